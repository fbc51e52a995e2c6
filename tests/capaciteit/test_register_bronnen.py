"""Loading the plans again leaves alone what people changed, converted and merged since."""

import pytest
from django.core.management import call_command

from capaciteit.models import Capaciteitsmeting, Locatie, Voorziening, Voorzieningstatusrij
from capaciteit.register.locaties import locatie_wijzigen
from capaciteit.register.samenvoegen import samenvoegen
from capaciteit.register.voorzieningen import voorziening_omzetten
from regio.choices import Rol
from regio.models import Aanbieder
from tests.capaciteit.register_wereld import vandaag
from tests.factories import make_gebruiker


@pytest.mark.usefixtures("gegevens")
def test_the_plans_do_not_undo_what_people_did():
    ambiq = Aanbieder.objects.get(code="AMBIQ")
    by = make_gebruiker(rol=Rol.AANBIEDER, organisatie=ambiq)
    hengelo, hoogeveen = (
        Locatie.objects.get(code=code) for code in ("AMBIQ-HENGELO", "AMBIQ-HOOGEVEEN")
    )
    locatie_wijzigen(hengelo, {"naam": "Nieuwe naam"}, [ambiq], by=by)
    voorziening_omzetten(
        Voorziening.objects.get(code="AMBIQ-HENGELO"), "kar", vanaf=vandaag(), reden="n", by=by
    )
    hengelo.refresh_from_db()
    samenvoegen(hoogeveen, hengelo, reden="zelfde", by=by)
    voorziening = Voorziening.objects.get(code="AMBIQ-HOOGEVEEN")
    modellen = (Locatie, Voorziening, Voorzieningstatusrij, Capaciteitsmeting)
    aantallen = [model._base_manager.count() for model in modellen]

    call_command("laad_bronnen", verbosity=0)

    hengelo.refresh_from_db()
    voorziening.refresh_from_db()
    assert hengelo.naam == "Nieuwe naam"
    assert Voorziening.objects.get(code="AMBIQ-HENGELO").zorgvorm == "kar"
    assert voorziening.locatie == hengelo
    assert [model._base_manager.count() for model in modellen] == aantallen
