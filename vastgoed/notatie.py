"""Deadlines in words: how far away, and how they were moved."""

from collections.abc import Iterable
from datetime import date

from jeugdzorg.kern.notation import datum

from .models import Termijnverlenging

JAAR = 365
MAAND = 30


def afstand(dag: date | None, vandaag: date) -> str:
    """``over 12 dagen``, ``3 jaar geleden``, ``vandaag``; without a date: ``geen datum``."""
    if dag is None:
        return "geen datum"
    dagen = (dag - vandaag).days
    if dagen == 0:
        return "vandaag"
    woorden = duur(abs(dagen))
    return f"over {woorden}" if dagen > 0 else f"{woorden} geleden"


def duur(dagen: int) -> str:
    """A number of days in the unit that a reader would use."""
    if dagen >= JAAR:
        return f"{dagen // JAAR} jaar"
    if dagen >= 2 * MAAND:
        return f"{dagen // MAAND} maanden"
    return f"{dagen} {'dag' if dagen == 1 else 'dagen'}"


def verlengingen_in_woorden(verlengingen: Iterable[Termijnverlenging]) -> str:
    """``1 april 2023 (akkoord van VWS): te weinig tijd.``, each extension after the other."""
    return " ".join(
        f"Naar {datum(rij.nieuwe_datum)}"
        + (f" (akkoord van {rij.akkoord_van})" if rij.akkoord_van else "")
        + (f": {rij.reden}" if rij.reden else ".")
        for rij in verlengingen
    )
