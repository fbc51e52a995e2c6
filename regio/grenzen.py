"""Official borders of the jeugdhulpregio's: stored with the region, drawn by the map."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .models import Jeugdhulpregio


@dataclass(frozen=True)
class Grensverslag:
    """What an import did; ``onbekend`` are codes of the file that are no region of ours."""

    nieuw: int
    ongewijzigd: int
    onbekend: list[str]
    zonder_grens: list[str]


@transaction.atomic
def grenzen_vastleggen(grenzen: Mapping[str, Mapping[str, Any]]) -> Grensverslag:
    """Store the GeoJSON geometry per region code; regions that are not in it keep what they had.

    Raises ValueError when no code is a region of ours: then it is another file than meant.
    """
    regios = {regio.code: regio for regio in Jeugdhulpregio.objects.select_for_update()}
    if not regios.keys() & grenzen.keys():
        raise ValueError("Geen enkele code in het bestand is een jeugdhulpregio (JZ en cijfers).")
    gewijzigd = []
    for code in regios.keys() & grenzen.keys():
        grens = json.loads(json.dumps(grenzen[code]))
        if regios[code].grens != grens:
            regios[code].grens = grens
            gewijzigd.append(regios[code])
    Jeugdhulpregio.objects.bulk_update(gewijzigd, ["grens"])
    return Grensverslag(
        nieuw=len(gewijzigd),
        ongewijzigd=len(regios.keys() & grenzen.keys()) - len(gewijzigd),
        onbekend=sorted(grenzen.keys() - regios.keys()),
        zonder_grens=sorted(code for code, regio in regios.items() if regio.grens is None),
    )
