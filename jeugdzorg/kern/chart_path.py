"""A reduction path per year, with what really happened beside it: ahead or behind, in words."""

from collections.abc import Sequence
from typing import Any, Final

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
) -> Grafiek:
    """A path as a line (``stappen``: as a staircase), and what really happened as points.

    gedrukt: values as a source prints them, open circles; drawn where they differ from the path
    band: a ``Band``, drawn behind the line with its bounds in words
    werkelijk: each with its distance to the path: "85 (7 meer dan het pad)"
    """
    known = [p for p in pad if is_drawn(p)]
    if not known:
        raise ValueError("Een pad heeft ten minste één bekende waarde.")
    actual = [p for p in werkelijk if is_drawn(p)]
    printed = [p for p in gedrukt if is_drawn(p) and p.waarde != path_value(known, p.x, stappen)]
    layers = [
        *(band_layers(band) if band else []),
        *path_layers(known, actual, stappen),
        *printed_layers(printed, known, actual, stappen),
        *actual_layers(known, actual, stappen),
    ]
    years = sorted({round(p.x) for p in (*known, *actual, *printed)})
    spec = {
        "width": BREEDTE,
        "height": HOOGTE,
        "encoding": axes(years, eenheid),
        "layer": [part for part in layers if part["data"]["values"]],
    }
    words = beschrijving or describe(known, actual, eenheid)
    table = table_of(pad, werkelijk, gedrukt, stappen)
    return Grafiek(titel=titel, beschrijving=words, conclusie=conclusie, spec=spec, tabel=table)


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


def table_of(
    pad: Sequence[Punt], werkelijk: Sequence[Punt], gedrukt: Sequence[Punt], stappen: bool
) -> Tabel:
    """A row per moment; columns only for what was given."""
    drawn = [p for p in pad if is_drawn(p)]
    names: dict[float, str] = {}
    for punt in (*pad, *werkelijk, *gedrukt):
        names.setdefault(punt.x, punt.woord)
    between = {p.x: path_value(drawn, p.x, stappen) for p in werkelijk}
    on_path = {x: round(value, 1) for x, value in between.items() if value is not None}
    columns = [("Afbouwpad", on_path | {p.x: p.waarde for p in pad})]
    if gedrukt:
        columns.append(("Volgens de bron", {p.x: p.waarde for p in gedrukt}))
    if werkelijk:
        actual = {p.x: p.waarde for p in werkelijk}
        gaps = {p.x: difference(drawn, p, stappen) for p in werkelijk if is_drawn(p)}
        columns += [("Werkelijk", actual), ("Verschil met het pad", gaps)]
    rows = tuple((names[x], *(values.get(x, LEEG) for _, values in columns)) for x in sorted(names))
    return Tabel(("Moment", *(name for name, _ in columns)), rows)
