"""Which share of the places is small-scale, through time and per region.

Small-scale: at most 6 in a group, preferably 4 (OOST, chapter 2; ZW, appendix 2). Of places whose
group size no source states, nobody can tell: they are in neither.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jeugdzorg.kern.notation import percentage

from ..aandelen import aandeel
from ..samenvatting import Samenvattingrij
from .perioden import Periode


@dataclass(frozen=True)
class Schaalregel:
    """Places of a region, or of all, by the size of the groups they are in."""

    code: str
    naam: str
    vier: int = 0
    zes: int = 0
    groter: int = 0
    onbekend: int = 0

    @property
    def kleinschalig(self) -> int:
        return self.vier + self.zes

    @property
    def bekend(self) -> int:
        return self.kleinschalig + self.groter

    @property
    def geheel(self) -> int:
        return self.bekend + self.onbekend

    @property
    def aandeel(self) -> Fraction | None:
        return aandeel(self.kleinschalig, self.bekend)


def per_schaal(rijen: Sequence[Samenvattingrij], code: str, naam: str) -> Schaalregel:
    telling: dict[str, int] = defaultdict(int)
    for rij in rijen:
        telling[rij.schaal or "onbekend"] += rij.plaatsen or 0
    return Schaalregel(code, naam, **telling)


def per_regio(rijen: Sequence[Samenvattingrij], namen: Mapping[str, str]) -> list[Schaalregel]:
    """The most small-scale first; who has no known group size, last."""
    groepen: dict[str, list[Samenvattingrij]] = defaultdict(list)
    for rij in rijen:
        groepen[rij.regio or ""].append(rij)
    regels = [
        per_schaal(deel, code, namen.get(code, code) or "Regio onbekend")
        for code, deel in groepen.items()
    ]
    return sorted(regels, key=lambda r: (r.aandeel is None, -(r.aandeel or 0), r.naam))


def verloop(
    rijen: Sequence[Samenvattingrij], perioden: Sequence[Periode]
) -> list[tuple[Periode, Schaalregel]]:
    """All places together, per period that has figures."""
    groepen: dict[date, list[Samenvattingrij]] = defaultdict(list)
    for rij in rijen:
        groepen[rij.periode_begin].append(rij)
    return [
        (periode, per_schaal(groepen[periode.begin], "", "Alles samen"))
        for periode in perioden
        if periode.begin in groepen
    ]


def zin(nu: Schaalregel, eerst: tuple[Periode, Schaalregel] | None) -> str:
    if nu.aandeel is None:
        return (
            "Van geen plaats is bekend hoe groot de groep is. Vul bij de voorziening het aantal "
            "jeugdigen per groep in."
        )
    deel = f"{nu.kleinschalig} van {nu.bekend}"
    zin = f"{percentage(nu.aandeel)} van de plaatsen is kleinschalig: {deel}"
    if eerst and eerst[1].aandeel is not None and eerst[1].aandeel != nu.aandeel:
        toen = eerst[1]
        zin += f"; in {eerst[0].met_lidwoord} was dat {percentage(toen.aandeel)} van {toen.bekend}"
    if nu.onbekend:
        zin += f". Van {nu.onbekend} plaatsen is de groepsgrootte niet bekend"
    return f"{zin}."
