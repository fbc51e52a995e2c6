"""Regions by month: how full they are, or how many places they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from jeugdzorg.kern.notation import getal_tekst, is_number, percentage
from jeugdzorg.kern.privacy_values import HIDDEN

from ..samenvatting import Samenvattingrij
from .perioden import Periode

MAANDEN: Final = 12
BEZETTINGSKLASSEN: Final = (
    (Fraction(70, 100), "minder dan 70%"),
    (Fraction(80, 100), "70 tot 80%"),
    (Fraction(90, 100), "80 tot 90%"),
    (Fraction(1), "90 tot 100%"),
    (None, "100% of meer"),
)
"""Upper bounds (not included) of the classes of occupancy, from light to dark."""


@dataclass(frozen=True)
class Cel:
    """A region in a month; ``klasse`` 0–4 from light to dark, None without a figure."""

    waarde: Any
    tekst: str
    klasse: int | None
    rij: Samenvattingrij | None


@dataclass(frozen=True)
class Warmteregel:
    code: str
    naam: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Warmtekaart:
    maanden: tuple[Periode, ...]
    regels: tuple[Warmteregel, ...]
    klassen: tuple[str, ...]
    zin: str


def warmtekaart(
    rijen: Sequence[Samenvattingrij], laatste: Periode, namen: Mapping[str, str], toon: str
) -> Warmtekaart:
    """``rijen`` grouped by region and month; ``toon`` is ``bezetting`` or ``plaatsen``."""
    maanden = laatste.laatste(MAANDEN)
    per_cel = {(rij.regio or "", rij.periode_begin): rij for rij in rijen}
    grenzen, klassen = plaatsklassen(rijen) if toon == "plaatsen" else bezettingklassen()
    codes = sorted({rij.regio or "" for rij in rijen}, key=lambda c: (not c, namen.get(c, c)))
    regels = tuple(
        Warmteregel(
            code,
            namen.get(code, code) or "Regio onbekend",
            tuple(cel(per_cel.get((code, maand.begin)), toon, grenzen) for maand in maanden),
        )
        for code in codes
    )
    return Warmtekaart(tuple(maanden), regels, klassen, zin(regels, laatste, toon))


def cel(rij: Samenvattingrij | None, toon: str, grenzen: Sequence[Any]) -> Cel:
    if rij is None:
        return Cel(None, "", None, None)
    waarde: Any = rij.plaatsen if toon == "plaatsen" else rij.bezettingsgraad
    if waarde is None and toon == "bezetting" and rij.ten_minste:
        return Cel(HIDDEN, "", None, rij)
    if waarde is None:
        return Cel(None, "", None, rij)
    tekst = getal_tekst(waarde) if toon == "plaatsen" else percentage(waarde)
    return Cel(waarde, tekst, klasse_van(waarde, grenzen), rij)


def klasse_van(waarde: Any, grenzen: Sequence[Any]) -> int:
    return next(
        (nummer for nummer, grens in enumerate(grenzen) if grens is None or waarde < grens),
        len(grenzen) - 1,
    )


def bezettingklassen() -> tuple[list[Any], tuple[str, ...]]:
    return [grens for grens, _ in BEZETTINGSKLASSEN], tuple(label for _, label in BEZETTINGSKLASSEN)


def plaatsklassen(rijen: Sequence[Samenvattingrij]) -> tuple[list[Any], tuple[str, ...]]:
    """Five classes of equal width, up to a round number above the most places."""
    meeste = max((rij.plaatsen or 0 for rij in rijen), default=0)
    stap = max(1, -(-meeste // 5))
    stap = next((rond for rond in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500) if rond >= stap), stap)
    grenzen = [stap, 2 * stap, 3 * stap, 4 * stap, None]
    labels = [f"0 tot {stap}", *(f"{n * stap} tot {(n + 1) * stap}" for n in (1, 2, 3))]
    return grenzen, (*labels, f"{4 * stap} of meer")


def zin(regels: Sequence[Warmteregel], laatste: Periode, toon: str) -> str:
    """Where it is most and where least in the last month."""
    nu = [
        (regel.cellen[-1].waarde, f"{regel.naam} ({regel.cellen[-1].tekst})")
        for regel in regels
        if is_number(regel.cellen[-1].waarde)
    ]
    meest, minst, wat = WOORDEN[toon]
    if not nu:
        return f"In {laatste} is van geen regio {wat} bekend."
    gezegd = f"In {laatste} {meest} {max(nu)[1]}"
    return f"{gezegd}, {minst} {min(nu)[1]}." if len(nu) > 1 else f"{gezegd}."


WOORDEN: Final = {
    "bezetting": ("was het volst:", "het minst vol:", "de bezetting"),
    "plaatsen": ("waren de meeste plaatsen in", "de minste in", "het aantal plaatsen"),
}


def eerste_maand(laatste: Periode) -> date:
    return laatste.laatste(MAANDEN)[0].begin
