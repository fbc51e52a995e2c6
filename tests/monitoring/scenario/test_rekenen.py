"""Recomputed by hand: the path of OOST (182 in 2021; 5 % less, then 10 % a year)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.scenario.rekenen import (
    Aanbod,
    Basis,
    Instelling,
    Project,
    doorrekenen,
)

PAD = dict(zip(range(2021, 2032), [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68], strict=True))
OOST = Basis({jaar: Fraction(aantal) for jaar, aantal in PAD.items()}, True, Fraction(26))
ZUIDWEST = Basis({2027: Fraction(54), 2028: Fraction(54)}, False)


def plaatsen(basis: Basis, instelling: Instelling) -> dict[int, Fraction | None]:
    return {jaar.jaar: jaar.plaatsen for jaar in doorrekenen(basis, instelling).jaren}


def test_without_changes_it_is_the_path_and_the_printed_places() -> None:
    uitkomst = doorrekenen(OOST, Instelling(vanaf=2021))
    assert [jaar.jeugdigen for jaar in uitkomst.jaren] == list(PAD.values())
    per_jaar = plaatsen(OOST, Instelling(vanaf=2021))
    assert (per_jaar[2023], per_jaar[2024], per_jaar[2031]) == (78, 70, 34)


def test_ten_weeks_of_stay_by_hand() -> None:
    """156 × 10 / 52 = 30; 113 × 10 / 52 = 21,73…; 68 × 10 / 52 = 13,07…."""
    per_jaar = plaatsen(OOST, Instelling(vanaf=2022, verblijf_weken=10))
    assert per_jaar[2021] == 91  # not yet: 182 × 26 / 52
    assert per_jaar[2023] == 30
    assert per_jaar[2026] == Fraction(1130, 52)
    assert per_jaar[2031] == Fraction(680, 52)


def test_ten_percent_less_inflow_than_the_path_by_hand() -> None:
    """156 × 0,9 = 140,4 youths; at half a year of stay 70,2 places."""
    jaren = doorrekenen(OOST, Instelling(vanaf=2023, instroom_procent=10)).jaren
    assert jaren[1].jeugdigen == 173
    assert jaren[2].jeugdigen == Fraction("140.4")
    assert jaren[2].plaatsen == Fraction("70.2")
    assert jaren[10].plaatsen == Fraction("30.6")  # 68 × 0,9 / 2


def test_ten_percent_less_each_year_rounds_what_remains_as_the_source_does() -> None:
    """From 182: 164 (163,8), 148 (147,6), 133 (133,2), 120 (119,7)."""
    jaren = doorrekenen(OOST, Instelling(vanaf=2022, procent_per_jaar=10)).jaren
    assert [jaar.jeugdigen for jaar in jaren[:5]] == [182, 164, 148, 133, 120]


def test_a_stock_follows_the_stay_only_when_it_is_known_how_long_it_is_now() -> None:
    assert plaatsen(ZUIDWEST, Instelling(vanaf=2027, verblijf_weken=10))[2028] == 54
    bekend = Basis(ZUIDWEST.waarden, False, Fraction(27))
    assert plaatsen(bekend, Instelling(vanaf=2028, verblijf_weken=10)) == {2027: 54, 2028: 20}
    assert doorrekenen(bekend, Instelling(vanaf=2028)).jaren[0].jeugdigen == 104  # 54 × 52 / 27


def test_places_elsewhere_are_not_needed_here_and_cost_their_own_tariff() -> None:
    """2031: 34 places, a quarter elsewhere: 8,5 and 25,5 × 365 days."""
    keuze = Instelling(vanaf=2031, buiten_procent=25, dagtarief=400, dagtarief_buiten=600)
    laatste = doorrekenen(OOST, keuze).jaren[-1]
    assert (laatste.buiten, laatste.binnen) == (Fraction("8.5"), Fraction("25.5"))
    assert laatste.kosten == 365 * (Fraction("25.5") * 400 + Fraction("8.5") * 600)


def test_projects_change_the_places_and_a_delay_costs_the_days_they_stay_open() -> None:
    """40 places that close on 1 July 2027 instead of 1 January: 181 days × 40 × 500 euros."""
    sluit = Project("Sluiten", date(2027, 1, 1), af=40)
    opent = Project("Kleinschalig", date(2027, 11, 1), bij=12)
    aanbod = Aanbod(100, date(2026, 11, 26), (sluit, opent))
    op_tijd = doorrekenen(OOST, Instelling(vanaf=2026, dagtarief=500), aanbod)
    laat = doorrekenen(OOST, Instelling(vanaf=2026, dagtarief=500, vertraging_maanden=6), aanbod)
    per_jaar = {jaar.jaar: jaar.beschikbaar for jaar in op_tijd.jaren}
    assert [per_jaar[jaar] for jaar in (2025, 2026, 2027, 2028)] == [None, 100, 72, 72]
    assert [jaar.beschikbaar for jaar in laat.jaren][5:8] == [100, 60, 72]
    assert op_tijd.uitstelkosten == 0
    assert laat.uitstelkosten == 181 * 40 * 500 == 3_620_000


def test_the_first_year_with_too_few_places_is_named() -> None:
    """2026: 56,5 needed and 50 there, 6,5 short; 2028: 46 needed, 4 left."""
    aanbod = Aanbod(50, date(2026, 1, 1))
    uitkomst = doorrekenen(OOST, Instelling(vanaf=2026), aanbod)
    assert uitkomst.eerste_tekort is not None
    assert uitkomst.eerste_tekort.tekort == Fraction("6.5")
    assert uitkomst.jaren[7].tekort == -4


def test_a_project_that_was_finished_before_the_day_of_the_books_counts_in_them() -> None:
    aanbod = Aanbod(50, date(2026, 1, 1), (Project("Klaar", date(2025, 5, 1), af=9),))
    uitkomst = doorrekenen(OOST, Instelling(vanaf=2026, vertraging_maanden=3, dagtarief=1), aanbod)
    assert uitkomst.jaren[-1].beschikbaar == 50
    assert uitkomst.uitstelkosten == 0


@pytest.mark.parametrize(
    "anders",
    [
        {"procent_per_jaar": 101},
        {"instroom_procent": Decimal("-100.1")},
        {"buiten_procent": -1},
        {"verblijf_weken": -1},
        {"vertraging_maanden": -1},
    ],
)
def test_what_cannot_be_is_refused(anders: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"procent|weken|maanden"):
        Instelling(vanaf=2026, **anders)


def test_a_path_without_years_is_refused() -> None:
    with pytest.raises(ValueError, match="zonder jaren"):
        doorrekenen(Basis({}, True), Instelling(vanaf=2026))


@given(st.integers(0, 100), st.integers(0, 104), st.integers(0, 100))
def test_places_here_and_elsewhere_are_all_places_and_never_below_zero(
    procent: int, weken: int, buiten: int
) -> None:
    keuze = Instelling(
        vanaf=2024, instroom_procent=procent, verblijf_weken=weken, buiten_procent=buiten
    )
    for jaar in doorrekenen(OOST, keuze).jaren:
        assert jaar.binnen is not None
        assert jaar.binnen >= 0
        assert jaar.binnen + (jaar.buiten or 0) == jaar.plaatsen


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_longer_delay_never_costs_less(kort: int, extra: int) -> None:
    aanbod = Aanbod(90, date(2026, 1, 1), (Project("A", date(2026, 3, 31), af=8, bij=4),))
    kosten = [
        doorrekenen(OOST, Instelling(2026, vertraging_maanden=m, dagtarief=450), aanbod)
        for m in (kort, kort + extra)
    ]
    assert (kosten[0].uitstelkosten or 0) <= (kosten[1].uitstelkosten or 0)


def test_one_project_may_be_later_than_the_others_and_costs_only_its_own_days() -> None:
    """40 places × 31 days × € 400: January only; the other, ten places, two months (59 days)."""
    aanbod = Aanbod(
        100,
        date(2026, 1, 1),
        (
            Project("Sluiten", date(2027, 1, 1), af=40, sleutel="1-a"),
            Project("Krimpen", date(2027, 1, 1), af=10, sleutel="1-b"),
        ),
    )
    anders = Instelling(
        vanaf=2026, vertraging_maanden=2, vertragingen={"1-a": 1}, dagtarief=Decimal(400)
    )

    uitkomst = doorrekenen(ZUIDWEST, anders, aanbod)

    assert uitkomst.uitstelkosten == 40 * 31 * 400 + 10 * 59 * 400
    assert [jaar.beschikbaar for jaar in uitkomst.jaren] == [50, 50]
    assert anders.gereed(aanbod.projecten[0]) == date(2027, 2, 1)


def test_a_project_on_time_while_the_others_are_late_costs_nothing() -> None:
    aanbod = Aanbod(100, date(2026, 1, 1), (Project("A", date(2027, 12, 1), af=8, sleutel="1-a"),))
    laat = Instelling(vanaf=2026, vertraging_maanden=6, dagtarief=Decimal(400))
    op_tijd = replace(laat, vertragingen={"1-a": 0})

    assert [j.beschikbaar for j in doorrekenen(ZUIDWEST, laat, aanbod).jaren] == [100, 92]
    assert [j.beschikbaar for j in doorrekenen(ZUIDWEST, op_tijd, aanbod).jaren] == [92, 92]
    assert doorrekenen(ZUIDWEST, op_tijd, aanbod).uitstelkosten == 0


@given(st.integers(0, 100))
def test_less_each_year_never_rises(procent: int) -> None:
    jaren = doorrekenen(OOST, Instelling(vanaf=2022, procent_per_jaar=procent)).jaren
    reeks = [jaar.jeugdigen or 0 for jaar in jaren]
    assert reeks == sorted(reeks, reverse=True)
