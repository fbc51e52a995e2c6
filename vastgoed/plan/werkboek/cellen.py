"""One cell as the value its field asks for, or what is wrong with it and what would be right."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from capaciteit.aanlevering.cellen import UITLEG, Fout
from jeugdzorg.kern.import_cells import DASHES, Problem, is_empty, plain_text
from jeugdzorg.kern.importing import Failed

from ..velden import Soort, Veld
from ..waarden import Waardefout, lees

SCHEIDING: Final = " · "
"""Between the code and the name of something in the register, in its drop-down."""
GETALSOORTEN: Final = frozenset(
    {Soort.GETAL, Soort.JAAR, Soort.DECIMAAL, Soort.BEDRAG, Soort.PERCENTAGE}
)
MET_NAAM: Final = frozenset({Soort.LOCATIE, Soort.VOORZIENING})
TIJD: Final = (date, time, timedelta)
EERSTE_JAAR: Final = 1950
"""A number that is typed in a cell for days becomes one of 1900."""
ADVIES: Final = re.compile(
    r"[.;] (?:Bijvoorbeeld|Schrijf|Kies uit|Maak de tekst|ten minste).*", re.S
)
STAAT: Final = re.compile(r"^'.*?'(?= is )", re.S)
CODES: Final = {
    Soort.KEUZE: "geen-keuze",
    Soort.JA_NEE: "geen-keuze",
    Soort.DATUM: "geen-datum",
    Soort.MAAND: "geen-maand",
    Soort.TEKST: "te-lang",
    Soort.LANGE_TEKST: "te-lang",
}


def lees_cel(veld: Veld, waarde: Any, procent: bool = False) -> Any:
    """The value for the document, ``None`` for nothing, a ``Fout`` when it can't be read.

    ``procent``: the cell shows a percentage, so Excel holds 95% as 0,95.
    """
    if isinstance(waarde, Failed):
        probleem = Problem.FAILED if waarde else Problem.UNCOMPUTED
        goed = f"Vul de uitkomst zelf in, bijvoorbeeld {veld.voorbeeld}."
        return Fout("formule-fout", UITLEG[probleem], goed)
    if is_empty(waarde):
        return None
    if veld.soort in GETALSOORTEN and (fout := geen_getal(veld, waarde, procent)):
        return fout
    if isinstance(waarde, date) and waarde.year < EERSTE_JAAR:
        return Fout("geen-datum", "Dat is een getal, geen datum.", wat_mag(veld))
    try:
        return lees(veld, voorbereid(veld, waarde, procent))
    except Waardefout as reden:
        return Fout(code_van(veld, str(reden)), zonder_advies(veld, str(reden)), wat_mag(veld))


def geen_getal(veld: Veld, waarde: Any, procent: bool) -> Fout | None:
    """What a cell can hold that looks like a number but means something else."""
    if isinstance(waarde, bool):
        return Fout("geen-getal", UITLEG[Problem.BOOLEAN], wat_mag(veld))
    if isinstance(waarde, TIJD):
        return Fout("datum-in-getal", UITLEG[Problem.DATE], wat_mag(veld))
    if isinstance(waarde, str) and plain_text(waarde) in DASHES:
        goed = f"Vul 0 in als het er geen is, of laat de cel leeg. {wat_mag(veld)}"
        return Fout("streepje", UITLEG[Problem.DASH], goed)
    toont = procent or (isinstance(waarde, str) and plain_text(waarde).endswith("%"))
    if toont and veld.soort != Soort.PERCENTAGE:
        return Fout("procent-cel", "Dat is een percentage.", wat_mag(veld))
    return None


def voorbereid(veld: Veld, waarde: Any, procent: bool) -> Any:
    """As ``waarden`` reads it: floats without noise, whole numbers as such, texts of codes."""
    if isinstance(waarde, float) and veld.soort in GETALSOORTEN:
        getal = waarde * 100 if procent else waarde
        rond = round(getal, 2 if veld.soort == Soort.BEDRAG and is_ruis(getal) else 9)
        return int(rond) if rond.is_integer() else rond
    if veld.soort in MET_NAAM:
        return plain_text(waarde).partition(SCHEIDING)[0]
    if veld.soort in (Soort.DATUM, Soort.MAAND) or isinstance(waarde, bool):
        return waarde
    if veld.soort == Soort.LANGE_TEKST and isinstance(waarde, str):
        return waarde
    return plain_text(waarde)


def is_ruis(getal: float) -> bool:
    """A sum that a spreadsheet made has crumbs far behind the comma."""
    return abs(getal - round(getal, 2)) < 1e-6


def code_van(veld: Veld, reden: str) -> str:
    if "te laag" in reden or "te hoog" in reden:
        return "buiten-grenzen"
    if "heel getal" in reden:
        return "geen-heel-getal"
    return CODES.get(veld.soort, "geen-getal")


def zonder_advies(veld: Veld, reden: str) -> str:
    """Only what is wrong: what stands there and what would be right are said beside it."""
    tekst = ADVIES.sub(".", reden.removeprefix(f"{veld.label}: "))
    tekst = STAAT.sub("Dat", tekst, count=1)
    return tekst[:1].upper() + tekst[1:]


def wat_mag(veld: Veld) -> str:
    """What would be right in a cell of this field, in a sentence."""
    if veld.keuzes:
        return f"Kies uit: {', '.join(str(label) for label in veld.keuzes.labels)}."
    zin = {
        Soort.JA_NEE: "Kies ja of nee.",
        Soort.DATUM: f"Vul een datum in, bijvoorbeeld {veld.voorbeeld}.",
        Soort.MAAND: f"Vul een maand in, bijvoorbeeld {veld.voorbeeld}.",
        Soort.PROJECT: "Kies de code van een project van dit plan.",
        Soort.GEMEENTE: "Kies een gemeente uit de lijst.",
        Soort.LOCATIE: "Kies een locatie uit de lijst, of vul haar code in.",
        Soort.VOORZIENING: "Kies een voorziening uit de lijst, of vul haar code in.",
        Soort.TEKST: f"Korte tekst, bijvoorbeeld: {veld.voorbeeld}",
        Soort.LANGE_TEKST: "Tekst. Met Alt+Enter begint u een nieuwe regel.",
    }
    return zin.get(veld.soort) or getal_mag(veld)


def getal_mag(veld: Veld) -> str:
    wat = {
        Soort.BEDRAG: "een bedrag in euro",
        Soort.PERCENTAGE: "een percentage",
        Soort.DECIMAAL: "een getal",
        Soort.JAAR: "een jaar",
    }.get(veld.soort, "een heel getal")
    van = f" van {notatie(veld.laagst)}" if veld.laagst is not None else ""
    tot = f" tot en met {notatie(veld.hoogst)}" if veld.hoogst is not None else ""
    als = van + tot if van and tot else van.replace(" van", " vanaf") + tot
    return f"Vul {wat}{als} in, bijvoorbeeld {veld.voorbeeld}."


def notatie(getal: int | None) -> str:
    """With points for thousands, except in years."""
    if getal is None or 1000 <= getal <= 2200:
        return str(getal)
    return f"{getal:,}".replace(",", ".")


def zelfde(veld: Veld, een: Any, ander: Any) -> bool:
    """The same value, whichever way it was written: 1234.5 and 1234.50, end of lines."""
    return vergelijkbaar(veld, een) == vergelijkbaar(veld, ander)


def vergelijkbaar(veld: Veld, waarde: Any) -> Any:
    if waarde in (None, ""):
        return None
    if veld.soort in GETALSOORTEN:
        try:
            return Decimal(str(waarde))
        except ArithmeticError:
            return waarde
    if isinstance(waarde, str):
        tekst = waarde.replace("\r\n", "\n").strip()
        return tekst.casefold() if veld.soort == Soort.GEMEENTE else tekst
    return waarde
