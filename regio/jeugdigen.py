"""How many youths live in a region: taken from a file, whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dateparse import parse_date

from .models import Bron, Jeugdhulpregio, Jeugdigental

KOLOMMEN = ("regio", "peildatum", "aantal", "bron")


@dataclass(frozen=True)
class Jeugdigenverslag:
    nieuw: int
    gewijzigd: int
    ongewijzigd: int


@transaction.atomic
def jeugdigen_vastleggen(rijen: Iterable[Mapping[str, str]]) -> Jeugdigenverslag:
    """Store per region, day and source how many youths live there.

    Raises ValidationError with every row that is not right; then nothing is stored.
    """
    regios = {regio.code: regio for regio in Jeugdhulpregio.objects.all()}
    bronnen = {bron.code: bron for bron in Bron.objects.all()}
    gelezen, fouten = [], []
    for nummer, rij in enumerate(rijen, start=2):
        try:
            gelezen.append(lees(rij, regios, bronnen))
        except ValueError as fout:
            fouten.append(f"Regel {nummer}: {fout}")
    if fouten or not gelezen:
        raise ValidationError(fouten or ["Het bestand heeft geen regels."])
    uitkomsten = [bewaar(velden) for velden in gelezen]
    return Jeugdigenverslag(*(uitkomsten.count(uitkomst) for uitkomst in ("+", "~", "=")))


def lees(
    rij: Mapping[str, str],
    regios: Mapping[str, Jeugdhulpregio],
    bronnen: Mapping[str, Bron],
) -> dict[str, Any]:
    """One row as fields. Raises ValueError with the value, the rule, and what would be right."""
    code, aantal = tekst(rij, "regio"), tekst(rij, "aantal").replace(".", "")
    if code not in regios:
        raise ValueError(f"'{code}' is geen jeugdhulpregio. Gebruik de code, zoals JZ07.")
    if tekst(rij, "bron") not in bronnen:
        raise ValueError(f"'{tekst(rij, 'bron')}' is geen bron. Gebruik de code van een bron.")
    if not aantal.isdigit():
        raise ValueError(f"'{tekst(rij, 'aantal')}' is geen heel aantal jeugdigen.")
    return {
        "jeugdhulpregio": regios[code],
        "peildatum": dag_van(tekst(rij, "peildatum")),
        "bron": bronnen[tekst(rij, "bron")],
        "aantal": int(aantal),
    }


def tekst(rij: Mapping[str, str], kolom: str) -> str:
    return (rij.get(kolom) or "").strip()


def dag_van(waarde: str) -> date:
    try:
        dag = parse_date(waarde)
    except ValueError:
        dag = None
    if dag is None:
        raise ValueError(f"'{waarde}' is geen dag. Schrijf jaar-maand-dag, zoals 2025-01-01.")
    return dag


def bewaar(velden: dict[str, Any]) -> str:
    """``+`` new, ``~`` changed, ``=`` as it was."""
    sleutel = {naam: velden[naam] for naam in ("jeugdhulpregio", "peildatum", "bron")}
    rij = Jeugdigental.objects.filter(**sleutel).first()
    if rij is None:
        Jeugdigental.objects.create(**velden)
        return "+"
    if rij.aantal == velden["aantal"]:
        return "="
    rij.aantal = velden["aantal"]
    rij.save(update_fields=["aantal"])
    return "~"
