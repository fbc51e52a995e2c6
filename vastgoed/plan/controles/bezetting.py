"""Occupancy and staff: break-even, one youth fewer, ten percent fewer, carers against the norm."""

from collections.abc import Iterator

from ...choices_plan import Planernst
from ...rekenen.bezetting import Bekostiging, Soort, gevoeligheid
from ...rekenen.personeel import begeleiders_per_jeugdige, haalt_norm, nodig
from ..document import Document
from ..doorrekenen import Bezettingsjaar, begeleiders, bezettingsjaren, plaatsen_na
from .context import Context
from .register import Uitslag, controle
from .woorden import euro, getal_tekst, kort, meervoud


def laatste_jaren(document: Document) -> Iterator[tuple[str, Bezettingsjaar]]:
    """Of each project the last year of its forecast: how it is meant to stay."""
    for project in document.projecten:
        if jaren := bezettingsjaren(document, project.project):
            yield project.project, jaren[-1]


@controle(
    "break_even_niet_haalbaar",
    Planernst.WAARSCHUWING,
    "Bij een vol huis zijn de kosten gedekt.",
)
def break_even_niet_haalbaar(document: Document, context: Context) -> Iterator[Uitslag]:
    for code, laatste in laatste_jaren(document):
        drempel = laatste.jaar.drempel()
        if drempel.is_haalbaar:
            continue
        hoeveel = (
            f"pas bij {getal_tekst(drempel.graad * 100, 0)}% bezetting"
            if drempel.graad is not None
            else "bij geen enkele bezetting"
        )
        yield Uitslag(
            laatste.rij.pad("opbrengsten"),
            f"{code}, {laatste.kalenderjaar}: opbrengsten en lasten zijn {hoeveel} gelijk. Ook een "
            "vol huis is dus niet genoeg.",
            "Verhoog het tarief of verlaag de lasten, of zeg wie het verschil betaalt.",
            f"{laatste.jaar.opbrengst} {laatste.jaar.vast} {drempel.graad}",
        )


@controle(
    "break_even_boven_bezetting",
    Planernst.WAARSCHUWING,
    "De verwachte bezetting dekt de kosten.",
)
def break_even_boven_bezetting(document: Document, context: Context) -> Iterator[Uitslag]:
    """Under P×Q: costs are met only at an occupancy above the one that is forecast."""
    for code, laatste in laatste_jaren(document):
        drempel, bezetting = laatste.jaar.drempel(), laatste.rij.bedrag("bezetting")
        if drempel.soort != Soort.VANAF or drempel.graad is None or not drempel.is_haalbaar:
            continue
        if drempel.graad * 100 > bezetting:
            yield Uitslag(
                laatste.rij.pad("bezetting"),
                f"{code}, {laatste.kalenderjaar}: u verwacht {getal_tekst(bezetting)}% bezetting; "
                f"de kosten zijn pas gedekt bij {kort(drempel.graad * 100)}%.",
                "Zeg hoe u het verschil opvangt.",
                f"{bezetting} {drempel.graad}",
            )


def minder(code: str, laatste: Bezettingsjaar, nummer: int) -> Uitslag | None:
    """A finding when the forecast is no loss, and the case of that number is."""
    geval = gevoeligheid(laatste.jaar)[nummer]
    if laatste.jaar.resultaat < 0 or geval.resultaat >= 0:
        return None
    return Uitslag(
        laatste.rij.pad("bezetting"),
        f"{code}, {laatste.kalenderjaar}: met {geval.naam} wordt een resultaat van "
        f"{euro(laatste.jaar.resultaat)} een verlies van {euro(-geval.resultaat)} (u verwacht "
        f"{kort(laatste.jaar.jeugdigen)} jeugdigen op {laatste.jaar.plaatsen} plaatsen).",
        "Zeg hoe u een lege plaats opvangt, bijvoorbeeld met betaling voor beschikbaarheid.",
        f"{laatste.jaar.resultaat} {geval.resultaat}",
    )


@controle("een_jeugdige_minder", Planernst.LET_OP, "Eén lege plaats geeft geen verlies.")
def een_jeugdige_minder(document: Document, context: Context) -> Iterator[Uitslag]:
    for code, laatste in laatste_jaren(document):
        if uitslag := minder(code, laatste, 0):
            yield uitslag


@controle("tien_procent_minder", Planernst.LET_OP, "10% minder jeugdigen geeft geen verlies.")
def tien_procent_minder(document: Document, context: Context) -> Iterator[Uitslag]:
    for code, laatste in laatste_jaren(document):
        if uitslag := minder(code, laatste, 1):
            yield uitslag


@controle("kwart_van_inkomen", Planernst.LET_OP, "Een kleine groep betaald per dag is kwetsbaar.")
def kwart_van_inkomen(document: Document, context: Context) -> Iterator[Uitslag]:
    """A group that loses a quarter or more of its income with one youth, paid per day (P×Q)."""
    for code, laatste in laatste_jaren(document):
        jaar = laatste.jaar
        if jaar.bekostiging == Bekostiging.PXQ and 1 <= jaar.jeugdigen <= 4:
            yield Uitslag(
                laatste.rij.pad("plaatsen"),
                f"{code}: als van {meervoud(jaar.jeugdigen, 'jeugdige', 'jeugdigen')} "
                f"er één vertrekt, valt {getal_tekst(100 / jaar.jeugdigen, 0)}% van de opbrengst "
                f"weg ({euro(jaar.opbrengst_per_jeugdige)} per jaar), terwijl de lasten blijven.",
                "Bespreek betaling voor beschikbaarheid, of deel personeel met een andere groep.",
                f"{jaar.jeugdigen} {jaar.opbrengst}",
            )


@controle("ratio_onder_norm", Planernst.WAARSCHUWING, "Er is één begeleider op vier jeugdigen.")
def ratio_onder_norm(document: Document, context: Context) -> Iterator[Uitslag]:
    """With the house full: carers at work at once against places after the change."""
    for project in document.projecten:
        code = project.project
        plaatsen, aantal = plaatsen_na(document, code), begeleiders(document, code)
        ratio = begeleiders_per_jeugdige(aantal, plaatsen)
        if ratio is None or haalt_norm(ratio, context.begeleiders_norm):
            continue
        rij = next(
            r for r in document.rijen("personeel", code) if r.getal("per_dienst") is not None
        )
        yield Uitslag(
            rij.pad("per_dienst"),
            f"{code}: {meervoud(aantal or 0, 'begeleider', 'begeleiders')} tegelijk op "
            f"{plaatsen} plaatsen is {getal_tekst(ratio)} per jeugdige; de norm is "
            f"{getal_tekst(context.begeleiders_norm)} (één op "
            f"{getal_tekst(1 / context.begeleiders_norm)}).",
            f"Zet ten minste {getal_tekst(nodig(plaatsen, context.begeleiders_norm))} begeleiders "
            "tegelijk in.",
            f"{aantal} {plaatsen}",
        )
