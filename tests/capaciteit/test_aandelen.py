from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaciteit.aandelen import (
    ONBEKEND,
    BinnenBuiten,
    Stroom,
    aandeel,
    aandeel_procent,
    binnen_buiten,
    nettostromen,
    nettostroom,
    samen,
    totaal_per_bestemming,
    totaal_per_herkomst,
    zelfvoorzienendheid,
)

IJSSELLAND, TWENTE = BinnenBuiten(150, 86), BinnenBuiten(237, 198)
OVERIJSSEL = {"IJS", "TWE"}
MATRIX = {
    ("IJS", "IJS"): 80,
    ("IJS", "TWE"): 6,
    ("TWE", "IJS"): 18,
    ("TWE", "TWE"): 180,
    ("IJS", "ACH"): 64,
    ("TWE", "ACH"): 39,
    ("ACH", "TWE"): 46,
    (ONBEKEND, "IJS"): 5,
}

regios = st.sampled_from("ABCD")
matrices = st.dictionaries(st.tuples(regios | st.just(ONBEKEND), regios), st.integers(0, 300))
aantallen = st.integers(0, 5000)


# shares


def test_a_share_is_exact_and_its_percentage_rounds_half_up():
    assert aandeel(284, 387) == Fraction(284, 387)
    assert aandeel_procent(284, 387) == 73
    assert aandeel_procent(1, 8) == 13
    assert aandeel_procent(5, 8) == 63
    assert aandeel_procent(1, 8, decimalen=1) == Decimal("12.5")


@pytest.mark.parametrize("deel, geheel", [(0, 0), (3, 0), (None, 10), (3, None), (None, None)])
def test_there_is_no_share_of_nothing_or_of_something_unknown(deel, geheel):
    assert aandeel(deel, geheel) is None
    assert aandeel_procent(deel, geheel) is None


@given(aantallen, aantallen)
def test_a_share_and_what_is_left_are_the_whole(deel, rest):
    geheel = deel + rest

    assert geheel == 0 or aandeel(deel, geheel) + aandeel(rest, geheel) == 1


@given(aantallen, aantallen)
def test_a_percentage_is_between_zero_and_a_hundred(deel, rest):
    procent = aandeel_procent(deel, deel + rest)

    assert procent is None or 0 <= procent <= 100


# within and outside


def test_overijssel_is_as_printed():
    overijssel = samen([IJSSELLAND, TWENTE])

    assert (overijssel.verblijvend, overijssel.binnen, overijssel.buiten) == (387, 284, 103)
    assert (IJSSELLAND.buiten, TWENTE.buiten) == (64, 39)
    assert [deel.procent_binnen() for deel in (overijssel, IJSSELLAND, TWENTE)] == [73, 57, 84]
    assert overijssel.aandeel_binnen == Fraction(284, 387)


def test_from_a_matrix_the_same_follows():
    assert binnen_buiten(MATRIX, OVERIJSSEL) == samen([IJSSELLAND, TWENTE])


def test_nobody_is_within_nor_outside_nothing():
    assert samen([]) == BinnenBuiten(0, 0)
    assert samen([]).procent_binnen() is None


def test_a_source_that_contradicts_itself_is_shown_and_not_refused():
    assert BinnenBuiten(10, 12).buiten == -2


@given(matrices)
def test_everybody_of_known_origin_is_within_the_whole(matrix):
    bekend = sum(aantal for (van, _), aantal in matrix.items() if van != ONBEKEND)

    assert binnen_buiten(matrix, set("ABCD")) == BinnenBuiten(bekend, bekend)


@given(matrices, st.sets(regios), st.sets(regios))
def test_a_larger_area_places_no_fewer_of_its_own(matrix, klein, erbij):
    assert (
        binnen_buiten(matrix, klein).binnen
        <= binnen_buiten(matrix, klein | erbij).binnen
        <= sum(matrix.values())
    )


# self-sufficiency


def test_self_sufficiency_leaves_unknown_origins_out():
    assert zelfvoorzienendheid(MATRIX, OVERIJSSEL) == Fraction(284, 284 + 46)


def test_an_area_where_nobody_stays_has_no_self_sufficiency():
    assert zelfvoorzienendheid(MATRIX, {"ZUT"}) is None
    assert zelfvoorzienendheid({(ONBEKEND, "A"): 3}, {"A"}) is None


@given(matrices, st.sets(regios))
def test_self_sufficiency_is_a_share(matrix, gebied):
    uitkomst = zelfvoorzienendheid(matrix, gebied)

    assert uitkomst is None or 0 <= uitkomst <= 1


# totals and flows


@given(matrices)
def test_rows_and_columns_add_up_to_the_matrix(matrix):
    geheel = sum(matrix.values())

    assert sum(totaal_per_herkomst(matrix).values()) == geheel
    assert sum(totaal_per_bestemming(matrix).values()) == geheel


def test_the_achterhoek_takes_in_more_from_overijssel_than_it_sends():
    assert nettostroom(MATRIX) == {"IJS": -52, "TWE": -5, "ACH": 57}
    assert nettostromen(MATRIX) == [
        Stroom("IJS", "ACH", 64),
        Stroom("TWE", "IJS", 12),
        Stroom("ACH", "TWE", 7),
    ]


@given(matrices)
def test_net_flows_sum_to_zero(matrix):
    assert sum(nettostroom(matrix).values()) == 0


@given(matrices)
def test_turning_every_flow_around_turns_the_net_flows(matrix):
    bekend = {paar: aantal for paar, aantal in matrix.items() if paar[0] != ONBEKEND}
    omgekeerd = {(naar, van): aantal for (van, naar), aantal in bekend.items()}

    netto, tegen = nettostroom(bekend), nettostroom(omgekeerd)

    assert netto == {regio: -aantal for regio, aantal in tegen.items()}


@given(matrices)
def test_net_flow_is_what_a_region_takes_in_minus_what_it_sends(matrix):
    bekend = {paar: aantal for paar, aantal in matrix.items() if paar[0] != ONBEKEND}
    in_, uit = totaal_per_bestemming(bekend), totaal_per_herkomst(bekend)

    for regio, netto in nettostroom(matrix).items():
        assert netto == in_.get(regio, 0) - uit.get(regio, 0)


@given(matrices)
def test_flows_between_pairs_add_up_to_the_net_flow_of_each_region(matrix):
    opgeteld = dict.fromkeys(nettostroom(matrix), 0)
    for stroom in nettostromen(matrix):
        opgeteld[stroom.naar] += stroom.aantal
        opgeteld[stroom.van] -= stroom.aantal

    assert opgeteld == nettostroom(matrix)


@given(matrices, st.randoms())
def test_flows_come_in_one_order_each_pair_once(matrix, toeval):
    paren = list(matrix.items())
    toeval.shuffle(paren)

    stromen = nettostromen(matrix)

    assert nettostromen(dict(paren)) == stromen
    assert all(stroom.aantal > 0 for stroom in stromen)
    assert len({frozenset([stroom.van, stroom.naar]) for stroom in stromen}) == len(stromen)
