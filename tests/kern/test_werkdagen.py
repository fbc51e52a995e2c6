"""Working days: weekends, fixed holidays and those that move with Easter."""

from datetime import date

import pytest

from jeugdzorg.kern.werkdagen import eerste_paasdag, is_werkdag, werkdagen_verder


@pytest.mark.parametrize(
    ("jaar", "pasen"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))]
)
def test_easter(jaar, pasen):
    assert eerste_paasdag(jaar) == date(jaar, *pasen)


@pytest.mark.parametrize(
    "dag",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 4, 26),
        date(2026, 8, 8),
    ],
)
def test_nobody_works_on_holidays_and_in_the_weekend(dag):
    assert not is_werkdag(dag)


def test_working_days_step_over_weekends_and_holidays():
    assert werkdagen_verder(date(2026, 4, 2), 1) == date(2026, 4, 3)
    assert werkdagen_verder(date(2026, 4, 3), 1) == date(2026, 4, 7)
    assert werkdagen_verder(date(2026, 8, 12), -14) == date(2026, 7, 23)
