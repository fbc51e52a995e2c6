from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.vergelijking import bandbreedte, kosten_per_plaats, kwantiel

rijen = st.lists(st.decimals(0, 1_000_000, places=2), min_size=5, max_size=40)


def test_cost_per_place_is_in_cents_and_unknown_without_places():
    assert kosten_per_plaats(Decimal(1_000_000), 12) == Decimal("83333.33")
    assert kosten_per_plaats(Decimal(10), 0) is None
    assert kosten_per_plaats(None, 4) is None


def test_quartiles_as_a_spreadsheet_has_them():
    # QUARTILE.INC of 10, 20, 40, 70, 110, 160: 25; 55; 100
    uitkomst = bandbreedte([160, 10, 40, 20, 110, 70])

    assert (uitkomst.kwart, uitkomst.mediaan, uitkomst.driekwart) == (25, 55, 100)
    assert kwantiel([1, 2, 3, 4], Fraction(1, 4)) == Fraction(7, 4)


def test_under_five_projects_nothing_is_shown():
    assert bandbreedte([1, 2, 3, 4]) is None
    assert bandbreedte([1, 2, 3, 4, 5]).aantal == 5
    assert bandbreedte([], minstens=0) is None


@pytest.mark.parametrize(
    "waarde, plek", [(24, "onder"), (25, "binnen"), (100, "binnen"), (101, "boven")]
)
def test_the_edges_are_inside(waarde, plek):
    assert bandbreedte([10, 20, 40, 70, 110, 160]).plek_van(waarde) == plek


def test_no_quantile_of_nothing():
    with pytest.raises(ValueError, match="Zonder waarden"):
        kwantiel([], Fraction(1, 2))


@given(rijen)
def test_quartiles_are_in_order_between_the_extremes(waarden):
    uitkomst = bandbreedte(waarden)

    assert min(waarden) <= uitkomst.kwart <= uitkomst.mediaan <= uitkomst.driekwart <= max(waarden)


@given(rijen, st.randoms(use_true_random=False), st.integers(0, 1000))
def test_order_does_not_matter_and_a_raise_for_all_raises_the_range(waarden, toeval, erbij):
    geschud = list(waarden)
    toeval.shuffle(geschud)

    eerst, dan = bandbreedte(geschud), bandbreedte([waarde + erbij for waarde in waarden])

    assert eerst == bandbreedte(waarden)
    assert dan.mediaan == eerst.mediaan + erbij
