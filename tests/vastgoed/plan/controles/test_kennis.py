from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache

from capaciteit.choices import Aard, Mutatiesoort, VoorzieningStatus
from capaciteit.models import Locatie
from regio.models import GebiedRegio
from tests.factories import make_aanbieder, make_bron, make_gebied, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import make_plan
from tests.factories_vastgoed import make_regeling, make_termijn, make_toekenning, make_verlenging
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Planproject
from vastgoed.plan.controles.kennis import context_van
from vastgoed.plan.inhoud import gezet, lege_inhoud

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lege_cache():
    cache.clear()


def inhoud_met(*codes, **velden):
    inhoud = lege_inhoud()
    for nummer, code in enumerate(codes):
        inhoud = gezet(inhoud, f"plaatsen/r{nummer}", {"van": code})
    inhoud["velden"] |= velden
    return inhoud


def context(plan):
    return context_van(plan.nieuwste_versie)


def voorziening_van(aanbieder, **velden):
    velden.setdefault("locatie", make_locatie(aanbieders=[aanbieder]))
    return make_voorziening(**velden)


def test_only_what_the_document_names_is_known():
    genoemd, _ = make_voorziening(code="VRZ-GENOEMD"), make_voorziening()

    gevonden = context(make_plan(inhoud_met("VRZ-GENOEMD", "VRZ-WEG"))).voorzieningen

    assert list(gevonden) == [genoemd.code]


def test_a_closed_facility_of_another_is_not_there_and_an_own_one_is():
    ons = make_aanbieder()
    dicht = make_bron(openbaar=False)
    voorziening_van(ons, code="VRZ-ONS", bron=dicht)
    voorziening_van(make_aanbieder(), code="VRZ-HUN", bron=dicht)

    gevonden = context(make_plan(inhoud_met("VRZ-ONS", "VRZ-HUN"), aanbieder=ons)).voorzieningen

    assert list(gevonden) == ["VRZ-ONS"]
    assert gevonden["VRZ-ONS"].is_eigen


def test_occupancy_is_read_of_own_facilities_only():
    ons = make_aanbieder()
    for code, aanbieder in (("VRZ-ONS", ons), ("VRZ-HUN", make_aanbieder())):
        make_meting(voorziening=voorziening_van(aanbieder, code=code), plaatsen=10, bezet=7)

    gevonden = context(make_plan(inhoud_met("VRZ-ONS", "VRZ-HUN"), aanbieder=ons)).voorzieningen

    assert {code: kennis.bezet for code, kennis in gevonden.items()} == {
        "VRZ-ONS": 7,
        "VRZ-HUN": None,
    }


def test_places_come_from_the_ledger_with_what_is_planned_but_not_by_this_plan():
    plan = make_plan(inhoud_met("VRZ-1"))
    voorziening = make_voorziening(code="VRZ-1")
    make_meting(voorziening=voorziening, plaatsen=99)
    for dag, aantal, aard, project in (
        (date(2020, 1, 1), 16, Aard.FEIT, ""),
        (date(2025, 1, 1), 4, Aard.PLAN, "ander-plan P1"),
        (date(2026, 1, 1), 2, Aard.PLAN, f"{plan.code} P1"),
    ):
        make_plaatsmutatie(naar=voorziening, datum=dag, aantal=aantal, aard=aard, project=project,
                           soort=Mutatiesoort.NIEUW)  # fmt: skip

    kennis = context(plan).voorzieningen["VRZ-1"]

    assert kennis.standen == ((date(2020, 1, 1), 16), (date(2025, 1, 1), 20))
    assert kennis.plaatsen_op(date(2019, 12, 31)) is None


def test_without_books_the_measurements_count_and_states_stand_in_order():
    voorziening = make_voorziening(code="VRZ-1", status=VoorzieningStatus.IN_AFBOUW)
    make_meting(voorziening=voorziening, plaatsen=12)

    kennis = context(make_plan(inhoud_met("VRZ-1"))).voorzieningen["VRZ-1"]

    assert kennis.plaatsen_op(date(2023, 7, 1)) == 12
    assert kennis.status_op(date(2023, 7, 1)) == VoorzieningStatus.IN_AFBOUW
    assert kennis.status_op(date(2023, 6, 30)) == ""


def test_the_grant_is_the_whole_one_of_the_newest_source():
    plan = make_plan()
    wie = {"regeling": plan.regeling, "gemeente": plan.gemeente, "aanbieder": plan.aanbieder}
    make_toekenning(**wie, bedrag=1000, plaatsen=10, bron=make_bron(datum=date(2021, 1, 1)))
    make_toekenning(**wie, bedrag=900, plaatsen=9, bron=make_bron(datum=date(2022, 1, 1)))
    make_toekenning(**wie, bedrag=5, plaatsen=1, is_deel=True,
                    bron=make_bron(datum=date(2023, 1, 1)))  # fmt: skip
    make_toekenning(**{**wie, "aanbieder": make_aanbieder()}, bedrag=7777)

    gevonden = context(plan)

    assert (gevonden.toegekend, gevonden.toegekende_plaatsen) == (Decimal(900), 9)


def test_the_deadline_is_the_last_of_the_scheme_in_the_area_with_its_extension():
    plan = make_plan()
    bij = {"regeling": plan.regeling, "gebied": plan.gebied}
    eerst = make_termijn(**bij, datum=date(2024, 12, 31), mijlpaal="Gerealiseerd")
    make_termijn(**bij, datum=date(2025, 6, 1))
    make_termijn(**{**bij, "gebied": make_gebied()}, datum=date(2029, 1, 1))
    make_verlenging(eerst, date(2026, 12, 31))

    gevonden = context(plan)

    assert (gevonden.uiterlijk, gevonden.termijn) == (date(2026, 12, 31), "Gerealiseerd")


def test_without_a_deadline_the_end_of_the_scheme_holds():
    regeling = make_regeling(looptijd_tot=date(2027, 1, 1))

    assert context(make_plan(regeling=regeling)).uiterlijk == date(2027, 1, 1)
    assert context(make_plan()).uiterlijk is None


def test_the_baseline_is_of_own_facilities_of_the_scheme_in_the_area():
    ons, regio, gebied = make_aanbieder(), make_jeugdhulpregio(), make_gebied()
    GebiedRegio.objects.create(gebied=gebied, jeugdhulpregio=regio, bron=gebied.bron)
    hier = make_locatie(aanbieders=[ons], jeugdhulpregio=regio)
    for code, locatie, zorgvorm in (
        ("VRZ-1", hier, "o3m"),
        ("VRZ-2", hier, "gezinshuis"),
        ("VRZ-3", make_locatie(aanbieders=[ons]), "o3m"),
    ):
        make_meting(voorziening=make_voorziening(code=code, locatie=locatie, zorgvorm=zorgvorm),
                    plaatsen=16)  # fmt: skip
    plan = make_plan(
        inhoud_met(startfoto_peildatum="2023-07-01"),
        aanbieder=ons, gebied=gebied, regeling=make_regeling(zorgvorm="o3m"),
    )  # fmt: skip

    assert context(plan).startfoto == {"VRZ-1": 16}


def test_the_baseline_is_of_the_locations_of_the_grant_when_it_names_any():
    ons = make_aanbieder()
    plan = make_plan(inhoud_met(startfoto_peildatum="2023-07-01"), aanbieder=ons)
    toekenning = make_toekenning(regeling=plan.regeling, gemeente=plan.gemeente, aanbieder=ons)
    for code in ("VRZ-1", "VRZ-2"):
        make_meting(voorziening=voorziening_van(ons, code=code), plaatsen=16)
    toekenning.locaties.set(Locatie.objects.filter(voorzieningen__code="VRZ-2"))

    assert context(plan).startfoto == {"VRZ-2": 16}


def ingediend_project(regeling, aanbieder, bedrag, **velden):
    plan = make_plan(regeling=regeling, aanbieder=aanbieder, status=Planstatus.INGEDIEND)
    standaard = {"sleutel": "p1", "code": "P1", "naam": "Huis", "soort": "wijk",
                 "investering": bedrag, "plaatsen_straks": 4}  # fmt: skip
    return Planproject.objects.create(versie=plan.nieuwste_versie, **{**standaard, **velden})


def test_the_range_is_of_handed_in_projects_of_others():
    plan = make_plan()
    for nummer in range(5):
        ingediend_project(plan.regeling, make_aanbieder(), 40_000 * (nummer + 1))
    ingediend_project(plan.regeling, make_aanbieder(), 9, soort="terrein")
    make_plan(regeling=plan.regeling)

    gevonden = context(plan).vergelijkbaar

    assert (gevonden["wijk"].aantal, gevonden["wijk"].mediaan) == (5, 30_000)
    assert gevonden.get("terrein") is None


def test_two_providers_are_no_range_however_many_projects_they_have():
    plan = make_plan()
    for _ in range(2):
        project = ingediend_project(plan.regeling, make_aanbieder(), 100)
        for nummer in range(3):
            project.pk, project.sleutel = None, f"q{nummer}"
            project.save()

    assert context(plan).vergelijkbaar.get("wijk") is None


def test_as_many_queries_for_many_rows_as_for_few(django_assert_max_num_queries):
    for nummer in range(6):
        make_meting(voorziening=make_voorziening(code=f"VRZ-{nummer}-x"), bezet=3)
    plan = make_plan(inhoud_met(*(f"VRZ-{nummer}-x" for nummer in range(6))))
    versie = plan.nieuwste_versie

    with django_assert_max_num_queries(14):
        context_van(versie)
