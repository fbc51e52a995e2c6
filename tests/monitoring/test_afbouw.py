from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdzorg.kern.rounding import round_half_up
from monitoring.afbouw import (
    afbouwpad_percentage,
    afbouwpad_pro_rata,
    plekken_uit_instroom,
    plekken_uit_instroom_weken,
    procent_per_jaar_samengesteld,
)

OOST = [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]
ZUIDWEST = {
    "Haaglanden": 49,
    "Rijnmond": 45,
    "Holland Rijnland": 16,
    "Zuid-Holland Zuid": 7,
    "Midden-Holland": 8,
}
TABEL = [
    ("doel", "21.2 19.4 6.9 3.0 3.5", "54.0"),
    ("afname", "27.8 25.6 9.1 4.0 4.5", "71.0"),
    ("afname_procent", "-57 -57 -57 -57 -57", "-57"),
    ("per_jaar", "8.0 7.3 2.6 1.1 1.3", "20.3"),
    ("per_jaar_procent", "-16 -16 -16 -16 -16", "-16"),
]

percentages = st.lists(st.decimals(0, 1, places=3), max_size=15)
bases = st.dictionaries(st.text(max_size=3), st.integers(0, 500), min_size=1).filter(
    lambda basis: sum(basis.values()) > 0
)
looptijden = st.integers(1, 240)


@st.composite
def opgaven(draw):
    basis = draw(bases)
    return basis, draw(st.integers(0, sum(basis.values()))), draw(looptijden)


# percentage


def test_the_path_of_oost_is_as_printed():
    pad = afbouwpad_percentage(182, [Decimal("0.05")] + [Decimal("0.10")] * 9)

    assert pad == OOST


def test_what_remains_is_rounded_and_not_what_goes():
    assert afbouwpad_percentage(75, [Decimal("0.10")]) == [75, 68]


def test_from_what_was_measured_the_path_is_another():
    assert afbouwpad_percentage(183, [Decimal("0.10")])[-1] == 165


@given(st.integers(0, 10_000), percentages)
def test_a_percentage_path_never_rises_and_never_gets_below_zero(start, stappen):
    pad = afbouwpad_percentage(start, stappen)

    assert len(pad) == len(stappen) + 1
    assert pad == sorted(pad, reverse=True)
    assert pad[-1] >= 0


@given(st.integers(0, 10_000), percentages, percentages)
def test_a_percentage_path_can_be_cut_anywhere(start, eerst, daarna):
    heel = afbouwpad_percentage(start, eerst + daarna)

    assert (
        heel
        == afbouwpad_percentage(start, eerst) + (afbouwpad_percentage(heel[len(eerst)], daarna)[1:])
    )


@given(st.integers(0, 10_000), st.integers(0, 100), percentages)
def test_a_higher_start_never_ends_lower(start, meer, stappen):
    laag, hoog = afbouwpad_percentage(start, stappen), afbouwpad_percentage(start + meer, stappen)

    assert all(onder <= boven for onder, boven in zip(laag, hoog, strict=True))


@given(st.integers(0, 10_000), st.integers(0, 20))
def test_no_percentage_changes_nothing_and_all_of_it_leaves_nothing(start, jaren):
    assert afbouwpad_percentage(start, [Decimal(0)] * jaren) == [start] * (jaren + 1)
    assert afbouwpad_percentage(start, [Decimal(1)])[-1] == 0


@pytest.mark.parametrize("percentage", [Decimal("-0.01"), Decimal("1.01"), Decimal(10)])
def test_a_percentage_outside_zero_to_one_is_refused(percentage):
    with pytest.raises(ValueError, match="tussen 0 en 1"):
        afbouwpad_percentage(182, [percentage])


def test_a_start_below_zero_is_refused():
    with pytest.raises(ValueError, match="onder nul"):
        afbouwpad_percentage(-1, [])


# places


@pytest.mark.parametrize("instroom, plekken", [(156, 78), (140, 70), (68, 34)])
def test_places_follow_from_inflow_and_six_months_of_stay(instroom, plekken):
    assert plekken_uit_instroom(instroom, 6) == plekken


def test_ten_weeks_of_stay_ask_for_far_fewer_places():
    assert round_half_up(plekken_uit_instroom_weken(68, 10), 1) == Decimal("13.1")


@given(st.integers(0, 5000), st.decimals(0, 60, places=1))
def test_places_grow_evenly_with_inflow_and_stay(instroom, duur):
    plekken = plekken_uit_instroom(instroom, duur)

    assert plekken_uit_instroom(2 * instroom, duur) == 2 * plekken
    assert plekken_uit_instroom(instroom, 2 * duur) == 2 * plekken
    assert plekken_uit_instroom(instroom, 12) == instroom
    assert plekken_uit_instroom_weken(instroom, 52) == instroom


@pytest.mark.parametrize("functie", [plekken_uit_instroom, plekken_uit_instroom_weken])
@pytest.mark.parametrize("instroom, duur", [(-1, 6), (1, -6)])
def test_inflow_and_stay_below_zero_are_refused(functie, instroom, duur):
    with pytest.raises(ValueError, match="niet kleiner dan nul"):
        functie(instroom, duur)


# pro rata


@pytest.mark.parametrize("veld, delen, totaal", TABEL)
def test_the_table_of_zuidwest_is_as_printed(veld, delen, totaal):
    pad = afbouwpad_pro_rata(ZUIDWEST, 54, 42)

    gedrukt = [deel.afgerond()[veld] for deel in pad.delen.values()]

    assert gedrukt == [Decimal(waarde) for waarde in delen.split()]
    assert pad.totaal.afgerond()[veld] == Decimal(totaal)


@pytest.mark.parametrize("veld", ["doel", "afname", "per_jaar"])
def test_in_zuidwest_the_printed_parts_add_up_to_the_printed_total(veld):
    pad = afbouwpad_pro_rata(ZUIDWEST, 54, 42)

    opgeteld = sum(deel.afgerond()[veld] for deel in pad.delen.values())

    assert opgeteld == pad.totaal.afgerond()[veld]


def test_a_part_is_exact_until_it_is_printed():
    pad = afbouwpad_pro_rata(ZUIDWEST, 54, 42)

    assert pad.delen["Haaglanden"].doel == Fraction(49 * 54, 125)
    assert pad.totaal.per_jaar == Fraction(71 * 12, 42)


@given(opgaven())
def test_parts_add_up_exactly_to_the_total(opgave):
    basis, doel, looptijd = opgave

    pad = afbouwpad_pro_rata(basis, doel, looptijd)

    for veld in ("basis", "doel", "afname", "per_jaar"):
        delen = sum(getattr(deel, veld) for deel in pad.delen.values())
        assert delen == getattr(pad.totaal, veld)
    assert (pad.totaal.basis, pad.totaal.doel) == (sum(basis.values()), doel)


@given(opgaven())
def test_every_part_stays_between_nothing_and_its_baseline(opgave):
    pad = afbouwpad_pro_rata(*opgave)

    for deel in (*pad.delen.values(), pad.totaal):
        assert 0 <= deel.doel <= deel.basis
        assert deel.doel + deel.afname == deel.basis
        assert -100 <= deel.afname_procent <= 0
        assert deel.per_jaar * opgave[2] == 12 * deel.afname


@given(opgaven())
def test_a_larger_baseline_never_means_a_smaller_target(opgave):
    delen = list(afbouwpad_pro_rata(*opgave).delen.values())

    op_basis = sorted(delen, key=lambda deel: deel.basis)

    assert [deel.doel for deel in op_basis] == sorted(deel.doel for deel in delen)


@given(opgaven())
def test_the_order_of_regions_changes_no_part(opgave):
    basis, doel, looptijd = opgave
    omgekeerd = dict(reversed(basis.items()))

    pad, ander = (afbouwpad_pro_rata(rij, doel, looptijd) for rij in (basis, omgekeerd))

    assert pad == ander
    assert list(pad.delen) == list(basis)


@pytest.mark.parametrize(
    "basis, doel, looptijd",
    [
        ({}, 0, 42),
        ({"A": 0}, 0, 42),
        ({"A": 10, "B": -1}, 5, 42),
        ({"A": 10}, 11, 42),
        ({"A": 10}, -1, 42),
        ({"A": 10}, 5, 0),
    ],
)
def test_a_task_that_cannot_be_divided_is_refused(basis, doel, looptijd):
    with pytest.raises(ValueError, match=r"vertrekpunt|doel|looptijd"):
        afbouwpad_pro_rata(basis, doel, looptijd)


# compound


def test_sixteen_percent_of_the_baseline_is_21_3_of_the_year_before():
    assert round_half_up(procent_per_jaar_samengesteld(125, 54, 42), 1) == Decimal("21.3")


@given(st.integers(1, 1000), st.integers(0, 100), looptijden)
def test_the_yearly_percentage_leads_back_to_the_target(start, procent, looptijd):
    doel = Fraction(start * procent, 100)

    per_jaar = procent_per_jaar_samengesteld(start, doel, looptijd)

    terug = start * (1 - per_jaar / 100) ** (Decimal(looptijd) / 12)
    assert round_half_up(terug, 6) == round_half_up(doel, 6)


@pytest.mark.parametrize("start, doel, looptijd", [(0, 0, 12), (10, -1, 12), (10, 5, 0)])
def test_without_a_start_or_a_term_there_is_no_yearly_percentage(start, doel, looptijd):
    with pytest.raises(ValueError, match="nodig"):
        procent_per_jaar_samengesteld(start, doel, looptijd)
