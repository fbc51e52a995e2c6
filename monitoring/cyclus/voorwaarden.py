"""What has to be done before a step of a cycle: each room registers what it knows, in ready()::

    voorwaarden.registreer("analyse_afronden", onvoltooide_analyse)
    voorwaarden.registreer("reflectie_afronden", open_sessies, blokkeert=False)

A function gets the cycle and gives sentences that say what is missing; none: nothing is. What does
not block may be passed by with a reason, which stays in the history of the cycle.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ..choices_cyclus import Cyclussoort
from ..models import Cyclus

Vraag = Callable[[Cyclus], Iterable[str]]


@dataclass(frozen=True)
class Voorwaarde:
    """``soort`` empty: in cycles of both kinds."""

    vraag: Vraag
    blokkeert: bool
    soort: Cyclussoort | None

    def geldt_voor(self, cyclus: Cyclus) -> bool:
        return self.soort in (None, cyclus.soort)


VOORWAARDEN: Final[dict[str, list[Voorwaarde]]] = {}


def registreer(
    code: str, vraag: Vraag, *, blokkeert: bool = True, soort: Cyclussoort | None = None
) -> None:
    """Ask ``vraag`` before the step ``code`` of ``werkstroom.OVERGANGEN``; the same one once."""
    nieuw = Voorwaarde(vraag, blokkeert, soort)
    bekend = VOORWAARDEN.setdefault(code, [])
    if nieuw not in bekend:
        bekend.append(nieuw)


def beletsels(code: str, cyclus: Cyclus) -> list[str]:
    """What makes the step ``code`` impossible now."""
    return antwoorden(code, cyclus, blokkeert=True)


def openstaand(code: str, cyclus: Cyclus) -> list[str]:
    """What is missing, though the step can be taken when somebody says why."""
    return antwoorden(code, cyclus, blokkeert=False)


def antwoorden(code: str, cyclus: Cyclus, *, blokkeert: bool) -> list[str]:
    return [
        tekst
        for voorwaarde in VOORWAARDEN.get(code, ())
        if voorwaarde.blokkeert == blokkeert and voorwaarde.geldt_voor(cyclus)
        for tekst in voorwaarde.vraag(cyclus)
    ]
