from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.choices import Padverloop
from monitoring.halfjaar import Halfjaar
from monitoring.padwaarde import (
    GETRAPT,
    LINEAIR,
    Jaarpad,
    Punt,
    Standpad,
    afbouwpad_mijlpalen,
    maanden,
    maanden_later,
    padwaarde,
    padwaarde_over,
    standpad_pro_rata,
)

NOORD = [
    Punt(date(2010, 12, 31), 144),
    Punt(date(2020, 12, 31), 48),
    Punt(None, 10, onzeker=True),
    Punt(date(2030, 12, 31), 0),
]
OOST = Jaarpad({2022: 173, 2023: 156, 2024: 140})

datums = st.dates(date(2000, 1, 1), date(2099, 12, 31))
punten = st.dictionaries(datums, st.integers(0, 500), min_size=1).map(
    lambda op_datum: [Punt(datum, waarde) for datum, waarde in op_datum.items()]
)
verlopen = st.sampled_from([LINEAIR, GETRAPT])
jaarpaden = st.fixed_dictionaries({jaar: st.integers(0, 999) for jaar in range(2020, 2030)}).map(
    Jaarpad
)
dagen = st.dates(date(2020, 1, 1), date(2029, 12, 31))


# flows


def test_a_flow_has_one_value_the_whole_year():
    assert padwaarde(OOST, date(2023, 1, 1)) == padwaarde(OOST, date(2023, 12, 31)) == 156


def test_half_a_year_is_held_against_half_of_the_path():
    halfjaar = Halfjaar(2023, 1)

    assert padwaarde_over(OOST, halfjaar.van, halfjaar.tot) == 78


def test_a_period_over_two_years_takes_from_both():
    assert padwaarde_over(OOST, date(2022, 7, 1), date(2023, 6, 30)) == Fraction(173 + 156, 2)


def test_a_flow_says_nothing_of_years_it_does_not_have():
    assert padwaarde(OOST, date(2032, 1, 1)) is None
    assert padwaarde_over(OOST, date(2024, 7, 1), date(2025, 6, 30)) is None


@given(jaarpaden, st.integers(2020, 2029))
def test_both_halves_are_the_whole_year(pad, jaar):
    helften = [Halfjaar(jaar, 1), Halfjaar(jaar, 2)]

    samen = sum(padwaarde_over(pad, helft.van, helft.tot) for helft in helften)

    assert samen == pad.waarden[jaar]


@given(jaarpaden, st.lists(dagen, min_size=3, max_size=3, unique=True).map(sorted))
def test_a_period_cut_in_two_loses_nothing(pad, drie):
    van, knip, tot = drie

    delen = padwaarde_over(pad, van, knip - timedelta(days=1)) + padwaarde_over(pad, knip, tot)

    assert delen == padwaarde_over(pad, van, tot)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="eindigt voor zij begint"):
        padwaarde_over(OOST, date(2023, 6, 30), date(2023, 1, 1))


# stocks


@pytest.mark.parametrize(
    "datum, lineair, getrapt",
    [
        (date(2010, 12, 31), 144, 144),
        (date(2020, 12, 30), None, 144),
        (date(2020, 12, 31), 48, 48),
        (date(2029, 12, 31), None, 48),
        (date(2030, 12, 31), 0, 0),
        (date(2040, 1, 1), 0, 0),
    ],
)
def test_the_milestones_of_noord_hold_on_their_dates(datum, lineair, getrapt):
    assert afbouwpad_mijlpalen(NOORD, datum, GETRAPT) == getrapt
    if lineair is not None:
        assert afbouwpad_mijlpalen(NOORD, datum, LINEAIR) == lineair


def test_a_line_is_halfway_when_half_of_the_days_are_gone():
    pad = Standpad.van_punten([Punt(date(2021, 1, 1), 48), Punt(date(2021, 1, 11), 0)])

    assert padwaarde(pad, date(2021, 1, 6)) == 24
    assert padwaarde_over(pad, date(2021, 1, 1), date(2021, 1, 6)) == 24


def test_a_milestone_without_a_date_is_kept_but_bends_no_line():
    pad = Standpad.van_punten(NOORD)

    assert pad.zonder_datum == (Punt(None, 10, onzeker=True),)
    assert len(pad.punten) == 3


def test_before_the_first_milestone_a_path_says_nothing():
    assert afbouwpad_mijlpalen(NOORD, date(2010, 12, 30)) is None
    assert afbouwpad_mijlpalen([], date(2010, 12, 31)) is None


@given(punten, verlopen)
def test_a_path_goes_through_its_points_whatever_their_order(alle, verloop):
    pad = Standpad.van_punten(alle, verloop)

    assert pad == Standpad.van_punten(reversed(alle), verloop)
    assert all(pad.op(punt.datum) == punt.waarde for punt in alle)


@given(punten, verlopen, datums)
def test_a_path_stays_between_its_lowest_and_highest_point(alle, verloop, datum):
    waarde = afbouwpad_mijlpalen(alle, datum, verloop)

    waarden = [punt.waarde for punt in alle]
    assert waarde is None or min(waarden) <= waarde <= max(waarden)


@given(punten, verlopen, datums, datums)
def test_a_path_with_falling_points_never_rises(alle, verloop, een, ander):
    vroeg, laat = sorted([een, ander])
    hoogste_eerst = sorted((punt.waarde for punt in alle), reverse=True)
    dalend = [
        Punt(datum, waarde)
        for datum, waarde in zip(sorted(p.datum for p in alle), hoogste_eerst, strict=True)
    ]

    begin, einde = (afbouwpad_mijlpalen(dalend, datum, verloop) for datum in (vroeg, laat))

    assert begin is None or einde <= begin


def test_two_points_on_a_day_are_refused():
    with pytest.raises(ValueError, match="hoogstens één punt"):
        Standpad.van_punten([Punt(date(2021, 1, 1), 1), Punt(date(2021, 1, 1), 2)])


def test_a_path_runs_the_ways_that_can_be_chosen():
    assert {LINEAIR, GETRAPT} == set(Padverloop.values)
    with pytest.raises(ValueError, match="verloopt"):
        Standpad.van_punten(NOORD, "krom")


# the stock of a pro rata path


def test_zuidwest_stays_at_its_baseline_until_its_term_begins():
    pad = standpad_pro_rata(Punt(date(2023, 7, 1), 125), 54, date(2024, 7, 1), 42)

    assert padwaarde(pad, date(2023, 7, 1)) == padwaarde(pad, date(2024, 7, 1)) == 125
    assert padwaarde(pad, date(2028, 1, 1)) == padwaarde(pad, date(2030, 1, 1)) == 54


def test_a_term_that_begins_at_the_baseline_goes_down_at_once():
    pad = standpad_pro_rata(Punt(date(2024, 7, 1), Decimal("49.5")), 20, date(2024, 7, 1), 42)

    assert len(pad.punten) == 2
    assert padwaarde(pad, date(2024, 7, 2)) < Decimal("49.5")


@pytest.mark.parametrize(
    "begin, van, looptijd",
    [
        (date(2024, 7, 1), date(2024, 6, 30), 42),
        (date(2024, 7, 1), date(2024, 7, 1), 0),
        (None, date(2024, 7, 1), 42),
    ],
)
def test_a_term_before_the_baseline_or_without_months_is_refused(begin, van, looptijd):
    with pytest.raises(ValueError, match="looptijd"):
        standpad_pro_rata(Punt(begin, 125), 54, van, looptijd)


# months


def test_from_mid_2024_to_the_end_of_2027_is_42_months():
    assert maanden(date(2024, 7, 1), date(2027, 12, 31)) == 42
    assert maanden_later(date(2024, 7, 1), 42) == date(2028, 1, 1)


def test_a_short_month_ends_on_its_last_day():
    assert maanden_later(date(2023, 8, 31), 6) == date(2024, 2, 29)


def test_a_term_past_the_last_date_is_refused():
    with pytest.raises(ValueError, match="laatste jaar"):
        maanden_later(date(9999, 7, 1), 6)


@given(datums, st.integers(1, 600))
def test_months_later_are_as_many_months_from_the_first_day_on(datum, aantal):
    eerste = datum.replace(day=1)

    assert maanden(eerste, maanden_later(eerste, aantal) - timedelta(days=1)) == aantal
