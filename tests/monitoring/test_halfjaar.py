from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.halfjaar import Halfjaar

halfjaren = st.builds(Halfjaar, st.integers(1000, 9000), st.sampled_from([1, 2]))


def test_the_first_half_of_2023_reads_and_runs_as_people_say():
    halfjaar = Halfjaar.parse("2023-1")

    assert halfjaar == Halfjaar(2023, 1)
    assert (halfjaar.van, halfjaar.tot) == (date(2023, 1, 1), date(2023, 6, 30))
    assert halfjaar.label == "eerste halfjaar 2023"
    assert halfjaar.volgende.label == "tweede halfjaar 2023"
    assert halfjaar.vorige == Halfjaar(2022, 2)


@pytest.mark.parametrize(
    "tekst", ["", "2023", "2023-0", "2023-3", "23-1", "2023-1 ", "2023-01", "0000-1", "٢٠٢٣-1"]
)
def test_any_other_form_is_refused(tekst):
    with pytest.raises(ValueError, match=r"halfjaar|jaar"):
        Halfjaar.parse(tekst)


@pytest.mark.parametrize("helft", [0, 3, -1])
def test_a_year_has_two_halves(helft):
    with pytest.raises(ValueError, match="helft"):
        Halfjaar(2023, helft)


def test_there_is_nothing_before_the_first_half_year_that_has_dates():
    with pytest.raises(ValueError, match="bestaat niet"):
        _ = Halfjaar(1, 1).vorige


@given(halfjaren)
def test_what_is_written_can_be_read_back(halfjaar):
    assert Halfjaar.parse(str(halfjaar)) == halfjaar


@given(halfjaren)
def test_next_and_previous_undo_each_other_and_leave_no_gap(halfjaar):
    assert halfjaar.volgende.vorige == halfjaar
    assert halfjaar.vorige < halfjaar < halfjaar.volgende
    assert halfjaar.volgende.van - halfjaar.tot == timedelta(days=1)


@given(st.dates())
def test_every_day_is_in_exactly_the_half_year_it_falls_in(datum):
    halfjaar = Halfjaar.at(datum)

    assert halfjaar.van <= datum <= halfjaar.tot
    assert datum in halfjaar


@given(halfjaren, halfjaren)
def test_half_years_sort_by_time(een, ander):
    assert (een < ander) == (een.van < ander.van)


def test_a_series_has_every_half_year_once_in_order():
    reeks = list(Halfjaar.reeks(Halfjaar(2022, 2), Halfjaar(2024, 1)))

    assert [str(halfjaar) for halfjaar in reeks] == ["2022-2", "2023-1", "2023-2", "2024-1"]


def test_a_series_that_ends_before_it_begins_is_empty():
    assert list(Halfjaar.reeks(Halfjaar(2024, 1), Halfjaar(2023, 2))) == []
