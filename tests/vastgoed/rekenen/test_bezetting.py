from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.bezetting import Bekostiging, Drempel, Jaar, Soort, gevoeligheid

bedragen = st.decimals(0, 5_000_000, places=2)
bekostigingen = st.sampled_from(Bekostiging)


@st.composite
def jaren(draw, bekostiging=bekostigingen):
    plaatsen = draw(st.integers(1, 60))
    return Jaar(
        plaatsen=plaatsen,
        jeugdigen=draw(st.decimals(Decimal("0.5"), plaatsen, places=2)),
        opbrengst=draw(bedragen),
        vast=draw(bedragen),
        variabel=draw(bedragen),
        bekostiging=draw(bekostiging),
    )


def groep_van_vier(**anders):
    return Jaar(**{"plaatsen": 4, "jeugdigen": 4, "opbrengst": Decimal(400_000),
                   "vast": Decimal(380_000), **anders})  # fmt: skip


def test_a_group_of_four_that_loses_one_youth_loses_a_quarter_of_its_income():
    minder = gevoeligheid(groep_van_vier())[0]

    assert minder.opbrengst == 300_000
    assert (minder.resultaat, minder.verschil) == (-80_000, -100_000)


def test_under_availability_funding_that_group_loses_nothing():
    minder = gevoeligheid(groep_van_vier(bekostiging=Bekostiging.BESCHIKBAARHEID))[0]

    assert (minder.opbrengst, minder.resultaat, minder.verschil) == (400_000, 20_000, 0)


def test_a_full_group_cannot_be_fuller():
    _, _, een_meer, tien_meer = gevoeligheid(groep_van_vier())

    assert (een_meer.jeugdigen, een_meer.verschil, een_meer.begrensd) == (4, 0, True)
    assert tien_meer.begrensd


def test_sensitivity_recomputed_by_hand_with_costs_that_follow():
    # 10 youths, € 100.000 each in, € 20.000 each of costs that follow, € 750.000 fixed.
    jaar = Jaar(12, 10, Decimal(1_000_000), Decimal(750_000), Decimal(200_000))

    uitkomsten = [(g.naam, g.jeugdigen, g.resultaat) for g in gevoeligheid(jaar)]

    assert jaar.resultaat == 50_000
    assert uitkomsten == [
        ("1 jeugdige minder", 9, -30_000),
        ("10% minder jeugdigen", 9, -30_000),
        ("1 jeugdige meer", 11, 130_000),
        ("10% meer jeugdigen", 11, 130_000),
    ]


def test_break_even_under_pxq_recomputed_by_hand():
    # 380.000 ÷ (400.000 ÷ 4) = 3,8 of 4 youths: 95 %.
    assert groep_van_vier().drempel() == Drempel(Soort.VANAF, Fraction("3.8"), Fraction("0.95"))


def test_break_even_beyond_full_cannot_be_reached():
    drempel = groep_van_vier(vast=Decimal(420_000)).drempel()

    assert (drempel.jeugdigen, drempel.graad) == (Fraction("4.2"), Fraction("1.05"))
    assert not drempel.is_haalbaar


def test_break_even_at_exactly_full_can_be_reached():
    assert groep_van_vier(vast=Decimal(400_000)).drempel().is_haalbaar


def test_who_earns_nothing_on_a_youth_never_breaks_even():
    drempel = groep_van_vier(variabel=Decimal(400_000)).drempel()

    assert (drempel.soort, drempel.is_haalbaar) == (Soort.NOOIT, False)


@pytest.mark.parametrize(
    "vast, variabel, verwacht",
    [
        (380_000, 0, Drempel(Soort.ALTIJD)),
        (400_000, 0, Drempel(Soort.ALTIJD)),
        (400_001, 0, Drempel(Soort.NOOIT)),
        (340_000, 80_000, Drempel(Soort.TOT, Fraction(3), Fraction(3, 4))),
    ],
)
def test_break_even_under_availability_funding(vast, variabel, verwacht):
    jaar = groep_van_vier(vast=Decimal(vast), variabel=Decimal(variabel))

    assert jaar.onder(Bekostiging.BESCHIKBAARHEID).drempel() == verwacht


@given(jaren())
def test_the_forecast_itself_is_one_of_the_outcomes(jaar):
    assert jaar.resultaat_bij(jaar.jeugdigen) == jaar.resultaat


@given(jaren(bekostiging=st.just(Bekostiging.PXQ)))
def test_just_above_break_even_there_is_no_loss_and_below_there_is(jaar):
    drempel = jaar.drempel()
    if drempel.soort != Soort.VANAF or drempel.jeugdigen < 1:
        return

    assert jaar.resultaat_bij(drempel.jeugdigen + 1) >= jaar.resultaat_bij(drempel.jeugdigen)
    assert abs(jaar.resultaat_bij(drempel.jeugdigen)) <= Decimal("0.01")
    assert jaar.resultaat_bij(drempel.jeugdigen - 1) <= Decimal("0.01")


@given(jaren(bekostiging=st.just(Bekostiging.PXQ)), bedragen)
def test_higher_fixed_costs_never_lower_break_even(jaar, erbij):
    duurder = Jaar(jaar.plaatsen, jaar.jeugdigen, jaar.opbrengst, jaar.vast + erbij, jaar.variabel)
    eerst, dan = jaar.drempel(), duurder.drempel()

    if eerst.soort == dan.soort == Soort.VANAF:
        assert eerst.jeugdigen <= dan.jeugdigen


@given(jaren())
def test_without_costs_that_follow_fewer_youths_never_bring_more(jaar):
    vast = Jaar(jaar.plaatsen, jaar.jeugdigen, jaar.opbrengst, jaar.vast,
                bekostiging=jaar.bekostiging)  # fmt: skip
    een_minder, tien_minder, een_meer, tien_meer = gevoeligheid(vast)

    assert een_minder.verschil <= 0 <= een_meer.verschil
    assert tien_minder.verschil <= 0 <= tien_meer.verschil


@given(jaren())
def test_nobody_lives_where_there_is_no_place(jaar):
    assert all(0 <= geval.jeugdigen <= jaar.plaatsen for geval in gevoeligheid(jaar))
