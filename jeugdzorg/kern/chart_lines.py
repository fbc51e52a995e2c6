"""Lines through time: a few series, each named at its end, and a line for today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from .charts import PAD, WERKELIJK, Grafiek, Tabel
from .notation import getal_tekst, is_number

BREEDTE: Final = 560
HOOGTE: Final = 260
REGEL: Final = 15
LABELS: Final = 7
LANG: Final = 1500  # days: from here years along the axis, no months


@dataclass(frozen=True, kw_only=True)
class Reeks:
    """One line: a value per day. ``trap``: holds until the next; ``plan``: drawn in dashes."""

    naam: str
    punten: Sequence[tuple[date, Any]]
    kleur: str = WERKELIJK
    trap: bool = False
    plan: bool = False


def lijnen(
    *,
    titel: str,
    conclusie: str,
    eenheid: str,
    reeksen: Sequence[Reeks],
    dagwoord: Callable[[date], str],
    vandaag: date | None = None,
    kop: str = "Wanneer",
    notatie: Callable[[Any], str] = getal_tekst,
    beschrijving: str = "",
) -> Grafiek:
    """``reeksen`` through time from zero up; ``dagwoord`` names a day on the axis and in the table.

    What is no number breaks the line and stands in the table in words.
    """
    drawn = [reeks for reeks in reeksen if known(reeks)]
    labels = label_offsets(drawn)
    layers = [
        layer for reeks in drawn for layer in series_layers(reeks, labels[reeks.naam], notatie)
    ]
    if vandaag:
        layers += today_layers(vandaag)
    return Grafiek(
        titel=titel,
        beschrijving=beschrijving or describe(drawn, eenheid, dagwoord, notatie),
        conclusie=conclusie,
        spec=lines_spec(drawn, layers, eenheid),
        tabel=table_of(reeksen, dagwoord, kop),
    )


def known(reeks: Reeks) -> list[tuple[date, Any]]:
    return [(dag, waarde) for dag, waarde in reeks.punten if is_number(waarde)]


def moment(dag: date) -> str:
    """Noon, so that no time zone makes it the day before."""
    return f"{dag.isoformat()}T12:00:00"


def rows_of(reeks: Reeks, notatie: Callable[[Any], str]) -> list[dict[str, Any]]:
    """The points, each with the piece of the line that it belongs to: a gap starts another."""
    rows, piece = [], 0
    for dag, waarde in reeks.punten:
        if not is_number(waarde):
            piece += 1
            continue
        rows.append({"x": moment(dag), "y": float(waarde), "deel": piece, "t": notatie(waarde)})
    return rows


def series_layers(
    reeks: Reeks, offset: int | None, notatie: Callable[[Any], str]
) -> list[dict[str, Any]]:
    rows = rows_of(reeks, notatie)
    line: dict[str, Any] = {"type": "line", "color": reeks.kleur, "strokeWidth": 2}
    if reeks.plan:
        line["strokeDash"] = [6, 4]
    if reeks.trap:
        line["interpolate"] = "step-after"
    point = {"type": "point", "filled": not reeks.plan, "color": reeks.kleur, "size": 36}
    place = {"align": "left", "dx": 8, "dy": offset}
    if offset is None:
        # One point alone may lie at the axis: its name goes to the other side.
        alone = len(rows) == 1
        before = {"align": "right", "dx": 6, "dy": -12}
        place = {"align": "left", "dx": 8, "dy": 4} if alone else before
    text = {"type": "text", "color": reeks.kleur} | place
    name = {**rows[-1], "t": f"{rows[-1]['t']} {reeks.naam}"}
    return [
        layer(rows, line, detail={"field": "deel"}),
        layer(rows, point | {"opacity": 1}),
        layer([name], text | {"fontWeight": "bold"}, text={"field": "t"}),
    ]


def layer(rows: list[dict[str, Any]], mark: dict[str, Any], **extra: Any) -> dict[str, Any]:
    y = {"field": "y", "type": "quantitative"}
    x = {"field": "x", "type": "temporal"}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"x": x, "y": y, **extra}}


def label_offsets(reeksen: Sequence[Reeks]) -> dict[str, int | None]:
    """How far the name of each line stands from its end, so that names do not cover each other.

    None: above a line that ends before the others, which may go on where its name would stand.
    """
    last = max((known(reeks)[-1][0] for reeks in reeksen), default=None)
    short = [reeks for reeks in reeksen if known(reeks)[-1][0] != last]
    ends = sorted(
        (reeks for reeks in reeksen if reeks not in short),
        key=lambda reeks: -float(known(reeks)[-1][1]),
    )
    top = max((float(w) for reeks in reeksen for _, w in known(reeks)), default=0.0) or 1.0
    offsets: dict[str, int | None] = {reeks.naam: None for reeks in short}
    places = [HOOGTE * (1 - float(known(reeks)[-1][1]) / top) for reeks in ends]
    for reeks, place, written in zip(ends, places, apart(places), strict=True):
        offsets[reeks.naam] = round(written - place)
    return offsets


def apart(places: Sequence[float]) -> list[float]:
    """Heights, from the top down, a line of text apart and none under the axis."""
    written: list[float] = []
    for place in places:
        written.append(max(place, written[-1] + REGEL) if written else place)
    floor = float(HOOGTE)
    for index in range(len(written) - 1, -1, -1):
        written[index] = min(written[index], floor)
        floor = written[index] - REGEL
    return written


def today_layers(vandaag: date) -> list[dict[str, Any]]:
    row = {"x": moment(vandaag), "t": "vandaag"}
    x = {"field": "x", "type": "temporal"}
    rule = {"type": "rule", "color": PAD, "strokeDash": [2, 3]}
    text = {"type": "text", "align": "right", "dx": -4, "dy": -4, "baseline": "top", "color": PAD}
    return [
        {"data": {"values": [row]}, "mark": rule, "encoding": {"x": x}},
        {
            "data": {"values": [row]},
            "mark": text,
            "encoding": {"x": x, "y": {"value": 4}, "text": {"field": "t"}},
        },
    ]


def lines_spec(
    reeksen: Sequence[Reeks], layers: list[dict[str, Any]], eenheid: str
) -> dict[str, Any]:
    """Dates along the bottom; room at the right for the names of the lines."""
    days = sorted({dag for reeks in reeksen for dag, _ in reeks.punten})
    span = (days[-1] - days[0]).days if days else 0
    x = {
        "type": "temporal",
        "axis": {
            "format": "%Y" if span > LANG else "%b %Y",
            "values": [moment(dag) for dag in (years_of(days) if span > LANG else some_of(days))],
            "grid": False,
            "title": None,
            "labelFlush": False,
        },
    }
    y = {
        "type": "quantitative",
        "scale": {"zero": True},
        "axis": {
            "title": eenheid,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleX": -30,
            "titleY": -14,
            "tickCount": 5,
        },
    }
    room = 7 * max((len(reeks.naam) + 6 for reeks in reeksen), default=0)
    return {
        "width": BREEDTE,
        "height": HOOGTE,
        "padding": {"left": 24, "right": max(20, room - 60), "top": 5, "bottom": 5},
        "encoding": {"x": x, "y": y},
        "layer": layers,
    }


def some_of(days: Sequence[date]) -> list[date]:
    """The last day and those before it that leave room for each other's names under the axis."""
    chosen: list[date] = []
    for day in reversed(days):
        if not chosen or (chosen[-1] - day).days * LABELS >= (days[-1] - days[0]).days * 0.95:
            chosen.append(day)
    return chosen


def years_of(days: Sequence[date]) -> list[date]:
    """The first day of every year, or of every second, third … when there are many."""
    years = [date(year, 1, 1) for year in range(days[0].year, days[-1].year + 1)]
    years = [day for day in years if days[0] <= day <= days[-1]]
    return years[:: len(years) // (LABELS + 1) + 1]


def table_of(reeksen: Sequence[Reeks], dagwoord: Callable[[date], str], kop: str) -> Tabel:
    days = sorted({dag for reeks in reeksen for dag, _ in reeks.punten})
    values = [dict(reeks.punten) for reeks in reeksen]
    names = [reeks.naam[:1].upper() + reeks.naam[1:] for reeks in reeksen]
    rows = tuple((dagwoord(dag), *(per_dag.get(dag, "–") for per_dag in values)) for dag in days)
    return Tabel((kop, *names), rows)


def describe(
    reeksen: Sequence[Reeks],
    eenheid: str,
    dagwoord: Callable[[date], str],
    notatie: Callable[[Any], str],
) -> str:
    said = "; ".join(
        f"{reeks.naam} van {notatie(punten[0][1])} ({dagwoord(punten[0][0])})"
        f" naar {notatie(punten[-1][1])} ({dagwoord(punten[-1][0])})"
        for reeks in reeksen
        for punten in [known(reeks)]
    )
    return f"Lijnen ({eenheid}): {said}."
