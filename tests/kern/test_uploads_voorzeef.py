"""The quick look at large parts lets nothing through that the precise look would stop."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest

from jeugdzorg.kern.uploads import Geweigerd, Reden, Soort, keur
from jeugdzorg.kern.uploads.inhoud import is_onverdacht
from jeugdzorg.kern.uploads.voorzeef import is_gewoon, uitgedund
from tests.kern import bestanden as b

pytestmark = pytest.mark.django_db  # what is refused is put on record

BLAD = "xl/worksheets/sheet1.xml"
BSN = "123456782"
JONG = date.today() - timedelta(days=12 * 365)
EXCEL_DAG = (JONG - date(1899, 12, 30)).days


def deel(werkboek, naam=BLAD):
    return zipfile.ZipFile(io.BytesIO(werkboek)).read(naam).decode()


def met_cel(nieuw, blad=None):
    """The usual workbook, with cell C3 written by hand."""
    inhoud = blad or b.werkboek()
    xml, aantal = re.subn(r'<c r="C3"[^>]*>.*?</c>', nieuw.replace("\\", r"\\"), deel(inhoud))
    assert aantal == 1
    return b.met_delen(inhoud, **{BLAD: xml})


def naam_en_dag(boek):
    """A shared text that is a name, beside a number that its style makes a day."""
    boek.active["B3"], boek.active["C3"] = "Daan de Vries", JONG


def codering(tekst, naam):
    return b.met_delen(
        b.werkboek(), **{BLAD: f'<?xml version="1.0" encoding="{naam}"?>{tekst}'.encode(naam)}
    )


KAAL = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
RIJ = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'

PERSONEN = {
    "a long number": met_cel(f'<c r="C3"><v>{BSN}</v></c>'),
    "a number with decimals": met_cel(f'<c r="C3"><v>{BSN}.0</v></c>'),
    "a number with an exponent": met_cel('<c r="C3"><v>1.23456782E8</v></c>'),
    "a number below zero": met_cel(f'<c r="C3"><v>-{BSN}</v></c>'),
    "a number in two values": met_cel('<c r="C3"><v>12345</v><v>6782</v></c>'),
    "a number by its signs": met_cel('<c r="C3"><v>12345&#54;782</v></c>'),
    "a number around a remark": met_cel('<c r="C3"><v>12345<!-- x -->6782</v></c>'),
    "a number in CDATA": met_cel(f'<c r="C3"><v><![CDATA[{BSN}]]></v></c>'),
    "a text by its signs": met_cel(
        '<c r="C3" t="inlineStr"><is><t>&#66;SN&#32;12345&#54;782</t></is></c>'
    ),
    "a text in pieces": met_cel(
        '<c r="C3" t="inlineStr"><is><r><t>12345</t></r><r><t>6782</t></r></is></c>'
    ),
    "a text in wide digits": met_cel(
        '<c r="C3" t="inlineStr"><is><t>１２３４５６７８２</t></is></c>'
    ),
    "what a formula gives": met_cel(f'<c r="C3" t="str"><f>A1</f><v>kind {BSN}</v></c>'),
    "an element that is no cell": met_cel(f'<d r="C3"><v>{BSN}</v></d>'),
    "a name beside a day": b.werkboek(naam_en_dag),
    "a name beside a day as text": met_cel(
        f'<c r="C3" t="inlineStr"><is><t>{JONG:%d-%m-%Y}</t></is></c>',
        b.werkboek(lambda boek: boek.active.__setitem__("B3", "Daan de Vries")),
    ),
    "a head": met_cel('<c r="C3" t="inlineStr"><is><t>Geboorte&#100;atum</t></is></c>'),
    "UTF-16": codering(KAAL.format(RIJ.format(BSN)), "utf-16"),
    "another set of signs": codering(KAAL.format(RIJ.format(f"{BSN} é")), "iso-8859-1"),
    "names with a prefix": b.met_delen(
        b.werkboek(),
        **{
            BLAD: '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<x:sheetData><x:row r="1"><x:c r="A1"><x:v>{BSN}</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>"
        },
    ),
    "between the cells": met_cel(f"<extra>{BSN}</extra>"),
}


@pytest.mark.parametrize("inhoud", PERSONEN.values(), ids=PERSONEN.keys())
def test_a_person_is_found_however_the_cell_is_written(inhoud):
    with pytest.raises(Geweigerd) as fout:
        keur(b.bestand(inhoud, "a.xlsx"), soorten=[Soort.XLSX])

    assert fout.value.reden in {Reden.PERSOON, Reden.XML}


FORMULES = {
    "a pipe by its sign": met_cel("<c r=\"C3\"><f>cmd&#124;'/c calc'!A0</f></c>"),
    "with a prefix": met_cel(
        '<c r="C3"><y:f xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        'WEBSERVICE("x")</y:f></c>'
    ),
    "in CDATA": met_cel('<c r="C3"><f><![CDATA[WEBSERVICE("x")]]></f></c>'),
    "after a line": met_cel('<c r="C3"><f\n>WEBSERVICE("x")</f></c>'),
    "with attributes": met_cel('<c r="C3"><f t="shared" si="0" ref="C3">CALL("x")</f></c>'),
}


@pytest.mark.parametrize("inhoud", FORMULES.values(), ids=FORMULES.keys())
def test_a_formula_that_fetches_is_found_however_it_is_written(inhoud):
    with pytest.raises(Geweigerd) as fout:
        keur(b.bestand(inhoud, "a.xlsx"), soorten=[Soort.XLSX])

    assert fout.value.reden in {Reden.FORMULE, Reden.XML}


KAPOT = {
    "an attribute twice": met_cel('<c r="C3" s="0" s="0"><v>1</v></c>'),
    "an attribute without quotes": met_cel('<c r="C3" s=0><v>1</v></c>'),
    "a bare sign": met_cel('<c r="C3" t="inlineStr"><is><t>a & b</t></is></c>'),
    "an unknown sign": met_cel('<c r="C3" t="inlineStr"><is><t>&weg;</t></is></c>'),
    "a sign that no text holds": met_cel('<c r="C3" t="inlineStr"><is><t>a\x01</t></is></c>'),
    "the end of CDATA": met_cel('<c r="C3" t="inlineStr"><is><t>]]></t></is></c>'),
    "an element that stays open": met_cel('<c r="C3"><v>1</c>'),
    "a prefix that nobody explains": b.met_delen(
        b.werkboek(), **{BLAD: KAAL.format('<row r="1" x14ac:dyDescent="0.25"></row>')}
    ),
    "half a row": b.met_delen(
        b.werkboek(), **{BLAD: KAAL.format('<row r="1">' + '<row r="2"></row>')}
    ),
    "bytes that are no UTF-8": b.met_delen(
        b.werkboek(), **{BLAD: KAAL.format(RIJ.format("§")).encode("cp1252")}
    ),
}


@pytest.mark.parametrize("inhoud", KAPOT.values(), ids=KAPOT.keys())
def test_what_is_not_well_formed_is_refused_wherever_it_stands(inhoud):
    with pytest.raises(Geweigerd) as fout:
        keur(b.bestand(inhoud, "a.xlsx"), soorten=[Soort.XLSX])

    assert fout.value.reden == Reden.XML


def test_rows_are_seen_whole_however_the_pieces_fall(monkeypatch):
    """A piece ends anywhere: in a row, in a word, in a sign of two bytes."""
    rij = RIJ.replace("</row>", '<c r="B1"><v>{0}</v></c></row>').replace("{}", "Wég {0}")
    xml = KAAL.format("".join(rij.format(nummer) for nummer in range(1, 40))).encode()
    heel = uitgedund(io.BytesIO(xml))

    for stuk in range(1, 120):
        monkeypatch.setattr("jeugdzorg.kern.uploads.voorzeef.STUK", stuk)
        assert uitgedund(io.BytesIO(xml))._replace(elementen=heel.elementen) == heel
    assert heel.teksten == {f"Wég {nummer}" for nummer in range(1, 40)}
    assert heel.getallen == set(range(1, 40))


def test_rows_as_excel_writes_them_are_seen_to_be_plain():
    xml = KAAL.replace(" xmlns=", ' xmlns:x14ac="urn:x" xmlns=').format(
        '<row r="1" spans="1:2" ht="15" customHeight="1" x14ac:dyDescent="0.25">'
        '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><f>1+1</f><v>2</v></c></row>'
    )
    dun = uitgedund(io.BytesIO(xml.encode()))

    assert (dun.teksten, dun.getallen) == (set(), {2})
    assert "1+1" in dun.formules


def test_plain_counts_are_seen_to_be_plain():
    """Otherwise the quick look is never used, and nobody would notice."""
    for inhoud in (b.groot_werkboek(50), b.gedeeld_werkboek("Wierden"), b.werkboek()):
        dun = uitgedund(io.BytesIO(deel(inhoud).encode()))
        assert dun.teksten is not None
        assert is_onverdacht([dun], ["Wierden", "Daan de Vries"])
        assert b"<c " not in dun.rest


def test_what_is_taken_out_is_only_cells():
    xml = KAAL.format(RIJ.format("x")).replace(
        "</worksheet>", "<oddHeader>kind</oddHeader></worksheet>"
    )

    assert b"<oddHeader>kind</oddHeader>" in uitgedund(io.BytesIO(xml.encode())).rest


@pytest.mark.parametrize(
    "xml, gewoon",
    [
        ("<x/>", True),
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x/>', True),
        ("\ufeff<x/>", True),
        ('<?xml version="1.0" encoding="iso-8859-1"?><x/>', False),
        ("<x><!-- a --></x>", False),
        ("<x><![CDATA[a]]></x>", False),
        ("<!DOCTYPE x><x/>", False),
        ("<x><?php ?></x>", False),
    ],
)
def test_plain_is_what_a_search_understands(xml, gewoon):
    assert is_gewoon(xml.encode()) is gewoon
