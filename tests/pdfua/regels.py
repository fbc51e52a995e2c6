"""What PDF/UA-1 asks of a document that a machine can see; the numbers are of the Matterhorn
Protocol. Beside what veraPDF asks: that headings, bookmarks, charts and tables make sense.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Final

import pikepdf

from .lezen import Bladinhoud, Element, bladinhoud, boom, fonts, tekst

KOPPEN: Final = ("H1", "H2", "H3", "H4", "H5", "H6")
GENEST: Final = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
}
SOORTEN: Final = (
    {"Document", "Sect", "Div", "P", "Span", "L", "Table", "Caption", "Figure", "Link"}
    | {"NonStruct", "BlockQuote", "Quote", "Code", "Note", "Form", *KOPPEN, *GENEST}
)  # fmt: skip
TAAL: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Document:
    """A tagged PDF, read once."""

    pdf: pikepdf.Pdf

    @cached_property
    def boom(self) -> Element:
        return boom(self.pdf)

    @cached_property
    def inhoud(self) -> Bladinhoud:
        return bladinhoud(self.pdf)

    @cached_property
    def koppen(self) -> list[tuple[int, str]]:
        return [(int(kop.soort[1]), kaal(tekst(kop, self.inhoud))) for kop in self.soort(*KOPPEN)]

    def soort(self, *soorten: str) -> list[Element]:
        return self.boom.onder(*soorten)


def kaal(woorden: str) -> str:
    """To compare by: without spaces and without the marks where a word may break."""
    return re.sub(r"[\s\u00ad\u2010]", "", woorden)


def gebreken(inhoud: bytes) -> list[str]:
    """Everything that is wrong with the document, in words; none: nothing is."""
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["01-004: het document heeft geen structuur"]
        document = Document(pdf)
        return [gebrek for regel in REGELS for gebrek in regel(document)]


def gegevens(document: Document) -> Iterator[str]:
    """06, 07, 11: it says what it is, what it is called and in which language."""
    wortel = document.pdf.Root
    if not wortel.get("/MarkInfo", {}).get("/Marked", False):
        yield "06: het document zegt niet dat het is gemerkt"
    if wortel.get("/MarkInfo", {}).get("/Suspects", False):
        yield "04: het document twijfelt aan zijn merken"
    if not wortel.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001: de titel staat niet in de balk van het venster"
    with document.pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "06-002: het document zegt niet dat het PDF/UA-1 is"
        if not str(metadata.get("dc:title", "")).strip():
            yield "06-003: er is geen titel"
    if not TAAL.fullmatch(str(wortel.get("/Lang", ""))):
        yield "11-006: er is geen taal"


def koppen(document: Document) -> Iterator[str]:
    """14: one title, and below it no level left out."""
    niveaus = [niveau for niveau, _ in document.koppen]
    if niveaus[:1] != [1] or niveaus.count(1) != 1:
        yield "14-002: de eerste kop is niet de enige van niveau 1"
    for (voor, _), (na, woorden) in pairwise(document.koppen):
        if na > voor + 1:
            yield f"14-003: na niveau {voor} volgt {na}: {woorden}"
    yield from (f"14: lege kop op niveau {n}" for n, woorden in document.koppen if not woorden)


def bladwijzers(document: Document) -> Iterator[str]:
    """27: the bookmarks are the headings, in their order and at their level."""
    with document.pdf.open_outline() as overzicht:
        gevonden = list(genest(overzicht.root, 1))
    if gevonden != document.koppen:
        anders = next(
            (paar for paar in zip(gevonden, document.koppen, strict=False) if paar[0] != paar[1]),
            (len(gevonden), len(document.koppen)),
        )
        yield f"27: de bladwijzers zijn niet de koppen: {anders}"


def genest(rijen: list[pikepdf.OutlineItem], niveau: int) -> Iterator[tuple[int, str]]:
    for rij in rijen:
        yield niveau, kaal(rij.title)
        yield from genest(rij.children, niveau + 1)


def figuren(document: Document) -> Iterator[str]:
    """13: every picture is told in words."""
    for figuur in document.soort("Figure"):
        if not str(figuur.bron.get("/Alt", "")).strip():
            yield "13-004: een figuur heeft geen beschrijving"
        if not any(deel.plekken for deel in figuur.alle()):
            yield "13: een figuur is leeg"


def tabellen(document: Document) -> Iterator[str]:
    """15: every row as wide as the others, every cell with headers that are in its table."""
    for nummer, tabel in enumerate(document.soort("Table"), start=1):
        naam = f"tabel {nummer} ({kaal(tekst(tabel, document.inhoud))[:40]})"
        breedten = {breedte(rij) for rij in tabel.onder("TR")}
        if len(breedten) != 1:
            yield f"15-001: de rijen van {naam} zijn niet even breed: {sorted(breedten)}"
        yield from (f"15-003: {naam}: {wat}" for wat in kopcellen(tabel))


def breedte(rij: Element) -> int:
    return sum(int(cel.eigenschap("/ColSpan") or 1) for cel in rij.onder("TH", "TD"))


def kopcellen(tabel: Element) -> Iterator[str]:
    koppen = tabel.onder("TH")
    bereiken = {str(kop.eigenschap("/Scope")) for kop in koppen}
    if not bereiken <= {"/Column", "/Row", "/Both"}:
        yield "een kopcel zegt niet wat zij kopt"
    if "/Column" not in bereiken:
        yield "geen kolom heeft een kop"
    namen = {bytes(kop.bron["/ID"]) for kop in koppen if "/ID" in kop.bron}
    for cel in tabel.onder("TD"):
        wijst = {bytes(naam) for naam in cel.eigenschap("/Headers") or []}
        if not wijst or not wijst <= namen:
            yield "een cel wijst niet naar haar koppen"
            return


def lijsten(document: Document) -> Iterator[str]:
    """09, 16: what belongs in a table or list stands in one; only kinds that readers know."""
    for ouder in document.boom.alle():
        for kind in ouder.kinderen:
            if kind.soort not in SOORTEN:
                yield f"02-001: onbekende soort {kind.soort}"
            if ouder.soort not in GENEST.get(kind.soort, {ouder.soort}):
                yield f"09: {kind.soort} staat in {ouder.soort}"


def alles_gemerkt(document: Document) -> Iterator[str]:
    """01: everything drawn is content in the structure, once, or an artifact."""
    yield from (f"01-005: niet gemerkt op {waar}" for waar in document.inhoud.los)
    genoemd = Counter(plek for deel in document.boom.alle() for plek in deel.plekken)
    for plek, woorden in document.inhoud.woorden.items():
        if genoemd[plek] != 1 and (genoemd[plek] or woorden):
            yield f"01: staat {genoemd[plek]} keer in de structuur: {plek} {woorden[:40]}"
    if weg := genoemd.keys() - document.inhoud.woorden.keys():
        yield f"01: in de structuur, niet op de bladzijde: {sorted(weg)[:3]}"


def links(document: Document) -> Iterator[str]:
    """28: every link is in the structure, says where it goes and follows its order."""
    genoemd = {ding.objgen for link in document.soort("Link") for ding in link.objecten}
    for nummer, pagina in enumerate(document.pdf.pages, start=1):
        notities = list(pagina.obj.get("/Annots", []))
        if notities and str(pagina.obj.get("/Tabs", "")) != "/S":
            yield f"28-008: de tabvolgorde van bladzijde {nummer} volgt de structuur niet"
        for notitie in notities:
            if notitie.objgen not in genoemd:
                yield f"28-011: een link op bladzijde {nummer} staat niet in de structuur"
            if not str(notitie.get("/Contents", "")).strip():
                yield f"28-012: een link op bladzijde {nummer} zegt niet waarheen"


def letters(document: Document) -> Iterator[str]:
    """10, 31: every font is in the file, and every character can be read."""
    alle = {font.objgen: font for blad in document.pdf.pages for font in fonts(blad).values()}
    for font in alle.values():
        wie = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(wie["/FontDescriptor"].keys()):
            yield f"31-009: {font['/BaseFont']} zit niet in het bestand"
        if "/ToUnicode" not in font:
            yield f"31-027: {font['/BaseFont']} zegt niet welke tekens het zijn"
    onleesbaar = [woord for woord in document.inhoud.woorden.values() if "\ufffd" in woord]
    yield from (f"10-001: onleesbaar: {woord[:40]}" for woord in onleesbaar)


REGELS: Final[tuple[Callable[[Document], Iterator[str]], ...]] = (
    gegevens,
    koppen,
    bladwijzers,
    figuren,
    tabellen,
    lijsten,
    alles_gemerkt,
    links,
    letters,
)
