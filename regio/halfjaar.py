"""The half-year of a review of rights, and the round of its reminders."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

RONDE: Final = timedelta(days=28)
RONDES: Final = 3


@dataclass(frozen=True)
class Halfjaar:
    jaar: int
    helft: int

    @classmethod
    def van(cls, dag: date) -> "Halfjaar":
        return cls(dag.year, 1 if dag.month <= 6 else 2)

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, 1 if self.helft == 1 else 7, 1)

    @property
    def laatste_dag(self) -> date:
        return date(self.jaar, 6, 30) if self.helft == 1 else date(self.jaar, 12, 31)

    def ronde(self, dag: date) -> int:
        """Which reminder is due: the first at once, then one every four weeks, three in all."""
        return min((dag - self.eerste_dag) // RONDE + 1, RONDES)

    def __str__(self) -> str:
        return f"{'eerste' if self.helft == 1 else 'tweede'} halfjaar van {self.jaar}"
