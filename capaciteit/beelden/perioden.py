"""Months, quarters, half-years and years as people name them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from jeugdzorg.kern.notation import MAANDEN

from ..samenvattingvraag import PERIODEN

KORT = [maand[:3] if maand != "maart" else "mrt" for maand in MAANDEN]
RANG = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Periode:
    """One period of a kind (``maand``, ``kwartaal``, ``halfjaar``, ``jaar``)."""

    soort: str
    begin: date

    @classmethod
    def met(cls, soort: str, dag: date) -> Self:
        """The period in which ``dag`` lies."""
        maanden = PERIODEN[soort]
        return cls(soort, date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1))

    @property
    def eind(self) -> date:
        return self.volgende.begin - timedelta(days=1)

    @property
    def volgende(self) -> "Periode":
        maand = self.begin.month - 1 + PERIODEN[self.soort]
        return Periode(self.soort, date(self.begin.year + maand // 12, maand % 12 + 1, 1))

    @property
    def vorige(self) -> "Periode":
        return Periode.met(self.soort, self.begin - timedelta(days=1))

    def laatste(self, aantal: int) -> list["Periode"]:
        """So many periods up to and including this one, oldest first."""
        perioden = [self]
        while len(perioden) < aantal:
            perioden.insert(0, perioden[0].vorige)
        return perioden

    def __str__(self) -> str:
        jaar, maand = self.begin.year, self.begin.month
        rang = RANG[(maand - 1) // PERIODEN[self.soort]] if PERIODEN[self.soort] > 1 else ""
        return {
            "maand": f"{MAANDEN[maand - 1]} {jaar}",
            "kwartaal": f"{rang} kwartaal van {jaar}",
            "halfjaar": f"{rang} halfjaar van {jaar}",
        }.get(self.soort, str(jaar))

    @property
    def met_lidwoord(self) -> str:
        """``het eerste halfjaar van 2024``, but ``juni 2024`` and ``2024``."""
        return f"het {self}" if self.soort in {"kwartaal", "halfjaar"} else str(self)

    @property
    def kort(self) -> str:
        """For a head of a column: ``jun 2024``, ``2024-1``."""
        if self.soort == "maand":
            return f"{KORT[self.begin.month - 1]} {self.begin.year}"
        if self.soort == "jaar":
            return str(self.begin.year)
        return f"{self.begin.year}-{(self.begin.month - 1) // PERIODEN[self.soort] + 1}"
