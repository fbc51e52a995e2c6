"""Bars per region: one or two periods, amounts of money, and parts of a whole."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from .charts import REGIO, REGIO_LICHT, TEKST, Grafiek, Tabel
from .notation import NVT, euro, getal_tekst, is_number, percentage

BREEDTE: Final = 380
BREEDTE_DELEN: Final = 470
BALK: Final = 24
BALKEN: Final = 34
LABEL_BREED: Final = 190
DELEN: Final = (("#00568b", "#ffffff"), ("#8fb4d0", TEKST), ("#dfe3e8", TEKST))

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
    return "n.v.t." if value == NVT else value or "onbekend"


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


def gestapeld(
    *,
    titel: str,
    conclusie: str,
    delen: Sequence[str],
    rijen: Sequence[Rij],
    kop: str = "Regio",
    beschrijving: str = "",
) -> Grafiek:
    """Parts of a whole per row, in percent: two or three ``delen``, from dark to light.

    ``rijen=[("Twente", 57, 43)]``: counts or percentages, in the order of ``delen``. A row with a
    part that is not a number is only written.
    """
    if not 2 <= len(delen) <= len(DELEN):
        raise ValueError(f"Een gestapelde grafiek heeft 2 of {len(DELEN)} delen.")
    pieces = [piece for row in rijen for piece in pieces_of(row)]
    missing = [{"naam": r[0], "midden": 0, "t": "onbekend"} for r in rijen if not whole_of(r)]
    names = [row[0] for row in rijen]
    spec = {
        "width": BREEDTE_DELEN,
        "height": {"step": 30},
        "encoding": {"y": name_axis(names)},
        "layer": [
            {
                "data": {"values": pieces},
                "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 1},
                "encoding": {
                    "x": {
                        "field": "van",
                        "type": "quantitative",
                        "axis": None,
                        "scale": {"domain": [0, 1]},
                    },
                    "x2": {"field": "tot"},
                    "color": {
                        "field": "deel",
                        "type": "ordinal",
                        "scale": {
                            "domain": list(range(len(delen))),
                            "range": [color for color, _ in DELEN[: len(delen)]],
                        },
                        "legend": None,
                    },
                },
            },
            *(share_labels(pieces, deel, color) for deel, (_, color) in enumerate(DELEN)),
            at_middle(missing, {"align": "left", "dx": 5, "color": TEKST}),
            *(heads(delen, names) if names else []),
        ],
    }
    spec["layer"] = [part for part in spec["layer"] if part["data"]["values"]]
    return Grafiek(
        titel=titel,
        beschrijving=beschrijving or describe_parts(rijen, delen),
        conclusie=conclusie,
        spec=spec,
        tabel=Tabel((kop, *delen), tuple(tuple(row) for row in rijen)),
    )


def whole_of(row: Rij) -> float:
    """The sum of a row's parts; 0 when a part is not a number."""
    parts = row[1:]
    return float(sum(parts)) if all(is_number(part) for part in parts) else 0.0


def pieces_of(row: Rij) -> list[dict[str, Any]]:
    whole, start, pieces = whole_of(row), 0.0, []
    for number, part in enumerate(row[1:]):
        if not whole:
            break
        share = float(part) / whole
        pieces.append(
            {
                "naam": row[0],
                "deel": number,
                "van": start,
                "tot": start + share,
                "midden": start + share / 2,
                "t": percentage(share) if share >= 0.06 else "",
            }
        )
        start += share
    return pieces


def share_labels(pieces: list[dict[str, Any]], deel: int, color: str) -> dict[str, Any]:
    rows = [piece for piece in pieces if piece["deel"] == deel]
    return at_middle(rows, {"color": color, "align": "center"})


def heads(delen: Sequence[str], names: list[str]) -> list[dict[str, Any]]:
    """The names of the parts above the first bar, each after a square in its colour."""
    layers = []
    for number, naam in enumerate(delen):
        row = {"naam": names[0], "midden": number / len(delen), "t": naam}
        square = {"type": "point", "shape": "square", "filled": True, "size": 120, "opacity": 1}
        square |= {"color": DELEN[number][0], "stroke": TEKST, "strokeWidth": 0.5}
        layers += [
            at_middle([row], square | {"xOffset": 6, "yOffset": -25}),
            at_middle([row], {"align": "left", "dx": 18, "dy": -25, "color": TEKST}),
        ]
    return layers


def at_middle(rows: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "text"} | mark,
        "encoding": {
            "x": {"field": "midden", "type": "quantitative"},
            "text": {"field": "t"},
        },
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


def describe_parts(rows: Sequence[Rij], delen: Sequence[str]) -> str:
    listed = "; ".join(
        f"{row[0]} {percentage(float(row[1]) / whole_of(row)) if whole_of(row) else 'onbekend'}"
        for row in rows
    )
    return f"Gestapelde balken: {', '.join(delen)}. Aandeel {delen[0]}: {listed}."
