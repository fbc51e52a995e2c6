"""Working days in the Netherlands: which days nobody works, and counting days on which one does."""

from collections.abc import Iterator
from datetime import date, timedelta


def werkdagen_verder(dag: date, aantal: int) -> date:
    """So many working days after ``dag``, or before it when negative."""
    stap = timedelta(days=1 if aantal > 0 else -1)
    for _ in range(abs(aantal)):
        dag += stap
        while not is_werkdag(dag):
            dag += stap
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days after ``van`` up to and including ``tot``; none when it is past."""
    dagen = (van + timedelta(days=plus) for plus in range(1, (tot - van).days + 1))
    return sum(is_werkdag(dag) for dag in dagen)


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in set(feestdagen(dag.year))


def feestdagen(jaar: int) -> Iterator[date]:
    """Days on which nobody works in the Netherlands."""
    pasen = eerste_paasdag(jaar)
    yield date(jaar, 1, 1)
    yield from (pasen + timedelta(days=dagen) for dagen in (1, 39, 50))
    yield koningsdag(jaar)
    yield from (date(jaar, 12, 25), date(jaar, 12, 26))


def koningsdag(jaar: int) -> date:
    dag = date(jaar, 4, 27)
    return dag - timedelta(days=1) if dag.weekday() == 6 else dag


def eerste_paasdag(jaar: int) -> date:
    """The computus of Gauss, as Meeus and Jones give it for the Gregorian calendar."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)
