"""Places for figures in a text: ``{cijfer:KWN-01|JZ24|2024-1}``. Knows no database.

Between the bars: the code of an indicator, of a region or area, a period (a half-year 2024-1, a
year 2024 or a day 2024-07-01) and, if one wants a part, the breakdown as it is stored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from ..halfjaar import Halfjaar

OPEN: Final = "{cijfer:"
PLEK: Final = re.compile(r"\{cijfer:([^{}]*)\}")
LANGSTE: Final = 160
"""Longest text between the braces: four codes and names."""
VOORBEELD: Final = "{cijfer:KWN-01|JZ24|2024-1}"


class CijferFoutError(ValueError):
    """A place for a figure that cannot be read; the message says what would be right."""


@dataclass(frozen=True, order=True)
class Periode:
    """From day to day, both counted."""

    van: date
    tot: date

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """A half-year, a year or a day. Raises CijferFoutError."""
        try:
            if re.fullmatch(r"\d{4}-[12]", tekst, re.ASCII):
                halfjaar = Halfjaar.parse(tekst)
                return cls(halfjaar.van, halfjaar.tot)
            if re.fullmatch(r"\d{4}", tekst, re.ASCII):
                return cls(date(int(tekst), 1, 1), date(int(tekst), 12, 31))
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst, re.ASCII):
                return cls(date.fromisoformat(tekst), date.fromisoformat(tekst))
        except ValueError:
            pass
        raise CijferFoutError(
            f"“{tekst}” is geen periode. Schrijf een halfjaar (2024-1), een jaar (2024) of een "
            "dag (2024-07-01)."
        )

    @property
    def is_dag(self) -> bool:
        return self.van == self.tot

    def past(self, van: date, tot: date) -> bool:
        """Whether a figure about ``van``–``tot`` is about this period: the same days, or counted
        on a day in it."""
        return (van, tot) == (self.van, self.tot) or (van == tot and self.van <= van <= self.tot)


@dataclass(frozen=True, order=True)
class Cijferplek:
    """Which figure is asked for; ``str`` writes the place as it stands in a text."""

    indicator: str
    onderwerp: str
    periode: str
    uitsplitsing: str = ""

    @classmethod
    def parse(cls, binnen: str) -> Self:
        """What stands between ``{cijfer:`` and ``}``. Raises CijferFoutError."""
        delen = [deel.strip() for deel in binnen.split("|")]
        if len(binnen) > LANGSTE or not 3 <= len(delen) <= 4 or not all(delen):
            raise CijferFoutError(
                f"“{kort(OPEN + binnen)}}}” is geen cijfer. Schrijf indicator, regio of gebied en "
                f"periode, bijvoorbeeld {VOORBEELD}, of kies het uit de lijst."
            )
        Periode.parse(delen[2])
        return cls(delen[0].upper(), delen[1].upper(), *delen[2:])

    @property
    def dagen(self) -> Periode:
        return Periode.parse(self.periode)

    @property
    def sleutel(self) -> str:
        """The parts as text, as they are kept when an analysis is adopted."""
        delen = [self.indicator, self.onderwerp, self.periode]
        return "|".join([*delen, self.uitsplitsing] if self.uitsplitsing else delen)

    def __str__(self) -> str:
        return f"{OPEN}{self.sleutel}}}"


@dataclass(frozen=True)
class Stuk:
    """A stretch of a text: plain (``tekst``), a figure (``plek``), or one that cannot be read
    (``tekst`` as typed and ``fout`` with what is wrong)."""

    tekst: str = ""
    plek: Cijferplek | None = None
    fout: str = ""


def kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}…"


def ontleed(tekst: str) -> Iterator[Stuk]:
    """The text cut at its places for figures, in order; nothing is lost."""
    vanaf = 0
    for gevonden in PLEK.finditer(tekst):
        yield from gewoon(tekst[vanaf : gevonden.start()])
        try:
            yield Stuk(plek=Cijferplek.parse(gevonden[1]))
        except CijferFoutError as fout:
            yield Stuk(gevonden[0], fout=str(fout))
        vanaf = gevonden.end()
    yield from gewoon(tekst[vanaf:])


def gewoon(tekst: str) -> Iterator[Stuk]:
    """Plain text; from a place that was opened and never closed on, with what is wrong."""
    goed, _, _ = tekst.partition(OPEN)
    if goed:
        yield Stuk(goed)
    if over := tekst[len(goed) :]:
        yield Stuk(over, fout=f"“{kort(over)}” heeft geen sluitaccolade: zet er }} achter.")


def plekken(teksten: Iterable[str]) -> list[Cijferplek]:
    """Every figure that is asked for in ``teksten``, each once, in order of first mention."""
    gevraagd = (stuk.plek for tekst in teksten for stuk in ontleed(tekst))
    return list(dict.fromkeys(plek for plek in gevraagd if plek))


def fouten(tekst: str) -> list[str]:
    """What is wrong with the places in a text, each once; empty: nothing."""
    return list(dict.fromkeys(stuk.fout for stuk in ontleed(tekst) if stuk.fout))


def ingevuld(tekst: str, waarden: Mapping[str, str]) -> str:
    """The text with for each figure what ``waarden`` says (by ``sleutel``), else "onbekend"."""
    return "".join(
        waarden.get(stuk.plek.sleutel, "onbekend") if stuk.plek else stuk.tekst
        for stuk in ontleed(tekst)
    )
