"""The cells of a workbook as text, straight from its parts; dates as people write them."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from .office import elementen

DATUM_IDS: Final = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
DAG_NUL: Final = date(1899, 12, 30)
R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def bladen(archief: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part of every sheet, hidden or not; parts that no name points to as well."""
    doelen = {
        element.get("Id", ""): posixpath.normpath(
            posixpath.join("xl", element.get("Target", "")).replace("xl//xl", "xl").lstrip("/")
        )
        for soort, element in deel_of_niets(archief, "xl/_rels/workbook.xml.rels")
        if soort == "Relationship"
    }
    namen = {
        doelen.get(element.get(R_ID, ""), ""): element.get("name", "")
        for soort, element in deel_of_niets(archief, "xl/workbook.xml")
        if soort == "sheet"
    }
    delen = [naam for naam in archief.namelist() if re.match(r"xl/worksheets/[^/]+\.xml$", naam)]
    return [(namen.get(deel, posixpath.basename(deel)), deel) for deel in delen]


def deel_of_niets(archief: zipfile.ZipFile, naam: str) -> Iterator[tuple[str, Any]]:
    if naam in archief.namelist():
        yield from elementen(archief, naam)


def gedeelde_teksten(archief: zipfile.ZipFile) -> list[str]:
    gevonden = []
    for soort, element in deel_of_niets(archief, "xl/sharedStrings.xml"):
        if soort == "si":
            gevonden.append("".join(element.itertext()))
            element.clear()
    return gevonden


def datumstijlen(archief: zipfile.ZipFile) -> set[int]:
    """Numbers of the cell styles that show a date."""
    eigen, stijlen, in_cellen = set(DATUM_IDS), set(), 0
    for soort, element in deel_of_niets(archief, "xl/styles.xml"):
        if soort == "numFmt" and re.search(r"[dy]", element.get("formatCode", ""), re.I):
            eigen.add(int(element.get("numFmtId", "0")))
        if soort == "cellXfs":
            for in_cellen, stijl in enumerate(element):
                if int(stijl.get("numFmtId", "0")) in eigen:
                    stijlen.add(in_cellen)
    return stijlen


def cellen(archief: zipfile.ZipFile, deel: str) -> Iterator[tuple[str, str, str]]:
    """Address, row and text of every cell that holds something."""
    gedeeld, datums = gedeelde_teksten(archief), datumstijlen(archief)
    rij = 0
    for soort, element in elementen(archief, deel):
        if soort != "row":
            continue
        rij = int(element.get("r") or rij + 1)
        for kolom, cel in enumerate(element, start=1):
            if tekst := celtekst(cel, gedeeld, datums):
                yield cel.get("r") or f"{kolomletters(kolom)}{rij}", str(rij), tekst
        element.clear()


def celtekst(cel: Any, gedeeld: list[str], datums: set[int]) -> str:
    soort = cel.get("t", "n")
    waarde = "".join(
        "".join(deel.itertext()) for deel in cel if str(deel.tag).rpartition("}")[2] in {"v", "is"}
    )
    if soort == "s":
        plaats = int(waarde) if waarde.isdecimal() else -1
        return gedeeld[plaats] if 0 <= plaats < len(gedeeld) else ""
    if soort != "n":
        return waarde
    if int(cel.get("s") or 0) in datums:
        return als_datum(waarde)
    return heel_getal(waarde)


def als_datum(waarde: str) -> str:
    try:
        return (DAG_NUL + timedelta(days=int(float(waarde)))).isoformat()
    except (ValueError, OverflowError):
        return waarde


def heel_getal(tekst: str) -> str:
    """A number that a spreadsheet wrote with decimals or an exponent, without."""
    if not re.fullmatch(r"\d+(?:\.\d+)?(?:E\+?\d{1,2})?", tekst, re.I):
        return tekst
    getal = float(tekst)
    return f"{getal:.0f}" if getal.is_integer() and getal < 10**15 else tekst


def kolomletters(nummer: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
