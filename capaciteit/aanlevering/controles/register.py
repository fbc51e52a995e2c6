"""How a check is written and found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from ...choices import AanleverErnst, Regelsoort
from ..kennis import Kennis
from ..regels import Regel


class Rij(NamedTuple):
    """A row that can be read: ``naam`` as it stands there, ``regels`` what it says (or nothing)."""

    blad: str
    nummer: int
    voorziening: int
    peildatum: date | None
    regio: int | None
    naam: str
    toelichting: str
    regels: tuple[Regel, ...]


class Oordeel(NamedTuple):
    """What a check says: ``kolom`` is the key of a column; text starts after "In D12 staat …"."""

    kolom: str
    melding: str
    verwacht: str
    waarde: Any = ""
    rij: int | None = None
    blad: str = ""
    toelichting: str = ""


@dataclass
class Bestand:
    """All that was read: ``gezien`` the row of every facility and date, also with errors in it."""

    kennis: Kennis
    regels: list[Regel] = field(default_factory=list)
    bladen: set[str] = field(default_factory=set)
    gezien: dict[tuple[Any, ...], int] = field(default_factory=dict)
    zonder_dag: set[int] = field(default_factory=set)
    """Facilities with a row of which the date can't be read: that row says what is missing."""


@dataclass(frozen=True)
class Controle:
    code: str
    ernst: AanleverErnst
    voer: Callable[..., Any]


RIJ: Final[dict[Regelsoort, list[Controle]]] = {soort: [] for soort in Regelsoort}
BESTAND: Final[list[Controle]] = []

Rijcontrole = Callable[[Rij, Kennis, Bestand], Oordeel | None]
Bestandscontrole = Callable[[Bestand], Iterable[Oordeel]]


def rijcontrole(
    code: str, ernst: AanleverErnst, *soorten: Regelsoort
) -> Callable[[Rijcontrole], Rijcontrole]:
    """Called for every row of these sheets; most of the time there is nothing to say, quickly."""

    def meld_aan(functie: Rijcontrole) -> Rijcontrole:
        for soort in soorten:
            RIJ[soort].append(Controle(code, ernst, functie))
        return functie

    return meld_aan


def bestandscontrole(
    code: str, ernst: AanleverErnst
) -> Callable[[Bestandscontrole], Bestandscontrole]:
    """Called once, when every row was read."""

    def meld_aan(functie: Bestandscontrole) -> Bestandscontrole:
        BESTAND.append(Controle(code, ernst, functie))
        return functie

    return meld_aan
