from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.maanden import Maand, aaneen, reeks

maanden = st.integers(2000 * 12, 2100 * 12).map(Maand)


@given(maanden)
def test_a_month_reads_back_what_it_writes(maand):
    assert (
        Maand.lees(str(maand))
        == maand
        == Maand.van(maand.eerste_dag)
        == Maand.van(maand.laatste_dag)
    )


@pytest.mark.parametrize("tekst", ["2026-13", "2026-00", "2026-3", "26-03", "2026-03-01", ""])
def test_what_is_no_month_is_refused(tekst):
    with pytest.raises(ValueError, match="Geen maand"):
        Maand.lees(tekst)


def test_the_last_day_knows_leap_years_and_the_turn_of_the_year():
    assert Maand.lees("2028-02").laatste_dag == date(2028, 2, 29)
    assert Maand.lees("2026-12").laatste_dag == date(2026, 12, 31)
    assert str(Maand.lees("2026-12").later(1)) == "2027-01"


def test_a_range_has_both_ends_and_is_empty_backwards():
    maart, mei = Maand.lees("2026-03"), Maand.lees("2026-05")

    assert [str(m) for m in reeks(maart, mei)] == ["2026-03", "2026-04", "2026-05"]
    assert list(reeks(mei, maart)) == []


@given(st.lists(maanden))
def test_stretches_hold_every_month_once_and_never_touch(gekozen):
    stukken = aaneen(gekozen)

    assert {m for van, tot in stukken for m in reeks(van, tot)} == set(gekozen)
    assert all(eerst[1].later(1) < later[0] for eerst, later in pairwise(stukken))
