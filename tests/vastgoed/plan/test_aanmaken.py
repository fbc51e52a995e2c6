"""A new plan: for a scheme and a municipality, empty or with what an earlier plan had."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebied, make_gebruiker, make_organisatie
from tests.factories_plan import make_plan
from tests.factories_vastgoed import make_kader, make_regeling, make_toekenning
from tests.planinhoud import volledige_inhoud
from vastgoed.choices_plan import Kanaal, Planstatus
from vastgoed.models import Planwijziging, Vastgoedplan
from vastgoed.plan.aanmaken import plan_maken, plan_overnemen
from vastgoed.plan.inhoud import lege_inhoud

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanbieder():
    return make_aanbieder(code="zorghuis")


@pytest.fixture
def schrijver(aanbieder):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)


@pytest.fixture
def gemeente():
    gemeente = make_organisatie(code="almelo")
    gemeente.gebieden.add(make_gebied())
    return gemeente


@pytest.fixture
def regeling():
    return make_regeling(code="spuk-1")


@pytest.fixture
def maak(aanbieder, schrijver, gemeente, regeling):
    def maken(**velden):
        standaard = {"aanbieder": aanbieder, "regeling": regeling, "gemeente": gemeente}
        return plan_maken(by=schrijver, **{**standaard, **velden})

    return maken


def test_a_plan_begins_as_an_empty_draft_of_its_provider(maak, aanbieder, gemeente):
    plan = maak()

    assert plan.code == "zorghuis-spuk-1"
    assert (plan.aanbieder, plan.gemeente) == (aanbieder, gemeente)
    assert plan.gebied in gemeente.gebieden.all()
    assert plan.nieuwste_versie.inhoud == lege_inhoud()
    assert plan.status == Planstatus.CONCEPT


def test_the_area_is_the_one_that_has_a_framework_for_the_scheme(maak, gemeente, regeling):
    gemeente.gebieden.add(make_gebied(naam="AAA"))
    gebied = make_gebied(naam="ZZZ")
    gemeente.gebieden.add(gebied)
    make_kader(gebied=gebied, regeling=regeling)

    assert maak().gebied == gebied


def test_there_is_one_plan_unless_the_other_was_withdrawn(maak):
    eerste = maak()

    with pytest.raises(ValidationError, match="Er is al een plan"):
        maak()
    Vastgoedplan.objects.filter(pk=eerste.pk).update(status=Planstatus.INGETROKKEN)

    assert maak().code == "zorghuis-spuk-1-2"


def test_a_municipality_that_works_nowhere_handles_no_plan(maak):
    with pytest.raises(ValidationError, match="in welk gebied"):
        maak(gemeente=make_organisatie())


def test_nobody_makes_a_plan_for_another_provider(maak):
    with pytest.raises(PermissionDenied):
        maak(aanbieder=make_aanbieder())


def test_chosen_sections_are_copied_and_on_record(maak, aanbieder, schrijver):
    eerder = make_plan(inhoud=volledige_inhoud(), aanbieder=aanbieder)

    versie = plan_overnemen(maak(), eerder.nieuwste_versie, ["kern", "risicos"], by=schrijver)

    inhoud = volledige_inhoud()
    assert versie.inhoud["velden"]["doel"] == inhoud["velden"]["doel"]
    assert versie.inhoud["tabellen"]["risicos"] == inhoud["tabellen"]["risicos"]
    assert "visie" not in versie.inhoud["velden"]
    assert not versie.inhoud["tabellen"]["projecten"]
    assert set(Planwijziging.objects.values_list("kanaal", flat=True)) == {Kanaal.KOPIE}
    assert versie.plan.plaatsen_nu == 16


def test_nothing_is_copied_from_another_provider(maak, schrijver):
    ander = make_plan(inhoud=volledige_inhoud())

    with pytest.raises(PermissionDenied):
        plan_overnemen(maak(), ander.nieuwste_versie, ["kern"], by=schrijver)


def test_the_page_offers_what_was_granted_and_makes_the_plan(
    client_van, schrijver, aanbieder, gemeente, regeling
):
    make_toekenning(aanbieder=aanbieder, gemeente=gemeente, regeling=regeling)
    eerder = make_plan(inhoud=volledige_inhoud(), aanbieder=aanbieder)
    client = client_van(schrijver)

    assert "Toegekend aan" in client.get("/plannen/nieuw").content.decode()
    antwoord = client.post(
        "/plannen/nieuw",
        {
            "aanbieder": aanbieder.code,
            "keuze": "spuk-1:almelo",
            "bron": eerder.nieuwste_versie.pk,
            "secties": ["beleid"],
        },
    )

    plan = Vastgoedplan.objects.get(gemeente=gemeente)
    assert antwoord.url == f"/plannen/{plan.code}/invullen"
    assert plan.nieuwste_versie.inhoud["velden"]["visie"]


def test_to_copy_one_says_what(client_van, schrijver, aanbieder, gemeente, regeling):
    make_toekenning(aanbieder=aanbieder, gemeente=gemeente, regeling=regeling)
    eerder = make_plan(aanbieder=aanbieder)
    velden = {"aanbieder": aanbieder.code, "keuze": "spuk-1:almelo"}

    antwoord = client_van(schrijver).post(
        "/plannen/nieuw", velden | {"bron": eerder.nieuwste_versie.pk}
    )

    assert "Kies ten minste één onderdeel" in antwoord.content.decode()
    assert not Vastgoedplan.objects.filter(gemeente=gemeente).exists()


def test_a_source_of_another_provider_cannot_be_chosen(
    client_van, schrijver, aanbieder, gemeente, regeling
):
    make_toekenning(aanbieder=aanbieder, gemeente=gemeente, regeling=regeling)
    make_plan(aanbieder=aanbieder)
    ander = make_plan(inhoud=volledige_inhoud())
    velden = {"aanbieder": aanbieder.code, "keuze": "spuk-1:almelo", "secties": ["kern"]}

    client_van(schrijver).post("/plannen/nieuw", velden | {"bron": ander.nieuwste_versie.pk})

    assert not Vastgoedplan.objects.filter(gemeente=gemeente).exists()
