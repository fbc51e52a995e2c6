"""Bars per region: one or two periods, or amounts of money."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from .charts import REGIO, REGIO_LICHT, Grafiek, Tabel
from .notation import NVT, euro, getal_tekst, is_number, percentage

BREEDTE: Final = 370
BALK: Final = 24
BALKEN: Final = 34
LABEL_BREED: Final = 190

Rij = Sequence[Any]


def staven(
    *,
    titel: str,
    conclusie: str,
    eenheid: str,
    rijen: Sequence[Rij],
    reeksen: Sequence[str] = ("",),
    kop: str = "Regio",
    sorteer: bool = True,
    kleur: str = REGIO,
    notatie: Callable[[Any], str] = getal_tekst,
    beschrijving: str = "",
) -> Grafiek:
    """Horizontal bars with their value: ``rijen=[("Twente", 21), ("IJsselland", None)]``.

    With two ``reeksen`` (the names of two periods) each row has two values and two bars, the
    first dark, the second light; the top row names them. Sorted by the first value, largest first.
    """
    rows = sorted(rijen, key=size_of, reverse=True) if sorteer else list(rijen)
    bars = [
        bar_row(row, position, reeksen, notatie, with_name=number == 0)
        for number, row in enumerate(rows)
        for position in range(len(reeksen))
    ]
    spec = bars_spec(rows, bars, [kleur, REGIO_LICHT][: len(reeksen)], eenheid)
    columns = [naam or eenheid[:1].upper() + eenheid[1:] for naam in reeksen]
    return Grafiek(
        titel=titel,
        beschrijving=beschrijving or describe(rows, reeksen, eenheid, notatie),
        conclusie=conclusie,
        spec=spec,
        tabel=Tabel((kop, *columns), tuple(tuple(row) for row in rows)),
    )


def verdeling(
    *,
    titel: str,
    conclusie: str,
    rijen: Sequence[tuple[str, Any]],
    kop: str = "Gemeente",
    beschrijving: str = "",
) -> Grafiek:
    """Amounts in whole euros per municipality or provider, each with its share of the total."""
    total = sum(amount for _, amount in rijen if is_number(amount))

    def with_share(amount: Any) -> str:
        return f"{euro(amount)} ({percentage(float(amount) / float(total))})" if total else euro(0)

    chart = staven(
        titel=titel,
        conclusie=conclusie,
        eenheid="euro",
        rijen=rijen,
        kop=kop,
        notatie=with_share,
        beschrijving=beschrijving,
    )
    rows = [(name, written(amount, euro)) for name, amount in chart.tabel.rijen]
    table = Tabel((kop, "Bedrag"), (*rows, ("Totaal", euro(total))))
    return Grafiek(
        titel=titel,
        beschrijving=chart.beschrijving,
        conclusie=conclusie,
        spec=chart.spec,
        tabel=table,
    )


def size_of(row: Rij) -> float:
    return float(row[1]) if is_number(row[1]) else -1.0


def written(value: Any, notatie: Callable[[Any], str]) -> str:
    """The value as a text in the picture: what is no number is said in words."""
    if is_number(value):
        return notatie(value)
    return "n.v.t." if value == NVT else str(value or "onbekend")


def bar_row(
    row: Rij,
    position: int,
    reeksen: Sequence[str],
    notatie: Callable[[Any], str],
    *,
    with_name: bool,
) -> dict[str, Any]:
    value = row[position + 1]
    name = f" ({reeksen[position]})" if with_name and reeksen[position] else ""
    return {
        "naam": row[0],
        "plek": position,
        "waarde": float(value) if is_number(value) else 0.0,
        "label": written(value, notatie) + name,
    }


def bars_spec(
    rows: Sequence[Rij], bars: list[dict[str, Any]], colors: list[str], eenheid: str
) -> dict[str, Any]:
    """Bars and their labels share the position of the row and, inside it, of the period."""
    highest = max((bar["waarde"] for bar in bars), default=0.0)
    x = {
        "field": "waarde",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [min(0.0, *(bar["waarde"] for bar in bars), 0.0), highest or 1.0]},
    }
    inside: dict[str, Any] = {}
    if len(colors) > 1:
        inside = {"yOffset": {"field": "plek", "type": "ordinal"}}
    color = {
        "field": "plek",
        "type": "ordinal",
        "scale": {"domain": list(range(len(colors))), "range": colors},
        "legend": None,
    }
    return {
        "width": BREEDTE,
        "height": {"step": BALK if len(colors) == 1 else BALKEN / 2},
        "data": {"values": bars},
        "encoding": {"y": name_axis([row[0] for row in rows]), "x": x, **inside},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"color": color}},
            {
                "mark": {"type": "text", "align": "left", "dx": 5},
                "encoding": {"text": {"field": "label"}},
            },
        ],
    }


def name_axis(names: list[str]) -> dict[str, Any]:
    return {
        "field": "naam",
        "type": "nominal",
        "sort": list(dict.fromkeys(names)),
        "title": None,
        "axis": {"labelLimit": LABEL_BREED, "ticks": False, "domain": False, "labelPadding": 8},
        "scale": {"paddingInner": 0.25, "paddingOuter": 0.1},
    }


def describe(
    rows: Sequence[Rij], reeksen: Sequence[str], eenheid: str, notatie: Callable[[Any], str]
) -> str:
    listed = "; ".join(
        f"{row[0]} {' en '.join(written(value, notatie) for value in row[1 : len(reeksen) + 1])}"
        for row in rows
    )
    periods = f", {' en '.join(reeksen)}" if len(reeksen) > 1 else ""
    return f"Staven ({eenheid}{periods}): {listed}."
