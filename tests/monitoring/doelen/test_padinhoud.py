from datetime import date
from decimal import Decimal

import pytest

from monitoring.doelen.padinhoud import Puntinhoud, uit_aandelen, uit_mijlpalen, uit_percentages


def test_the_percentages_of_oost_give_its_path():
    procenten = [Decimal(5), *[Decimal(10)] * 9]

    inhoud = uit_percentages(182, 2021, procenten)

    waarden = [int(punt.waarde) for punt in inhoud.punten]
    assert waarden == [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]
    assert (inhoud.doelwaarde, inhoud.doeldatum) == (68, date(2031, 12, 31))
    assert [punt.afname for punt in inhoud.punten[1:3]] == [9, 17]


def test_the_shares_of_zuidwest_give_its_table():
    basis = dict(enumerate(map(Decimal, [49, 45, 16, 7, 8])))

    inhoud = uit_aandelen(basis, Decimal(54), date(2023, 7, 1), date(2024, 7, 1), 42)

    assert [str(deel.doel) for deel in inhoud.delen] == ["21.2", "19.4", "6.9", "3.0", "3.5"]
    assert (inhoud.startwaarde, inhoud.doeldatum) == (125, date(2028, 1, 1))
    assert inhoud.velden["per_jaar"] == Decimal("20.3")


def test_a_milestone_without_a_year_stays_where_it_was_put():
    punten = [
        Puntinhoud(date(2020, 12, 31), Decimal(48), is_feit=True),
        Puntinhoud(None, Decimal(10), onzeker=True),
        Puntinhoud(date(2030, 12, 31), Decimal(0)),
    ]

    inhoud = uit_mijlpalen(punten)

    assert (inhoud.startwaarde, inhoud.doelwaarde) == (48, 0)
    assert inhoud.punten[1].onzeker


@pytest.mark.parametrize(
    ("punten", "fout"),
    [
        ([(2020, 48)], "begin en een eind"),
        ([(None, 48), (2025, 20), (2030, 0)], "eerste en het laatste"),
        ([(2030, 48), (2020, 0)], "volgorde"),
        ([(2020, 48), (2030, 50)], "niet omhoog"),
    ],
)
def test_points_that_make_no_path_are_refused(punten, fout):
    rijen = [
        Puntinhoud(date(jaar, 1, 1) if jaar else None, Decimal(waarde)) for jaar, waarde in punten
    ]

    with pytest.raises(ValueError, match=fout):
        uit_mijlpalen(rijen)


def test_a_term_before_the_baseline_is_refused():
    with pytest.raises(ValueError, match="vertrekpunt"):
        uit_aandelen({1: Decimal(5)}, Decimal(2), date(2024, 1, 1), date(2023, 1, 1), 12)


def test_a_path_without_a_year_is_refused():
    with pytest.raises(ValueError, match="één jaar"):
        uit_percentages(10, 2021, [])
