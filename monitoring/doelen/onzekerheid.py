"""A milestone of which the year is not known: what that leaves open about the path. Pure.

N-JH+ goes from 48 (2020) by "10?" to 0 (2030) and says no year with the 10. If that point came at
once, the path would fall to 10 and run to 0 from there: the lower edge. If it came at the end, the
path would run from 48 to 10 and fall to 0 there: the upper edge. Every path through 10 on a day
between lies between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jeugdzorg.kern.rounding import exact

from ..padwaarde import GETRAPT, LINEAIR, Punt


@dataclass(frozen=True)
class Onzekerheid:
    """The stretch between two dated points that has undated ones in it, and those."""

    begin: Punt
    einde: Punt
    punten: tuple[Punt, ...]
    verloop: str = LINEAIR

    def op(self, dag: date) -> tuple[Fraction, Fraction] | None:
        """The lowest and highest value on ``dag`` of a path through the points; None outside."""
        van, tot = self.begin.datum, self.einde.datum
        if van is None or tot is None or not van <= dag <= tot:
            return None
        if dag in (van, tot):
            waarde = exact(self.begin.waarde if dag == van else self.einde.waarde)
            return waarde, waarde
        begin, einde = exact(self.begin.waarde), exact(self.einde.waarde)
        eerste, laatste = exact(self.punten[0].waarde), exact(self.punten[-1].waarde)
        if self.verloop == GETRAPT:
            return min(begin, laatste), max(begin, laatste)
        deel = Fraction((dag - van).days, (tot - van).days)
        vroeg = laatste + (einde - laatste) * deel
        laat = begin + (eerste - begin) * deel
        return min(vroeg, laat), max(vroeg, laat)


def onzekerheden(punten: Sequence[Punt], verloop: str = LINEAIR) -> list[Onzekerheid]:
    """Every stretch with undated points, of ``punten`` in the order in which they are printed.

    Undated points before the first or after the last dated one have no stretch.
    """
    gevonden: list[Onzekerheid] = []
    begin: Punt | None = None
    los: list[Punt] = []
    for punt in punten:
        if punt.datum is None:
            los.append(punt)
            continue
        if begin is not None and los:
            gevonden.append(Onzekerheid(begin, punt, tuple(los), verloop))
        begin, los = punt, []
    return gevonden


def band_op(onzeker: Sequence[Onzekerheid], dag: date) -> tuple[Fraction, Fraction] | None:
    """The band on ``dag``; None where nothing is uncertain."""
    for stuk in onzeker:
        if (band := stuk.op(dag)) is not None:
            return band
    return None
