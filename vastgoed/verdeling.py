"""The arithmetic of grants: a rate per place, places × rate, a total divided to the last euro."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Generic, TypeVar

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

Sleutel = TypeVar("Sleutel", str, int)


def tarief_per_plaats(totaal: Exact, plaatsen: int) -> Fraction:
    """Euro per place, exact: 50.000.000 over 2.926 places is 17.088,17498…

    Source: N-O3M, appendix. Raises ValueError without places.
    """
    if plaatsen <= 0:
        raise ValueError("Een tarief per plaats vraagt minstens één plaats.")
    return exact(totaal) / plaatsen


def bedrag(plaatsen: int, tarief: Exact) -> int:
    """Places × rate, rounded half up to whole euros."""
    return int(round_half_up(plaatsen * exact(tarief)))


@dataclass(frozen=True)
class Verdeelregel(Generic[Sleutel]):
    """One row of a division, as a calculation sheet shows it.

    ``quotum`` is the exact part, ``vloer`` its whole units, ``rest`` what is left, ``extra`` the
    unit given on top (0 or 1), ``gegeven`` the outcome.
    """

    sleutel: Sleutel
    gewicht: Fraction
    quotum: Fraction
    vloer: int
    rest: Fraction
    extra: int

    @property
    def gegeven(self) -> int:
        return self.vloer + self.extra


@dataclass(frozen=True)
class Verdeling(Generic[Sleutel]):
    """A divided total with its proof: the rows in the order given, ``over`` units dealt by rest."""

    totaal: int
    regels: tuple[Verdeelregel[Sleutel], ...]

    @property
    def gewicht(self) -> Fraction:
        return sum((regel.gewicht for regel in self.regels), Fraction(0))

    @property
    def over(self) -> int:
        """What the whole units leave of the total."""
        return self.totaal - sum(regel.vloer for regel in self.regels)

    @property
    def uitkomst(self) -> dict[Sleutel, int]:
        return {regel.sleutel: regel.gegeven for regel in self.regels}


def verdeel(totaal: int, gewichten: Mapping[Sleutel, Exact]) -> dict[Sleutel, int]:
    """``totaal`` whole units over ``gewichten``: the outcome of ``verdeling``."""
    return verdeling(totaal, gewichten).uitkomst


def verdeling(totaal: int, gewichten: Mapping[Sleutel, Exact]) -> Verdeling[Sleutel]:
    """Divide ``totaal`` by weight so that the parts add up to it exactly (largest remainder).

    Everyone gets the whole units of its exact part; the units left go one each to the largest
    remainders. Equal remainders: the larger weight first, then the lower key, so that the order of
    ``gewichten`` never matters. Within one division a larger weight never gets less. Between
    divisions that doesn't hold: one unit more may cost somebody a unit.
    Raises ValueError for a total or weight below zero, and for a total when nothing weighs.
    """
    gewicht = {sleutel: exact(waarde) for sleutel, waarde in gewichten.items()}
    geheel = sum(gewicht.values(), Fraction(0))
    if totaal < 0 or any(waarde < 0 for waarde in gewicht.values()):
        raise ValueError("Een totaal en gewichten zijn niet kleiner dan nul.")
    if totaal > 0 and geheel == 0:
        raise ValueError("Zonder gewicht is er niemand om het totaal over te verdelen.")
    quota = {
        sleutel: totaal * waarde / geheel if geheel else Fraction(0)
        for sleutel, waarde in gewicht.items()
    }
    extra = _grootste_resten(totaal, gewicht, quota)
    regels = (
        Verdeelregel(
            sleutel=sleutel,
            gewicht=gewicht[sleutel],
            quotum=quotum,
            vloer=floor(quotum),
            rest=quotum - floor(quotum),
            extra=int(sleutel in extra),
        )
        for sleutel, quotum in quota.items()
    )
    return Verdeling(totaal, tuple(regels))


def _grootste_resten(
    totaal: int, gewicht: Mapping[Sleutel, Fraction], quota: Mapping[Sleutel, Fraction]
) -> set[Sleutel]:
    """The keys that get one of the units that the whole units leave."""
    over = totaal - sum(floor(quotum) for quotum in quota.values())
    rij = sorted(
        quota,
        key=lambda sleutel: (floor(quota[sleutel]) - quota[sleutel], -gewicht[sleutel], sleutel),
    )
    return set(rij[:over])
