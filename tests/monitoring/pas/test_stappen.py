"""Places are never lost and never counted twice, whatever was booked, planned and registered."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.pas.kwartaal import Kwartaal
from monitoring.pas.rekenen import kwartaalregels, standen
from monitoring.pas.stappen import (
    BUITEN,
    Beweging,
    Kant,
    Plek,
    Stap,
    bij_vorm,
    een_maat,
    met_einde,
    niet_eerder,
    stappen,
    zonder_geboekte,
)

VORM = {"jeugdzorgplus": "afbouw", "o3m": "afbouw", "kleinschalig": "opbouw", "kar": "opbouw"}
PLEKKEN = {1: Plek("R1"), 2: Plek("R1"), 3: Plek("R2"), 4: Plek("")}
GRADEN = ["gerealiseerd", "goedgekeurd", "ingediend"]
BEGIN = date(2025, 1, 1)
KWARTALEN = tuple(Kwartaal.reeks(Kwartaal(2025, 1), Kwartaal(2027, 4)))
TELT = frozenset(GRADEN)

rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long a machine takes says nothing about places."""

dagen = st.integers(0, 1094).map(lambda dag: BEGIN + timedelta(days=dag))
# Facility 9 lies outside the area; BUITEN is outside the register.
kanten = st.one_of(
    st.just(BUITEN),
    st.builds(Kant, st.sampled_from([1, 2, 3, 4, 9]), st.sampled_from(list(VORM))),
)


@st.composite
def bewegingen(draw):
    van, naar = draw(kanten), draw(kanten)
    nieuw = draw(st.booleans()) and naar == BUITEN
    return Beweging(
        dag=draw(dagen),
        aantal=draw(st.integers(1, 40)),
        van=van,
        naar=Kant(None, "kleinschalig") if nieuw else naar,
        zekerheid=draw(st.sampled_from(GRADEN)),
        herkomst="plaatsenbalans",
        bron=f"rij:{draw(st.integers(0, 9999))}",
        naar_plek=Plek("R2") if nieuw else None,
    )


def in_gebied(kant, plek=None):
    return (kant.voorziening in PLEKKEN) or (kant.voorziening is None and plek is not None)


@rustig
@given(st.lists(bewegingen(), max_size=20))
def test_what_comes_less_what_goes_is_what_crosses_the_border_of_the_area(rijen):
    over_grens = sum(
        rij.aantal * (in_gebied(rij.naar, rij.naar_plek) - in_gebied(rij.van)) for rij in rijen
    )

    uit = list(stappen(rijen, PLEKKEN, VORM))

    assert sum(stap.aantal for stap in uit) == over_grens


@rustig
@given(st.lists(bewegingen(), max_size=20))
def test_regions_add_up_to_the_area_in_every_quarter(rijen):
    uit = list(stappen(rijen, PLEKKEN, VORM))
    samen = kwartaalregels(uit, KWARTALEN, TELT)
    delen = [
        kwartaalregels([stap for stap in uit if stap.regio == regio], KWARTALEN, TELT)
        for regio in ("R1", "R2", "")
    ]

    for plek, regel in enumerate(samen):
        for graad in GRADEN:
            assert regel.af.get(graad, 0) == sum(deel[plek].af.get(graad, 0) for deel in delen)
            assert regel.op.get(graad, 0) == sum(deel[plek].op.get(graad, 0) for deel in delen)


@rustig
@given(st.lists(bewegingen(), max_size=20))
def test_start_plus_movements_is_the_end_and_the_quarters_tell_the_same_movements(rijen):
    uit = list(stappen(rijen, PLEKKEN, VORM))
    laatste = kwartaalregels(uit, KWARTALEN, TELT)[-1]
    regels = standen(uit, KWARTALEN[0].van, KWARTALEN[-1].tot)
    eind = Counter()
    for stap in uit:
        eind[stap.regio, stap.beweging] += stap.aantal

    assert {sleutel: regel.eind for sleutel, regel in regels.items()} == dict(eind)
    assert laatste.opgebouwd - laatste.afgebouwd == sum(eind.values())


@rustig
@given(st.lists(bewegingen(), max_size=15), st.data())
def test_a_plan_that_is_booked_counts_once_in_all(rijen, data):
    """However much of each line was booked meanwhile, books and plan together are the plan."""
    plannen = [rij for rij in rijen if rij.naar.voorziening is not None]
    geboekt, boeken = Counter(), []
    for rij in plannen:
        aantal = data.draw(st.integers(0, rij.aantal))
        geboekt[rij.van, rij.naar] += aantal
        if aantal:
            boeken.append(Beweging(**{**vars(rij), "aantal": aantal}))

    erbij = list(zonder_geboekte(plannen, geboekt))

    som = per_paar([*boeken, *erbij])
    assert som == per_paar(plannen)


@rustig
@given(st.lists(bewegingen(), max_size=10), st.integers(0, 60))
def test_more_booked_than_planned_leaves_nothing_of_the_plan_and_takes_from_no_other(rijen, extra):
    eigen = per_paar(rijen)
    eerste = rijen[:1]
    geboekt = {(rij.van, rij.naar): eigen[rij.van, rij.naar] + extra for rij in eerste}

    over = per_paar(zonder_geboekte(rijen, geboekt))

    assert over == {paar: aantal for paar, aantal in eigen.items() if paar not in geboekt}


def per_paar(rijen):
    som = Counter()
    for rij in rijen:
        som[rij.van, rij.naar] += rij.aantal
    return +som


def beweging(**velden):
    standaard = {
        "dag": date(2026, 3, 1),
        "aantal": 6,
        "van": Kant(1, "jeugdzorgplus"),
        "naar": Kant(3, "kleinschalig"),
        "zekerheid": "gerealiseerd",
        "herkomst": "plaatsenbalans",
        "bron": "mutatie:1",
    }
    return Beweging(**{**standaard, **velden})


def test_a_conversion_goes_from_one_region_and_comes_in_the_other():
    weg, komt = stappen([beweging()], PLEKKEN, VORM)

    assert (weg.regio, weg.beweging, weg.aantal) == ("R1", "afbouw", -6)
    assert (komt.regio, komt.beweging, komt.aantal) == ("R2", "opbouw", 6)


def test_a_move_within_a_region_and_a_movement_is_neither_build_up_nor_build_down():
    rijen = [beweging(naar=Kant(2, "jeugdzorgplus"))]

    [*_, laatste] = kwartaalregels(stappen(rijen, PLEKKEN, VORM), KWARTALEN, TELT)

    assert (laatste.afgebouwd, laatste.opgebouwd) == (0, 0)


def test_between_two_accounts_one_measure_counts_and_what_is_no_place_does_not():
    rijen = [
        beweging(maat="in_gebruik", bron="mutatie:1"),
        beweging(maat="plekken", bron="mutatie:2"),
        beweging(maat="in_gebruik", van=BUITEN, bron="mutatie:3"),
        beweging(maat="appartementen", naar=Kant(2, "kar"), bron="mutatie:4"),
    ]

    assert [rij.bron for rij in een_maat(rijen)] == ["mutatie:2", "mutatie:3"]


def test_what_comes_out_of_another_form_of_care_is_no_alternative_to_this_one():
    rijen = [
        beweging(bron="uit gesloten"),
        beweging(van=Kant(1, "o3m"), bron="uit open"),
        beweging(van=BUITEN, bron="nieuw"),
        beweging(van=Kant(1, "o3m"), naar=Kant(1, "jeugdzorgplus"), bron="terug"),
    ]

    over = bij_vorm(rijen, "jeugdzorgplus", frozenset({"jeugdzorgplus", "o3m"}))

    assert [rij.bron for rij in over] == ["uit gesloten", "nieuw", "terug"]


def test_what_is_planned_for_a_day_that_passed_is_there_today_at_the_earliest():
    vandaag = date(2026, 7, 1)
    gepland, feit = (
        Stap(date(2026, 1, 1), 6, "R1", "kar", "opbouw", "", graad, "plan", "rij")
        for graad in ("goedgekeurd", "gerealiseerd")
    )

    assert [stap.dag for stap in niet_eerder([gepland, feit], vandaag)] == [vandaag, feit.dag]


def test_places_that_stop_are_gone_the_day_after():
    stap = Stap(date(2026, 1, 1), 6, "R1", "kar", "opbouw", "", "idee", "register", "rij")

    erbij, eraf = met_einde(stap, date(2026, 12, 31))

    assert (erbij.aantal, eraf.aantal, eraf.dag) == (6, -6, date(2027, 1, 1))
