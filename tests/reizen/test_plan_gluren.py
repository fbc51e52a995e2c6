"""Who has nothing to do with a plan, a review or a remark, does not get to see it."""

import pytest
from django.urls import URLPattern, reverse

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_plan import make_plandossier, make_toetsing
from tests.factories_verloop import Partijen
from tests.planinhoud import make_planbijlage
from tests.vastgoed.plan.werkboek.boeken import geopend, ingeleverd
from vastgoed.choices_plan import Oordeelwaarde
from vastgoed.models import Oordeel
from vastgoed.toetsen.inleveren import toetsing_inleveren
from vastgoed.toetsen.oordelen import oordeel_opslaan
from vastgoed.urls import urlpatterns

from .spelers import ONDERLING, PRIVE
from .test_plan_weerbaar import te_toetsen


@pytest.fixture
def partijen():
    return Partijen()


def planpaden() -> list[URLPattern]:
    """Every address below that of one plan."""
    return [
        pad
        for pad in urlpatterns
        if "code" in pad.pattern.regex.groupindex
        and pad.pattern.regex.pattern.lstrip("^").startswith(("plannen/", "plannen\\/"))
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("pad", planpaden(), ids=lambda pad: pad.name)
def test_to_another_provider_a_plan_with_all_its_parts_does_not_exist(client, partijen, pad):
    plan = partijen.plan()
    pk = {
        "plan-bijlage": lambda: make_planbijlage(plan, door=partijen.opsteller).pk,
        "plan-dossier-": lambda: make_plandossier(plan, door=partijen.opsteller).pk,
        "plan-werkboek": lambda: ingeleverd(plan, geopend(plan), partijen.opsteller).pk,
    }
    soort = next((maak for naam, maak in pk.items() if pad.name.startswith(naam)), lambda: 1)
    waarden = {
        "code": plan.code,
        "pk": soort(),
        "sectie": "kern",
        "overgang": "indienen",
        "organisatie": partijen.toetsregio.code,
        "sleutel": partijen.kader.criteria.first().sleutel,
        "soort": "melden",
        "nummer": 1,
        "oud": 1,
        "nieuw": 1,
    }
    adres = reverse(
        f"vastgoed:{pad.name}", kwargs={n: waarden[n] for n in pad.pattern.regex.groupindex}
    )
    client.force_login(make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder()))

    antwoorden = {client.get(adres).status_code, client.post(adres).status_code}

    # What no provider ever does is refused before anything is looked up.
    assert antwoorden <= {403, 404, 405}, antwoorden
    assert plan.titel not in client.get(adres).content.decode()
    if not ALLEEN_GEMEENTE & {pad.name}:
        assert 403 not in antwoorden


ALLEEN_GEMEENTE = {
    pad.name
    for pad in planpaden()
    if pad.name.startswith(("plan-toetser", "plan-oorde", "plan-vra", "plan-advies"))
}


@pytest.mark.django_db
def test_a_reviewer_does_not_open_the_review_of_another(client, partijen):
    plan, toetsing = te_toetsen(partijen)
    criterium = partijen.kader.criteria.first()
    waarden = {"waarde": Oordeelwaarde.NIET, "opmerking_prive": PRIVE}
    oordeel_opslaan(toetsing, criterium, waarden, revisie=0, by=partijen.toetser)
    mede = make_toetsing(plan=plan).toetser
    vreemd = make_toetsing().toetser
    adressen = [
        reverse("vastgoed:toetsing", args=[toetsing.pk]),
        reverse("vastgoed:toetsing-criterium", args=[toetsing.pk, criterium.sleutel]),
        reverse("vastgoed:toetsing-inleveren", args=[toetsing.pk]),
        reverse("vastgoed:toetsing-belang", args=[toetsing.pk]),
    ]

    for gebruiker, verwacht in ((mede, {403}), (vreemd, {404})):
        client.force_login(gebruiker)
        assert {client.get(adres).status_code for adres in adressen} == verwacht
        pagina = client.get(reverse("vastgoed:plan-oordelen", args=[plan.code]))
        assert PRIVE not in pagina.content.decode()


@pytest.mark.django_db
def test_changes_on_record_tell_a_providers_manager_nothing_of_judgments(client, partijen):
    _, toetsing = te_toetsen(partijen)
    for criterium in partijen.kader.criteria.all():
        waarden = {
            "waarde": Oordeelwaarde.NIET,
            "opmerking_prive": PRIVE,
            "opmerking_toetsers": ONDERLING,
            "opmerking_aanbieder": "Voor u, maar nu nog niet.",
        }
        oordeel_opslaan(toetsing, criterium, waarden, revisie=0, by=partijen.toetser)
    toetsing_inleveren(toetsing, opmerking=ONDERLING, by=partijen.toetser)
    client.force_login(partijen.lid(Rol.BEHEERDER, partijen.aanbieder))

    paginas = [
        client.get("/beheer/wijzigingen"),
        client.get("/beheer/wijzigingen?formaat=csv"),
        client.get(reverse("regio:aanbieder-wijzigingen", args=[partijen.aanbieder.code])),
        client.get(reverse("regio:gebied-wijzigingen", args=[partijen.gebied.code])),
    ]

    for antwoord in paginas:
        tekst = b"".join(antwoord).decode(errors="replace")
        assert antwoord.status_code == 200
        assert not any(woord in tekst for woord in (PRIVE, ONDERLING, "maar nu nog niet"))
        assert partijen.toetser.naam not in tekst
    assert Oordeel.objects.exists()
