"""A value as it stands in an input, and what was typed as a value of the document."""

import json
from typing import Any, Final

from django.core.exceptions import ValidationError

from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens

from ..plan.velden import Soort, Veld
from ..plan.waarden import Waardefout, in_woorden, lees

TEKSTSOORTEN: Final = (Soort.TEKST, Soort.LANGE_TEKST)
GETALSOORTEN: Final = (
    Soort.GETAL,
    Soort.DECIMAAL,
    Soort.BEDRAG,
    Soort.PERCENTAGE,
    Soort.JAAR,
)
CODESOORTEN: Final = (
    Soort.KEUZE,
    Soort.JA_NEE,
    Soort.PROJECT,
    Soort.LOCATIE,
    Soort.VOORZIENING,
)
"""Chosen from a list: the input holds the value itself, not its words."""


def getypt(veld: Veld, waarde: Any) -> str:
    """As an input shows it: Dutch notation, without the signs that stand beside the input."""
    if waarde in (None, ""):
        return ""
    if veld.soort == Soort.JA_NEE:
        return "ja" if waarde else "nee"
    if veld.soort in CODESOORTEN:
        return str(waarde)
    if veld.soort == Soort.DATUM:
        jaar, maand, dag = str(waarde).split("-")
        return f"{int(dag)}-{int(maand)}-{jaar}"
    if veld.soort == Soort.MAAND:
        jaar, maand = str(waarde).split("-")
        return f"{int(maand)}-{jaar}"
    if veld.soort in GETALSOORTEN:
        return in_woorden(veld, waarde).removeprefix("€\xa0").removesuffix("%").strip()
    return str(waarde)


def gelezen(veld: Veld, ruw: Any) -> Any:
    """For the document. Raises Waardefout, also for text that points at a person."""
    waarde = lees(veld, ruw)
    if isinstance(waarde, str) and veld.soort not in GETALSOORTEN:
        try:
            geen_persoonsgegevens(waarde)
        except ValidationError as fout:
            raise Waardefout(f"{veld.label}: {fout.messages[0]}") from None
    return waarde


def als_json(waarde: Any) -> str:
    """What an editor saw, to send back with a change."""
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True)


def uit_json(tekst: str | None) -> Any:
    """Nothing for what is not JSON: then everything that stands there counts as changed."""
    try:
        return json.loads(tekst or "null")
    except ValueError:
        return None
