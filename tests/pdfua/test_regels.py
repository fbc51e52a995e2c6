"""The rules themselves: a good document passes, and whatever is broken in it is found."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from jeugdzorg.kern.pdf import render_pdf
from tests.kern.test_pdf import make_context
from tests.pdfua.regels import Document, gebreken
from tests.pdfua.verapdf import java_is_er, oordelen

SJABLONEN = Path(__file__).parents[1] / "kern" / "templates"


@pytest.fixture(autouse=True)
def proefsjablonen(settings):
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], SJABLONEN]}]


@cache
def document():
    """The same for every test, so made once."""
    return render_pdf("proef.html", make_context(), base_url="https://jeugdzorg.example/")


@pytest.fixture
def goed():
    return document()


def eerste(pdf, soort):
    return Document(pdf).soort(soort)[0].bron


def zonder_structuur(pdf):
    del pdf.Root.StructTreeRoot


def zonder_taal(pdf):
    del pdf.Root.Lang


def zonder_titel(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def zonder_titelbalk(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def zonder_kenmerk(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def niet_gemerkt(pdf):
    pdf.Root.MarkInfo.Marked = False


def kop_overgeslagen(pdf):
    eerste(pdf, "H3").S = pikepdf.Name.H5


def bladwijzer_anders(pdf):
    with pdf.open_outline() as overzicht:
        overzicht.root[0].children[0].title = "Iets anders"


def figuur_zonder_tekst(pdf):
    del eerste(pdf, "Figure").Alt


def kopcel_zonder_bereik(pdf):
    del eerste(pdf, "TH").A.Scope


def cel_zonder_kop(pdf):
    del eerste(pdf, "TD").A.Headers


def rij_te_kort(pdf):
    rij = eerste(pdf, "TR")
    del rij.K[len(rij.K) - 1]


def cel_buiten_rij(pdf):
    eerste(pdf, "TBody").S = pikepdf.Name.Sect


def onbekende_soort(pdf):
    eerste(pdf, "Sect").S = pikepdf.Name.Zomaar


def niet_in_de_structuur(pdf):
    """The first mark of a page becomes a mark of nothing."""
    blad = pdf.pages[-1]
    stappen = list(pikepdf.parse_content_stream(blad))
    plek = next(n for n, stap in enumerate(stappen) if str(stap.operator) == "BDC")
    stappen[plek] = ([pikepdf.Name.Span], pikepdf.Operator("BMC"))
    blad.Contents = pdf.make_stream(pikepdf.unparse_content_stream(stappen))


def link_zonder_woorden(pdf):
    del notities(pdf)[0].Contents


def link_los(pdf):
    eerste(pdf, "Link").K = pikepdf.Array([])


def tabvolgorde_weg(pdf):
    for blad in pdf.pages:
        if "/Tabs" in blad.obj:
            del blad.obj.Tabs


def notities(pdf):
    return [notitie for blad in pdf.pages for notitie in blad.obj.get("/Annots", [])]


def letter_weg(pdf):
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def teken_onbekend(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values())).ToUnicode


GEPLANT = [
    (zonder_structuur, "01-004", "7.1-11"),
    (zonder_taal, "11-006", "7.2-"),
    (zonder_titel, "06-003", "7.1-9"),
    (zonder_titelbalk, "07-001", "7.1-10"),
    (zonder_kenmerk, "06-002", "5-1"),
    (niet_gemerkt, "06: ", "6.2-1"),
    (kop_overgeslagen, "14-003", "7.4.2-1"),
    (bladwijzer_anders, "27: ", None),
    (figuur_zonder_tekst, "13-004", "7.3-1"),
    (kopcel_zonder_bereik, "15-003", None),
    (cel_zonder_kop, "15-003", None),
    (rij_te_kort, "15-001", None),
    (cel_buiten_rij, "09: TR staat in Sect", "7.2-"),
    (onbekende_soort, "02-001", "7.1-5"),
    (niet_in_de_structuur, "01-005", "7.1-3"),
    (link_zonder_woorden, "28-012", "7.18.5-2"),
    (link_los, "28-011", None),
    (tabvolgorde_weg, "28-008", "7.18.3-1"),
    (letter_weg, "31-009", "7.21.4.1-1"),
    (teken_onbekend, "31-027", "7.21.7-1"),
]
"""What is broken, what our rules then say, and the rule of veraPDF that says so, where it has one.
A cell may have its header by place alone, and a bookmark may have words of its own: there ours ask
more. A link that hangs loose is known to it by its number, not by the structure."""


def gebroken(goed, planten):
    with pikepdf.open(BytesIO(goed)) as pdf:
        planten(pdf)
        uit = BytesIO()
        pdf.save(uit)
        return uit.getvalue()


def test_a_good_document_has_nothing_wrong(goed):
    assert gebreken(goed) == []


@pytest.mark.parametrize(("planten", "verwacht"), [rij[:2] for rij in GEPLANT])
def test_what_is_broken_is_found(goed, planten, verwacht):
    gevonden = gebreken(gebroken(goed, planten))

    assert [gebrek for gebrek in gevonden if gebrek.startswith(verwacht)], gevonden


@pytest.mark.skipif(not java_is_er(), reason="There is no Java: the engine of veraPDF is left out")
def test_the_engine_of_verapdf_passes_the_good_and_finds_the_broken(goed, tmp_path):
    geplant = [rij for rij in GEPLANT if rij[2]]
    (tmp_path / "goed.pdf").write_bytes(goed)
    for planten, _, _ in geplant:
        (tmp_path / f"{planten.__name__}.pdf").write_bytes(gebroken(goed, planten))

    namen = ["goed", *(planten.__name__ for planten, _, _ in geplant)]
    oordeel = dict(zip(namen, oordelen(*(tmp_path / f"{naam}.pdf" for naam in namen)), strict=True))

    assert oordeel["goed"].gebreken == []
    assert oordeel["goed"].regels > 100
    assert oordeel["goed"].getoetst > 1000
    for planten, _, regel in geplant:
        gevonden = oordeel[planten.__name__].gebreken
        assert [gebrek for gebrek in gevonden if gebrek.startswith(regel)], (planten, gevonden[:5])
