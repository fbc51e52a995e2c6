"""How people write down breakdowns: a line per axis, ``oorzaak: wonen; onderwijs``.

A line without a colon is an axis whose values are free. With ``(samen het geheel)`` behind it the
values add up to the whole. ``regio`` and ``periode`` are known: those split every figure.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.utils.text import slugify

from ..choices_indicatoren import Uitsplitsingsaard

GEHEEL: Final = "(samen het geheel)"
BEKEND: Final = {
    "regio": Uitsplitsingsaard.ONDERWERP,
    "gebied": Uitsplitsingsaard.ONDERWERP,
    "periode": Uitsplitsingsaard.PERIODE,
}
MAX_WAARDEN: Final = 30
MAX_NAAM: Final = 60


class Deel(NamedTuple):
    """One row of a breakdown, as ``Uitsplitsing`` keeps it."""

    as_naam: str
    aard: str
    code: str
    naam: str
    telt_op: bool


def lees_uitsplitsingen(tekst: str) -> list[Deel]:
    """Raises ValueError that says which line is wrong and what would be right."""
    delen: list[Deel] = []
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if regel.strip():
            delen += lees_regel(regel.strip(), nummer)
    codes = [deel.code for deel in delen]
    if dubbel := next((code for code in codes if codes.count(code) > 1), ""):
        raise ValueError(f"“{dubbel}” staat er twee keer; geef elke uitsplitsing een eigen naam.")
    if len(delen) > MAX_WAARDEN:
        raise ValueError(f"Hooguit {MAX_WAARDEN} uitsplitsingen; dit zijn er {len(delen)}.")
    return delen


def lees_regel(regel: str, nummer: int) -> list[Deel]:
    telt_op = regel.endswith(GEHEEL)
    as_naam, dubbelepunt, rest = regel.removesuffix(GEHEEL).partition(":")
    waarden = [waarde.strip() for waarde in rest.split(";") if waarde.strip()]
    as_naam = as_naam.strip()
    if not slugify(as_naam) or (dubbelepunt and not waarden):
        voorbeeld = "oorzaak: wonen; onderwijs"
        raise ValueError(f"Regel {nummer} is niet te lezen. Schrijf bijvoorbeeld {voorbeeld}.")
    if lang := next((naam for naam in (as_naam, *waarden) if len(naam) > MAX_NAAM), ""):
        raise ValueError(f"Regel {nummer}: “{lang[:20]}…” is langer dan {MAX_NAAM} tekens.")
    if not waarden:
        aard = BEKEND.get(as_naam.lower(), Uitsplitsingsaard.VRIJ)
        return [Deel(as_naam, str(aard), slugify(as_naam)[:40], as_naam, False)]
    vast = str(Uitsplitsingsaard.WAARDE)
    return [Deel(as_naam, vast, slugify(naam)[:40], naam, telt_op) for naam in waarden]


def schrijf_uitsplitsingen(rijen: Iterable[Any]) -> str:
    """The same the other way round, from rows or ``Deel``."""
    assen: dict[str, list[Any]] = {}
    for rij in rijen:
        assen.setdefault(rij.as_naam, []).append(rij)
    regels = []
    for as_naam, delen in assen.items():
        if delen[0].aard != Uitsplitsingsaard.WAARDE:
            regels.append(as_naam)
            continue
        geheel = f" {GEHEEL}" if delen[0].telt_op else ""
        regels.append(f"{as_naam}: {'; '.join(deel.naam for deel in delen)}{geheel}")
    return "\n".join(regels)
