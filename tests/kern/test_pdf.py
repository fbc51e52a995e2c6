from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest

from jeugdzorg.kern.chart_kinds import staven
from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.pdf import Hoofdstuk, render_pdf, static_file
from jeugdzorg.kern.tegelkaart import Kaart, Tegelwaarde

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def trial_templates(settings):
    engine = settings.TEMPLATES[0]
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], folder]}]


def make_context():
    waarden = {"JZ14": Tegelwaarde(47, "47", "/regio/JZ14"), "JZ07": Tegelwaarde(None, "<5")}
    lang = [(f"Aanbieder {n}", n * 1000, None) for n in range(80)]
    return {
        "bron": "/bronnen/3",
        "titel": "Halfjaarrapport Gebied Oost",
        "ondertitel": "Eerste halfjaar 2023",
        "gegevens": [("Peildatum", "1 juli 2023")],
        "hoofdstukken": [
            Hoofdstuk("instroom", "Instroom per regio"),
            Hoofdstuk("plekken", "Plekken per aanbieder"),
        ],
        "grafiek": staven(
            titel="Waar komen de jongeren vandaan?",
            conclusie="De meeste komen uit Twente.",
            eenheid="jongeren",
            rijen=[("Twente", 47), ("IJsselland", 42)],
        ),
        "kaart": Kaart(
            titel="Waar zijn zij nu?",
            beschrijving="Kaart met een tegel per regio.",
            waarden=waarden,
            tabel=Tabel(("Regio", "Jongeren"), (("Twente", 47),)),
        ),
        "tabel": Tabel(("Aanbieder", "Plekken", "Bedrag"), (*lang, ("Totaal", 3160000, "€ 5.000"))),
    }


@pytest.fixture
def document():
    return render_pdf("proef.html", make_context())


@pytest.fixture
def opened(document):
    with pikepdf.open(BytesIO(document)) as pdf:
        yield pdf


def elements(pdf):
    """All elements of the structure tree, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        yield element
        children = element.get("/K", [])
        children = list(children) if isinstance(children, pikepdf.Array) else [children]
        waiting.extend(reversed(children))


def of_kind(pdf, *kinds):
    return [e for e in elements(pdf) if str(e.get("/S", "")) in kinds]


def test_the_document_says_that_it_is_accessible(opened):
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Halfjaarrapport Gebied Oost"
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "nl"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.StructTreeRoot.ParentTree
    assert opened.check_pdf_syntax() == []


def test_every_page_follows_the_structure_for_its_tab_order(opened):
    with_links = [page for page in opened.pages if "/Annots" in page]

    assert with_links
    assert all(str(page.Tabs) == "/S" for page in with_links)


def test_headings_skip_no_level(opened):
    levels = [int(str(e.S)[2:]) for e in of_kind(opened, "/H1", "/H2", "/H3", "/H4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_figure_has_an_alternative(opened):
    alternatives = [str(e.Alt) for e in of_kind(opened, "/Figure")]

    assert alternatives == [
        "Waar komen de jongeren vandaan? Staven (jongeren): Twente 47; IJsselland 42.",
        "Waar zijn zij nu? Kaart met een tegel per regio.",
    ]


def test_table_headers_say_what_they_head(opened):
    scopes = Counter(str(e.A.Scope) for e in of_kind(opened, "/TH"))

    assert set(scopes) == {"/Column", "/Row"}
    assert scopes["/Row"] == 2 + 81
    assert all("/Headers" in cell.A for cell in of_kind(opened, "/TD"))


def test_every_link_is_in_the_structure_and_says_where_it_goes(opened):
    tagged = {
        kid.Obj.objgen
        for link in of_kind(opened, "/Link")
        for kid in link.K
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
    }

    links = [note for page in opened.pages for note in page.get("/Annots", [])]

    assert links
    assert all(note.objgen in tagged and "/Contents" in note for note in links)


def test_contents_head_and_foot_carry_page_numbers(document):
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]

    total = len(pages)
    assert "pagina" not in pages[0]
    assert f"pagina 2 van {total}" in pages[1]
    assert "Instroom per regio 3" in pages[1].replace("\n", " ")
    assert "Plekken per aanbieder 4" in pages[1].replace("\n", " ")
    assert "Halfjaarrapport Gebied Oost" in pages[3]


def test_text_can_be_taken_out_as_it_reads(document):
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages)

    assert "De meeste komen uit Twente." in text
    assert "Twente 47" in text
    assert "Totaal 3.160.000 € 5.000" in text
    assert "onbekend" in text


def test_a_table_repeats_its_head_on_every_page(document):
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]

    with_rows = [page for page in pages if "Aanbieder 1" in page or "Aanbieder 79" in page]

    assert len(with_rows) >= 2
    assert all("Aanbieder Plekken Bedrag" in page for page in with_rows)


def test_links_to_pages_work_only_with_an_address():
    def addresses(**address):
        with pikepdf.open(BytesIO(render_pdf("proef.html", make_context(), **address))) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]

    assert addresses() == []
    assert addresses(base_url="https://jeugdzorg.example/") == [
        "https://jeugdzorg.example/bronnen/3"
    ]


@pytest.mark.parametrize(
    "adres", ["https://elders.example/plaatje.png", "file:///etc/passwd", "/bestanden/plan.png",
              "/static/../manage.py", "/static/er-niet.png"]
)  # fmt: skip
def test_nothing_is_fetched_from_outside_the_static_files(adres):
    with pytest.raises(ValueError, match=r"niets van buiten|is er niet|outside"):
        render_pdf("plaatje.html", {"titel": "Proef", "adres": adres})


def test_an_image_in_the_document_itself_is_drawn():
    document = render_pdf("plaatje.html", {"titel": "Proef", "adres": PIXEL})

    with pikepdf.open(BytesIO(document)) as pdf:
        assert [str(e.Alt) for e in of_kind(pdf, "/Figure")] == ["een plaatje"]


def test_a_static_file_is_found_before_and_after_collecting(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "pdf.0123.css").write_text("")

    assert static_file("https://x.example/static/css/pdf.css").name == "pdf.css"
    assert static_file("/static/pdf.0123.css") == tmp_path / "pdf.0123.css"
