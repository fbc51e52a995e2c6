"""Shapes of regions on the drawing: tiles in a grid, or borders projected onto the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from .geo import Geometry, Point, polygons

RASTER: Final = 0.5
"""Borders are rounded to this many pixels: neighbours keep sharing every point of their border."""
RUIMTE_VOOR_TEKST: Final = (34.0, 18.0)
RUIMTE_VOOR_LABEL: Final = (96.0, 44.0)


@dataclass(frozen=True)
class Vorm:
    """A path, where its text stands, and whether its name and its figure fit inside."""

    pad: str
    x: float
    y: float
    met_label: bool = True
    met_tekst: bool = True

    @property
    def y_label(self) -> float:
        return self.y - 8

    @property
    def y_tekst(self) -> float:
        return self.y + (14 if self.met_label else 5)


def tile_shape(kolom: int, rij: int, size: tuple[int, int, int], top: int = 0) -> Vorm:
    """One tile; ``size`` is width and height of a cell and the space between tiles."""
    wide, high, gap = size
    x, y = kolom * wide + gap / 2, rij * high + gap / 2 + top
    w, h = wide - gap, high - gap
    return Vorm(f"M{x:g},{y:g}h{w:g}v{h:g}h{-w:g}Z", x + w / 2, y + h / 2)


def border_shapes(grenzen: Mapping[str, Geometry], width: int) -> tuple[dict[str, Vorm], int]:
    """Every region as a path, north up, filling ``width``; and the height that this takes."""
    points = [p for g in grenzen.values() for rings in polygons(g) for p in rings[0]]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    scale = (width - 2) / ((east - west) * squeeze)

    def project(point: Point) -> Point:
        return (
            round_to((point[0] - west) * squeeze * scale + 1),
            round_to((north - point[1]) * scale + 1),
        )

    shapes = {
        code: shape([[[project(p) for p in ring] for ring in rings] for rings in polygons(grens)])
        for code, grens in grenzen.items()
    }
    return shapes, round((north - south) * scale) + 2


def round_to(value: float) -> float:
    return round(value / RASTER) * RASTER


def shape(parts: list[list[list[Point]]]) -> Vorm:
    rings = [list(without_repeats(ring)) for part in parts for ring in part]
    path = "".join(ring_path(ring) for ring in rings if len(ring) > 2)
    largest = max((part[0] for part in parts), key=lambda ring: abs(area(ring)))
    x, y = centre(largest)
    wide, high = room(largest, x, y)
    return Vorm(
        path,
        x,
        y,
        met_label=wide >= RUIMTE_VOOR_LABEL[0] and high >= RUIMTE_VOOR_LABEL[1],
        met_tekst=wide >= RUIMTE_VOOR_TEKST[0] and high >= RUIMTE_VOOR_TEKST[1],
    )


def without_repeats(ring: list[Point]) -> Iterator[Point]:
    previous = None
    for point in ring:
        if point != previous:
            yield point
        previous = point


def ring_path(ring: list[Point]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z"


def area(ring: list[Point]) -> float:
    """Signed area of a closed ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def centre(ring: list[Point]) -> Point:
    """Centre of gravity; of a ring without area, its first point."""
    total = area(ring)
    if not total:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    cross = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, cross, strict=True))
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, cross, strict=True))
    return round(x / (6 * total), 1), round(y / (6 * total), 1)


def room(ring: list[Point], x: float, y: float) -> Point:
    """Width and height that are free around a point inside the ring, straight across."""
    across, along = sorted(crossings(ring, y, 1)), sorted(crossings(ring, x, 0))
    return gap_around(across, x), gap_around(along, y)


def crossings(ring: list[Point], level: float, axis: int) -> Iterator[float]:
    other = 1 - axis
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a[axis] > level) != (b[axis] > level):
            share = (level - a[axis]) / (b[axis] - a[axis])
            yield a[other] + share * (b[other] - a[other])


def gap_around(crossed: list[float], value: float) -> float:
    """Twice the distance to the nearest crossing: text is centred."""
    return 2 * min((abs(c - value) for c in crossed), default=0.0)
