"""What a reduction path says on a date or over a period.

A path of a flow has a value per calendar year (``Jaarpad``: so many youths flow in); a path of a
stock has values on dates and runs between them (``Standpad``: so many places there are).
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from fractions import Fraction
from typing import Final, Self

from jeugdzorg.kern.rounding import Exact, exact

from .afbouw import MAANDEN_PER_JAAR

LINEAIR: Final = "lineair"
GETRAPT: Final = "getrapt"


@dataclass(frozen=True)
class Punt:
    """A value on a date; without one when the source names no date."""

    datum: date | None
    waarde: Exact
    onzeker: bool = False


@dataclass(frozen=True)
class Jaarpad:
    """A flow: the value of each calendar year."""

    waarden: Mapping[int, Exact]

    def op(self, datum: date) -> Fraction | None:
        """The value of the whole year that ``datum`` falls in."""
        waarde = self.waarden.get(datum.year)
        return None if waarde is None else exact(waarde)

    def over(self, van: date, tot: date) -> Fraction | None:
        """The part that belongs to a period: value × months / 12, over each year it touches.

        156 in 2023 gives 78 for its first half. None when the path lacks one of the years.
        """
        delen = [self._in_jaar(jaar, van, tot) for jaar in range(van.year, tot.year + 1)]
        bekend = [deel for deel in delen if deel is not None]
        return sum(bekend, Fraction(0)) if len(bekend) == len(delen) else None

    def _in_jaar(self, jaar: int, van: date, tot: date) -> Fraction | None:
        begin, einde = max(van, date(jaar, 1, 1)), min(tot, date(jaar, 12, 31))
        waarde = self.op(begin)
        return None if waarde is None else waarde * maanden(begin, einde) / MAANDEN_PER_JAAR


@dataclass(frozen=True)
class Standpad:
    """A stock: values on dates, ascending, straight lines (lineair) or steps (getrapt) between.

    Milestones without a date (N-JH+ prints "10?") are kept in ``zonder_datum``, off the line.
    """

    punten: tuple[Punt, ...]
    zonder_datum: tuple[Punt, ...] = ()
    verloop: str = LINEAIR

    @classmethod
    def van_punten(cls, punten: Iterable[Punt], verloop: str = LINEAIR) -> Self:
        """A path through ``punten``, in any order.

        Raises ValueError for two points on one date or an unknown ``verloop``.
        """
        if verloop not in (LINEAIR, GETRAPT):
            raise ValueError(f"Een pad verloopt {LINEAIR} of {GETRAPT}, niet {verloop}.")
        alle = list(punten)
        op_datum = {punt.datum: punt for punt in alle if punt.datum is not None}
        zonder_datum = tuple(punt for punt in alle if punt.datum is None)
        if len(op_datum) + len(zonder_datum) < len(alle):
            raise ValueError("Een pad heeft op een dag hoogstens één punt.")
        return cls(tuple(op_datum[datum] for datum in sorted(op_datum)), zonder_datum, verloop)

    def op(self, datum: date) -> Fraction | None:
        """The value on ``datum``: None before the first point; the last value holds after it."""
        dagen = [punt.datum for punt in self.punten if punt.datum is not None]
        plek = bisect_right(dagen, datum)
        if plek == 0:
            return None
        waarde = exact(self.punten[plek - 1].waarde)
        if plek == len(dagen) or self.verloop == GETRAPT:
            return waarde
        verschil = exact(self.punten[plek].waarde) - waarde
        deel = Fraction((datum - dagen[plek - 1]).days, (dagen[plek] - dagen[plek - 1]).days)
        return waarde + verschil * deel


Pad = Jaarpad | Standpad


def afbouwpad_mijlpalen(
    punten: Iterable[Punt], at: date, verloop: str = LINEAIR
) -> Fraction | None:
    """The value on ``at`` of a path through milestones; those without a date do not count.

    Source: N-JH+, chapter 2 and appendix (144 in 2010, 48 in 2020, 0 in 2030).
    """
    return Standpad.van_punten(punten, verloop).op(at)


def standpad_pro_rata(
    basis: Punt, doel: Exact, looptijd_van: date, looptijd_maanden: int
) -> Standpad:
    """A stock that stays at ``basis`` until its term begins and then goes evenly to ``doel``.

    Source: ZW, 5.6 (125 on 1 July 2023; 42 months from 1 July 2024; 54 on 1 January 2028).
    Raises ValueError when the term begins before the baseline or has no months.
    """
    if basis.datum is None or looptijd_van < basis.datum or looptijd_maanden <= 0:
        raise ValueError("De looptijd begint op of na de dag van het vertrekpunt.")
    begin = {basis.datum: basis, looptijd_van: Punt(looptijd_van, basis.waarde)}
    einde = Punt(maanden_later(looptijd_van, looptijd_maanden), doel)
    return Standpad.van_punten([*begin.values(), einde])


def padwaarde(pad: Pad, datum: date) -> Fraction | None:
    """The value of a path on a date: of a flow that of the whole year, of a stock that of the day.

    None where the path says nothing.
    """
    return pad.op(datum)


def padwaarde_over(pad: Pad, van: date, tot: date) -> Fraction | None:
    """The value to hold a period against: of a flow its part, of a stock that of the last day.

    ``tot`` is included. Raises ValueError when the period ends before it begins.
    """
    if tot < van:
        raise ValueError("De periode eindigt voor zij begint.")
    return pad.over(van, tot) if isinstance(pad, Jaarpad) else pad.op(tot)


def maanden(van: date, tot: date) -> Fraction:
    """Months from ``van`` up to and including ``tot``; a part of a month by its days."""
    dagen_erna = Fraction(1, monthrange(tot.year, tot.month)[1])
    return _maandstand(tot) + dagen_erna - _maandstand(van)


def _maandstand(datum: date) -> Fraction:
    dagen = monthrange(datum.year, datum.month)[1]
    return MAANDEN_PER_JAAR * datum.year + datum.month - 1 + Fraction(datum.day - 1, dagen)


def maanden_later(datum: date, aantal: int) -> date:
    """The same day ``aantal`` months on, or the last day of a month that is too short."""
    jaar, maand = divmod(datum.year * MAANDEN_PER_JAAR + datum.month - 1 + aantal, MAANDEN_PER_JAAR)
    if jaar > MAXYEAR:
        raise ValueError("De looptijd eindigt na het laatste jaar dat een datum kan hebben.")
    return date(jaar, maand + 1, min(datum.day, monthrange(jaar, maand + 1)[1]))
