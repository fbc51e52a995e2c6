"""How far away a moment is, in words."""

from datetime import date

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
