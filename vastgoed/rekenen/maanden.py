"""Months as one counts them in a plan: "2026-03", both ends included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

PATROON = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


@total_ordering
@dataclass(frozen=True)
class Maand:
    """One month of a calendar; ``nummer`` counts months since the year 0."""

    nummer: int

    @classmethod
    def lees(cls, tekst: str) -> "Maand":
        """From "2026-03". Raises ValueError for anything else."""
        gevonden = PATROON.match(tekst)
        if not gevonden:
            raise ValueError(f"Geen maand: {tekst!r}")
        return cls(int(gevonden[1]) * 12 + int(gevonden[2]) - 1)

    @classmethod
    def van(cls, dag: date) -> "Maand":
        return cls(dag.year * 12 + dag.month - 1)

    @property
    def eerste_dag(self) -> date:
        return date(self.nummer // 12, self.nummer % 12 + 1, 1)

    @property
    def laatste_dag(self) -> date:
        return date.fromordinal(self.later(1).eerste_dag.toordinal() - 1)

    def later(self, aantal: int) -> "Maand":
        return Maand(self.nummer + aantal)

    def __lt__(self, ander: "Maand") -> bool:
        return self.nummer < ander.nummer

    def __str__(self) -> str:
        return f"{self.nummer // 12:04d}-{self.nummer % 12 + 1:02d}"


def reeks(van: Maand, tot: Maand) -> Iterator[Maand]:
    """Every month from ``van`` up to and including ``tot``; none when ``tot`` lies before it."""
    return (Maand(nummer) for nummer in range(van.nummer, tot.nummer + 1))


def aaneen(maanden: list[Maand]) -> list[tuple[Maand, Maand]]:
    """The months as stretches without a gap, in order: first and last month of each."""
    stukken: list[tuple[Maand, Maand]] = []
    for maand in sorted(set(maanden)):
        if stukken and stukken[-1][1].later(1) == maand:
            stukken[-1] = (stukken[-1][0], maand)
        else:
            stukken.append((maand, maand))
    return stukken
