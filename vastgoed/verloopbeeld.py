"""The workflow of a plan as a drawing, made from the table: states as boxes, steps as arrows."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from .choices_plan import Planstatus as S
from .werkstroom import OVERGANGEN, PARTIJ, Overgang

BREED, HOOG = 1300, 850
BOX: Final = (240, 52)
PLEK: Final = {
    S.CONCEPT: (590, 60),
    S.ONVOLLEDIG: (140, 240),
    S.INGEDIEND: (590, 240),
    S.IN_TOETSING: (590, 420),
    S.AANVULLING: (1060, 420),
    S.GEADVISEERD: (590, 600),
    S.BESLOTEN: (590, 780),
    S.INGETROKKEN: (1060, 780),
}
"""The middle of each box: the way of a plan down the column, what is given back beside it."""
SPOOR: Final = 60
"""How far from the middle of the column the arrows down and up run."""
RIJ: Final = 13
"""How far from the middle of a row the arrows to the side and back run."""
LOS: Final = 640
"""Where the arrows of withdrawing begin and end: they belong to many states."""
STIJL: Final = """
  text { font: 14px sans-serif; fill: #1b1b1b; }
  .vak { fill: #fff; stroke: #154273; stroke-width: 2; }
  .einde { fill: #eef2f7; }
  .stand { font-weight: bold; text-anchor: middle; }
  .pijl { fill: none; stroke: #154273; stroke-width: 1.5; marker-end: url(#punt); }
  .terug { stroke-dasharray: 6 4; }
  .label { font-size: 13px; }
  .wie { font-size: 12px; fill: #444; }
"""


@dataclass(frozen=True)
class Pijl:
    """A line through ``punten``; its words at ``tekst``, anchored there by ``anker``."""

    stap: Overgang
    punten: tuple[tuple[float, float], ...]
    tekst: tuple[float, float]
    anker: str = "middle"


def als_svg() -> str:
    delen = [*vakken(), *(deel for pijl in pijlen() for deel in getekend(pijl))]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" role="img"'
            ' aria-labelledby="titel uitleg">',
            '<title id="titel">Het verloop van een vastgoedplan</title>',
            f'<desc id="uitleg">{escape(uitleg())}</desc>',
            f"<style>{STIJL}</style>",
            '<defs><marker id="punt" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8"'
            ' markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#154273"/></marker>'
            "</defs>",
            f'<rect width="{BREED}" height="{HOOG}" fill="#fff"/>',
            *delen,
            "</svg>",
            "",
        ]
    )


def uitleg() -> str:
    """The same in words, for who cannot see it."""
    return " ".join(
        f"{stap.label}: van {', '.join(van.label for van in stap.van)} naar {naar_label(stap)}, "
        f"door {stap.wie}."
        for stap in OVERGANGEN.values()
    )


def naar_label(stap: Overgang) -> str:
    return stap.naar.label if stap.naar else "de stand van voor het intrekken"


def vakken() -> Iterator[str]:
    breed, hoog = BOX
    for stand, (x, y) in PLEK.items():
        soort = "vak einde" if stand in (S.BESLOTEN, S.INGETROKKEN) else "vak"
        yield (
            f'<rect class="{soort}" x="{x - breed / 2:g}" y="{y - hoog / 2:g}" width="{breed}"'
            f' height="{hoog}" rx="6"/>'
        )
        yield f'<text class="stand" x="{x}" y="{y + 5}">{escape(stand.label)}</text>'
    yield (
        f'<text class="label" x="{PLEK[S.INGETROKKEN][0]}" y="{LOS - 14}" text-anchor="middle">'
        "elke stand voor het besluit</text>"
    )


def pijlen() -> Iterator[Pijl]:
    for stap in OVERGANGEN.values():
        if stap.code == "intrekken":
            yield los(stap, links=True)
        elif stap.naar is None:
            yield los(stap, links=False)
        else:
            yield from (tussen(stap, van, stap.naar) for van in stap.van)


def los(stap: Overgang, *, links: bool) -> Pijl:
    """Withdrawing comes from every state before the decision; what undoes it leads back there."""
    x = PLEK[S.INGETROKKEN][0] + (-SPOOR if links else SPOOR)
    boven, onder = (x, LOS), (x, rand(S.INGETROKKEN, boven=True))
    punten = (boven, onder) if links else (onder, boven)
    return Pijl(stap, punten, naast(x, (LOS + onder[1]) / 2, links=links), anker(links=links))


def tussen(stap: Overgang, van: S, naar: S) -> Pijl:
    """Down on the left and up on the right of the column; there and back beside it."""
    (x1, y1), (x2, y2) = PLEK[van], PLEK[naar]
    if x1 == x2:
        neer = y2 > y1
        x = x1 - SPOOR if neer else x1 + SPOOR
        punten = ((x, rand(van, boven=not neer)), (x, rand(naar, boven=neer)))
        return Pijl(stap, punten, naast(x, (y1 + y2) / 2, links=neer), anker(links=neer))
    if y1 == y2:
        return opzij(stap, (x1, y1), (x2, y2))
    hoek = (x1, y2)
    einde = (x2 + (BOX[0] / 2 if x1 > x2 else -BOX[0] / 2), y2)
    begin = (x1, rand(van, boven=y2 < y1))
    return Pijl(stap, (begin, hoek, einde), ((x1 + einde[0]) / 2, y2 - 20))


def opzij(stap: Overgang, van: tuple[int, int], naar: tuple[int, int]) -> Pijl:
    """To the right above the middle of the row, to the left below it."""
    rechts = naar[0] > van[0]
    y = van[1] + (-RIJ if rechts else RIJ)
    half = BOX[0] / 2 if rechts else -BOX[0] / 2
    begin, einde = (van[0] + half, y), (naar[0] - half, y)
    return Pijl(stap, (begin, einde), ((begin[0] + einde[0]) / 2, y + (-20 if rechts else 18)))


def naast(x: float, y: float, *, links: bool) -> tuple[float, float]:
    return (x - 10 if links else x + 10), y


def anker(*, links: bool) -> str:
    return "end" if links else "start"


def rand(stand: S, *, boven: bool) -> float:
    y = PLEK[stand][1]
    return y - BOX[1] / 2 if boven else y + BOX[1] / 2


def getekend(pijl: Pijl) -> Iterator[str]:
    soort = "pijl terug" if pijl.stap.terug_van else "pijl"
    lijn = " ".join(f"{x:g},{y:g}" for x, y in pijl.punten)
    yield f'<polyline class="{soort}" points="{lijn}"/>'
    x, y = pijl.tekst
    plek = f'x="{x:g}" text-anchor="{pijl.anker}"'
    yield f'<text class="label" y="{y:g}" {plek}>{escape(pijl.stap.label)}</text>'
    wie = escape(PARTIJ[pijl.stap.rule])
    yield f'<text class="wie" y="{y + 14:g}" {plek}>{wie}</text>'
