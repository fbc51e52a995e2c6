"""Two people, or two processes, at once: real transactions."""

import pytest

from monitoring.cyclus.openen import cycli_openen
from monitoring.cyclus.verloop import OvergangNietMogelijk, overgang
from monitoring.models import Cyclus, Cyclusgebeurtenis, Leverplicht
from regio.choices import Rol
from regio.models import Bericht
from tests.capaciteit.aanlevering.test_gelijktijdig import tegelijk
from tests.factories import make_gebruiker

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_act_at_once_one_acts_and_the_other_hears_why_not(partijen):
    collega = make_gebruiker(rol=Rol.BEHEERDER, organisatie=partijen.gemeente)
    cyclus = partijen.cyclus("reflectie")

    uitslagen = tegelijk(
        lambda: overgang(
            Cyclus.objects.get(pk=cyclus.pk), "reflectie_afronden", by=partijen.begeleider
        ),
        lambda: overgang(
            Cyclus.objects.get(pk=cyclus.pk), "levering_heropenen", by=collega, reden="Fout."
        ),
    )

    (gedaan,) = (rij for rij in uitslagen if isinstance(rij, Cyclusgebeurtenis))
    (geweigerd,) = (rij for rij in uitslagen if isinstance(rij, Exception))
    assert isinstance(geweigerd, OvergangNietMogelijk)
    assert gedaan.wat in geweigerd.messages[0]
    assert Cyclusgebeurtenis.objects.filter(cyclus=cyclus).count() == 1


def test_two_processes_open_a_cycle_once(partijen):
    uitslagen = tegelijk(cycli_openen, cycli_openen)

    assert not [rij for rij in uitslagen if isinstance(rij, Exception)]
    assert Cyclusgebeurtenis.objects.filter(overgang="openen").count() == 1
    assert Leverplicht.objects.count() == 1
    assert Bericht.objects.filter(gebruiker=partijen.leveraar).count() == 1
