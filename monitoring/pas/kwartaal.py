"""The quarter: the unit in which build-up is held against build-down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

NOTATIE: Final = re.compile(r"([0-9]{4})-([1-4])")
EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100


@dataclass(frozen=True, order=True)
class Kwartaal:
    """One quarter of a calendar year; sorts by time, ``str`` gives 2026-3.

    Raises ValueError for a quarter outside 1–4 or a year outside 2000–2100.
    """

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not 1 <= self.nummer <= 4 or not EERSTE_JAAR <= self.jaar <= LAATSTE_JAAR:
            raise ValueError(f"{self.jaar}-{self.nummer} is geen kwartaal.")

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """``2026-3`` → the third quarter of 2026. Raises ValueError for any other form."""
        gevonden = NOTATIE.fullmatch(tekst.strip())
        if gevonden is None:
            raise ValueError(f"“{tekst}” is geen kwartaal; schrijf bijvoorbeeld 2026-3.")
        return cls(int(gevonden[1]), int(gevonden[2]))

    @classmethod
    def at(cls, dag: date) -> Self:
        return cls(dag.year, (dag.month + 2) // 3)

    @classmethod
    def reeks(cls, eerste: Self, laatste: Self) -> Iterator[Self]:
        """Every quarter from ``eerste`` up to and including ``laatste``, in order."""
        kwartaal = eerste
        while kwartaal <= laatste:
            yield kwartaal
            if kwartaal == laatste:
                return
            kwartaal = kwartaal.later(1)

    def later(self, aantal: int) -> Self:
        """So many quarters on; below zero: before."""
        nummer = 4 * self.jaar + self.nummer - 1 + aantal
        return type(self)(nummer // 4, nummer % 4 + 1)

    @property
    def van(self) -> date:
        return date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def tot(self) -> date:
        """The last day."""
        if self.nummer == 4:
            return date(self.jaar, 12, 31)
        return date(self.jaar, 3 * self.nummer + 1, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        """derde kwartaal 2026."""
        return f"{('eerste', 'tweede', 'derde', 'vierde')[self.nummer - 1]} kwartaal {self.jaar}"

    @property
    def kort(self) -> str:
        """3e kw. 2026."""
        return f"{self.nummer}e kw. {self.jaar}"

    def __str__(self) -> str:
        return f"{self.jaar}-{self.nummer}"
