"""What a file is, by its content; its name and what the browser says of it prove nothing."""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Final

from .fouten import Geweigerd, Reden

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK\x03\x04"
MARKUP: Final = re.compile(
    rb"<\s*(?:!doctype|html|script|svg|iframe|\?xml|\?php|body|object)", re.I
)
OFFICE: Final = "application/vnd.openxmlformats-officedocument."


class Soort(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    GEOJSON = "geojson"
    PNG = "png"
    JPEG = "jpeg"


BEELDEN: Final = frozenset({Soort.PNG, Soort.JPEG})


@dataclass(frozen=True)
class Vorm:
    """How a kind is called, sent, and named at the end."""

    naam: str
    content_type: str
    achtervoegsels: tuple[str, ...]


VORMEN: Final = {
    Soort.XLSX: Vorm("Excel-werkboek (.xlsx)", f"{OFFICE}spreadsheetml.sheet", (".xlsx",)),
    Soort.DOCX: Vorm("Word-document (.docx)", f"{OFFICE}wordprocessingml.document", (".docx",)),
    Soort.PDF: Vorm("PDF", "application/pdf", (".pdf",)),
    Soort.CSV: Vorm("CSV-bestand", "text/csv; charset=utf-8", (".csv", ".txt")),
    Soort.GEOJSON: Vorm(
        "GeoJSON of TopoJSON", "application/geo+json", (".geojson", ".json", ".topojson")
    ),
    Soort.PNG: Vorm("PNG-afbeelding", "image/png", (".png",)),
    Soort.JPEG: Vorm("JPEG-foto", "image/jpeg", (".jpg", ".jpeg")),
}
HOOFDDELEN: Final = {
    f"{OFFICE}spreadsheetml.sheet.main+xml": Soort.XLSX,
    f"{OFFICE}wordprocessingml.document.main+xml": Soort.DOCX,
}
BEGIN: Final = {
    b"%PDF-": Soort.PDF,
    b"\x89PNG\r\n\x1a\n": Soort.PNG,
    b"\xff\xd8\xff": Soort.JPEG,
}
JSON_TYPES: Final = {"FeatureCollection", "Feature", "Topology"}


def soort_van(bestand: IO[bytes]) -> Soort | None:
    """The kind of ``bestand``, or ``None``. Raises Geweigerd for what we know and never take."""
    bestand.seek(0)
    begin = bestand.read(4096)
    bestand.seek(0)
    if begin.startswith(OLE):
        raise Geweigerd(reden_van_ole(bestand))
    if begin.startswith(ZIP):
        return office_soort(bestand)
    for kenmerk, soort in BEGIN.items():
        if begin.startswith(kenmerk):
            return soort
    return tekst_soort(begin, bestand)


def reden_van_ole(bestand: IO[bytes]) -> Reden:
    """A workbook or document that only a password opens, an Excel of before 2007, or a program."""
    inhoud = bestand.read()
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        return Reden.WACHTWOORD
    is_werkmap = "Workbook\0".encode("utf-16-le") in inhoud
    return Reden.OUD if is_werkmap and b"V\0B\0A\0" not in inhoud else Reden.MACRO


def office_soort(bestand: IO[bytes]) -> Soort | None:
    try:
        with zipfile.ZipFile(bestand) as archief:
            inhoud = archief.open("[Content_Types].xml").read(1_000_000).decode("utf-8", "replace")
    except RuntimeError:
        raise Geweigerd(Reden.WACHTWOORD) from None
    except KeyError:
        return None
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        raise Geweigerd(Reden.BESCHADIGD) from None
    if "macroEnabled" in inhoud:
        raise Geweigerd(Reden.MACRO)
    for hoofddeel, soort in HOOFDDELEN.items():
        if f'"{hoofddeel}"' in inhoud:
            return soort
    return None


def tekst_soort(begin: bytes, bestand: IO[bytes]) -> Soort | None:
    if MARKUP.search(begin.replace(b"\0", b"")):
        return None
    tekst = als_tekst(bestand)
    if tekst is None:
        return None
    if tekst.lstrip()[:1] in {"{", "["}:
        return Soort.GEOJSON if is_geo(tekst) else None
    return Soort.CSV if is_tabel(tekst) else None


def als_tekst(bestand: IO[bytes]) -> str | None:
    """Text as spreadsheets write it, or ``None`` when it holds what no text holds."""
    bestand.seek(0)
    inhoud = bestand.read()
    is_utf16 = inhoud.startswith((b"\xff\xfe", b"\xfe\xff"))
    for codering in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        return None if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", tekst) else tekst
    return None


def is_geo(tekst: str) -> bool:
    try:
        inhoud = json.loads(tekst)
    except (ValueError, RecursionError):
        return False
    return isinstance(inhoud, dict) and inhoud.get("type") in JSON_TYPES


def tabel(tekst: str) -> list[list[str]]:
    """The rows of a CSV; the separator is the one that stands most in the first line."""
    eerste = tekst.partition("\n")[0]
    scheiding = max(";,\t|", key=eerste.count)
    return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))


def is_tabel(tekst: str) -> bool:
    """At least a head and a row, of more than one column."""
    try:
        rijen = [rij for rij in tabel(tekst) if rij]
    except csv.Error:
        return False
    return len(rijen) > 1 and len(rijen[0]) > 1
