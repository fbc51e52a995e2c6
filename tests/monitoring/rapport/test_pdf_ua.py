"""The report with every block filled: PDF/UA-1 by our rules and by veraPDF, and what it tells."""

import re
from functools import cache
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import getal_tekst, is_number
from monitoring.choices_rapport import Rapportsoort
from monitoring.rapport.blokken import SOORTEN, TEKST
from monitoring.rapport.opmaak import context
from tests.monitoring.rapport.vol import HERZIEN, ONTBREEKT, vol_rapport
from tests.pdfua.lezen import tekst
from tests.pdfua.regels import Document, gebreken, kaal
from tests.pdfua.verapdf import java_is_er, oordelen
from tests.plugins.lezen import cel, met_enkele_spaties

pytestmark = pytest.mark.usefixtures("voorbeelden")
REGIO = "Haaglanden"
BEIDE = pytest.mark.parametrize("regio", ["", REGIO], ids=["gebied", "regio"])


def blokken(regio):
    return context(vol_rapport(regio).gegevens, versie=1, status="concept")["blokken"]


def html(blok):
    return render_to_string(blok["sjabloon"], {"blok": blok, "inhoud": blok["inhoud"]})


@cache
def woorden(regio=""):
    """All that is printed, with single spaces and words whole."""
    paginas = [blad.extract_text() for blad in PdfReader(BytesIO(vol_rapport(regio).pdf)).pages]
    heel = re.sub("[\u00ad\u2010]\n?", "", "\n".join(paginas))
    return re.sub(r"(?<=\w-)\s+(?=\w)", "", met_enkele_spaties(heel))


@BEIDE
def test_every_block_of_its_kind_is_in_it_and_has_something_to_say(regio):
    soort = Rapportsoort.REGIO if regio else Rapportsoort.GEBIED

    codes = [blok["code"] for blok in blokken(regio)]

    assert codes[0] == TEKST
    assert set(codes) == {code for code, blok in SOORTEN.items() if soort in blok.soorten}
    for blok in blokken(regio):
        leeg = not blok["tekst"] and not any(blok["inhoud"].values())
        assert not leeg, blok["code"]
        assert blok["tekst"] or len(met_enkele_spaties(cel(html(blok)))) > 80, blok["code"]


@BEIDE
def test_the_report_is_pdf_ua_by_our_rules(regio):
    assert gebreken(vol_rapport(regio).pdf) == []


@pytest.mark.skipif(not java_is_er(), reason="There is no Java: the engine of veraPDF is left out")
def test_the_report_is_pdf_ua_by_the_engine_of_verapdf(tmp_path):
    bestanden = [tmp_path / f"{naam or 'gebied'}.pdf" for naam in ("", REGIO)]
    for naam, bestand in zip(("", REGIO), bestanden, strict=True):
        bestand.write_bytes(vol_rapport(naam).pdf)

    for oordeel in oordelen(*bestanden):
        assert oordeel.gebreken == []
        assert oordeel.getoetst > 10_000


@BEIDE
def test_every_block_has_its_heading_bookmark_and_line_in_the_contents(regio):
    with pikepdf.open(BytesIO(vol_rapport(regio).pdf)) as pdf:
        document = Document(pdf)
        koppen = document.koppen
        inhoud = tekst(document.soort("L")[1], document.inhoud)

    for blok in blokken(regio):
        assert (2, kaal(blok["titel"])) in koppen
        assert kaal(blok["titel"]) in kaal(inhoud)
        for _, titel in blok["koppen"]:
            assert (3, kaal(titel)) in koppen


def grafieken_in(ding):
    if isinstance(ding, Grafiek):
        yield ding
    elif isinstance(ding, dict):
        for deel in ding.values():
            yield from grafieken_in(deel)
    elif isinstance(ding, list | tuple):
        for deel in ding:
            yield from grafieken_in(deel)


@BEIDE
def test_every_chart_has_a_title_a_description_and_its_figures_in_a_table(regio):
    with pikepdf.open(BytesIO(vol_rapport(regio).pdf)) as pdf:
        gedrukt = [str(figuur.bron.Alt) for figuur in Document(pdf).soort("Figure")]
    getekend = []

    for blok in blokken(regio):
        bladzijde = html(blok)
        for grafiek in grafieken_in(blok["beelden"]):
            getekend.append(f"{grafiek.titel} {grafiek.beschrijving}")
            assert grafiek.titel
            assert grafiek.beschrijving
            assert grafiek.conclusie
            assert getallen(grafiek) - cellen(bladzijde) == set(), grafiek.titel

    assert gedrukt == getekend
    assert len(gedrukt) >= (4 if regio else 12)


def getallen(grafiek):
    """Every number that is drawn, as it is written; a difference is not drawn but seen."""
    getekend = [n for n, naam in enumerate(grafiek.tabel.kop) if n and "Verschil" not in naam]
    waarden = (rij[n] for rij in grafiek.tabel.rijen for n in getekend)
    return {getal_tekst(waarde) for waarde in waarden if is_number(waarde)}


def cellen(bladzijde):
    """What stands in the tables; a whole number with a nought behind it as the number it is."""
    alle = (unescape(cel(deel)) for deel in re.findall(r"<td\b.*?</td>", bladzijde, re.S))
    return {waarde.removesuffix(",0") for waarde in alle}


def test_small_counts_are_shielded_in_every_block_and_so_are_sums_with_them():
    uit = vol_rapport().gegevens
    indicatoren = next(blok for blok in uit["blokken"] if blok["code"] == "indicatoren")
    per_code = {rij["code"]: rij for rij in indicatoren["inhoud"]["indicatoren"]}
    overlijden = per_code["KWN-08"]

    assert {rij["nu"] for rij in overlijden["regios"]} & {"<5"}
    assert overlijden["samen"]["nu"] == "afgeschermd"
    assert "Afgeschermd" in overlijden["uitleg"]
    assert woorden().count("<5") > 20
    klein = [rij for rij in uit["cijfers"] if rij["eenheid"] == "jongeren"]
    assert klein
    assert not [rij for rij in klein if is_number(rij["waarde"]) and 0 < rij["waarde"] < 5]


def test_a_total_says_on_how_many_regions_it_rests_and_which_is_missing():
    _, regio = ONTBREEKT

    assert "Samen (4 van 5 regio's)" in woorden()
    assert f"Niet geleverd: {regio}." in woorden()
    assert "Samen (5 van 5 regio's)" in woorden()


@BEIDE
def test_what_was_corrected_stands_as_reported_and_as_known_now(regio):
    _, over, was, werd = HERZIEN

    assert "Zoals gerapporteerd Zoals nu bekend" in woorden(regio)
    assert re.search(rf"{over} eerste halfjaar 2024 {was} {werd}\b", woorden(regio))


def test_sources_stand_at_the_end_with_their_place():
    assert "Aanlevering" in woorden()
    assert "Actualisatie plan Zuidwest 2024, 5.6, tabel; peildatum" in woorden()


def test_a_block_that_breaks_the_structure_is_found(monkeypatch):
    """A figure without words in one of the templates makes the report fail."""
    from jeugdzorg.kern import charts

    teken = charts.accessible

    def zonder_naam(drawing, title, description, ident=charts.PREFIX):
        return re.sub(r"<title>.*?</title>", "", teken(drawing, title, description, ident))

    gegevens = vol_rapport().gegevens
    monkeypatch.setattr(charts, "accessible", zonder_naam)
    monkeypatch.setattr(charts, "cache", Geheugenloos())
    alleen_pas = [blok for blok in gegevens["blokken"] if blok["code"] == "pas"]

    from monitoring.rapport.opmaak import rapport_pdf

    kapot = rapport_pdf({**gegevens, "blokken": alleen_pas}, versie=1, status="concept")

    assert "13-004: een figuur heeft geen beschrijving" in gebreken(kapot)


class Geheugenloos:
    """A cache that keeps nothing."""

    def get(self, key):
        return None

    def set(self, key, value, timeout=None):
        return None
