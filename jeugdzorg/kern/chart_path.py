"""A reduction path per year, with what really happened beside it: ahead or behind, in words."""

from collections.abc import Sequence
from typing import Any, Final

from .chart_path_doubt import Ander, Marge, Zwevend, doubt_layers, other_layers
from .chart_path_layers import actual_layers, band_layers, path_layers, printed_layers
from .chart_points import Band, Punt, difference, is_drawn, path_value
from .charts import Grafiek, Tabel
from .notation import getal_tekst

BREEDTE: Final = 560
HOOGTE: Final = 300
LEEG: Final = "–"
"""No figure is expected here; something else than unknown."""


def pad_grafiek(
    *,
    titel: str,
    conclusie: str,
    eenheid: str,
    pad: Sequence[Punt],
    werkelijk: Sequence[Punt] = (),
    gedrukt: Sequence[Punt] = (),
    band: Band | None = None,
    stappen: bool = False,
    beschrijving: str = "",
    marges: Sequence[Marge] = (),
    zwevend: Sequence[Zwevend] = (),
    andere: Sequence[Ander] = (),
) -> Grafiek:
    """A path as a line (``stappen``: as a staircase), and what really happened as points.

    andere: other paths beside it (another baseline, an earlier version), in dashes
    gedrukt: values as a source prints them, open circles; drawn where they differ from the path
    band: a ``Band``, drawn behind the line with its bounds in words
    marges, zwevend: between which values the path lies, and points of which the moment is unknown
    werkelijk: each with its distance to the path: "85 (7 meer dan het pad)"
    """
    known = [p for p in pad if is_drawn(p)]
    if not known:
        raise ValueError("Een pad heeft ten minste één bekende waarde.")
    actual = [p for p in werkelijk if is_drawn(p)]
    printed = [p for p in gedrukt if is_drawn(p) and p.waarde != path_value(known, p.x, stappen)]
    layers = [
        *(band_layers(band) if band else []),
        *doubt_layers(marges, zwevend),
        *other_layers(andere),
        *path_layers(known, actual, stappen),
        *printed_layers(printed, known, actual, stappen),
        *actual_layers(known, actual, stappen, crowded=lies_above(andere, actual)),
    ]
    beside = [p for other in andere for p in other.pad if is_drawn(p)]
    years = sorted({round(p.x) for p in (*known, *actual, *printed, *beside)})
    spec = {
        "width": BREEDTE,
        "height": HOOGTE,
        "encoding": axes(years, eenheid),
        "layer": [part for part in layers if part["data"]["values"]],
    }
    words = beschrijving or describe(known, actual, eenheid) + describe_doubt(zwevend, andere)
    table = table_of(pad, werkelijk, gedrukt, stappen, marges, andere, zwevend)
    return Grafiek(titel=titel, beschrijving=words, conclusie=conclusie, spec=spec, tabel=table)


def lies_above(andere: Sequence[Ander], actual: Sequence[Punt]) -> bool:
    """Another line runs where the words above the last actual value would stand."""
    if not actual:
        return False
    last = actual[-1]
    near = float(last.waarde) * 1.25
    lines = [[p for p in other.pad if is_drawn(p)] for other in andere]
    values = [path_value(line, last.x, False) for line in lines if line]
    return any(value is not None and float(last.waarde) < value <= near for value in values)


def axes(years: Sequence[int], eenheid: str) -> dict[str, Any]:
    """Years along the bottom, from zero up; the unit stands above the axis, not on its side."""
    step = max(1, -(-(years[-1] - years[0]) // 12))
    ticks = list(range(years[0], years[-1] + 1, step))
    edge = max(0.4, (years[-1] - years[0]) * 0.06)  # half of a label fits before the first point
    return {
        "x": {
            "type": "quantitative",
            "scale": {"domain": [years[0] - edge, years[-1] + edge], "nice": False, "zero": False},
            "axis": {"format": "d", "values": ticks, "grid": False, "title": None},
        },
        "y": {
            "type": "quantitative",
            "scale": {"zero": True},
            "axis": {
                "title": eenheid,
                "titleAngle": 0,
                "titleAlign": "left",
                "titleAnchor": "end",
                "titleX": -30,
                "titleY": -14,
                "tickCount": 6,
            },
        },
    }


def describe(pad: list[Punt], actual: list[Punt], eenheid: str) -> str:
    """What is drawn, for who does not see it."""
    first, last = pad[0], pad[-1]
    words = (
        f"Lijn van {getal_tekst(first.waarde)} in {first.woord} naar "
        f"{getal_tekst(last.waarde)} in {last.woord} ({eenheid})."
    )
    if not actual:
        return words
    listed = ", ".join(f"{getal_tekst(p.waarde)} in {p.woord}" for p in actual)
    return f"{words} Werkelijk: {listed}."


def describe_doubt(zwevend: Sequence[Zwevend], andere: Sequence[Ander]) -> str:
    said = [
        f" Niet zeker: {getal_tekst(z.waarde)}, ergens tussen {Punt(z.van, 0).woord} en "
        f"{Punt(z.tot, 0).woord}; het vlak laat zien waar het pad dan kan liggen."
        for z in zwevend
    ]
    said += [
        f" Daarnaast de lijn {other.naam}: van {getal_tekst(other.pad[0].waarde)} in "
        f"{other.pad[0].woord} naar {getal_tekst(other.pad[-1].waarde)} in {other.pad[-1].woord}."
        for other in andere
        if other.pad
    ]
    return "".join(said)


def table_of(
    pad: Sequence[Punt],
    werkelijk: Sequence[Punt],
    gedrukt: Sequence[Punt],
    stappen: bool,
    marges: Sequence[Marge] = (),
    andere: Sequence[Ander] = (),
    zwevend: Sequence[Zwevend] = (),
) -> Tabel:
    """A row per moment; columns only for what was given; a point without a moment comes last."""
    drawn = [p for p in pad if is_drawn(p)]
    edges = [Punt(m.moment, m.laag) for m in marges]
    beside = [p for other in andere for p in other.pad]
    names: dict[float, str] = {}
    for punt in (*pad, *werkelijk, *gedrukt, *edges, *beside):
        names.setdefault(punt.x, punt.woord)
    between = {p.x: path_value(drawn, p.x, stappen) for p in (*werkelijk, *edges)}
    on_path = {x: round(value, 1) for x, value in between.items() if value is not None}
    columns = [("Afbouwpad", on_path | {p.x: p.waarde for p in pad})]
    if marges:
        columns.append(("Laagst mogelijk", {m.x: m.laag for m in marges}))
        columns.append(("Hoogst mogelijk", {m.x: m.hoog for m in marges}))
    columns += [(capital(other.naam), {p.x: p.waarde for p in other.pad}) for other in andere]
    if gedrukt:
        columns.append(("Volgens de bron", {p.x: p.waarde for p in gedrukt}))
    if werkelijk:
        actual = {p.x: p.waarde for p in werkelijk}
        gaps = {p.x: difference(drawn, p, stappen) for p in werkelijk if is_drawn(p)}
        columns += [("Werkelijk", actual), ("Verschil met het pad", gaps)]
    rows = [(names[x], *(values.get(x, LEEG) for _, values in columns)) for x in sorted(names)]
    rows += [(z.woord, z.waarde, *(LEEG for _ in columns[1:])) for z in zwevend]
    return Tabel(("Moment", *(name for name, _ in columns)), tuple(rows))


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
