"""How fast a figure goes to its target: the pace so far, the pace that is needed, and when.

Pure and exact; whoever prints rounds. A pace is per year of 365.25 days, and above zero when it
goes the wanted way: on a path that goes down, 125 on 1 July 2023 and 110 on 30 June 2024 make a
pace of 15 a year. Of a flow the values are those of whole years (half-years doubled first).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Final

from jeugdzorg.kern.rounding import Exact, exact

from ..voortgang import KANT

DAGEN_PER_JAAR: Final = Fraction(1461, 4)
HELFTEN: Final = 4
"""So many of the last paces make the band: two years of half-years."""

Stand = tuple[date, Exact]
"""What was measured on a day (of a period: on its last day)."""


@dataclass(frozen=True)
class Verwachting:
    """When the target is reached: at the present pace, and at the highest and lowest of late.

    ``datum`` None: not at the present pace. ``laatst`` None: at the lowest pace never.
    ``tempo``, ``laagste`` and ``hoogste`` are per year. ``heeft_band``: three measurements or more.
    """

    tempo: Fraction
    laagste: Fraction
    hoogste: Fraction
    datum: date | None
    vroegst: date | None
    laatst: date | None
    aantal: int

    @property
    def heeft_band(self) -> bool:
        return self.aantal > 1

    @property
    def is_zeker(self) -> bool:
        """Is the target reached at every pace of the band?"""
        return self.laatst is not None


@dataclass(frozen=True)
class Opgave:
    """What is left to do until the target date: ``te_gaan`` in all, and per year and half-year.

    ``per_jaar`` None: the day has passed, or nothing is left. ``keer``: the needed pace divided by
    the present one (2: twice as fast); None when there is no pace yet in the wanted direction.
    """

    te_gaan: Fraction
    jaren: Fraction
    per_jaar: Fraction | None
    keer: Fraction | None = None

    @property
    def per_halfjaar(self) -> Fraction | None:
        return None if self.per_jaar is None else self.per_jaar / 2

    @property
    def is_bereikt(self) -> bool:
        return self.te_gaan <= 0

    @property
    def is_voorbij(self) -> bool:
        """The target date has passed, and the target was not reached."""
        return not self.is_bereikt and self.jaren <= 0


def tempo_tussen(eerder: Stand, nu: Stand, richting: str = "omlaag") -> Fraction:
    """The pace per year between two measurements, above zero in the wanted direction.

    Raises ValueError when ``nu`` is not after ``eerder`` and for no direction.
    """
    if nu[0] <= eerder[0]:
        raise ValueError("Het tempo volgt uit twee metingen na elkaar.")
    if richting not in KANT:
        raise ValueError("Zonder richting is er geen tempo.")
    verschil = KANT[richting] * (exact(nu[1]) - exact(eerder[1]))
    return verschil * DAGEN_PER_JAAR / (nu[0] - eerder[0]).days


def tempos(reeks: Sequence[Stand], richting: str = "omlaag") -> list[Fraction]:
    """The pace between each two successive measurements, in order of time.

    Of two measurements on one day the last one in ``reeks`` counts.
    """
    standen = sorted(dict(reeks).items())
    return [tempo_tussen(eerder, nu, richting) for eerder, nu in pairwise(standen)]


def verwachting(
    reeks: Sequence[Stand], doel: Exact, richting: str = "omlaag", *, helften: int = HELFTEN
) -> Verwachting | None:
    """When ``doel`` is reached at the pace between the last two measurements, and the band.

    The band runs from the highest to the lowest of the last ``helften`` paces. None without two
    measurements, or without a direction. At or past the target all three are the last day measured.
    """
    if richting not in KANT:
        return None
    recent = tempos(reeks, richting)[-helften:]
    if not recent:
        return None
    nu = max(dict(reeks).items())
    laagste, hoogste = min(recent), max(recent)
    return Verwachting(
        tempo=recent[-1],
        laagste=laagste,
        hoogste=hoogste,
        datum=bereikt_op(nu, doel, recent[-1], richting),
        vroegst=bereikt_op(nu, doel, hoogste, richting),
        laatst=bereikt_op(nu, doel, laagste, richting),
        aantal=len(recent),
    )


def bereikt_op(nu: Stand, doel: Exact, per_jaar: Exact, richting: str = "omlaag") -> date | None:
    """The first day on which ``doel`` is reached at ``per_jaar``, counted from ``nu``.

    The day of ``nu`` when it is there already. None at a pace of zero or away from the target, and
    beyond the last date there is.
    """
    te_gaan = KANT[richting] * (exact(doel) - exact(nu[1]))
    if te_gaan <= 0:
        return nu[0]
    if per_jaar <= 0:
        return None
    dagen = ceil(te_gaan / exact(per_jaar) * DAGEN_PER_JAAR)
    return nu[0] + timedelta(days=dagen) if dagen <= (date.max - nu[0]).days else None


def opgave(
    nu: Stand,
    doel: Exact,
    doeldatum: date,
    richting: str = "omlaag",
    tempo: Exact | None = None,
) -> Opgave:
    """The pace needed from the last measurement ``nu`` on to be at ``doel`` on ``doeldatum``.

    110 on 30 June 2024 to 54 on 1 January 2028 asks for 16 a year. Raises ValueError without a
    direction.
    """
    if richting not in KANT:
        raise ValueError("Zonder richting is er geen opgave.")
    te_gaan = KANT[richting] * (exact(doel) - exact(nu[1]))
    jaren = Fraction((doeldatum - nu[0]).days) / DAGEN_PER_JAAR
    if te_gaan <= 0 or jaren <= 0:
        return Opgave(te_gaan, jaren, None)
    per_jaar = te_gaan / jaren
    keer = per_jaar / exact(tempo) if tempo is not None and tempo > 0 else None
    return Opgave(te_gaan, jaren, per_jaar, keer)
