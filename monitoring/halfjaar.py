"""The half-year: the unit in which monitoring is delivered, analysed and reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Self

NOTATIE = re.compile(r"([0-9]{4})-([12])")


@dataclass(frozen=True, order=True)
class Halfjaar:
    """One half of a calendar year, ``helft`` 1 or 2; sorts by time, ``str`` gives 2023-1.

    Raises ValueError for another half, or a year that has no dates.
    """

    jaar: int
    helft: int

    def __post_init__(self) -> None:
        if self.helft not in (1, 2):
            raise ValueError(f"Een jaar heeft helft 1 en 2, niet {self.helft}.")
        if not MINYEAR <= self.jaar <= MAXYEAR:
            raise ValueError(f"Het jaar {self.jaar} bestaat niet.")

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """``2023-1`` → the first half of 2023. Raises ValueError for any other form."""
        gevonden = NOTATIE.fullmatch(tekst)
        if gevonden is None:
            raise ValueError(f"“{tekst}” is geen halfjaar; schrijf bijvoorbeeld 2023-1.")
        return cls(int(gevonden[1]), int(gevonden[2]))

    @classmethod
    def at(cls, datum: date) -> Self:
        """The half-year that ``datum`` falls in."""
        return cls(datum.year, 1 if datum.month <= 6 else 2)

    @classmethod
    def reeks(cls, eerste: Self, laatste: Self) -> Iterator[Self]:
        """Every half-year from ``eerste`` up to and including ``laatste``, in order."""
        for nummer in range(eerste._nummer, laatste._nummer + 1):
            yield cls._from_nummer(nummer)

    @property
    def van(self) -> date:
        return date(self.jaar, 1 if self.helft == 1 else 7, 1)

    @property
    def tot(self) -> date:
        """The last day: "tot en met"."""
        return date(self.jaar, 6, 30) if self.helft == 1 else date(self.jaar, 12, 31)

    @property
    def vorige(self) -> Self:
        return self._from_nummer(self._nummer - 1)

    @property
    def volgende(self) -> Self:
        return self._from_nummer(self._nummer + 1)

    @property
    def label(self) -> str:
        """eerste halfjaar 2023."""
        return f"{'eerste' if self.helft == 1 else 'tweede'} halfjaar {self.jaar}"

    @property
    def _nummer(self) -> int:
        return 2 * self.jaar + self.helft - 1

    @classmethod
    def _from_nummer(cls, nummer: int) -> Self:
        return cls(nummer // 2, nummer % 2 + 1)

    def __contains__(self, datum: date) -> bool:
        return self.van <= datum <= self.tot

    def __str__(self) -> str:
        return f"{self.jaar:04}-{self.helft}"
