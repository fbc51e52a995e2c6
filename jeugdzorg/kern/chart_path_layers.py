"""The layers of a path's drawing: line, band, printed values and what really happened."""

from typing import Any, Final

from .chart_points import Band, Punt, difference, difference_words
from .charts import BAND, PAD, TEKST, WERKELIJK
from .notation import getal_tekst, verschil

REGEL: Final = 14


def path_layers(pad: list[Punt], actual: list[Punt], stappen: bool) -> list[dict[str, Any]]:
    """The line; its figures stand at the side where no actual value is."""
    rows = [{"x": p.x, "y": float(p.waarde), "t": getal_tekst(p.waarde)} for p in pad]
    above = {r["x"] for r in rows if is_label_above(r, pad, actual, stappen)}
    interpolate = "step-after" if stappen else "linear"
    name = {"x": rows[-1]["x"], "y": rows[-1]["y"], "t": "afbouwpad"}
    side = text(PAD, dx=6, align="left") if stappen else text(PAD, dx=2)
    return [
        layer(rows, {"type": "line", "color": PAD, "strokeWidth": 2, "interpolate": interpolate}),
        layer(rows, {"type": "point", "filled": True, "color": PAD, "size": 30, "opacity": 1}),
        layer([r for r in rows if r["x"] in above], side | {"dy": -11}, "t"),
        layer([r for r in rows if r["x"] not in above], side | {"dy": 15}, "t"),
        layer([name], text(PAD, dx=10, align="left", bold=True), "t"),
    ]


def is_label_above(row: dict[str, Any], pad: list[Punt], actual: list[Punt], stappen: bool) -> bool:
    """Above near the axis, and when the last actual value lies below the path; else below."""
    at_moment = [p for p in actual if p.x == row["x"]] or actual[-1:]
    below = any((difference(pad, p, stappen) or 0) < 0 for p in at_moment)
    return below or row["y"] < max(float(p.waarde) for p in pad) * 0.08


def actual_layers(
    pad: list[Punt], actual: list[Punt], stappen: bool, *, crowded: bool = False
) -> list[dict[str, Any]]:
    """Diamonds with a line to the path; the last one says in words what the others say short.

    ``crowded``: another line runs above it; at the beginning of the path, where no line comes from
    the left, its words stand there.
    """
    rows = [actual_row(pad, punt, stappen, last=punt is actual[-1]) for punt in actual]
    if not rows:
        return []
    # Under a path that goes down the words stand left of their value, clear of the line.
    room = rows[-1]["x"] - pad[0].x >= (pad[-1].x - pad[0].x) * 0.2
    beside = crowded and not room and not rows[-1]["onder"]
    diamond = {"type": "point", "filled": True, "shape": "diamond", "size": 110, "opacity": 1}
    # One layer per line of text: a broken text loses its alignment on paper.
    labels = [
        layer(
            [r for r in rows if r["onder"] is down and r["laatste"] is last],
            text(
                WERKELIJK,
                dx=(-16 if beside else -10 if left else 10) if last else 0,
                dy=(18 if down else 4 if last and beside else -25) + line * REGEL,
                align=("right" if left else "left") if last else "center",
                bold=True,
            ),
            f"t{line}",
        )
        for down in (True, False)
        for left in ((down and room) or beside,)
        for last in (True, False)
        for line in (0, 1)
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
        "t0": words[0],
        "t1": words[1],
        "onder": (gap or 0) < 0,
        "laatste": last,
    }


def printed_layers(
    printed: list[Punt], pad: list[Punt], actual: list[Punt], stappen: bool
) -> list[dict[str, Any]]:
    """Open circles, named at the side of the line where the path's own figures are not."""
    rows = [
        {"x": p.x, "y": float(p.waarde), "t": f"{getal_tekst(p.waarde)} volgens de bron"}
        for p in printed
    ]
    below = {r["x"] for r in rows if is_label_above(r, pad, actual, stappen)}
    circle = {"type": "point", "filled": False, "color": TEKST, "size": 70, "strokeWidth": 1.5}
    label = text(TEKST, dx=7, align="left")
    return [
        layer(rows, circle),
        layer([r for r in rows if r["x"] in below], label | {"align": "right", "dy": 14}, "t"),
        layer([r for r in rows if r["x"] not in below], label | {"dy": -9}, "t"),
    ]


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
