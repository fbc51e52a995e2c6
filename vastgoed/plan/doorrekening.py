"""What a plan comes to, for its page: result, occupancy, cost per place, lasts, slack, baseline.

Pure: a document and what the checks know beside it; the figures are those of the checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..rekenen.bezetting import Bekostiging, Drempel, Geval, gevoeligheid
from ..rekenen.dekking import Dekking, dekking
from ..rekenen.exploitatie import Resultaat, per_project, resultaat
from ..rekenen.financiering import lasten_in
from ..rekenen.personeel import begeleiders_per_jeugdige, haalt_norm
from ..rekenen.planning import Speling
from ..rekenen.vergelijking import Bandbreedte
from .controles.context import Context
from .controles.plaatsen import van_voorzieningen
from .controles.planning import fase_naam
from .document import Document, Rij
from .doorrekenen import (
    Bezettingsjaar,
    afschrijving_in,
    begeleiders,
    bezettingsjaren,
    exploitatieregels,
    investering,
    leningen,
    per_plaats,
    plaatsen_na,
    plaatsen_nu,
    spelingen,
)


@dataclass(frozen=True)
class Gevoelig:
    """The last year of a project's forecast at other occupancies, and its break-even points."""

    project: Rij
    laatste: Bezettingsjaar
    gevallen: tuple[Geval, ...]
    pxq: Drempel
    beschikbaarheid: Drempel

    @property
    def bekostiging(self) -> Bekostiging:
        return self.laatste.jaar.bekostiging

    @property
    def bezettingsgraad(self) -> Fraction:
        return Fraction(self.laatste.jaar.jeugdigen) / Fraction(self.laatste.jaar.plaatsen)


@dataclass(frozen=True)
class Kosten:
    """Investment per place of a project beside comparable ones (``breedte`` None: too few)."""

    project: Rij
    plaatsen_nu: int
    plaatsen: int
    investering: Decimal
    per_plaats: Decimal | None
    breedte: Bandbreedte | None

    @property
    def plek(self) -> str:
        """``onder``, ``binnen`` or ``boven`` the middle half; empty when that can't be said."""
        if self.per_plaats is None or self.breedte is None:
            return ""
        return self.breedte.plek_van(self.per_plaats)


@dataclass(frozen=True)
class Kapitaallast:
    """A calendar year: what follows from investments and loans, and what the forecast says."""

    jaar: int
    afschrijving: Decimal | None
    rente: Decimal
    aflossing: Decimal
    begroot_afschrijving: Decimal
    begroot_rente: Decimal


@dataclass(frozen=True)
class Ratio:
    """Carers at work at once against places, with the house full."""

    project: Rij
    begeleiders: Decimal
    plaatsen: int
    per_jeugdige: Fraction
    haalt_norm: bool


@dataclass(frozen=True)
class Faseruimte:
    project: str
    naam: str
    speling: Speling


class Doorrekening:
    """Of one document, each part worked out when asked for."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document = document
        self.context = context

    @property
    def resultaat(self) -> Resultaat:
        return resultaat(exploitatieregels(self.document))

    @property
    def per_project(self) -> list[tuple[Rij, Resultaat]]:
        """Projects with a forecast, in the order of the plan."""
        uitkomsten = per_project(exploitatieregels(self.document))
        return [
            (p, uitkomsten[p.project]) for p in self.document.projecten if p.project in uitkomsten
        ]

    @property
    def gevoeligheid(self) -> list[Gevoelig]:
        gevonden = []
        for project in self.document.projecten:
            if jaren := bezettingsjaren(self.document, project.project):
                jaar = jaren[-1].jaar
                pxq, vast = (jaar.onder(hoe).drempel() for hoe in Bekostiging)
                gevonden.append(Gevoelig(project, jaren[-1], gevoeligheid(jaar), pxq, vast))
        return gevonden

    @property
    def kosten(self) -> list[Kosten]:
        return [
            Kosten(
                project,
                plaatsen_nu(self.document, project.project),
                plaatsen_na(self.document, project.project),
                investering(self.document, project.project),
                per_plaats(self.document, project.project),
                self.context.vergelijkbaar.get(project.tekst("soort")),
            )
            for project in self.document.projecten
        ]

    @property
    def kapitaallasten(self) -> list[Kapitaallast]:
        """Per year of the forecast; depreciation is known when it is for every project."""
        codes = [project.project for project in self.document.projecten]
        alle = [lening for code in codes for lening in leningen(self.document, code)]
        gevonden = []
        for jaar, rijen in self._per_jaar().items():
            delen = [afschrijving_in(self.document, code, jaar) for code in codes]
            bekend = [deel for deel in delen if deel is not None]
            rente, aflossing = lasten_in(alle, jaar)
            gevonden.append(
                Kapitaallast(
                    jaar,
                    sum(bekend, Decimal(0)) if len(bekend) == len(delen) else None,
                    rente,
                    aflossing,
                    sum((rij.bedrag("afschrijving") for rij in rijen), Decimal(0)),
                    sum((rij.bedrag("rente") for rij in rijen), Decimal(0)),
                )
            )
        return gevonden

    def _per_jaar(self) -> Mapping[int, list[Rij]]:
        gevonden: dict[int, list[Rij]] = {}
        for rij in self.document.rijen("exploitatie"):
            if (jaar := rij.aantal("jaar")) is not None:
                gevonden.setdefault(jaar, []).append(rij)
        return dict(sorted(gevonden.items()))

    @property
    def ratios(self) -> list[Ratio]:
        gevonden = []
        for project in self.document.projecten:
            aantal = begeleiders(self.document, project.project)
            plaatsen = plaatsen_na(self.document, project.project)
            ratio = begeleiders_per_jeugdige(aantal, plaatsen)
            if aantal is not None and ratio is not None:
                haalt = haalt_norm(ratio, self.context.begeleiders_norm)
                gevonden.append(Ratio(project, aantal, plaatsen, ratio, haalt))
        return gevonden

    @property
    def uiterlijk(self) -> date | None:
        return self.context.uiterlijk

    @property
    def ruimte(self) -> list[Faseruimte]:
        """Days each phase may run late; none without a deadline."""
        if self.uiterlijk is None:
            return []
        return [
            Faseruimte(project.project, fase_naam(rij), deze)
            for project in self.document.projecten
            for rij, deze in spelingen(self.document, project.project, self.uiterlijk)
        ]

    @property
    def startfoto(self) -> list[tuple[str, Dekking]]:
        """Facilities of the baseline or of the projects, by name, with what is taken up."""
        return [
            (self.naam_van(regel.voorziening), regel)
            for regel in dekking(self.context.startfoto, van_voorzieningen(self.document))
        ]

    @property
    def onbekend(self) -> set[str]:
        """Names of facilities of which the register does not know the places on that day."""
        codes = {van for van, _ in van_voorzieningen(self.document)} - set(self.context.startfoto)
        return {self.naam_van(code) for code in codes}

    def naam_van(self, code: str) -> str:
        kennis = self.context.voorzieningen.get(code)
        return kennis.naam if kennis else code
