from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaciteit.bezetting import (
    Bezetting,
    bezetting_samen,
    bezettingsgraad,
    is_overbezet,
    schaal,
    vrij,
    wachtdruk,
)

aantallen = st.integers(0, 500)
onzeker = st.none() | aantallen
paren = st.lists(st.tuples(onzeker, onzeker), max_size=10)
groepen = st.lists(st.tuples(aantallen, st.none() | st.integers(1, 20)), max_size=10)


def test_three_of_four_places_are_three_quarters():
    assert bezettingsgraad(3, 4) == Fraction(3, 4)
    assert vrij(3, 4) == 1
    assert not is_overbezet(3, 4)
    assert wachtdruk(2, 4) == Fraction(1, 2)


def test_more_youths_than_places_show_as_such():
    assert bezettingsgraad(5, 4) == Fraction(5, 4)
    assert vrij(5, 4) == -1
    assert is_overbezet(5, 4)


def test_without_places_there_is_no_rate_but_whoever_stays_is_too_many():
    assert bezettingsgraad(3, 0) is None
    assert wachtdruk(3, 0) is None
    assert vrij(3, 0) == -3
    assert is_overbezet(3, 0)


@pytest.mark.parametrize("aantal, plaatsen", [(None, 4), (3, None), (None, None)])
def test_what_is_unknown_stays_unknown(aantal, plaatsen):
    assert bezettingsgraad(aantal, plaatsen) is None
    assert wachtdruk(aantal, plaatsen) is None
    assert vrij(aantal, plaatsen) is None
    assert not is_overbezet(aantal, plaatsen)


@given(aantallen, st.integers(1, 500))
def test_overbezet_free_and_rate_say_the_same(bezet, plaatsen):
    assert is_overbezet(bezet, plaatsen) == (vrij(bezet, plaatsen) < 0)
    assert is_overbezet(bezet, plaatsen) == (bezettingsgraad(bezet, plaatsen) > 1)
    assert bezettingsgraad(bezet, plaatsen) * plaatsen + vrij(bezet, plaatsen) == plaatsen


def test_together_only_what_is_known_on_both_sides_counts():
    samen = bezetting_samen([(3, 4), (6, 6), (5, None), (None, 8)])

    assert samen == Bezetting(bezet=9, plaatsen=10, bekend=2, geheel=4)
    assert samen.bezettingsgraad == Fraction(9, 10)
    assert samen.vrij == 1
    assert not samen.is_volledig


def test_of_nothing_known_nothing_is_said():
    samen = bezetting_samen([(None, 8)])

    assert (samen.bezettingsgraad, samen.vrij, samen.is_volledig) == (None, None, False)


@given(paren, paren)
def test_two_lists_together_are_the_sum_of_each(een, ander):
    delen, samen = [bezetting_samen(een), bezetting_samen(ander)], bezetting_samen(een + ander)

    for veld in ("bezet", "plaatsen", "bekend", "geheel"):
        assert getattr(samen, veld) == sum(getattr(deel, veld) for deel in delen)


@given(paren)
def test_the_rate_together_lies_between_the_lowest_and_the_highest(rijen):
    graden = [bezettingsgraad(*rij) for rij in rijen if None not in rij and rij[1]]
    samen = bezetting_samen([rij for rij in rijen if rij[1]]).bezettingsgraad

    assert samen is None if not graden else min(graden) <= samen <= max(graden)


def test_groups_of_at_most_six_are_small_scale():
    verdeeld = schaal([(4, 4), (12, 6), (16, 8), (8, None)])

    assert (verdeeld.kleinschalig, verdeeld.groter, verdeeld.onbekend) == (16, 16, 8)
    assert verdeeld.aandeel_kleinschalig == Fraction(1, 2)


def test_eight_places_in_groups_of_unknown_size_are_neither_small_nor_large():
    assert schaal([(8, None)]).aandeel_kleinschalig is None


def test_the_limit_of_small_scale_can_be_stricter():
    assert schaal([(4, 4), (6, 6)], hooguit=4).aandeel_kleinschalig == Fraction(4, 10)


@given(groepen)
def test_every_place_is_counted_once(rijen):
    verdeeld = schaal(rijen)

    geteld = verdeeld.kleinschalig + verdeeld.groter + verdeeld.onbekend
    assert geteld == sum(plaatsen for plaatsen, _ in rijen)


@given(groepen, st.integers(0, 20), st.integers(0, 20))
def test_a_wider_limit_never_makes_less_small_scale(rijen, een, ander):
    streng, ruim = sorted([een, ander])

    assert schaal(rijen, streng).kleinschalig <= schaal(rijen, ruim).kleinschalig
