"""The registry of checks: each recomputes printed figures from what is stored.

A check is a function in an app's ``controles.py`` that yields one ``Uitkomst`` per figure.
``actions.controles_uitvoeren`` runs all of them and turns disagreements into findings.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db.models import Model

from jeugdzorg.kern.notation import datum, getal_tekst

from .choices import Ernst, Oordeel
from .models import Bron, Gebied

Waarde = int | Decimal | Fraction | date | str


@dataclass(frozen=True, kw_only=True)
class Uitkomst:
    """What a check says of one figure.

    ``gedrukt`` stands in ``bron`` at ``vindplaats``; ``herberekend`` follows from other stored
    figures, or stands in ``bron_b``; ``vindplaats_b`` says where or how. ``onderwerpen`` are the
    stored rows the figure was read from: the mark of a finding shows at those.
    """

    kenmerk: str
    titel: str
    gedrukt: Waarde
    herberekend: Waarde
    oordeel: Oordeel
    bron: Bron
    vindplaats: str
    vindplaats_b: str
    bron_b: Bron | None = None
    gebied: Gebied | None = None
    ernst: Ernst = Ernst.MIDDEN
    nota: str = ""
    decimalen: int | None = None
    onderwerpen: tuple[Model, ...] = ()


@dataclass(frozen=True)
class Controle:
    """One registered check: ``code`` is its stable name, ``uitleg`` says what it recomputes."""

    code: str
    naam: str
    uitleg: str
    functie: Callable[[], Iterator[Uitkomst]] = field(repr=False)


REGISTER: Final[dict[str, Controle]] = {}


def controle(
    code: str, naam: str, uitleg: str
) -> Callable[[Callable[[], Iterator[Uitkomst]]], Callable[[], Iterator[Uitkomst]]]:
    """Register a check under ``code``. Raises ValueError when the code is taken."""

    def register(functie: Callable[[], Iterator[Uitkomst]]) -> Callable[[], Iterator[Uitkomst]]:
        if code in REGISTER:
            raise ValueError(f"Er is al een controle met de code {code}.")
        REGISTER[code] = Controle(code, naam, uitleg, functie)
        return functie

    return register


def oordeel(gedrukt: Waarde, herberekend: Waarde, speling: Decimal | int = 0) -> Oordeel:
    """Equal, equal within the rounding of the source (``speling``), or different."""
    if gedrukt == herberekend:
        return Oordeel.KLOPT
    if isinstance(gedrukt, str | date) or isinstance(herberekend, str | date):
        return Oordeel.WIJKT_AF
    verschil = abs(Fraction(gedrukt) - Fraction(herberekend))
    return Oordeel.KLOPT_AFGEROND if verschil <= speling else Oordeel.WIJKT_AF


def vergelijk(
    figuur: Any, gedrukt: Waarde, herberekend: Waarde, *, speling: Decimal | int = 0, **overig: Any
) -> Uitkomst:
    """An outcome about a stored figure: its source, place and area are read from ``figuur``.

    ``oordeel`` may be given for what can't be right or wrong (derived, indicative).
    """
    overig.setdefault("oordeel", oordeel(gedrukt, herberekend, speling))
    overig.setdefault("onderwerpen", (figuur,))
    overig.setdefault("gebied", getattr(figuur, "gebied", None) or figuur.bron.gebied)
    return Uitkomst(
        gedrukt=gedrukt,
        herberekend=herberekend,
        bron=figuur.bron,
        vindplaats=figuur.vindplaats,
        **overig,
    )


def als_tekst(waarde: Waarde, decimalen: int | None = None) -> str:
    """A value as a reader sees it: Dutch numbers and dates."""
    if isinstance(waarde, date):
        return datum(waarde)
    if isinstance(waarde, Fraction):
        waarde = Decimal(waarde.numerator) / Decimal(waarde.denominator)
    return waarde if isinstance(waarde, str) else getal_tekst(waarde, decimalen)
