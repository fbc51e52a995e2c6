"""A person in a file is found wherever it stands: in sight, hidden, in pieces, around figures."""

from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from jeugdzorg.kern.uploads import Geweigerd, Reden, Soort, ontvang
from tests.kern import bestanden as b

pytestmark = pytest.mark.django_db  # what is refused is put on record

BSN = "123456782"


def zet(adres, waarde, vorm=None):
    def vul(boek):
        boek.active[adres] = waarde
        if vorm:
            boek.active[adres].number_format = vorm

    return b.werkboek(vul)


def rij(*waarden):
    return b.werkboek(lambda boek: boek.active.append(waarden))


def verborgen(boek):
    blad = boek.create_sheet("Basis")
    blad["Z900"] = BSN
    blad.sheet_state = "veryHidden"


def verborgen_rij(boek):
    boek.active["A40"] = f"bsn {BSN}"
    boek.active.row_dimensions[40].hidden = True
    boek.active.column_dimensions["A"].hidden = True


def keuzelijst(boek):
    regel = DataValidation(type="list", formula1='"open,dicht"', prompt=f"kind {BSN}")
    boek.active.add_data_validation(regel)
    regel.add("D2")


MET_PERSOON = {
    "a cell": (zet("C3", f"kind {BSN}"), "cel C3 van blad Capaciteit"),
    "a number": (zet("C3", 123456782), "cel C3 van blad Capaciteit"),
    "a number with a zero in front, as text": (zet("B2", "010464554"), "cel B2"),
    "a head": (zet("D1", "Geboortedatum"), "cel D1"),
    "a head further down": (zet("B9", "Naam kind"), "cel B9"),
    "a name beside a date": (rij("Daan de Vries", date(2012, 3, 12)), "cel B4"),
    "a date beside a name": (rij("2012-03-12", "J. de Boer"), "cel B4"),
    "a very hidden sheet": (b.werkboek(verborgen), "cel Z900 van blad Basis"),
    "a hidden row": (b.werkboek(verborgen_rij), "cel A40"),
    "the name of a sheet": (
        b.werkboek(lambda boek: boek.create_sheet(f"kind {BSN}")),
        "naam van een blad",
    ),
    "a remark": (b.werkboek(lambda boek: b.opmerking(boek, f"dit is {BSN}")), "een opmerking"),
    "the title": (
        b.werkboek(lambda boek: setattr(boek.properties, "title", f"lijst {BSN}")),
        "eigenschappen van het document",
    ),
    "the keywords": (
        b.werkboek(lambda boek: setattr(boek.properties, "keywords", f"lijst {BSN}")),
        "eigenschappen van het document",
    ),
    "a header on paper": (
        b.werkboek(lambda boek: setattr(boek.active.oddHeader.center, "text", f"kind {BSN}")),
        "In ",
    ),
    "a drop-down": (b.werkboek(keuzelijst), "In "),
    "a cell in pieces": (
        b.vervang(
            zet("C3", "stuk"),
            "xl/worksheets/sheet1.xml",
            "<t>stuk</t>",
            "<r><t>12345</t></r><r><t>6782</t></r>",
        ),
        "cel C3",
    ),
    "a shared text": (b.gedeeld_werkboek(f"kind {BSN}"), "cel B1 van blad Metingen"),
    "a sheet that no list names": (
        b.met_delen(
            b.werkboek(),
            **{
                "xl/worksheets/sheet9.xml": "<worksheet><sheetData><row><c t='inlineStr'><is>"
                f"<t>{BSN}</t></is></c></row></sheetData></worksheet>"
            },
        ),
        "cel A1 van blad sheet9.xml",
    ),
    "what a pivot table remembers": (
        b.met_delen(
            b.werkboek(),
            **{"xl/pivotCache/pivotCacheRecords1.xml": f'<records><r><n v="{BSN}"/></r></records>'},
        ),
        "een deel dat u niet meteen ziet",
    ),
    "a number with an exponent": (
        b.vervang(zet("C3", 77777), "xl/worksheets/sheet1.xml", "77777", "1.23456782E8"),
        "cel C3",
    ),
}


@pytest.mark.parametrize("inhoud, waar", MET_PERSOON.values(), ids=MET_PERSOON.keys())
def test_a_workbook_with_a_person_is_refused_with_the_place(settings, tmp_path, inhoud, waar):
    settings.MEDIA_ROOT = tmp_path

    with pytest.raises(Geweigerd) as fout:
        ontvang(b.bestand(inhoud, "levering.xlsx"), soorten=[Soort.XLSX])

    assert fout.value.reden == Reden.PERSOON
    assert waar in fout.value.messages[1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "inhoud, naam, waar",
    [
        (b.csv(f"Wierden;{BSN}"), "a.csv", "regel 2, kolom 2"),
        (b"Locatie;Voornaam\r\nWierden;x", "a.csv", "regel 1, kolom 2"),
        (b.csv("J. de Boer;12-03-2012"), "a.csv", "regel 2, kolom 2"),
        (b.document(f"kind {BSN}"), "a.docx", "de tekst"),
        (b.document("1234</w:t></w:r><w:r><w:t>56782"), "a.docx", "de tekst"),
        (b.document(**{"word/comments.xml": f"<comment><t>{BSN}</t></comment>"}), "a.docx", "opm"),
        (b.pdf_met_tekst(f"kind {BSN} verhuist"), "a.pdf", "bladzijde 1"),
        (
            b.pdf(lambda d: d.docinfo.__setitem__("/Title", f"kind {BSN}")),
            "a.pdf",
            "eigenschappen van het document",
        ),
        (
            b'{"type": "FeatureCollection", "features": [{"bsn": "1"}]}',
            "a.geojson",
            "naam van een eigenschap",
        ),
        (
            f'{{"type": "Feature", "properties": {{"nr": {BSN}}}}}'.encode(),
            "a.geojson",
            "eigenschap nr",
        ),
    ],
)
def test_so_is_any_other_file_with_a_person(settings, tmp_path, inhoud, naam, waar):
    settings.MEDIA_ROOT = tmp_path

    with pytest.raises(Geweigerd) as fout:
        ontvang(b.bestand(inhoud, naam), soorten=tuple(Soort))

    assert fout.value.reden == Reden.PERSOON
    assert waar in fout.value.messages[1]


def test_the_places_are_named_ten_at_most(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    inhoud = b.csv(*(f"Rij {n};{BSN}" for n in range(30)))

    with pytest.raises(Geweigerd) as fout:
        ontvang(b.bestand(inhoud, "a.csv"), soorten=[Soort.CSV])

    assert len(fout.value.messages) == 11


def test_a_workbook_of_counts_with_amounts_and_dates_comes_in(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def vul(boek: openpyxl.Workbook) -> None:
        blad = boek.active
        blad.append(["Naam", "Contactpersoon", "Bedrag", "KvK-nummer", "Open sinds"])
        blad.append(["Ambiq", "J. de Boer", 182_000_000, "41204123", date(2012, 3, 12)])
        blad.append(["Pluryn", "Sanne Smit", 4_220_779, "09215022", "1-7-2023"])

    ontvangst = ontvang(b.bestand(b.werkboek(vul), "a.xlsx"), soorten=[Soort.XLSX])

    assert (tmp_path / ontvangst.opslag).exists()
