"""A plan's document put into the sums of ``vastgoed.rekenen``; used by checks and pages alike."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..rekenen.bezetting import Bekostiging, Jaar
from ..rekenen.exploitatie import Regel
from ..rekenen.financiering import Lening, Vorm, lasten_in, per_jaar
from ..rekenen.planning import Fase, Speling, speling
from ..rekenen.schuifplan import Groep, Plek, Schuifplan, Verblijf
from ..rekenen.vergelijking import kosten_per_plaats
from .document import Document, Rij
from .keuzes import Fase as Fasesoort
from .keuzes import Financieringsbron

NUL = Decimal(0)
LASTEN = ("personeel", "afschrijving", "rente", "overig")
HONDERD = Decimal(100)
FASEVOLGORDE = {waarde: nummer for nummer, waarde in enumerate(Fasesoort.values)}


def plaatsen_na(document: Document, project: str) -> int:
    """Places that exist after the change: who leave "naar" empty, take places away."""
    return sum(
        rij.aantal("aantal") or 0 for rij in document.rijen("plaatsen", project) if blijft(rij)
    )


def plaatsen_nu(document: Document, project: str) -> int:
    """Places of the present situation that the project takes up."""
    rijen = document.rijen("plaatsen", project)
    return sum(rij.aantal("aantal") or 0 for rij in rijen if rij.tekst("van"))


def blijft(rij: Rij) -> bool:
    return bool(rij.tekst("naar") or rij.tekst("naar_naam"))


def investering(document: Document, project: str) -> Decimal:
    return som(document.rijen("investeringen", project), "bedrag")


def dekking(document: Document, project: str | None = None, bron: str = "") -> Decimal:
    """What sources pay together; of one source when named."""
    rijen = document.rijen("dekking", project)
    return som([rij for rij in rijen if not bron or rij.tekst("bron") == bron], "bedrag")


def spuk(document: Document) -> Decimal:
    return dekking(document, bron=Financieringsbron.SPUK)


def som(rijen: tuple[Rij, ...] | list[Rij], kolom: str) -> Decimal:
    return sum((rij.bedrag(kolom) for rij in rijen), NUL)


def per_plaats(document: Document, project: str) -> Decimal | None:
    """Investment per place after the change; None without places or investment."""
    bedrag = investering(document, project)
    return kosten_per_plaats(bedrag, plaatsen_na(document, project)) if bedrag else None


def lasten(rij: Rij) -> Decimal:
    return sum((rij.bedrag(kolom) for kolom in LASTEN), NUL)


def exploitatieregels(document: Document) -> list[Regel]:
    """The forecast, row by row; rows without project or year are left out."""
    return [
        Regel(rij.project, jaar, rij.bedrag("opbrengsten"), lasten(rij))
        for rij in document.rijen("exploitatie")
        if rij.project and (jaar := rij.aantal("jaar")) is not None
    ]


def afschrijving_in(document: Document, project: str, kalenderjaar: int) -> Decimal | None:
    """Straight-line over each investment, from the year after completion; None before that.

    In the year of completion only a part is written off, how much follows from the day of use.
    """
    klaar = gereed(document, project)
    if klaar is None or kalenderjaar <= klaar:
        return None
    totaal = NUL
    for rij in document.rijen("investeringen", project):
        jaren = rij.aantal("afschrijving_jaren") or 0
        if jaren and kalenderjaar <= klaar + jaren:
            totaal += per_jaar(rij.bedrag("bedrag"), jaren)
    return totaal


def gereed(document: Document, project: str) -> int | None:
    """The year in which the project is completed."""
    dagen = [r.dag("gereed") for r in document.projecten if r.project == project]
    return dagen[0].year if dagen and dagen[0] else None


def leningen(document: Document, project: str) -> list[Lening]:
    """Loans that are filled in whole."""
    gevonden = []
    for rij in document.rijen("leningen", project):
        rente, begin, jaren = rij.getal("rente"), rij.dag("begin"), rij.aantal("looptijd_jaren")
        vorm = rij.tekst("vorm")
        if rente is not None and begin and jaren and vorm in Vorm.__members__.values():
            gevonden.append(
                Lening(rij.bedrag("hoofdsom"), rente / HONDERD, jaren, begin, Vorm(vorm))
            )
    return gevonden


def rente_in(document: Document, project: str, kalenderjaar: int) -> Decimal:
    return lasten_in(leningen(document, project), kalenderjaar)[0]


@dataclass(frozen=True)
class Bezettingsjaar:
    """A row of the forecast that occupancy can be varied on."""

    rij: Rij
    kalenderjaar: int
    jaar: Jaar


def bekostiging(document: Document, project: str) -> Bekostiging:
    """How the project is paid; P×Q when it says nothing, or both: that is the harder case."""
    wijzen = {rij.tekst("bekostiging") for rij in document.rijen("kostprijzen", project)}
    alleen = wijzen == {Bekostiging.BESCHIKBAARHEID.value}
    return Bekostiging.BESCHIKBAARHEID if alleen else Bekostiging.PXQ


def bezettingsjaren(document: Document, project: str) -> list[Bezettingsjaar]:
    """Years of the forecast with places and youths, in order. All costs count as fixed: rent,
    staff and interest stay when one youth leaves."""
    hoe = bekostiging(document, project)
    jaren = []
    for rij in document.rijen("exploitatie", project):
        jaar, plaatsen = rij.aantal("jaar"), rij.aantal("plaatsen")
        jeugdigen = Fraction(plaatsen or 0) * Fraction(rij.bedrag("bezetting")) / 100
        if jaar is not None and plaatsen and jeugdigen:
            cijfers = Jaar(plaatsen, jeugdigen, rij.bedrag("opbrengsten"), lasten(rij))
            jaren.append(Bezettingsjaar(rij, jaar, cijfers.onder(hoe)))
    return sorted(jaren, key=lambda gevonden: gevonden.kalenderjaar)


def volle_jaren(document: Document, project: str) -> list[Rij]:
    """Years of the forecast after the one in which the project is completed."""
    klaar = gereed(document, project)
    return [
        rij
        for rij in document.rijen("exploitatie", project)
        if klaar is not None and (rij.aantal("jaar") or 0) > klaar
    ]


def begeleiders(document: Document, project: str) -> Decimal | None:
    """Carers at work at the same time by day; None when nothing is said of it."""
    aantallen = [r.getal("per_dienst") for r in document.rijen("personeel", project)]
    bekend = [aantal for aantal in aantallen if aantal is not None]
    return sum(bekend, NUL) if bekend else None


def fasen(document: Document, project: str) -> list[tuple[Rij, Fase]]:
    """Phases with both days, in the order of carrying them out."""
    gevonden = [
        (rij, Fase(rij.tekst("fase"), start, eind))
        for rij in document.rijen("fasen", project)
        if (start := rij.dag("start")) and (eind := rij.dag("einde")) and start <= eind
    ]
    return sorted(gevonden, key=lambda paar: (FASEVOLGORDE.get(paar[1].naam, 99), paar[1].start))


def spelingen(document: Document, project: str, uiterlijk: date) -> list[tuple[Rij, Speling]]:
    """The slack of each phase against the deadline."""
    paren = fasen(document, project)
    rijen = [rij for rij, _ in paren]
    return list(zip(rijen, speling([fase for _, fase in paren], uiterlijk), strict=True))


def onderdak_naam(rij: Rij) -> str:
    """What a stay is at: the facility in the register, else the address as written."""
    return rij.tekst("voorziening") or rij.tekst("adres")


def schuifplan(document: Document) -> Schuifplan:
    """Groups and stays that are filled in. Rows with the same name are one group.

    A stay offers as many places as it says, in its months; a place of the register can turn out to
    have fewer (a check looks that up).
    """
    groepen = [
        Groep(naam, aantal, van, tot)
        for rij in document.rijen("groepen")
        if (naam := rij.tekst("groep"))
        and (aantal := rij.aantal("jeugdigen")) is not None
        and (van := rij.maand("van"))
        and (tot := rij.maand("tot"))
    ]
    verblijven = [
        Verblijf(naam, plek, aantal, van, tot)
        for rij in document.rijen("onderdak")
        if (naam := rij.tekst("groep"))
        and (plek := onderdak_naam(rij))
        and (aantal := rij.aantal("plaatsen")) is not None
        and (van := rij.maand("van"))
        and (tot := rij.maand("tot"))
    ]
    plekken = [Plek(v.plek, v.jeugdigen, v.van, v.tot) for v in verblijven]
    return Schuifplan(groepen, plekken, verblijven)
