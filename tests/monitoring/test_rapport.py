"""The half-yearly report over the real figures: what it says, and that everybody can read it."""

import hashlib
import re
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO, StringIO

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from monitoring.models import Cyclus, Meting, Rapport
from monitoring.rapport.bewaard import blok_uit
from monitoring.rapport.maken import rapport_maken
from monitoring.rapport.samenstellen import rapportgegevens
from regio.models import Bevinding, Bron
from tests.factories import make_bron
from tests.factories_vastgoed import make_termijn, make_verlenging

pytestmark = pytest.mark.usefixtures("gegevens")


def cyclus(code, jaar, helft):
    return Cyclus.objects.select_related("gebied").get(gebied__code=code, jaar=jaar, helft=helft)


def tekst(pdf):
    """The text of all pages with single spaces and without the hyphens of broken words."""
    paginas = [pagina.extract_text() for pagina in PdfReader(BytesIO(pdf)).pages]
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u2010]\n?", "", "\n".join(paginas)))


def inhoud(rapport):
    with rapport.bestand.open("rb") as bestand:
        return bestand.read()


@pytest.fixture
def oost():
    return rapport_maken(cyclus("OOST", 2023, 1))


@cache
def oost_pdf():
    """The report of Oost as a file; the figures are the same in every test, so made once."""
    return inhoud(rapport_maken(cyclus("OOST", 2023, 1)))


@pytest.fixture
def oost_tekst():
    return tekst(oost_pdf())


def test_oost_tells_inflow_per_region_with_its_totals(oost_tekst):
    for regel in (
        "Gelderland, totaal 563.883 94 38",
        "Overijssel, totaal 310.810 89 47",
        "Gebied Oost, totaal 874.693 183 85",
        "Twente 165.390 61 32",
        "Noord-Veluwe 48.063 6 0",
    ):
        assert regel in oost_tekst


def test_oost_tells_the_path_its_places_and_the_band(oost_tekst):
    pad = [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]

    for jaar, waarde in zip(range(2021, 2032), pad, strict=True):
        assert f"{jaar} {waarde} {waarde}" in oost_tekst
    for jaar, waarde, plekken in ((2023, 156, 78), (2024, 140, 70), (2031, 68, 34)):
        assert f"{jaar} {waarde} {waarde} n.v.t. {plekken}" in oost_tekst
    assert "34–50" in oost_tekst


def test_oost_is_behind_with_85_against_78(oost_tekst):
    assert "85 in het eerste halfjaar 2023, tegenover 78 volgens het pad" in oost_tekst
    assert "7 meer: achter op het pad" in oost_tekst


def test_zuidwest_names_who_has_not_delivered_and_shows_the_targets():
    uit = tekst(inhoud(rapport_maken(cyclus("ZW", 2024, 1))))

    assert "0 van de 5 regio's hebben geleverd" in uit
    for naam in ("Haaglanden", "Holland Rijnland", "Midden Holland", "Rijnmond"):
        assert naam in uit
    for regel in (
        "Haaglanden 49 21,2 27,8 −57% 8,0 −16%",
        "Rijnmond 45 19,4 25,6 −57% 7,3 −16%",
        "Holland Rijnland 16 6,9 9,1 −57% 2,6 −16%",
        "Zuid-Holland Zuid 7 3,0 4,0 −57% 1,1 −16%",
        "Midden Holland 8 3,5 4,5 −57% 1,3 −16%",
        "Totaal 125 54,0 71,0 −57% 20,3 −16%",
    ):
        assert regel in uit


def test_the_document_has_the_structure_of_pdf_ua():
    with pikepdf.open(BytesIO(oost_pdf())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        soorten = structuur(pdf.Root.StructTreeRoot)

    assert soorten["/H1"] == 1
    assert soorten["/Figure"] >= 3
    assert soorten["/TH"] > 50
    assert soorten["figuur zonder tekst"] == 0
    assert soorten["th zonder bereik"] == 0


def structuur(element, telling=None):
    """How often each kind of structure element stands in the document."""
    telling = Counter() if telling is None else telling
    soort = str(element.get("/S", ""))
    telling[soort] += 1
    telling["figuur zonder tekst"] += soort == "/Figure" and not str(element.get("/Alt", ""))
    bereik = element.get("/A")
    telling["th zonder bereik"] += soort == "/TH" and (
        bereik is None or "/Scope" not in (bereik if not isinstance(bereik, pikepdf.Array) else {})
    )
    kinderen = element.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            structuur(kind, telling)
    return telling


def test_the_same_figures_give_the_same_edition_and_new_figures_the_next(oost):
    opnieuw = rapport_maken(oost.cyclus)
    Meting.objects.filter(code="ins-021").update(waarde=33)
    volgende = rapport_maken(oost.cyclus)

    assert opnieuw == oost
    assert volgende.versie == oost.versie + 1
    assert Rapport.objects.get(pk=oost.pk).gegevens == oost.gegevens


def test_the_edition_keeps_the_mark_of_its_file(oost):
    assert hashlib.sha256(inhoud(oost)).hexdigest() == oost.sha256
    assert oost.paginas > 15


def test_what_is_not_public_and_examples_stay_out_of_the_report():
    rij = Meting.objects.get(code="ins-021")
    voorbeeld = Bron.objects.get(code="VOORBEELD")
    Meting.objects.filter(pk=rij.pk).update(bron=voorbeeld)

    gegevens = rapportgegevens(cyclus("OOST", 2023, 1), op=date(2026, 1, 1))

    assert "Twente" in blok_uit(gegevens, "samenvatting")["dekking"][0]["ontbreekt"]


def test_what_a_closed_source_moves_or_contradicts_stays_out_of_the_report():
    gesloten = make_bron(openbaar=False)
    rapport = cyclus("OOST", 2023, 1)
    termijn = make_termijn(gebied=rapport.gebied, datum=date(2027, 6, 1))
    make_verlenging(termijn, date(2028, 6, 1), bron=gesloten)
    bevinding = Bevinding.objects.get(sleutel="pad-afname:OOST-INSTROOM-11")
    Bevinding.objects.filter(pk=bevinding.pk).update(bron_b=gesloten)

    gegevens = rapportgegevens(rapport, op=date(2026, 1, 1))

    datums = {rij["mijlpaal"]: rij["datum"] for rij in blok_uit(gegevens, "termijnen")["rijen"]}
    assert datums[termijn.mijlpaal] == "1 juni 2027"
    bevindingen = blok_uit(gegevens, "bevindingen")["rijen"]
    assert bevindingen
    assert bevinding.titel not in {rij["titel"] for rij in bevindingen}
    assert gesloten.titel not in str(gegevens)


def test_an_area_without_figures_gives_a_report_that_says_so():
    leeg, _ = Cyclus.objects.get_or_create(
        gebied=cyclus("OOST", 2023, 1).gebied, jaar=2040, helft=2
    )

    uit = tekst(inhoud(rapport_maken(leeg)))

    assert "Geen enkele regio heeft over dit halfjaar cijfers geleverd" in uit


def test_the_command_writes_the_file(tmp_path):
    bestand = tmp_path / "map" / "oost.pdf"
    uit = StringIO()

    call_command("rapport", gebied="OOST", halfjaar="2023-1", uitvoer=bestand, stdout=uit)

    assert bestand.read_bytes().startswith(b"%PDF")
    assert "pagina's" in uit.getvalue()


@pytest.mark.parametrize(
    ("gebied", "halfjaar", "melding"),
    [("OOST", "2023-3", "2023-1"), ("XX", "2023-1", "OOST"), ("NL", "2023-1", "kies uit")],
)
def test_the_command_says_what_would_be_right(gebied, halfjaar, melding):
    with pytest.raises(CommandError, match=melding):
        call_command("rapport", gebied=gebied, halfjaar=halfjaar)
