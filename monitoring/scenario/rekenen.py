"""What if: a path with another course, length of stay, share elsewhere or later projects.

Pure and exact; whoever prints rounds. The path that was adopted comes in as ``Basis`` and is only
read. A flow counts youths per year, and places follow from their stay: inflow × weeks / 52. A stock
counts places, and goes along with the length of stay when it is known how long the stay is now.
"""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

from ..afbouw import HONDERD, WEKEN_PER_JAAR, plekken_uit_instroom_weken
from ..padwaarde import maanden_later


@dataclass(frozen=True)
class Basis:
    """The adopted path: a value per year, of a flow the youths, of a stock the places at its end.

    ``verblijf_weken``: how long youths stay according to the path, or now.
    """

    waarden: Mapping[int, Fraction]
    is_stroom: bool
    verblijf_weken: Fraction | None = None


@dataclass(frozen=True)
class Project:
    """Places that a project takes away and adds on the day it is finished.

    ``sleutel`` stays the same in later versions of its plan.
    """

    naam: str
    gereed: date
    af: int = 0
    bij: int = 0
    sleutel: str = ""


@dataclass(frozen=True)
class Aanbod:
    """The places there are on a day (None: not known), and the projects that change them after."""

    plaatsen: int | None
    peildatum: date
    projecten: tuple[Project, ...] = ()

    @property
    def lopend(self) -> tuple[Project, ...]:
        return tuple(project for project in self.projecten if project.gereed > self.peildatum)


@dataclass(frozen=True)
class Instelling:
    """What is different from the year ``vanaf`` on; everything empty is the path itself.

    ``procent_per_jaar``: each year that much less than the year before, instead of the path.
    ``instroom_procent``: that much less than the path says, every year. Below zero is more.
    ``vertragingen``: months per key of a project, where that differs from ``vertraging_maanden``.
    """

    vanaf: int
    procent_per_jaar: Exact | None = None
    instroom_procent: Exact = 0
    verblijf_weken: Exact | None = None
    buiten_procent: Exact = 0
    vertraging_maanden: int = 0
    vertragingen: Mapping[str, int] = field(default_factory=dict, hash=False)
    dagtarief: Exact | None = None
    dagtarief_buiten: Exact | None = None

    def __post_init__(self) -> None:
        procenten = (self.procent_per_jaar or 0, self.instroom_procent)
        if any(not -HONDERD <= procent <= HONDERD for procent in procenten):
            raise ValueError("Een verandering ligt tussen −100 en 100 procent.")
        if not 0 <= self.buiten_procent <= HONDERD:
            raise ValueError("Het deel buiten het gebied ligt tussen 0 en 100 procent.")
        if self.verblijf_weken is not None and self.verblijf_weken < 0:
            raise ValueError("Een verblijf duurt niet korter dan nul weken.")
        if min([self.vertraging_maanden, *self.vertragingen.values()]) < 0:
            raise ValueError("Een vertraging is niet korter dan nul maanden.")

    def vertraging_van(self, project: Project) -> int:
        """Months later: its own, or that of all."""
        return self.vertragingen.get(project.sleutel, self.vertraging_maanden)

    def gereed(self, project: Project) -> date:
        return maanden_later(project.gereed, self.vertraging_van(project))


@dataclass(frozen=True)
class Jaaruitkomst:
    """One year. ``plaatsen`` are needed in all, of which ``buiten`` elsewhere; unknown is None."""

    jaar: int
    jeugdigen: Fraction | None
    plaatsen: Fraction | None
    buiten: Fraction | None
    beschikbaar: int | None
    kosten: Fraction | None

    @property
    def binnen(self) -> Fraction | None:
        if self.plaatsen is None or self.buiten is None:
            return None
        return self.plaatsen - self.buiten

    @property
    def tekort(self) -> Fraction | None:
        """Places short in the area; below zero: more than needed."""
        if self.binnen is None or self.beschikbaar is None:
            return None
        return self.binnen - self.beschikbaar

    @property
    def over(self) -> Fraction | None:
        """More places in the area than needed."""
        return None if self.tekort is None else -self.tekort


@dataclass(frozen=True)
class Uitkomst:
    """All years, and what it costs that places go later than planned."""

    jaren: tuple[Jaaruitkomst, ...]
    uitstelkosten: Fraction | None

    @property
    def kosten(self) -> Fraction | None:
        bedragen = [jaar.kosten for jaar in self.jaren if jaar.kosten is not None]
        return sum(bedragen, Fraction(0)) if bedragen else None

    @property
    def eerste_tekort(self) -> Jaaruitkomst | None:
        """The first year with fewer places than needed."""
        return next((jaar for jaar in self.jaren if jaar.tekort and jaar.tekort > 0), None)


def doorrekenen(basis: Basis, instelling: Instelling, aanbod: Aanbod | None = None) -> Uitkomst:
    """Every year of the path under ``instelling``. Raises ValueError for a path without years."""
    if not basis.waarden:
        raise ValueError("Een pad zonder jaren is niet door te rekenen.")
    waarden = gewijzigd_verloop(basis, instelling)
    jaren = [
        jaaruitkomst(basis, instelling, aanbod, jaar, waarde) for jaar, waarde in waarden.items()
    ]
    return Uitkomst(tuple(jaren), uitstelkosten(instelling, aanbod))


def gewijzigd_verloop(basis: Basis, instelling: Instelling) -> dict[int, Fraction]:
    """The value of each year: of the path, of the chosen course, and with the chosen difference.

    A flow is rounded to whole youths each year, half up, as the path of OOST does.
    """
    verloop: dict[int, Fraction] = {}
    vorige: Fraction | None = None
    for jaar in sorted(basis.waarden):
        waarde = basis.waarden[jaar]
        eigen = instelling.procent_per_jaar
        if eigen is not None and vorige is not None and jaar >= instelling.vanaf:
            waarde = vorige * minder(eigen)
            waarde = Fraction(round_half_up(waarde)) if basis.is_stroom else waarde
        vorige = waarde
        na = jaar >= instelling.vanaf
        verloop[jaar] = waarde * minder(instelling.instroom_procent) if na else waarde
    return verloop


def minder(procent: Exact) -> Fraction:
    """What is left: 10 gives nine tenths."""
    return 1 - exact(procent) / HONDERD


def jaaruitkomst(
    basis: Basis, instelling: Instelling, aanbod: Aanbod | None, jaar: int, waarde: Fraction
) -> Jaaruitkomst:
    na = jaar >= instelling.vanaf
    weken = basis.verblijf_weken
    if na and instelling.verblijf_weken is not None:
        weken = exact(instelling.verblijf_weken)
    jeugdigen, plaatsen = tellen(basis, waarde, weken)
    deel = exact(instelling.buiten_procent) / HONDERD if na else Fraction(0)
    buiten = None if plaatsen is None else plaatsen * deel
    return Jaaruitkomst(
        jaar=jaar,
        jeugdigen=jeugdigen,
        plaatsen=plaatsen,
        buiten=buiten,
        beschikbaar=beschikbaar(aanbod, jaar, instelling),
        kosten=jaarkosten(instelling, jaar, plaatsen, buiten),
    )


def tellen(
    basis: Basis, waarde: Fraction, weken: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    """Youths in a year and places, from the value of the path; what cannot be said is None."""
    if basis.is_stroom:
        return waarde, None if weken is None else plekken_uit_instroom_weken(waarde, weken)
    if not basis.verblijf_weken or weken is None:
        return None, waarde
    return waarde * WEKEN_PER_JAAR / basis.verblijf_weken, waarde * weken / basis.verblijf_weken


def beschikbaar(aanbod: Aanbod | None, jaar: int, instelling: Instelling) -> int | None:
    """Places at the end of the year; None without books, or before their day."""
    einde = date(jaar, 12, 31)
    if aanbod is None or aanbod.plaatsen is None or einde < aanbod.peildatum:
        return None
    return aanbod.plaatsen + sum(
        project.bij - project.af for project in aanbod.lopend if instelling.gereed(project) <= einde
    )


def jaarkosten(
    instelling: Instelling, jaar: int, plaatsen: Fraction | None, buiten: Fraction | None
) -> Fraction | None:
    """Places × days × tariff, in the area and elsewhere each by its own tariff."""
    if plaatsen is None or buiten is None or instelling.dagtarief is None:
        return None
    elders = instelling.dagtarief_buiten
    tarief_buiten = instelling.dagtarief if elders is None else elders
    dagen = 366 if isleap(jaar) else 365
    binnen = plaatsen - buiten
    return dagen * (binnen * exact(instelling.dagtarief) + buiten * exact(tarief_buiten))


def uitstelkosten(instelling: Instelling, aanbod: Aanbod | None) -> Fraction | None:
    """Places that stay open longer × the days of that × the tariff."""
    if aanbod is None or instelling.dagtarief is None:
        return None
    return exact(instelling.dagtarief) * sum(
        project.af * (instelling.gereed(project) - project.gereed).days for project in aanbod.lopend
    )


def in_decimalen(waarde: Fraction | None, decimalen: int = 1) -> Decimal | None:
    """As a table prints it, halves up."""
    return None if waarde is None else round_half_up(waarde, decimalen)
