from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdzorg.kern import notation
from jeugdzorg.kern.rounding import as_decimal, exact, round_half_up

getallen = st.fractions(min_value=-(10**9), max_value=10**9)
decimalen = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    "waarde, verwacht",
    [("0.5", 1), ("1.5", 2), ("2.5", 3), ("67.5", 68), ("-2.5", -3), ("2.4999", 2), ("-0.2", 0)],
)
def test_halves_go_up_and_not_to_even(waarde, verwacht):
    assert round_half_up(Decimal(waarde), 0) == verwacht
    assert round_half_up(Fraction(waarde), 0) == verwacht


@given(getallen, decimalen)
def test_rounding_moves_by_at_most_half_a_unit(waarde, plaatsen):
    afgerond = round_half_up(waarde, plaatsen)

    assert abs(Fraction(afgerond) - waarde) <= Fraction(1, 2 * 10**plaatsen)
    assert -afgerond.as_tuple().exponent == plaatsen


@given(getallen, decimalen)
def test_rounding_twice_changes_nothing(waarde, plaatsen):
    afgerond = round_half_up(waarde, plaatsen)

    assert round_half_up(afgerond, plaatsen) == afgerond


@given(getallen, getallen, decimalen)
def test_rounding_keeps_order(een, ander, plaatsen):
    laag, hoog = sorted([een, ander])

    assert round_half_up(laag, plaatsen) <= round_half_up(hoog, plaatsen)


@given(getallen, decimalen)
def test_rounding_below_zero_mirrors_rounding_above(waarde, plaatsen):
    assert round_half_up(-waarde, plaatsen) == -round_half_up(waarde, plaatsen)


@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 2))
def test_a_decimal_and_a_fraction_of_one_value_round_alike(waarde, plaatsen):
    assert round_half_up(waarde, plaatsen) == round_half_up(Fraction(waarde), plaatsen)


@given(st.integers(), st.integers(0, 6))
def test_a_whole_number_stays_itself_however_large(waarde, plaatsen):
    assert Fraction(round_half_up(Fraction(waarde), plaatsen)) == waarde


def test_a_float_is_not_exact():
    with pytest.raises(TypeError):
        exact(0.1)


def test_a_fraction_reads_as_a_number():
    assert as_decimal(Fraction(1, 8)) == Decimal("0.125")
    assert notation.getal_tekst(Fraction(50_000_000, 2926), 3) == "17.088,175"
    assert notation.percentage(Fraction(284, 387)) == "73%"
    assert notation.verschil(Fraction(7)) == "+7"
