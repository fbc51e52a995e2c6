"""The tab of a plan about its review: for whom it tells what."""

import pytest
from django.urls import reverse

from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import beoordeel, make_getoetst, zet_status, zonder_belang
from vastgoed.choices_plan import Planstatus
from vastgoed.toetsen.gezamenlijk import samen_oordelen
from vastgoed.toetsen.inleveren import toetsing_inleveren
from vastgoed.toetsen.stand import criteria_van

pytestmark = pytest.mark.django_db
STATUSSEN = (Planstatus.IN_TOETSING, Planstatus.GEADVISEERD, Planstatus.BESLOTEN)
MAG = {
    "beleid": set(STATUSSEN),
    "toetser": set(STATUSSEN),
    "lezer": {Planstatus.GEADVISEERD, Planstatus.BESLOTEN},
    "stuurgroep": {Planstatus.GEADVISEERD, Planstatus.BESLOTEN},
    "aanbieder": {Planstatus.BESLOTEN},
}
"""In which states each reads what was judged together."""


@pytest.fixture
def plan():
    plan = make_getoetst()
    toetsing = zonder_belang(make_toetsing(plan=plan))
    beoordeel(toetsing)
    toetsing.oordelen.update(opmerking_toetsers="onderling merel", opmerking_prive="prive merel")
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    samen_oordelen(
        plan,
        criteria_van(plan.ingediende_versie)[0],
        "voldoet_niet",
        reden="reden merel",
        opmerking_aanbieder="aan u, merel",
        revisie=0,
        by=make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente),
    )
    return plan


def lezer_van(plan, wie):
    if wie == "toetser":
        return plan.toetsingen.get().toetser
    if wie == "stuurgroep":
        bestuur = make_organisatie(soort="stuurgroep")
        bestuur.gebieden.add(plan.gebied)
        return make_gebruiker(rol=Rol.STUURGROEPLID, organisatie=bestuur)
    rol, kant = {
        "beleid": (Rol.BELEIDSMEDEWERKER, plan.gemeente),
        "lezer": (Rol.LEZER, plan.gemeente),
        "aanbieder": (Rol.AANBIEDER, plan.aanbieder),
    }[wie]
    return make_gebruiker(rol=rol, organisatie=kant)


@pytest.mark.parametrize("status", STATUSSEN)
@pytest.mark.parametrize("wie", MAG)
def test_who_reads_the_joint_judgment_when(client_van, plan, wie, status):
    lezer = lezer_van(plan, wie)
    zet_status(plan, status)

    antwoord = client_van(lezer).get(reverse("vastgoed:plan-toetsing", args=[plan.code]))

    assert antwoord.status_code == (
        404 if wie == "stuurgroep" and status == Planstatus.IN_TOETSING else 200
    )
    assert ("aan u, merel" in antwoord.text) == (status in MAG[wie])
    assert ("reden merel" in antwoord.text) == (status in MAG[wie] and wie != "aanbieder")
    assert "onderling merel" not in antwoord.text
    assert "prive merel" not in antwoord.text


def test_the_provider_does_not_learn_who_reviews(client_van, plan):
    toetsing = plan.toetsingen.get()
    zet_status(plan, Planstatus.BESLOTEN)

    tekst = (
        client_van(lezer_van(plan, "aanbieder"))
        .get(reverse("vastgoed:plan-toetsing", args=[plan.code]))
        .text
    )

    assert str(toetsing.toetser) not in tekst
    assert str(toetsing.organisatie) not in tekst


def test_a_reviewer_goes_on_from_here(client_van, plan):
    toetsing = plan.toetsingen.get()

    antwoord = client_van(toetsing.toetser).get(reverse("vastgoed:plan-toetsing", args=[plan.code]))

    assert reverse("vastgoed:toetsing", args=[toetsing.pk]) in antwoord.text
    assert "Beoordeeld: 3 van 3" in antwoord.text
