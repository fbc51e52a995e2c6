"""The charts of a report, drawn from what was kept."""

from typing import Any

from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import is_number

from ..charts import Padreeks, delen_chart, pad_chart, plekken_chart, vergelijk_chart


def regiografieken(tabellen: list[dict[str, Any]]) -> list[Grafiek]:
    return [grafiek for tabel in tabellen if (grafiek := regiografiek(tabel))]


def regiografiek(tabel: dict[str, Any]) -> Grafiek | None:
    """Last year and this half-year beside each other; what is no number stands there in words."""
    _, _, vorig, nu, _ = tabel["kop"]
    rijen = [
        (rij["cellen"][0], rij["cellen"][2], rij["cellen"][3])
        for rij in tabel["rijen"]
        if not rij["soort"]
    ]
    if not any(is_number(rij[2]) for rij in rijen):
        return None
    return vergelijk_chart(
        f"Welke regio heeft het hoogste aantal? {tabel['titel']}",
        "jeugdigen",
        (vorig.lower(), nu.lower()),
        rijen,
    )


def pad_met_grafieken(pad: dict[str, Any]) -> dict[str, Any]:
    reeks = Padreeks.from_json(pad["reeks"])
    grafieken = [pad_chart(reeks), plekken_chart(reeks)]
    if pad["delen"]:
        grafieken.append(delen_chart(delen_uit(pad["delen"]), pad["doeljaar"]))
    return {**pad, "grafieken": [grafiek for grafiek in grafieken if grafiek]}


def delen_uit(tabel: dict[str, Any]) -> list[tuple[str, float, float]]:
    """Region, start and target from the table of parts, whose target is written in Dutch."""
    return [
        (rij["cellen"][0], rij["cellen"][1], float(rij["cellen"][2].replace(",", ".")))
        for rij in tabel["rijen"]
        if not rij["soort"]
    ]
