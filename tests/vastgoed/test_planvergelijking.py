from datetime import date

import pytest

from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_plan import (
    make_advies,
    make_besluit,
    make_gezamenlijk,
    make_plan,
    make_planvoorwaarde,
    make_toetsing,
)
from vastgoed.choices_plan import Oordeelwaarde, Planstatus, Planuitkomst
from vastgoed.planvergelijking import gekozen, looptijd, vergelijk

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente():
    return make_organisatie()


@pytest.fixture
def coordinator(gemeente):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente)


def adres(*plannen):
    return "/plannen/vergelijken?" + "&".join(f"plan={plan.code}" for plan in plannen)


def test_the_term_counts_the_first_and_the_last_month():
    assert looptijd(date(2026, 1, 1), date(2026, 1, 31)) == 1
    assert looptijd(date(2026, 11, 1), date(2027, 2, 1)) == 4
    assert looptijd(None, date(2027, 2, 1)) is None
    assert looptijd(date(2027, 2, 1), date(2026, 2, 1)) is None


def test_plans_stand_in_the_order_of_the_question_each_once(coordinator, gemeente):
    een, twee = (make_plan(gemeente=gemeente, status=Planstatus.INGEDIEND) for _ in range(2))
    vreemd = make_plan(status=Planstatus.INGEDIEND)
    concept = make_plan(gemeente=gemeente)

    codes = [twee.code, vreemd.code, een.code, twee.code, concept.code, "bestaat-niet"]

    assert gekozen(coordinator, codes) == [twee, een]


def test_the_page_shows_five_and_says_that_more_were_asked(client_van, coordinator, gemeente):
    plannen = [make_plan(gemeente=gemeente, status=Planstatus.INGEDIEND) for _ in range(6)]

    response = client_van(coordinator).get(adres(*plannen))

    assert [plan for plan, _zonder in response.context["koppen"]] == plannen[:5]
    assert response.context["te_veel"] == 1
    assert "meer plannen dan er naast elkaar passen" in response.content.decode()


def test_places_money_and_term_stand_side_by_side(client_van, coordinator, gemeente):
    een = make_plan(
        gemeente=gemeente,
        status=Planstatus.INGEDIEND,
        plaatsen_nu=62,
        plaatsen_straks=48,
        investering=4_000_000,
        kosten_per_plaats=83_333,
        start=date(2026, 1, 1),
        gereed=date(2027, 12, 31),
        hoogste_risico="HR",
    )
    twee = make_plan(gemeente=gemeente, status=Planstatus.IN_TOETSING)

    pagina = client_van(coordinator).get(adres(een, twee)).content.decode()

    for tekst in (
        "62",
        "−14",
        "€\xa04.000.000",
        "€\xa083.333",
        "24",
        "impact hoog, kans reëel",
        "onbekend",
    ):
        assert tekst in pagina
    assert f"?plan={twee.code}" in pagina


@pytest.mark.parametrize(
    ("rol", "status", "ziet"),
    [
        ("coordinator", Planstatus.IN_TOETSING, True),
        ("coordinator", Planstatus.GEADVISEERD, True),
        ("gebied", Planstatus.IN_TOETSING, False),
        ("gebied", Planstatus.GEADVISEERD, True),
        ("toetser", Planstatus.IN_TOETSING, False),
        ("toetser", Planstatus.BESLOTEN, True),
        ("stuurgroep", Planstatus.GEADVISEERD, True),
        ("aanbieder", Planstatus.IN_TOETSING, False),
        ("aanbieder", Planstatus.GEADVISEERD, False),
        ("aanbieder", Planstatus.BESLOTEN, True),
    ],
)
def test_judgments_are_compared_only_as_far_as_they_were_released(
    coordinator, gemeente, rol, status, ziet
):
    gebied = make_gebied()
    plan = make_plan(gemeente=gemeente, gebied=gebied, status=status)
    make_gezamenlijk(plan, Oordeelwaarde.DEELS)
    wie = {
        "coordinator": lambda: coordinator,
        "gebied": lambda: make_gebruiker(gebieden=[gebied]),
        "toetser": lambda: make_toetsing(plan=plan).toetser,
        "stuurgroep": lambda: make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[gebied]),
        "aanbieder": lambda: make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder),
    }[rol]()

    (kolom,) = vergelijk(wie, gekozen(wie, [plan.code]))

    assert kolom.oordeel(Oordeelwaarde.DEELS) == (1 if ziet else None)


def test_a_provider_reads_the_advice_after_the_decision_and_not_before(coordinator, gemeente):
    plan = make_plan(gemeente=gemeente, status=Planstatus.GEADVISEERD)
    advies = make_advies(plan, uitkomst=Planuitkomst.AFGEWEZEN)
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)

    (voor,) = vergelijk(aanbieder, [plan])
    (gemeentelijk,) = vergelijk(coordinator, [plan])
    make_planvoorwaarde(plan, besluit=make_besluit(plan, advies=advies))
    (na,) = vergelijk(aanbieder, [plan])

    assert (voor.advies, gemeentelijk.advies, na.advies) == (None, advies, advies)
    assert (voor.voorwaarden, na.voorwaarden) == (0, 1)


def test_a_draft_advice_is_not_compared(coordinator, gemeente):
    plan = make_plan(gemeente=gemeente, status=Planstatus.IN_TOETSING)
    make_advies(plan, gegeven_op=None)

    (kolom,) = vergelijk(coordinator, [plan])

    assert kolom.advies is None


@pytest.mark.parametrize("aantal", [1, 3])
def test_more_plans_take_no_more_queries(
    client_van, coordinator, gemeente, django_assert_max_num_queries, aantal
):
    plannen = [make_plan(gemeente=gemeente, status=Planstatus.IN_TOETSING) for _ in range(aantal)]
    client = client_van(coordinator)

    with django_assert_max_num_queries(18):
        client.get(adres(*plannen))


def test_without_plans_the_page_says_how_to_begin(client_van, coordinator):
    assert "Vink in de lijst twee tot vijf plannen aan" in (
        client_van(coordinator).get("/plannen/vergelijken").content.decode()
    )
