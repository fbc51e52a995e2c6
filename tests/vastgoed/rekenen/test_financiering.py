from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vastgoed.rekenen.financiering import (
    Lening,
    Vorm,
    aflosschema,
    afschrijvingen,
    annuiteit,
    centen,
    lasten_in,
    per_jaar,
)

bedragen = st.decimals(0, 50_000_000, places=2)
rentes = st.decimals(0, Decimal("0.15"), places=4)
looptijden = st.integers(1, 50)
vormen = st.sampled_from(Vorm)


def test_an_annuity_recomputed_by_hand():
    # 1,04^5 = 1,2166529024; 100.000 × 0,04 × 1,2166529024 ÷ 0,2166529024 = 22.462,711…
    schema = aflosschema(Decimal(100_000), Decimal("0.04"), 5, Vorm.ANNUITEIT)

    assert centen(annuiteit(100_000, Decimal("0.04"), 5)) == Decimal("22462.71")
    assert [(j.rente, j.aflossing) for j in schema] == [
        (Decimal("4000.00"), Decimal("18462.71")),
        (Decimal("3261.49"), Decimal("19201.22")),
        (Decimal("2493.44"), Decimal("19969.27")),
        (Decimal("1694.67"), Decimal("20768.04")),
        (Decimal("863.95"), Decimal("21598.76")),
    ]


def test_a_straight_line_loan_recomputed_by_hand():
    schema = aflosschema(Decimal(90_000), Decimal("0.03"), 3, Vorm.LINEAIR)

    assert [(j.begin, j.rente, j.aflossing, j.eind) for j in schema] == [
        (90_000, 2_700, 30_000, 60_000),
        (60_000, 1_800, 30_000, 30_000),
        (30_000, 900, 30_000, 0),
    ]


def test_a_loan_free_of_repayment_is_repaid_at_the_end():
    schema = aflosschema(Decimal(50_000), Decimal("0.02"), 3, Vorm.INEENS)

    assert [(j.rente, j.aflossing) for j in schema] == [(1000, 0), (1000, 0), (1000, 50_000)]


def test_the_last_year_takes_what_rounding_left():
    assert afschrijvingen(Decimal(100), 3) == (
        Decimal("33.33"),
        Decimal("33.33"),
        Decimal("33.34"),
    )


def test_depreciation_of_an_ordinary_year():
    assert per_jaar(Decimal(1_200_000), 30) == 40_000


@given(bedragen, rentes, looptijden, vormen)
def test_what_is_repaid_is_exactly_what_was_lent(hoofdsom, rente, jaren, vorm):
    schema = aflosschema(hoofdsom, rente, jaren, vorm)

    assert sum(jaar.aflossing for jaar in schema) == hoofdsom
    assert schema[-1].eind == 0
    assert all(eerst.eind == dan.begin for eerst, dan in pairwise(schema))
    assert all(jaar.aflossing >= 0 for jaar in schema)


@given(bedragen, rentes, looptijden, vormen)
def test_interest_never_rises_while_a_debt_is_repaid(hoofdsom, rente, jaren, vorm):
    rentes_per_jaar = [jaar.rente for jaar in aflosschema(hoofdsom, rente, jaren, vorm)]

    assert rentes_per_jaar == sorted(rentes_per_jaar, reverse=True)


@given(bedragen, rentes, rentes, looptijden, vormen)
def test_a_higher_rate_never_costs_less(hoofdsom, een, ander, jaren, vorm):
    laag, hoog = sorted([een, ander])

    def eerste_rente(rente):
        return aflosschema(hoofdsom, rente, jaren, vorm)[0].rente

    assert eerste_rente(laag) <= eerste_rente(hoog)
    assert annuiteit(hoofdsom, laag, jaren) <= annuiteit(hoofdsom, hoog, jaren)


@given(bedragen, rentes, looptijden)
def test_an_annuity_pays_the_same_every_year_but_the_last(hoofdsom, rente, jaren):
    schema = aflosschema(hoofdsom, rente, jaren, Vorm.ANNUITEIT)
    vast = centen(annuiteit(hoofdsom, rente, jaren))

    assert all(abs(jaar.samen - vast) <= Decimal("0.01") for jaar in schema[:-1] if jaar.eind)


@given(bedragen, bedragen, looptijden, rentes, st.sampled_from([Vorm.LINEAIR, Vorm.ANNUITEIT]))
def test_price_is_what_is_written_off_plus_what_is_left(een, ander, jaren, rente, vorm):
    rest, prijs = sorted([een, ander])

    delen = afschrijvingen(prijs, jaren, restwaarde=rest, vorm=vorm, rente=rente)

    assert sum(delen) + rest == prijs
    assert len(delen) == jaren


def test_annuity_depreciation_rises_and_straight_line_does_not():
    annuitair = afschrijvingen(Decimal(100_000), 5, vorm=Vorm.ANNUITEIT, rente=Decimal("0.04"))

    assert list(annuitair) == sorted(annuitair)
    assert annuitair[0] < per_jaar(Decimal(100_000), 5) < annuitair[-1]


def test_loans_together_stop_when_one_has_run_out():
    kort = Lening(Decimal(20_000), Decimal("0.05"), 2, date(2024, 1, 1))
    lang = Lening(Decimal(30_000), Decimal("0.02"), 3, date(2024, 1, 31))

    assert lasten_in([kort, lang], 2023) == (0, 0)
    assert lasten_in([kort, lang], 2024) == (1_600, 20_000)
    assert lasten_in([kort, lang], 2026) == (200, 10_000)
    assert lasten_in([kort, lang], 2027) == (0, 0)


def test_a_loan_from_april_gives_its_first_year_nine_twelfths():
    # Interest 1.200 and 600 in its two years; 900 in 2024, 300 + 450 in 2025, 150 in 2026.
    lening = Lening(Decimal(24_000), Decimal("0.05"), 2, date(2024, 4, 1))

    assert [lening.lasten_in(jaar)[0] for jaar in (2024, 2025, 2026, 2027)] == [900, 750, 150, 0]


@given(bedragen, rentes, st.integers(1, 20), vormen, st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_calendar_years_together_are_the_whole_loan(hoofdsom, rente, jaren, vorm, begin):
    lening = Lening(hoofdsom, rente, jaren, begin, vorm)

    lasten = [lening.lasten_in(begin.year + n) for n in range(jaren + 1)]
    speling = Decimal("0.01") * (jaren + 1)

    assert abs(sum(a for _, a in lasten) - hoofdsom) <= speling
    assert abs(sum(r for r, _ in lasten) - sum(j.rente for j in lening.schema())) <= speling


@pytest.mark.parametrize("rente, jaren", [(Decimal(0), 0), (Decimal("-0.01"), 5)])
def test_no_loan_without_years_or_with_interest_below_zero(rente, jaren):
    with pytest.raises(ValueError, match="annuïteit"):
        aflosschema(Decimal(100), rente, jaren, Vorm.ANNUITEIT)


def test_nothing_is_written_off_of_what_is_worth_more_than_it_cost():
    with pytest.raises(ValueError, match="af te schrijven"):
        afschrijvingen(Decimal(100), 5, restwaarde=Decimal(101))
