"""How a check on a plan is written and found."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from ...choices_plan import Planernst
from ..definities import SECTIES
from ..document import Document
from .context import Context


class Uitslag(NamedTuple):
    """What a check says of one place: the value with the rule, and what would be right.

    ``kenmerk`` is what an explanation is about (the values); without it the text itself.
    """

    pad: str
    melding: str
    verwacht: str
    kenmerk: str = ""


class Gevonden(NamedTuple):
    """A finding to store; ``kenmerk`` fits its column."""

    code: str
    ernst: Planernst
    pad: str
    melding: str
    verwacht: str
    kenmerk: str


Functie = Callable[[Document, Context], Iterable[Uitslag]]


@dataclass(frozen=True)
class Controle:
    """A rule with a name; ``regel`` says in one Dutch sentence what it wants."""

    code: str
    ernst: Planernst
    regel: str
    voer: Functie


CONTROLES: Final[dict[str, Controle]] = {}
VOLGORDE: Final[dict[str, int]] = {
    code: nummer
    for nummer, code in enumerate(code for sectie in SECTIES for code in sectie.onderdelen)
}


def controle(code: str, ernst: Planernst, regel: str) -> Callable[[Functie], Functie]:
    """Registers a check. Raises ValueError for a code that is taken."""

    def meld_aan(functie: Functie) -> Functie:
        if code in CONTROLES:
            raise ValueError(f"Twee controles heten {code}.")
        CONTROLES[code] = Controle(code, ernst, regel, functie)
        return functie

    return meld_aan


def draai(document: Document, context: Context) -> list[Gevonden]:
    """Every check over a document: findings in the order of the plan, one per check and place."""
    gevonden: dict[tuple[str, str], Gevonden] = {}
    for deze in CONTROLES.values():
        for uitslag in deze.voer(document, context):
            regel = Gevonden(deze.code, deze.ernst, *uitslag[:3], kenmerk_van(uitslag))
            gevonden.setdefault((deze.code, uitslag.pad), regel)
    return sorted(gevonden.values(), key=plek_in_plan)


def kenmerk_van(uitslag: Uitslag) -> str:
    return hashlib.sha256((uitslag.kenmerk or uitslag.melding).encode()).hexdigest()


def plek_in_plan(gevonden: Gevonden) -> tuple[int, int]:
    onderdeel = gevonden.pad.partition("/")[0]
    return VOLGORDE.get(onderdeel, len(VOLGORDE)), Planernst.values.index(gevonden.ernst)
