from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdzorg.kern.rounding import round_half_up
from vastgoed.rekenen.personeel import (
    NORM,
    begeleiders_per_jeugdige,
    fte_rond_de_klok,
    haalt_norm,
    jeugdigen_per_begeleider,
    nodig,
)


@pytest.mark.parametrize(
    "ratio, haalt", [("0.24", False), ("0.25", True), ("0.2499", False), ("0.5", True)]
)
def test_one_on_four_is_the_edge(ratio, haalt):
    assert haalt_norm(Decimal(ratio)) is haalt


def test_ratio_and_its_inverse():
    assert begeleiders_per_jeugdige(2, 8) == Fraction(1, 4) == NORM
    assert jeugdigen_per_begeleider(Decimal("0.25")) == 4
    assert nodig(6) == Fraction(3, 2)


@pytest.mark.parametrize("begeleiders, jeugdigen", [(None, 4), (1, None), (1, 0)])
def test_unknown_stays_unknown(begeleiders, jeugdigen):
    assert begeleiders_per_jeugdige(begeleiders, jeugdigen) is None
    assert jeugdigen_per_begeleider(None) is None


def test_one_carer_day_and_night_takes_5_49_fte():
    assert round_half_up(fte_rond_de_klok(1), 2) == Decimal("5.49")


@given(st.integers(1, 100), st.integers(1, 100))
def test_who_has_what_is_needed_meets_the_norm(jeugdigen, begeleiders):
    ratio = begeleiders_per_jeugdige(begeleiders, jeugdigen)

    assert haalt_norm(ratio) == (begeleiders >= nodig(jeugdigen))
