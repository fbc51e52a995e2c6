"""Texts with {names} in them: which names they use, whether those exist, and filling them in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from jeugdzorg.kern.notation import datum, getal_tekst, tijdstip

NAAM: Final = re.compile(r"\{([^{}]*)\}")


def namen_in(tekst: str) -> set[str]:
    return set(NAAM.findall(tekst))


def fouten_in(tekst: str, toegestaan: Iterable[str]) -> Iterator[str]:
    """Per thing that is wrong a sentence that says what would be right."""
    toegestaan = list(toegestaan)
    keuze = ", ".join(f"{{{naam}}}" for naam in toegestaan)
    for naam in sorted(namen_in(tekst) - set(toegestaan)):
        yield f"{{{naam}}} bestaat niet bij dit bericht. Kies uit: {keuze}."
    if re.search(r"[{}]", NAAM.sub("", tekst)):
        yield "Er staat een accolade te veel of te weinig. Schrijf een gegeven zo: {naam}."


def ingevuld(tekst: str, waarden: Mapping[str, str]) -> str:
    """Every {name} replaced, once: a value that looks like a name stays as it is.

    A name that is not there (any more) becomes "onbekend": a text is checked when it is stored.
    """
    return NAAM.sub(lambda naam: waarden.get(naam[1], "onbekend"), tekst)


def in_woorden(waarde: Any) -> str:
    """A value as a Dutch reader writes it, as plain text."""
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, datetime):
        return str(tijdstip(waarde))
    if isinstance(waarde, date):
        return str(datum(waarde))
    if isinstance(waarde, int | Decimal) and not isinstance(waarde, bool):
        return getal_tekst(waarde)
    return str(waarde)


def op_een_regel(tekst: str) -> str:
    """For a subject: a line of its own would be a header of its own."""
    return " ".join(tekst.split())
