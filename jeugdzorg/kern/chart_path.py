"""A reduction path per year, with what really happened beside it: ahead or behind, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from .charts import BAND, PAD, TEKST, WERKELIJK, Grafiek, Tabel
from .notation import getal_tekst, verschil

BREEDTE: Final = 560
HOOGTE: Final = 300

LEEG: Final = "–"
"""No figure is expected here; something else than unknown."""

Moment = int | date


@dataclass(frozen=True)
class Punt:
    """One point: a year or a day, its value, and how the moment is named ("1e halfjaar 2023")."""

    moment: Moment
    waarde: Any
    naam: str = ""

    @property
    def x(self) -> float:
        """The moment as a year with decimals: 1 July 2023 is 2023.5."""
        if not isinstance(self.moment, date):
            return float(self.moment)
        start = date(self.moment.year, 1, 1)
        days = (date(self.moment.year + 1, 1, 1) - start).days
        return round(self.moment.year + (self.moment - start).days / days, 3)

    @property
    def woord(self) -> str:
        return self.naam or (
            f"{self.moment:%-d-%-m-%Y}" if isinstance(self.moment, date) else str(self.moment)
        )


@dataclass(frozen=True)
class Band:
    """A range that the path should end in: from ``laag`` to ``hoog`` over some years."""

    van: Moment
    tot: Moment
    laag: Any
    hoog: Any


def punten(waarden: Mapping[Moment, Any]) -> list[Punt]:
    """``{2021: 182, 2022: 173}`` as points."""
    return [Punt(moment, waarde) for moment, waarde in waarden.items()]


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
        *printed_layers(printed),
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


def is_drawn(punt: Punt) -> bool:
    return punt.waarde is not None and not isinstance(punt.waarde, str)


def path_value(pad: Sequence[Punt], x: float, stappen: bool) -> float | None:
    """The path at a moment: between two points along the line, or the step that holds."""
    before = [p for p in pad if p.x <= x]
    after = [p for p in pad if p.x >= x]
    if not before or not after:
        return None
    left, right = before[-1], after[0]
    if stappen or left.x == right.x:
        return float(left.waarde)
    share = (x - left.x) / (right.x - left.x)
    return float(left.waarde) + share * (float(right.waarde) - float(left.waarde))


def difference(pad: Sequence[Punt], punt: Punt, stappen: bool) -> float | None:
    expected = path_value(pad, punt.x, stappen)
    return None if expected is None else round(float(punt.waarde) - expected, 1)


def difference_words(value: float | None) -> str:
    """``7 meer dan het pad``; distance in words, so that colour is not needed."""
    if value is None:
        return ""
    if value == 0:
        return "op het pad"
    return f"{getal_tekst(abs(value))} {'meer' if value > 0 else 'minder'} dan het pad"


def path_layers(pad: list[Punt], actual: list[Punt], stappen: bool) -> list[dict[str, Any]]:
    """The line; its figures stand at the side where no actual value is."""
    rows = [{"x": p.x, "y": float(p.waarde), "t": getal_tekst(p.waarde)} for p in pad]
    above = {r["x"] for r in rows if is_label_above(r, pad, actual, stappen)}
    interpolate = "step-after" if stappen else "linear"
    name = {"x": rows[-1]["x"], "y": rows[-1]["y"], "t": "afbouwpad"}
    return [
        layer(rows, {"type": "line", "color": PAD, "strokeWidth": 2, "interpolate": interpolate}),
        layer(rows, {"type": "point", "filled": True, "color": PAD, "size": 30, "opacity": 1}),
        layer([r for r in rows if r["x"] in above], text(PAD, dx=4, dy=-11), "t"),
        layer([r for r in rows if r["x"] not in above], text(PAD, dy=15), "t"),
        layer([name], text(PAD, dx=10, align="left", bold=True), "t"),
    ]


def is_label_above(row: dict[str, Any], pad: list[Punt], actual: list[Punt], stappen: bool) -> bool:
    """Above near the axis, and when the last actual value lies below the path; else below."""
    at_moment = [p for p in actual if p.x == row["x"]] or actual[-1:]
    below = any((difference(pad, p, stappen) or 0) < 0 for p in at_moment)
    return below or row["y"] < max(float(p.waarde) for p in pad) * 0.08


def actual_layers(pad: list[Punt], actual: list[Punt], stappen: bool) -> list[dict[str, Any]]:
    """Diamonds with a line to the path; the last one says in words what the others say short."""
    rows = [actual_row(pad, punt, stappen, last=punt is actual[-1]) for punt in actual]
    if not rows:
        return []
    diamond = {"type": "point", "filled": True, "shape": "diamond", "size": 110, "opacity": 1}
    labels = [
        layer(
            [r for r in rows if r["onder"] is down and r["laatste"] is last],
            text(
                WERKELIJK,
                dx=10 if last else 0,
                dy=18 if down else -25,
                align="left" if last else "center",
                bold=True,
            ),
            "t",
        )
        for down in (True, False)
        for last in (True, False)
    ]
    rule = {"type": "rule", "color": WERKELIJK, "strokeWidth": 2}
    return [layer(rows, rule, y2="y2"), layer(rows, diamond | {"color": WERKELIJK}), *labels]


def actual_row(pad: list[Punt], punt: Punt, stappen: bool, *, last: bool) -> dict[str, Any]:
    gap = difference(pad, punt, stappen)
    value = getal_tekst(punt.waarde)
    if last:
        words = [f"{value} werkelijk", difference_words(gap)]
    else:
        words = [value, "" if gap is None else verschil(gap) if gap else "op pad"]
    return {
        "x": punt.x,
        "y": float(punt.waarde),
        "y2": float(punt.waarde) - (gap or 0),
        "t": words,
        "onder": (gap or 0) < 0,
        "laatste": last,
    }


def printed_layers(printed: list[Punt]) -> list[dict[str, Any]]:
    rows = [
        {"x": p.x, "y": float(p.waarde), "t": f"{getal_tekst(p.waarde)} volgens de bron"}
        for p in printed
    ]
    if not rows:
        return []
    circle = {"type": "point", "filled": False, "color": TEKST, "size": 70, "strokeWidth": 1.5}
    return [layer(rows, circle), layer(rows, text(TEKST, dx=7, dy=-9, align="left"), "t")]


def band_layers(band: Band) -> list[dict[str, Any]]:
    van, tot = Punt(band.van, band.laag).x, Punt(band.tot, band.laag).x
    if van == tot:
        van, tot = van - 0.35, tot + 0.35
    row = {"x": van, "x2": tot, "y": float(band.laag), "y2": float(band.hoog)}
    words = f"{getal_tekst(band.laag)} tot {getal_tekst(band.hoog)}: bandbreedte"
    label = {"x": tot, "y": float(band.hoog), "t": words}
    rect = {"type": "rect", "color": BAND, "stroke": PAD, "strokeDash": [3, 3], "opacity": 1}
    return [
        layer([row], rect, x2="x2", y2="y2"),
        layer([label], text(PAD, dy=-8, align="right"), "t"),
    ]


def layer(
    rows: list[dict[str, Any]],
    mark: dict[str, Any],
    label: str = "",
    x2: str = "",
    y2: str = "",
) -> dict[str, Any]:
    encoding: dict[str, Any] = {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
    }
    for channel, field in (("text", label), ("x2", x2), ("y2", y2)):
        if field:
            encoding[channel] = {"field": field}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def text(
    color: str, *, dx: int = 0, dy: int = 0, align: str = "center", bold: bool = False
) -> dict[str, Any]:
    mark = {"type": "text", "color": color, "dx": dx, "dy": dy, "align": align}
    return mark | ({"fontWeight": "bold"} if bold else {})


def axes(years: Sequence[int], eenheid: str) -> dict[str, Any]:
    """Years along the bottom, from zero up; the unit stands above the axis, not on its side."""
    step = max(1, -(-(years[-1] - years[0]) // 12))
    ticks = list(range(years[0], years[-1] + 1, step))
    return {
        "x": {
            "type": "quantitative",
            "scale": {"domain": [years[0] - 0.4, years[-1] + 0.4], "nice": False, "zero": False},
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
