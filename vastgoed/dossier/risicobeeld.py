"""Risks on the scales of impact and likelihood, and how they moved between two versions."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..plan.inhoud import SLEUTEL, Inhoud, Rij, rijen
from ..plan.keuzes import Impact, Kans

RIJEN: Final = (Impact.HOOG, Impact.MATIG, Impact.LAAG)
KOLOMMEN: Final = (Kans.LAAG, Kans.MOGELIJK, Kans.REEEL)
CEL: Final = 120
"""Width and height of a cell in the drawing."""
PUNT: Final = 26
"""Room that one risk takes in a cell."""
STRAAL: Final = 13
"""Of a dot, with the white around it."""

Plek = tuple[str, str]


@dataclass(frozen=True)
class Risico:
    """A risk in two versions; ``oud`` or ``nieuw`` is ``None`` when it was not there."""

    nummer: int
    sleutel: str
    omschrijving: str
    oud: Plek | None
    nieuw: Plek | None

    @property
    def beweging(self) -> str:
        """In words: new, gone, heavier, lighter, moved, or the same."""
        if self.oud is None:
            return "nieuw"
        if self.nieuw is None:
            return "vervallen"
        verschil = zwaarte(self.nieuw) - zwaarte(self.oud)
        if verschil:
            return "zwaarder" if verschil > 0 else "lichter"
        return "gelijk" if self.oud == self.nieuw else "verschoven"

    @property
    def oud_woorden(self) -> str:
        return plek_woorden(self.oud)

    @property
    def nieuw_woorden(self) -> str:
        return plek_woorden(self.nieuw)


def zwaarte(plek: Plek) -> int:
    """1 (low, low) to 9 (high, real): the product of both steps."""
    return stap(RIJEN, plek[0]) * (KOLOMMEN.index(Kans(plek[1])) + 1)


def stap(schaal: tuple[Impact, ...], code: str) -> int:
    return len(schaal) - schaal.index(Impact(code))


def plek_woorden(plek: Plek | None) -> str:
    if plek is None:
        return "staat er niet in"
    return f"impact {Impact(plek[0]).label}, kans {Kans(plek[1]).label}"


def plek_van(rij: Rij | None, na: bool = False) -> Plek | None:
    """Where a risk stands; ``na`` its measure, where that was filled in."""
    if rij is None:
        return None
    impact, kans = rij.get("impact"), rij.get("kans")
    if na:
        impact, kans = rij.get("impact_na") or impact, rij.get("kans_na") or kans
    return (impact, kans) if impact in Impact.values and kans in Kans.values else None


def risicobeeld(oud: Inhoud | None, nieuw: Inhoud) -> list[Risico]:
    """Every risk of both versions, numbered, the heaviest now first.

    Without ``oud`` the move is that of the measure: before it, and after it.
    """
    waren = {rij[SLEUTEL]: rij for rij in rijen(nieuw if oud is None else oud, "risicos")}
    zijn = {rij[SLEUTEL]: rij for rij in rijen(nieuw, "risicos")}
    gevonden = [
        (
            sleutel,
            (zijn.get(sleutel) or waren[sleutel]).get("omschrijving", "zonder omschrijving"),
            plek_van(waren.get(sleutel)),
            plek_van(zijn.get(sleutel), na=oud is None),
        )
        for sleutel in dict.fromkeys((*zijn, *waren))
    ]
    gevonden.sort(key=lambda deel: -max((zwaarte(plek) for plek in deel[2:] if plek), default=0))
    return [Risico(nummer, *deel) for nummer, deel in enumerate(gevonden, start=1)]


@dataclass(frozen=True)
class Teken:
    """A numbered dot of the drawing, with the arrow that leads to it."""

    risico: Risico
    x: int
    y: int
    van_x: int | None = None
    van_y: int | None = None

    @property
    def is_weg(self) -> bool:
        return self.risico.nieuw is None

    @property
    def pijlpunt(self) -> tuple[int, int]:
        """Where the arrow ends: at the edge of the dot."""
        if self.van_x is None or self.van_y is None:
            return self.x, self.y
        lengte = math.hypot(self.x - self.van_x, self.y - self.van_y) or 1
        deel = max(lengte - STRAAL, 0) / lengte
        return (
            round(self.van_x + (self.x - self.van_x) * deel),
            round(self.van_y + (self.y - self.van_y) * deel),
        )


def tekens(risicos: list[Risico]) -> Iterator[Teken]:
    """Where each risk is drawn: in its cell, those of one cell beside each other."""
    plaatsen: dict[Plek, int] = {}

    def punt(plek: Plek) -> tuple[int, int]:
        volgnummer = plaatsen[plek] = plaatsen.get(plek, -1) + 1
        per_rij = (CEL - 16) // PUNT
        kolom, rij = KOLOMMEN.index(Kans(plek[1])), RIJEN.index(Impact(plek[0]))
        return (
            kolom * CEL + 20 + (volgnummer % per_rij) * PUNT,
            rij * CEL + 20 + (volgnummer // per_rij) * PUNT,
        )

    for risico in risicos:
        hier = risico.nieuw or risico.oud
        if hier is None:
            continue
        x, y = punt(hier)
        if risico.oud and risico.nieuw and risico.oud != risico.nieuw:
            yield Teken(risico, x, y, *punt(risico.oud))
        else:
            yield Teken(risico, x, y)


def cellen() -> Iterator[tuple[int, int, int]]:
    """Left, top and weight (1 to 9) of each cell of the drawing."""
    for rij, impact in enumerate(RIJEN):
        for kolom, kans in enumerate(KOLOMMEN):
            yield kolom * CEL, rij * CEL, zwaarte((impact, kans))


def zin(risicos: list[Risico]) -> str:
    """What to see, in one sentence."""
    tellingen = Counter(risico.beweging for risico in risicos)
    if not risicos:
        return "Er staan geen risico's in het plan."
    delen = [
        f"{aantal} {woord}"
        for woord in ("zwaarder", "lichter", "verschoven", "nieuw", "vervallen", "gelijk")
        if (aantal := tellingen[woord])
    ]
    return f"{len(risicos)} risico's: {', '.join(delen)}."


def assen() -> dict[str, list[tuple[int, str]]]:
    """Where the words beside the drawing stand."""
    half = CEL // 2
    return {
        "impact": [(rij * CEL + half, str(impact.label)) for rij, impact in enumerate(RIJEN)],
        "kans": [(kolom * CEL + half, str(kans.label)) for kolom, kans in enumerate(KOLOMMEN)],
    }


def beeld(oud: Inhoud | None, nieuw: Inhoud, kop_oud: str, kop_nieuw: str) -> dict[str, Any]:
    """All that ``vastgoed/dossier/_risicobeeld.html`` needs."""
    risicos = risicobeeld(oud, nieuw)
    return {
        "titel": f"Hoe zwaar zijn de risico's: {kop_oud.lower()} en {kop_nieuw.lower()}?",
        "kop_oud": kop_oud,
        "kop_nieuw": kop_nieuw,
        "risicos": risicos,
        "tekens": list(tekens(risicos)),
        "cellen": list(cellen()),
        "assen": assen(),
        "zin": zin(risicos),
    }
