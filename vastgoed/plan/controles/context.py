"""What checks know beside the document: register, grant, deadline, comparable projects.

Plain data, so that a check is a function of a document and this; ``kennis`` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ...rekenen.personeel import NORM
from ...rekenen.vergelijking import Bandbreedte

KLEINSCHALIG_HOOGUIT = 6
KLEINSCHALIG_LIEVER = 4
O3M_MINSTENS = 8


@dataclass(frozen=True)
class Voorzieningkennis:
    """A facility of the register, as far as a plan has to do with it.

    ``standen`` are places from a day on (ledger with what is planned; a measurement when the books
    are not open), ``statussen`` its states from a day on; both in order of time. ``bezet`` is the
    last occupancy, known of the plan's own provider only.
    """

    code: str
    naam: str
    zorgvorm: str
    is_eigen: bool
    standen: tuple[tuple[date, int], ...] = ()
    statussen: tuple[tuple[date, str], ...] = ()
    bezet: int | None = None

    def plaatsen_op(self, dag: date) -> int | None:
        """Places at the end of that day; None when nothing is known of it."""
        tot = [aantal for vanaf, aantal in self.standen if vanaf <= dag]
        return tot[-1] if tot else None

    def status_op(self, dag: date) -> str:
        """Empty when nothing is known."""
        tot = [status for vanaf, status in self.statussen if vanaf <= dag]
        return tot[-1] if tot else ""


@dataclass(frozen=True)
class Context:
    """``toegekend`` None: no grant is known; ``uiterlijk`` None: no deadline is known."""

    zorgvorm: str = ""
    voorzieningen: Mapping[str, Voorzieningkennis] = field(default_factory=dict)
    locaties: frozenset[str] = frozenset()
    gemeenten: frozenset[str] = frozenset()
    toegekend: Decimal | None = None
    toegekende_plaatsen: int | None = None
    uiterlijk: date | None = None
    termijn: str = ""
    startfoto: Mapping[str, int] = field(default_factory=dict)
    vergelijkbaar: Mapping[str, Bandbreedte | None] = field(default_factory=dict)
    hooguit_per_groep: int = KLEINSCHALIG_HOOGUIT
    liever_per_groep: int = KLEINSCHALIG_LIEVER
    minstens_o3m: int = O3M_MINSTENS
    begeleiders_norm: Fraction = NORM
