from datetime import date

import pytest

from monitoring.pas.kwartaal import Kwartaal


def test_a_quarter_knows_its_first_and_last_day_and_its_name():
    kwartaal = Kwartaal.parse("2024-1")

    assert (kwartaal.van, kwartaal.tot) == (date(2024, 1, 1), date(2024, 3, 31))
    assert (kwartaal.label, kwartaal.kort) == ("eerste kwartaal 2024", "1e kw. 2024")
    assert Kwartaal(2024, 4).tot == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [(date(2026, 3, 31), "2026-1"), (date(2026, 4, 1), "2026-2"), (date(2026, 12, 31), "2026-4")],
)
def test_every_day_lies_in_one_quarter(dag, verwacht):
    assert str(Kwartaal.at(dag)) == verwacht


def test_a_series_runs_over_the_turn_of_the_year():
    reeks = Kwartaal.reeks(Kwartaal(2025, 3), Kwartaal(2026, 2))

    assert [str(kwartaal) for kwartaal in reeks] == ["2025-3", "2025-4", "2026-1", "2026-2"]


@pytest.mark.parametrize("tekst", ["2026", "2026-5", "26-1", "1999-4", "kwartaal 1"])
def test_anything_else_is_refused_with_a_reason(tekst):
    with pytest.raises(ValueError, match="kwartaal"):
        Kwartaal.parse(tekst)
