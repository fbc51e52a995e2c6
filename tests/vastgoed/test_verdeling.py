from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vastgoed.verdeling import bedrag, tarief_per_plaats, verdeel, verdeling

LANDELIJK = tarief_per_plaats(50_000_000, 2926)
GEDRUKT = {
    104: 1_777_170,
    39: 666_439,
    62: 1_059_467,
    42: 717_703,
    247: 4_220_779,
    36: 615_174,
    41: 700_615,
    174: 2_973_342,
    32: 546_822,
    72: 1_230_349,
    70: 1_196_172,
    278: 4_750_513,
    8: 136_705,
    299: 5_109_364,
    2926: 50_000_000,
}

totalen = st.integers(0, 10**9)
wegingen = st.integers(0, 500) | st.decimals(0, 500, places=2) | st.fractions(0, 500)
gewichten = st.dictionaries(st.text(max_size=3), wegingen, min_size=1, max_size=12).filter(
    lambda delen: any(delen.values())
)


# rate and amount


def test_the_national_rate_is_exact():
    assert Fraction(50_000_000, 2926) == LANDELIJK
    assert floor(LANDELIJK * 100_000) == 1_708_817_498


@pytest.mark.parametrize("plaatsen, gedrukt", GEDRUKT.items())
def test_every_printed_amount_follows_from_its_places(plaatsen, gedrukt):
    assert bedrag(plaatsen, LANDELIJK) == gedrukt


def test_forty_places_are_not_the_777_170_that_noord_prints():
    assert bedrag(40, LANDELIJK) == 683_527


def test_half_a_euro_goes_up_and_not_to_even():
    assert [bedrag(aantal, Fraction(1, 2)) for aantal in (1, 3, 5)] == [1, 2, 3]


@pytest.mark.parametrize("plaatsen", [0, -1])
def test_without_places_there_is_no_rate(plaatsen):
    with pytest.raises(ValueError, match="minstens één plaats"):
        tarief_per_plaats(50_000_000, plaatsen)


@given(totalen, st.integers(1, 5000))
def test_all_places_together_cost_the_total(totaal, plaatsen):
    assert bedrag(plaatsen, tarief_per_plaats(totaal, plaatsen)) == totaal


@given(st.integers(0, 3000), st.integers(0, 3000), st.fractions(0, 100_000))
def test_more_places_never_cost_less_and_rounding_costs_at_most_a_euro(een, ander, tarief):
    samen = bedrag(een + ander, tarief)

    assert samen >= bedrag(een, tarief)
    assert abs(samen - bedrag(een, tarief) - bedrag(ander, tarief)) <= 1


# division


def test_the_grant_of_enschede_divides_as_it_was_printed():
    plaatsen = {"Ambiq": 104, "Jarabee": 39, "Pluryn": 62, "Trias": 42}

    assert verdeel(4_220_779, plaatsen) == {
        "Ambiq": 1_777_170,
        "Jarabee": 666_439,
        "Pluryn": 1_059_467,
        "Trias": 717_703,
    }


def test_leeuwarden_adds_up_where_the_printed_amounts_are_a_euro_over():
    plaatsen = {"Alliade": 32, "Fier": 72, "Jeugdhulp Friesland": 70}
    los = sum(bedrag(aantal, LANDELIJK) for aantal in plaatsen.values())

    verdeeld = verdeel(2_973_342, plaatsen)

    assert los == 2_973_343
    assert sum(verdeeld.values()) == 2_973_342


def test_of_equal_remainders_the_larger_weight_comes_first_and_then_the_lower_key():
    assert verdeel(1, {"b": 1, "a": 1}) == {"b": 0, "a": 1}
    assert verdeel(3, {"a": 1, "b": 5}) == {"a": 0, "b": 3}


def test_the_proof_shows_every_step():
    proef = verdeling(10, {"a": 1, "b": 1, "c": 1})

    regel = proef.regels[0]
    assert (regel.gewicht, regel.quotum) == (1, Fraction(10, 3))
    assert (regel.vloer, regel.rest, regel.extra, regel.gegeven) == (3, Fraction(1, 3), 1, 4)
    assert (proef.totaal, proef.gewicht, proef.over) == (10, 3, 1)
    assert proef.uitkomst == {"a": 4, "b": 3, "c": 3}


def test_keys_may_be_numbers():
    assert verdeel(5, {7: 1, 3: 1}) == {7: 2, 3: 3}


@given(totalen, gewichten)
def test_the_parts_add_up_to_the_total(totaal, delen):
    assert sum(verdeel(totaal, delen).values()) == totaal


@given(totalen, gewichten)
def test_every_part_is_its_exact_part_rounded_down_or_up(totaal, delen):
    for regel in verdeling(totaal, delen).regels:
        assert floor(regel.quotum) <= regel.gegeven <= ceil(regel.quotum)
        assert regel.vloer + regel.rest == regel.quotum


@given(totalen, gewichten)
def test_who_weighs_more_never_gets_less(totaal, delen):
    verdeeld = verdeel(totaal, delen)

    for een in delen:
        for ander in delen:
            assert delen[een] <= delen[ander] or verdeeld[een] >= verdeeld[ander]


@given(totalen, gewichten, st.randoms())
def test_the_order_of_the_weights_changes_nothing(totaal, delen, toeval):
    paren = list(delen.items())
    toeval.shuffle(paren)

    assert verdeel(totaal, dict(paren)) == verdeel(totaal, delen)


@given(totalen, gewichten, st.fractions(Fraction(1, 100), 100))
def test_the_scale_of_the_weights_changes_nothing(totaal, delen, factor):
    geschaald = {sleutel: Fraction(waarde) * factor for sleutel, waarde in delen.items()}

    assert verdeel(totaal, geschaald) == verdeel(totaal, delen)


@given(totalen, gewichten)
def test_dividing_what_was_divided_gives_the_same(totaal, delen):
    verdeeld = verdeel(totaal, delen)

    assert totaal == 0 or verdeel(totaal, verdeeld) == verdeeld


@given(totalen, gewichten)
def test_who_weighs_nothing_gets_nothing_and_changes_nothing(totaal, delen):
    zwaar = {sleutel: waarde for sleutel, waarde in delen.items() if waarde}

    verdeeld = verdeel(totaal, delen)

    assert verdeeld == dict.fromkeys(delen, 0) | verdeel(totaal, zwaar)


@pytest.mark.parametrize("delen", [{}, {"a": 0}, {"a": 0, "b": 0}])
def test_nothing_can_be_divided_over_nobody_but_something_cannot(delen):
    assert verdeel(0, delen) == dict.fromkeys(delen, 0)
    with pytest.raises(ValueError, match="Zonder gewicht"):
        verdeel(1, delen)


@pytest.mark.parametrize("totaal, delen", [(-1, {"a": 1}), (1, {"a": 2, "b": -1})])
def test_totals_and_weights_below_zero_are_refused(totaal, delen):
    with pytest.raises(ValueError, match="niet kleiner dan nul"):
        verdeel(totaal, delen)


def test_a_weight_that_is_not_exact_is_refused():
    with pytest.raises(TypeError):
        verdeel(10, {"a": 0.1, "b": Decimal("0.1")})
