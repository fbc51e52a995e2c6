"""What each region adds to where the area stands against its path.

Pure and exact. A region that was not measured is named, never counted as zero, and the area is then
not complete ("4 van 5 regio's"). Shares are of what regions lie behind (or ahead) together, so that
they add up to all of it even where one is ahead and another behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jeugdzorg.kern.rounding import Exact, exact

from ..voortgang import KANT, is_niets

HONDERD: Final = 100


@dataclass(frozen=True)
class Regiostand:
    """One region: where it began, its target, what its part of the path says now, and the fact.

    ``werkelijk`` None: not measured, or hidden from the reader.
    """

    sleutel: str
    basis: Exact
    doel: Exact
    padwaarde: Exact
    werkelijk: Exact | None


@dataclass(frozen=True)
class Bijdrage:
    """One region. ``verschil`` is actual − path, ``achter`` how far behind (below zero: ahead).

    ``gedaan`` went since the baseline, ``opgave`` has to go in all. ``aandeel_procent`` is of what
    the regions on the same side of the path are off it together; zero on the path, also
    where the difference is printed as 0,0.
    """

    sleutel: str
    stand: Regiostand
    verschil: Fraction | None
    achter: Fraction | None
    opgave: Fraction
    gedaan: Fraction | None
    gedaan_procent: Fraction | None
    aandeel_procent: Fraction | None

    @property
    def is_achter(self) -> bool:
        return self.achter is not None and self.achter > 0 and not is_niets(self.achter)


@dataclass(frozen=True)
class Bijdragen:
    """All regions of an area, in the order given; the sums are of those that were measured."""

    regels: tuple[Bijdrage, ...]

    @property
    def gemeten(self) -> tuple[Bijdrage, ...]:
        return tuple(regel for regel in self.regels if regel.verschil is not None)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        return tuple(regel.sleutel for regel in self.regels if regel.verschil is None)

    @property
    def is_volledig(self) -> bool:
        return bool(self.regels) and not self.ontbreekt

    @property
    def dekking(self) -> str:
        """4 van 5 regio's."""
        return f"{len(self.gemeten)} van {len(self.regels)} regio's"

    @property
    def verschil(self) -> Fraction | None:
        """Of the measured regions together; None when none was."""
        return som(regel.verschil for regel in self.regels)

    @property
    def achter(self) -> Fraction | None:
        return som(regel.achter for regel in self.regels)

    @property
    def gedaan(self) -> Fraction | None:
        return som(regel.gedaan for regel in self.regels)

    @property
    def meest_achter(self) -> Bijdrage | None:
        """The region that is furthest behind; None when none is."""
        achter = [regel for regel in self.gemeten if regel.is_achter]
        return max(achter, key=lambda regel: regel.achter or 0, default=None)


def som(waarden: Iterable[Fraction | None]) -> Fraction | None:
    bekend = [waarde for waarde in waarden if waarde is not None]
    return sum(bekend, Fraction(0)) if bekend else None


def bijdragen(standen: Iterable[Regiostand], richting: str = "omlaag") -> Bijdragen:
    """Per region how far it is off its part of the path, and its share in that.

    Raises ValueError without a direction.
    """
    if richting not in KANT:
        raise ValueError("Zonder richting is er geen bijdrage.")
    alle = list(standen)
    verschillen = [_verschil(stand) for stand in alle]
    boven = som(v for v in verschillen if v is not None and v > 0) or Fraction(0)
    onder = som(v for v in verschillen if v is not None and v < 0) or Fraction(0)
    return Bijdragen(
        tuple(
            _bijdrage(stand, verschil, boven if (verschil or 0) > 0 else onder, richting)
            for stand, verschil in zip(alle, verschillen, strict=True)
        )
    )


def _verschil(stand: Regiostand) -> Fraction | None:
    return None if stand.werkelijk is None else exact(stand.werkelijk) - exact(stand.padwaarde)


def _bijdrage(
    stand: Regiostand, verschil: Fraction | None, samen: Fraction, richting: str
) -> Bijdrage:
    kant = KANT[richting]
    opgave = kant * (exact(stand.doel) - exact(stand.basis))
    gedaan = (
        None if stand.werkelijk is None else kant * (exact(stand.werkelijk) - exact(stand.basis))
    )
    return Bijdrage(
        sleutel=stand.sleutel,
        stand=stand,
        verschil=verschil,
        achter=None if verschil is None else -kant * verschil,
        opgave=opgave,
        gedaan=gedaan,
        gedaan_procent=None if gedaan is None or not opgave else HONDERD * gedaan / opgave,
        aandeel_procent=_aandeel(verschil, samen),
    )


def _aandeel(verschil: Fraction | None, samen: Fraction) -> Fraction | None:
    if verschil is None:
        return None
    return Fraction(0) if is_niets(verschil) else HONDERD * verschil / samen
