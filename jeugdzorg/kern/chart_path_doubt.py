"""What is not certain about a path, and other paths beside it: drawn behind the line itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from .chart_path_layers import layer, text
from .chart_points import Moment, Punt, is_drawn
from .charts import BAND, PAD

ANDER: Final = "#8a6d3b"
"""A path that is shown for comparison: another baseline, an earlier version."""


@dataclass(frozen=True)
class Marge:
    """Between which two values a path lies at a moment."""

    moment: Moment
    laag: Any
    hoog: Any

    @property
    def x(self) -> float:
        return Punt(self.moment, self.laag).x


@dataclass(frozen=True)
class Zwevend:
    """A point of which only is known that it lies between two moments; ``woord`` says so."""

    van: Moment
    tot: Moment
    waarde: Any
    woord: str


@dataclass(frozen=True)
class Ander:
    """Another path, in dashes, named at its end."""

    naam: str
    pad: Sequence[Punt]


def doubt_layers(marges: Sequence[Marge], zwevend: Sequence[Zwevend]) -> list[dict[str, Any]]:
    """The area in which the path lies, and each point without a moment as a span at its value."""
    rows = [{"x": m.x, "y": float(m.laag), "y2": float(m.hoog)} for m in marges]
    spans: list[dict[str, Any]] = [
        {
            "x": Punt(z.van, z.waarde).x,
            "x2": Punt(z.tot, z.waarde).x,
            "y": float(z.waarde),
            "t": z.woord,
        }
        for z in zwevend
    ]
    middle = [{**span, "x": (span["x"] + span["x2"]) / 2, "q": "?"} for span in spans]
    dashes = {"type": "rule", "color": PAD, "strokeDash": [2, 4], "strokeWidth": 2}
    circle = {"type": "point", "filled": True, "color": "#ffffff", "stroke": PAD, "size": 260}
    return [
        layer(rows, {"type": "area", "color": BAND, "opacity": 0.6}, y2="y2"),
        layer(spans, dashes, x2="x2"),
        layer(middle, circle | {"opacity": 1}),
        layer(middle, text(PAD, dy=1, bold=True) | {"baseline": "middle"}, "q"),
        layer(spans, text(PAD, dx=-6, dy=4, align="right"), "t"),
    ]


def other_layers(andere: Sequence[Ander]) -> list[dict[str, Any]]:
    """Each other path as a dashed line; its name stands under the middle of it."""
    layers = []
    for ander in andere:
        rows = [{"x": p.x, "y": float(p.waarde)} for p in ander.pad if is_drawn(p)]
        if not rows:
            continue
        middle = {axis: (rows[0][axis] + rows[-1][axis]) / 2 for axis in ("x", "y")}
        line = {"type": "line", "color": ANDER, "strokeDash": [6, 4], "strokeWidth": 2}
        point = {"type": "point", "filled": False, "color": ANDER, "size": 36, "opacity": 1}
        layers += [
            layer(rows, line),
            layer(rows, point),
            layer([{**middle, "t": ander.naam}], text(ANDER, dx=-8, dy=14, align="right"), "t"),
        ]
    return layers
