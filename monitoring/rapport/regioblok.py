"""The figures of a region in a report: a row per indicator, its last periods beside each other.

A count on a day stands under its half-year. All figures, with where they come from, are in the
annex.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from jeugdzorg.kern.notation import MAANDEN, getal_tekst, is_number

from ..halfjaar import Halfjaar
from .blokken import Inhoud

PERIODEN: Final = 4
DAG: Final = re.compile(r"\d{1,2} (\w+) (\d{4})")


def regiobeelden(inhoud: Inhoud) -> Mapping[str, Any]:
    return {"regios": [{**regio, "overzicht": overzicht(regio)} for regio in inhoud["regios"]]}


def overzicht(regio: Mapping[str, Any]) -> dict[str, Any] | None:
    """The rows of the last periods, in the order in which the report keeps them."""
    perioden = list(dict.fromkeys(kolom(rij["periode"]) for rij in regio["eerder"]))[-PERIODEN:]
    cellen: dict[tuple[str, str], dict[str, list[str]]] = {}
    voorbeeld = False
    for rij in regio["eerder"]:
        if (periode := kolom(rij["periode"])) in perioden:
            wat = cellen.setdefault((rij["indicator"], rij["uitsplitsing"]), {})
            wat.setdefault(periode, []).append(geschreven(rij["waarde"]))
            voorbeeld |= bool(rij.get("voorbeeld"))
    if not cellen:
        return None
    return {
        "perioden": perioden,
        "rijen": [
            (naam, deel, [" en ".join(per.get(periode, ())) for periode in perioden])
            for (naam, deel), per in sorted(cellen.items(), key=volgorde(list(cellen)))
        ],
        "voorbeeld": voorbeeld,
    }


def kolom(periode: str) -> str:
    """Of a day ("1 juli 2023") its half-year; any other period as it is."""
    gevonden = DAG.fullmatch(periode)
    if gevonden is None or gevonden[1] not in MAANDEN:
        return periode
    helft = 1 if MAANDEN.index(gevonden[1]) < 6 else 2
    return Halfjaar(int(gevonden[2]), helft).label


def volgorde(sleutels: list[tuple[str, str]]) -> Any:
    """Breakdowns right below their whole, whatever came first in time."""
    namen = list(dict.fromkeys(naam for naam, _ in sleutels))

    def plek(item: tuple[tuple[str, str], Any]) -> tuple[int, bool, int]:
        naam, deel = item[0]
        return namen.index(naam), bool(deel), sleutels.index(item[0])

    return plek


def geschreven(waarde: Any) -> str:
    return getal_tekst(waarde) if is_number(waarde) else str(waarde)
