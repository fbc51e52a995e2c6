"""Points of a path in time, and how far what really happened lies from it. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .notation import getal_tekst

Moment = int | date


@dataclass(frozen=True)
class Punt:
    """One point: a year or a day, its value, and how the moment is named ("1e halfjaar 2023")."""

    moment: Moment
    waarde: Any
    naam: str = ""

    @property
    def x(self) -> float:
        """The moment as a year with decimals: 1 July 2023 is 2023.5."""
        if not isinstance(self.moment, date):
            return float(self.moment)
        start = date(self.moment.year, 1, 1)
        days = (date(self.moment.year + 1, 1, 1) - start).days
        return round(self.moment.year + (self.moment - start).days / days, 3)

    @property
    def woord(self) -> str:
        return self.naam or (
            f"{self.moment:%-d-%-m-%Y}" if isinstance(self.moment, date) else str(self.moment)
        )


@dataclass(frozen=True)
class Band:
    """A range that the path should end in: from ``laag`` to ``hoog`` over some years."""

    van: Moment
    tot: Moment
    laag: Any
    hoog: Any


def punten(waarden: Mapping[Moment, Any]) -> list[Punt]:
    """``{2021: 182, 2022: 173}`` as points."""
    return [Punt(moment, waarde) for moment, waarde in waarden.items()]


def is_drawn(punt: Punt) -> bool:
    return punt.waarde is not None and not isinstance(punt.waarde, str)


def path_value(pad: Sequence[Punt], x: float, stappen: bool) -> float | None:
    """The path at a moment: between two points along the line, or the step that holds."""
    before = [p for p in pad if p.x <= x]
    after = [p for p in pad if p.x >= x]
    if not before or not after:
        return None
    left, right = before[-1], after[0]
    if stappen or left.x == right.x:
        return float(left.waarde)
    share = (x - left.x) / (right.x - left.x)
    return float(left.waarde) + share * (float(right.waarde) - float(left.waarde))


def difference_words(value: float | None) -> str:
    """``7 meer dan het pad``; distance in words, so that colour is not needed."""
    if value is None:
        return ""
    if value == 0:
        return "op het pad"
    return f"{getal_tekst(abs(value))} {'meer' if value > 0 else 'minder'} dan het pad"


def difference(pad: Sequence[Punt], punt: Punt, stappen: bool) -> float | None:
    expected = path_value(pad, punt.x, stappen)
    return None if expected is None else round(float(punt.waarde) - expected, 1)
