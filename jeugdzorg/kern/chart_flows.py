"""Flows from where youths come from to where they stay: bands as wide as their number.

Vega-Lite has no diagram for this; the places are computed here and drawn with its area, rectangle
and text marks, so that screen and PDF keep one specification.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .charts import PAD, REGIO, TEKST, Grafiek, Tabel
from .notation import getal_tekst, is_number

BREEDTE: Final = 330
KNOOP: Final = 12
HOOGTE: Final = 260
MINIMUM: Final = 20
TUSSEN: Final = 8
STAPPEN: Final = 16
ANDERS: Final = "#b4bdc9"


@dataclass(frozen=True)
class Stroom:
    """So many from one place to another. ``nadruk`` draws it dark; without, when both are equal."""

    van: str
    naar: str
    aantal: Any
    nadruk: bool | None = None

    @property
    def is_donker(self) -> bool:
        return self.van == self.naar if self.nadruk is None else self.nadruk


@dataclass
class Knoop:
    """One place at the left or the right: its total, its top, and where the next band attaches."""

    naam: str
    totaal: float
    boven: float
    hoogte: float
    volgende: float


def stromen(
    *,
    titel: str,
    conclusie: str,
    eenheid: str,
    stromen: Sequence[Stroom],
    koppen: tuple[str, str] = ("Herkomst", "Bestemming"),
    beschrijving: str = "",
) -> Grafiek:
    """From origins at the left to destinations at the right, in the order given.

    Dark bands stay where they come from (or have ``nadruk``), light ones go elsewhere. A flow
    whose number is unknown or suppressed stands in the table only.
    """
    drawn = [s for s in stromen if is_number(s.aantal) and s.aantal > 0]
    scale = HOOGTE / (sum(float(s.aantal) for s in drawn) or 1.0)
    left = nodes((s.van, s.aantal) for s in drawn) if drawn else {}
    right = nodes((s.naar, s.aantal) for s in drawn) if drawn else {}
    height = max(place(left, scale), place(right, scale), MINIMUM)
    bands = [point for n, s in enumerate(drawn) for point in band(n, s, left, right, scale)]
    spec = {
        "width": BREEDTE,
        "height": height,
        "layer": [
            bands_layer(bands, height),
            *node_layers(left, koppen[0], left_side=True),
            *node_layers(right, koppen[1], left_side=False),
        ],
    }
    return Grafiek(
        titel=titel,
        beschrijving=beschrijving or describe(drawn, eenheid),
        conclusie=conclusie,
        spec=spec,
        tabel=Tabel(
            (f"{koppen[0]} → {koppen[1].lower()}", eenheid[:1].upper() + eenheid[1:]),
            tuple((f"{s.van} → {s.naar}", s.aantal) for s in stromen),
        ),
    )


def nodes(pairs: Iterable[tuple[str, Any]]) -> dict[str, Knoop]:
    found: dict[str, Knoop] = {}
    for name, number in pairs:
        node = found.setdefault(name, Knoop(name, 0.0, 0.0, 0.0, 0.0))
        node.totaal += float(number)
    return found


def place(found: dict[str, Knoop], scale: float) -> float:
    """Stack the nodes, each with room for its label; returns the height that takes."""
    top = 0.0
    for node in found.values():
        node.hoogte = max(node.totaal * scale, 1.0)
        room = max(node.hoogte, MINIMUM)
        node.boven = node.volgende = top + (room - node.hoogte) / 2
        top += room + TUSSEN
    return top - TUSSEN


def band(
    number: int, stroom: Stroom, left: dict[str, Knoop], right: dict[str, Knoop], scale: float
) -> list[dict[str, Any]]:
    """Points along a smooth band between two nodes."""
    thick = float(stroom.aantal) * scale
    start, end = left[stroom.van].volgende, right[stroom.naar].volgende
    left[stroom.van].volgende += thick
    right[stroom.naar].volgende += thick
    points = []
    for step in range(STAPPEN + 1):
        t = step / STAPPEN
        y = start + (end - start) * (t * t * (3 - 2 * t))
        x = KNOOP + t * (BREEDTE - 2 * KNOOP)
        points.append({"n": number, "x": x, "y": y, "y2": y + thick, "donker": stroom.is_donker})
    return points


def axis(name: str, end: float) -> dict[str, Any]:
    return {
        "field": name,
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, end], "nice": False, "zero": False},
    }


def bands_layer(points: list[dict[str, Any]], height: float) -> dict[str, Any]:
    y = axis("y", height)
    y["scale"] |= {"reverse": True}
    return {
        "data": {"values": points},
        "mark": {"type": "area", "opacity": 0.75, "stroke": "#ffffff", "strokeWidth": 0.5},
        "encoding": {
            "x": axis("x", BREEDTE),
            "y": y,
            "y2": {"field": "y2"},
            "detail": {"field": "n"},
            "color": {
                "field": "donker",
                "type": "nominal",
                "scale": {"domain": [True, False], "range": [REGIO, ANDERS]},
                "legend": None,
            },
        },
    }


def node_layers(found: dict[str, Knoop], kop: str, *, left_side: bool) -> list[dict[str, Any]]:
    start = 0 if left_side else BREEDTE - KNOOP
    rows = [
        {
            "x": start,
            "x2": start + KNOOP,
            "y": node.boven,
            "y2": node.boven + node.hoogte,
            "midden": node.boven + node.hoogte / 2,
            "t": f"{node.naam}: {getal_tekst(node.totaal)}",
        }
        for node in found.values()
    ]
    side = {"align": "right", "dx": -6} if left_side else {"align": "left", "dx": KNOOP + 6}
    head = [{"x": start, "midden": 0, "t": kop}]
    bold = {"fontWeight": "bold", "dy": -18, "baseline": "bottom"}
    head_side = {"align": "right", "dx": KNOOP} if left_side else {"align": "left", "dx": 0}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rect", "color": PAD},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "x2": {"field": "x2"},
                "y": {"field": "y", "type": "quantitative"},
                "y2": {"field": "y2"},
            },
        },
        text_layer(rows, side),
        text_layer(head, head_side | bold),
    ]


def text_layer(rows: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "color": TEKST} | mark,
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "midden", "type": "quantitative"},
            "text": {"field": "t"},
        },
    }


def describe(drawn: Sequence[Stroom], eenheid: str) -> str:
    largest = sorted(drawn, key=lambda s: s.aantal, reverse=True)[:5]
    listed = "; ".join(f"van {s.van} naar {s.naar} {getal_tekst(s.aantal)}" for s in largest)
    return f"Banden van herkomst naar bestemming ({eenheid}). De grootste: {listed}."
