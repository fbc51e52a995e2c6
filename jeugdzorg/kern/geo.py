"""Borders of regions, read from GeoJSON or TopoJSON as CBS and PDOK publish them.

Pure: text in, geometry in WGS 84 (longitude, latitude) out. Coordinates in RD (EPSG:28992) are
converted. Every complaint is a ``ValueError`` in Dutch that says what is wrong with the file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, Final

from .rijksdriehoek import is_rd, rd_to_wgs84

Point = tuple[float, float]
Geometry = Mapping[str, Any]

CODEVELDEN: Final = (
    "jeugdregiocode",
    "jeugdzorgregiocode",
    "jeugdhulpregiocode",
    "statcode",
    "regiocode",
    "gebiedscode",
    "code",
    "gm_code",
    "id",
)
NEDERLAND: Final = (2.5, 50.5, 7.6, 54.0)
CIJFERS: Final = 5
"""Decimals of a degree that are kept: about a metre."""


def read_boundaries(raw: bytes | str, laag: str = "", codeveld: str = "") -> dict[str, Geometry]:
    """Region code → GeoJSON MultiPolygon in WGS 84, from a GeoJSON or TopoJSON file.

    ``laag`` names the layer of a TopoJSON with several; ``codeveld`` the property with the code
    when it is none of ``CODEVELDEN`` or another that ends in "code". Raises ValueError in Dutch.
    """
    features = list(read_features(parse(raw), laag))
    if not features:
        raise ValueError("Het bestand bevat geen gebieden.")
    if not all(isinstance(feature, dict) for feature in features):
        raise ValueError("Het bestand bevat iets dat geen gebied is.")
    field = codeveld or find_code_field(features)
    found: dict[str, list[Any]] = {}
    for number, feature in enumerate(features, start=1):
        code = code_of(feature, field, number)
        found.setdefault(code, []).extend(polygons(feature["geometry"]))
    convert = converter(p for parts in found.values() for rings in parts for p in rings[0])
    return {
        code: {
            "type": "MultiPolygon",
            "coordinates": [[[convert(p) for p in ring] for ring in rings] for rings in parts],
        }
        for code, parts in found.items()
    }


def parse(raw: bytes | str) -> dict[str, Any]:
    try:
        content = json.loads(raw)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError("Dit is geen leesbaar JSON-bestand.") from error
    if not isinstance(content, dict):
        raise ValueError("Dit is geen GeoJSON of TopoJSON: er staat geen object in.")
    return content


def read_features(content: Mapping[str, Any], laag: str = "") -> Iterator[dict[str, Any]]:
    """The features of either format, with plain GeoJSON geometries."""
    if content.get("type") == "FeatureCollection":
        yield from content.get("features") or []
    elif content.get("type") == "Topology":
        arcs = decoded_arcs(content)
        for item in geometries_of(content, laag):
            yield {**item, "geometry": stitched(item, arcs)}
    else:
        raise ValueError(
            "Dit is geen GeoJSON (FeatureCollection) of TopoJSON (Topology), maar "
            f"“{content.get('type', 'onbekend')}”."
        )


def geometries_of(content: Mapping[str, Any], laag: str) -> list[dict[str, Any]]:
    objects = content.get("objects") or {}
    if laag or len(objects) == 1:
        chosen = objects.get(laag) if laag else next(iter(objects.values()))
        if chosen is None:
            raise ValueError(f"De laag “{laag}” is er niet. Wel: {', '.join(objects)}.")
        return list(chosen.get("geometries", [chosen]))
    if not objects:
        raise ValueError("Het bestand bevat geen gebieden.")
    raise ValueError(f"Het bestand heeft meer lagen. Kies er een: {', '.join(objects)}.")


def decoded_arcs(content: Mapping[str, Any]) -> list[list[Point]]:
    """Arcs as absolute coordinates; quantised ones are running sums of whole steps."""
    transform = content.get("transform")
    arcs = content.get("arcs")
    if not isinstance(arcs, list):
        raise ValueError("De TopoJSON heeft geen grenslijnen (“arcs”).")
    if not transform:
        return [[(p[0], p[1]) for p in arc] for arc in arcs]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    return [
        [
            (x * sx + tx, y * sy + ty)
            for x, y in zip(
                accumulate(p[0] for p in arc), accumulate(p[1] for p in arc), strict=True
            )
        ]
        for arc in arcs
    ]


def stitched(item: Mapping[str, Any], arcs: list[list[Point]]) -> dict[str, Any] | None:
    """A TopoJSON geometry as GeoJSON. A negative number is an arc read backwards."""
    kind = item.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        return {"type": kind} if kind else None

    def ring(numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    try:
        if kind == "Polygon":
            return {"type": kind, "coordinates": [ring(r) for r in item["arcs"]]}
        parts = [[ring(r) for r in rings] for rings in item["arcs"]]
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError("De TopoJSON verwijst naar grenslijnen die er niet zijn.") from error
    return {"type": kind, "coordinates": parts}


def find_code_field(features: list[dict[str, Any]]) -> str:
    """The property that holds the region's code, in any of the spellings in use."""
    properties = features[0].get("properties") or {}
    by_lower = {name.lower(): name for name in properties}
    for candidate in CODEVELDEN:
        if candidate in by_lower:
            return by_lower[candidate]
    for lower, name in by_lower.items():
        if lower.endswith("code"):
            return name
    if features[0].get("id"):
        return ""
    raise ValueError(
        "Geen eigenschap met de code van het gebied gevonden. Wel: "
        f"{', '.join(properties) or 'geen enkele'}."
    )


def code_of(feature: Mapping[str, Any], field: str, number: int) -> str:
    properties = feature.get("properties") or {}
    code = str((properties.get(field) if field else feature.get("id")) or "").strip()
    if not code:
        raise ValueError(f"Gebied {number} heeft geen code in “{field or 'id'}”.")
    geometry = feature.get("geometry")
    if not geometry:
        raise ValueError(f"Gebied {code} heeft geen grenzen.")
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"Gebied {code} is geen vlak maar een “{geometry.get('type')}”.")
    return code


def polygons(geometry: Geometry) -> list[list[list[Point]]]:
    """Polygons of a geometry, each a list of rings: the outline, then holes."""
    coordinates = geometry["coordinates"]
    return list(coordinates) if geometry["type"] == "MultiPolygon" else [coordinates]


def converter(sample: Iterable[Point]) -> Any:
    """The function that brings a point to WGS 84, chosen by where the points lie."""
    points = [(p[0], p[1]) for p in sample]
    if not points:
        raise ValueError("De gebieden hebben geen grenzen.")
    if not all(isinstance(value, int | float) for point in points for value in point):
        raise ValueError("De coördinaten zijn geen getallen.")
    if all(is_rd(x, y) for x, y in points):
        return lambda p: rounded(*rd_to_wgs84(p[0], p[1]))
    if all(in_netherlands(x, y) for x, y in points):
        return lambda p: rounded(p[0], p[1])
    if all(in_netherlands(y, x) for x, y in points):
        return lambda p: rounded(p[1], p[0])
    raise ValueError(
        "De coördinaten liggen niet in Nederland. Verwacht: lengte- en breedtegraden (WGS 84) "
        "of Rijksdriehoekscoördinaten (EPSG:28992)."
    )


def in_netherlands(lengte: float, breedte: float) -> bool:
    west, south, east, north = NEDERLAND
    return west <= lengte <= east and south <= breedte <= north


def rounded(lengte: float, breedte: float) -> Point:
    return round(lengte, CIJFERS), round(breedte, CIJFERS)
