"""What a workbook or document may not hold: programs, and ways to fetch things from elsewhere."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from defusedxml.ElementTree import iterparse

from .fouten import Geweigerd, Reden
from .voorzeef import Uitgedund, formules, gewone_inhoud

PROGRAMMA: Final = re.compile(
    r"vba|macrosheet|dialogsheet|activex|ctrlprops|customui|\.(?:bin|exe|js|vbs|hta|ps1|bat|cmd)$",
    re.I,
)
GOEDE_BIN: Final = re.compile(r"(?:printersettings|xl/worksheets/_rels)", re.I)
INGESLOTEN: Final = re.compile(r"(?:^|/)embeddings/", re.I)
BUITEN: Final = re.compile(
    r"(?:^|/)(?:externallinks|querytables|webextensions)/|connections\.xml$", re.I
)
GOEDE_LINK: Final = re.compile(r"(?:https?://|mailto:|#)", re.I)
FORMULE: Final = re.compile(
    r"\||\b(?:webservice|filterxml|rtd|call|register(?:\.id)?|exec|image|hyperlink|dde(?:auto)?"
    r"|importdata|stockhistory)\s*\(|\[\d+\]|\\\\|\bfile:|https?:",
    re.I,
)
VELDCODE: Final = re.compile(
    r"\b(?:dde|ddeauto|includetext|includepicture|import|macrobutton|link)\b", re.I
)
W_INSTR: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"


def keur_office(bestand: IO[bytes], bladen: Mapping[str, Uitgedund]) -> None:
    """Raises Geweigerd. The zip itself has been judged before; ``bladen`` as ``keur_zip`` gives."""
    with zipfile.ZipFile(bestand) as archief:
        for naam in archief.namelist():
            if PROGRAMMA.search(naam) and not GOEDE_BIN.search(naam):
                raise Geweigerd(Reden.MACRO)
            if INGESLOTEN.search(naam):
                raise Geweigerd(Reden.INGEPAKT)
            if BUITEN.search(naam):
                raise Geweigerd(Reden.VERWIJZING)
            if naam.endswith(".rels"):
                keur_verwijzingen(archief, naam)
            elif naam.endswith(".xml"):
                keur_opdrachten(archief, naam, bladen.get(naam))


def elementen(archief: zipfile.ZipFile, naam: str) -> Iterator[tuple[str, Any]]:
    """Every element by its local name, at its end; emptied after use by who reads it."""
    with archief.open(naam) as inhoud:
        yield from elementen_in(inhoud)


def elementen_in(inhoud: IO[bytes]) -> Iterator[tuple[str, Any]]:
    for _, element in iterparse(inhoud, forbid_dtd=True):
        yield str(element.tag).rpartition("}")[2], element


def keur_verwijzingen(archief: zipfile.ZipFile, naam: str) -> None:
    """Links that somebody can click are left; whatever the program would fetch by itself is not."""
    for soort, element in elementen(archief, naam):
        if soort != "Relationship" or element.get("TargetMode", "").lower() != "external":
            continue
        is_link = element.get("Type", "").endswith("/hyperlink")
        if not is_link or not GOEDE_LINK.match(element.get("Target", "")):
            raise Geweigerd(Reden.VERWIJZING)


def keur_opdrachten(archief: zipfile.ZipFile, naam: str, blad: Uitgedund | None) -> None:
    inhoud = None if blad else gewone_inhoud(archief, naam)
    snel = blad.formules if blad else formules(inhoud) if inhoud else None
    if snel is not None and not FORMULE.search(snel):
        return
    veld = ""
    for soort, element in elementen(archief, naam):
        tekst = element.text or ""
        if soort in {"ddeLink", "oleLink", "oleObject"}:
            raise Geweigerd(Reden.VERWIJZING)
        if soort in {"f", "definedName", "formula", "formula1", "formula2"} and FORMULE.search(
            tekst
        ):
            raise Geweigerd(Reden.FORMULE, waar="een cel of een benoemd bereik")
        if soort == "instrText":
            veld += tekst
        elif soort == "p":
            veld = ""
        if VELDCODE.search(f"{veld} {element.get(W_INSTR, '')}"):
            raise Geweigerd(Reden.FORMULE, waar="een veld")
        if soort in {"row", "p", "sheetData", "si"}:
            element.clear()
