"""Reminders around a term: on which working days, each once, and only when there is somebody."""

from datetime import date, timedelta

import pytest

from regio.berichten.termijnen import Moment, herinneren, laatste_moment
from regio.models import Termijnherinnering

TERMIJN = date(2026, 8, 12)


def dagen(van, tot):
    return [van + timedelta(days=dag) for dag in range((tot - van).days + 1)]


def test_a_moment_says_when_it_is_and_on_which_side():
    voor, na = Moment(TERMIJN, -3), Moment(TERMIJN, 1)

    assert (voor.op, voor.te_laat, voor.naam) == (date(2026, 8, 7), False, "voor-3-20260812")
    assert (na.op, na.te_laat, na.naam) == (date(2026, 8, 13), True, "na-1-20260812")


def test_of_several_that_were_missed_only_the_last_one_is_due():
    assert laatste_moment(TERMIJN, date(2026, 8, 14), (3,), (1, 2)) == Moment(TERMIJN, 2)


def test_a_moment_of_more_than_a_week_ago_is_not_due():
    assert laatste_moment(TERMIJN, date(2026, 8, 19), (3,), (1,)) == Moment(TERMIJN, 1)
    assert laatste_moment(TERMIJN, date(2026, 8, 20), (3,), (1,)) is None


@pytest.mark.django_db
def test_over_half_a_year_each_moment_comes_once_on_its_working_day():
    gestuurd = []

    for dag in dagen(date(2026, 6, 1), date(2026, 12, 31)):
        for _ in "12":
            herinneren("x", TERMIJN, lambda m, dag=dag: gestuurd.append(dag) or 1, dag=dag)

    assert gestuurd == [
        date(2026, 8, 5),
        date(2026, 8, 11),
        date(2026, 8, 13),
        date(2026, 8, 19),
        date(2026, 9, 2),
    ]


@pytest.mark.django_db
def test_with_nobody_to_tell_nothing_is_noted():
    assert herinneren("x", TERMIJN, lambda moment: 0, dag=date(2026, 8, 13)) == 0
    assert not Termijnherinnering.objects.exists()
    assert herinneren("x", TERMIJN, lambda moment: 2, dag=date(2026, 8, 14)) == 2


@pytest.mark.django_db
def test_what_fails_is_not_noted_either():
    with pytest.raises(ZeroDivisionError):
        herinneren("x", TERMIJN, lambda moment: 1 // 0, dag=date(2026, 8, 13))

    assert not Termijnherinnering.objects.exists()


@pytest.mark.django_db
def test_with_more_time_the_reminders_begin_anew():
    herinneren("x", TERMIJN, lambda moment: 1, dag=date(2026, 8, 11))

    assert herinneren("x", date(2026, 8, 20), lambda moment: 1, dag=date(2026, 8, 13)) == 1


@pytest.mark.django_db
def test_nothing_goes_in_the_weekend():
    assert herinneren("x", date(2026, 8, 14), lambda moment: 1, dag=date(2026, 8, 16)) == 0
