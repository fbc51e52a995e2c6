"""Files as people send them, good and bad, made on the spot."""

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pikepdf
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment

TYPES = "[Content_Types].xml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
BOM = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)


def bestand(inhoud: bytes, naam: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def werkboek(vul: Callable[[Any], Any] | None = None) -> bytes:
    """A delivery of two rows; ``vul`` changes the workbook of openpyxl."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "Capaciteit"
    blad.append(["Locatie", "Plekken", "Bezet"])
    blad.append(["Wierden", 24, 20])
    blad.append(["Deventer", 8, 7])
    if vul:
        vul(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def groot_werkboek(rijen: int) -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"constant_memory": True}) as boek:
        blad = boek.add_worksheet("Metingen")
        for rij in range(rijen):
            blad.write_row(rij, 0, [f"Locatie {rij}", rij, rij / 2, "open"])
    return uit.getvalue()


def gedeeld_werkboek(tekst: str) -> bytes:
    """As Excel itself keeps texts: in a list beside the sheets."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit) as boek:
        boek.add_worksheet("Metingen").write_row(0, 0, ["Locatie", tekst])
    return uit.getvalue()


def document(tekst: str = "Wij bouwen acht plekken.", **delen: str) -> bytes:
    """The smallest document of Word; ``delen`` are further parts by path."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kern = {
        TYPES: (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": RELS.format(
            f'<Relationship Id="r1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>'
            "</w:body></w:document>"
        ),
    }
    return zip_van({**kern, **delen})


def zip_van(delen: dict[str, str | bytes], **opties: Any) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud, **opties)
    return uit.getvalue()


def met_delen(werkboek: bytes, **delen: str | bytes) -> bytes:
    """The same zip with parts added or replaced; ``met_delen(boek, **{"xl/x.xml": "…"})``."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkboek)) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for deel in oud.infolist():
            if deel.filename not in delen:
                nieuw.writestr(deel, oud.read(deel))
        for naam, inhoud in delen.items():
            nieuw.writestr(naam, inhoud)
    return uit.getvalue()


def vervang(werkboek: bytes, deel: str, oud: str, nieuw: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(werkboek)) as archief:
        tekst = archief.read(deel).decode()
    assert oud in tekst
    return met_delen(werkboek, **{deel: tekst.replace(oud, nieuw)})


def pdf(verander: Callable[[pikepdf.Pdf], Any] | None = None, **bewaren: Any) -> bytes:
    """One empty page; ``verander`` gets the document of pikepdf."""
    document = pikepdf.new()
    document.add_blank_page()
    if verander:
        verander(document)
    uit = io.BytesIO()
    document.save(uit, **bewaren)
    return uit.getvalue()


def pdf_met_tekst(tekst: str) -> bytes:
    def schrijf(document: pikepdf.Pdf) -> None:
        pagina = document.pages[0]
        lettertype = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pagina.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=lettertype))
        pagina.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td ({tekst}) Tj ET".encode())

    return pdf(schrijf)


def csv(*regels: str) -> bytes:
    return "\r\n".join(["Locatie;Plekken", *regels]).encode()


def opmerking(boek: Any, tekst: str) -> None:
    boek.active["A2"].comment = Comment(tekst, "redactie")


def leugenachtig(werkboek: bytes) -> bytes:
    """A zip whose first part says that it is smaller than it is, here and in the list."""
    lengte = struct.unpack("<I", werkboek[22:26])[0]
    echt = struct.pack("<I", lengte)
    return werkboek.replace(echt, struct.pack("<I", max(lengte // 2, 1)))


def overlappend() -> bytes:
    """Two names for the same bytes: the trick with which a small zip becomes endless."""
    inhoud = zip_van({TYPES: "x" * 1000, "b.xml": "<b/>"})
    einde = inhoud.rindex(b"PK\x05\x06")
    tweede = inhoud.rindex(b"PK\x01\x02", 0, einde)
    return inhoud[: tweede + 42] + bytes(4) + inhoud[tweede + 46 :]


def omgezet(werkboek: bytes) -> bytes:
    """One byte in the middle of a sheet is another."""
    midden = werkboek.index(b"xl/worksheets/sheet1.xml") + 120
    return werkboek[:midden] + bytes([werkboek[midden] ^ 0xFF]) + werkboek[midden + 1 :]


def met_link(werkboek: bytes) -> bytes:
    """A part that is a symbolic link."""
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    uit = io.BytesIO(werkboek)
    with zipfile.ZipFile(uit, "a") as archief:
        archief.writestr(link, "/etc/passwd")
    return uit.getvalue()
