"""What is looked at in "in de pas", and everything that is said of it (``beeld`` makes it)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from regio.models import Gebied, Jeugdhulpregio

from ..choices_pas import Zekerheid
from ..models import Afbouwpad
from . import register
from .kwartaal import Kwartaal
from .rekenen import Kwartaalregel, Lacune, Standregel, lacunes, standen
from .stappen import OPBOUW, Stap


@dataclass(frozen=True)
class Keuze:
    """What is looked at. Empty: from the start of the path up to its end, places handed in count.

    ``zorgvorm``: the form of care that is built down; that of the path when there is one.
    ``pad``: the code of a path of the area; empty is the first that holds.
    """

    van: Kwartaal | None = None
    tot: Kwartaal | None = None
    zekerheid: Zekerheid = Zekerheid.INGEDIEND
    zorgvorm: str = ""
    pad: str = ""
    voorbeeld: bool = False


@dataclass(frozen=True)
class Regiobeeld:
    """One region of the area; without a code: more regions, or not known where."""

    code: str
    naam: str
    regels: tuple[Kwartaalregel, ...]

    @cached_property
    def lacunes(self) -> list[Lacune]:
        return lacunes(self.regels)

    @property
    def laatste(self) -> Kwartaalregel:
        return self.regels[-1]


@dataclass(frozen=True)
class Doelgroepregel:
    """Places for one target group at the end, per degree of certainty; from when the first."""

    code: str
    naam: str
    op: Mapping[str, int]
    eerste: date | None

    @property
    def totaal(self) -> int:
        return sum(self.op.values())

    @property
    def zekerheden(self) -> list[tuple[str, int]]:
        """Per degree its name and its places, the most certain first."""
        return [(graad.label, self.op[graad]) for graad in Zekerheid if self.op.get(graad)]


@dataclass(frozen=True)
class Pasbeeld:
    """Everything that can be said about the pace of an area (or one region) in one piece.

    Invariant: ``regels`` are the sum of the ``regios``, what a path asks aside: that is not always
    divided over regions. ``stappen`` are what every number is made of.
    """

    gebied: Gebied
    regio: Jeugdhulpregio | None
    keuze: Keuze
    vandaag: date
    pad: Afbouwpad | None
    verdeeld: bool
    kwartalen: tuple[Kwartaal, ...]
    regels: tuple[Kwartaalregel, ...]
    regios: tuple[Regiobeeld, ...]
    doelgroepen: tuple[Doelgroepregel, ...]
    register: register.Registerdeel
    stappen: tuple[Stap, ...]
    ziet_alle_plannen: bool

    @cached_property
    def lacunes(self) -> list[Lacune]:
        return lacunes(self.regels)

    @property
    def laatste(self) -> Kwartaalregel:
        return self.regels[-1]

    @property
    def nu(self) -> Kwartaalregel | None:
        """The quarter of today; None when it lies outside what is looked at."""
        huidig = Kwartaal.at(self.vandaag)
        return next((regel for regel in self.regels if regel.kwartaal == huidig), None)

    @cached_property
    def lacune(self) -> Lacune | None:
        """The shortage of now, else the first to come, else the last there was."""
        huidig = Kwartaal.at(self.vandaag)
        open_ = (gat for gat in self.lacunes if gat.tot is None or gat.tot >= huidig)
        return next(open_, self.lacunes[-1] if self.lacunes else None)

    @property
    def zonder_dag(self) -> tuple[Stap, ...]:
        """Places of which nobody said when: in no quarter."""
        return tuple(stap for stap in self.stappen if stap.dag is None)

    @property
    def te_laat(self) -> int:
        """Places of build-up that count and should have been there by plan."""
        telt = self.laatste.telt
        rijen = (stap for stap in self.stappen if stap.te_laat and stap.zekerheid in telt)
        return sum(stap.aantal for stap in rijen if stap.beweging == OPBOUW)

    @property
    def zonder_datum(self) -> int:
        """How many places of build-up that are."""
        return sum(stap.aantal for stap in self.zonder_dag if stap.beweging == OPBOUW)

    @property
    def standen(self) -> dict[tuple[str, str], Standregel]:
        """Per region and movement the places at the start and the end."""
        return standen(self.stappen, self.kwartalen[0].van, self.kwartalen[-1].tot)

    @property
    def zin(self) -> str:
        from .zinnen import conclusie

        return conclusie(self)
