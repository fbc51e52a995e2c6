"""Parts of a whole per region, in percent: stacked bars of one length."""

from collections.abc import Sequence
from typing import Any, Final

from .chart_bars import Rij, name_axis
from .charts import REGIO, REGIO_LICHT, TEKST, Grafiek, Tabel
from .notation import is_number, percentage

BREEDTE: Final = 470
DELEN: Final = ((REGIO, "#ffffff"), (REGIO_LICHT, TEKST), ("#dfe3e8", TEKST))


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
    return Grafiek(
        titel=titel,
        beschrijving=beschrijving or describe_parts(rijen, delen),
        conclusie=conclusie,
        spec=parts_spec(rijen, delen),
        tabel=Tabel((kop, *delen), tuple(tuple(row) for row in rijen)),
    )


def parts_spec(rijen: Sequence[Rij], delen: Sequence[str]) -> dict[str, Any]:
    pieces = [piece for row in rijen for piece in pieces_of(row)]
    missing = [{"naam": r[0], "midden": 0, "t": "onbekend"} for r in rijen if not whole_of(r)]
    names = [row[0] for row in rijen]
    layers = [
        bars_layer(pieces, [color for color, _ in DELEN[: len(delen)]]),
        *(share_labels(pieces, deel, color) for deel, (_, color) in enumerate(DELEN)),
        at_middle(missing, {"align": "left", "dx": 5, "color": TEKST}),
        *(heads(delen, names) if names else []),
    ]
    return {
        "width": BREEDTE,
        "height": {"step": 30},
        "encoding": {"y": name_axis(names)},
        "layer": [part for part in layers if part["data"]["values"]],
    }


def bars_layer(pieces: list[dict[str, Any]], colors: list[str]) -> dict[str, Any]:
    x = {"field": "van", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    color = {
        "field": "deel",
        "type": "ordinal",
        "scale": {"domain": list(range(len(colors))), "range": colors},
        "legend": None,
    }
    return {
        "data": {"values": pieces},
        "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 1},
        "encoding": {"x": x, "x2": {"field": "tot"}, "color": color},
    }


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


def describe_parts(rows: Sequence[Rij], delen: Sequence[str]) -> str:
    listed = "; ".join(
        f"{row[0]} {percentage(float(row[1]) / whole_of(row)) if whole_of(row) else 'onbekend'}"
        for row in rows
    )
    return f"Gestapelde balken: {', '.join(delen)}. Aandeel {delen[0]}: {listed}."
