import csv
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import Export, csv_text, export_response


@dataclass
class Rij:
    naam: str = "Oost"
    waarde: Any = None
    bron: Any = None
    vindplaats: str = ""
    peildatum: date | None = None


def csv_regels(export):
    return export_response(export, "csv").getvalue().decode("utf-8-sig").splitlines()


def werkboek(export):
    return openpyxl.load_workbook(BytesIO(export_response(export, "xlsx").getvalue()))


@pytest.mark.parametrize(
    "waarde, soort, tekst",
    [
        (1234567, "getal", "1234567"),
        (Decimal("-7.60"), "getal", "-7,6"),
        (0.1, "getal", "0,1"),
        (0, "getal", "0"),
        (None, "getal", ""),
        ("<5", "getal", "<5"),
        ("n.v.t.", "getal", "n.v.t."),
        (Decimal("0.734"), "percentage", "73,4%"),
        (Decimal("12.5"), "procent", "12,5%"),
        (date(2024, 7, 1), "datum", "2024-07-01"),
        (datetime(2024, 7, 1, 12, 0, tzinfo=UTC), "tijdstip", "2024-07-01 14:00"),
        (True, "tekst", "ja"),
        (["a", "b"], "tekst", "a, b"),
    ],
)
def test_values_stand_in_a_csv_as_a_dutch_spreadsheet_reads_them(waarde, soort, tekst):
    assert csv_text(waarde, Column("Kolom", "waarde", soort)) == tekst


@pytest.mark.parametrize(
    "gevaar", ["=1+1", "+31", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1", "\r1", "\xa0@x"]
)
def test_text_that_looks_like_a_formula_is_defused(gevaar):
    export = Export("Lijst", [Column("Naam", "naam")], [Rij(naam=gevaar)])

    assert csv_regels(export)[1].strip('"').startswith("'")
    cel = werkboek(export)["Gegevens"]["A2"]
    assert (cel.data_type, cel.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    "tekst", ["=cmd|'/c calc'!A0", "@SUM(1)", "+x", "-x", "a;b", 'zeg "ja"', "twee\nregels", "'a"]
)
def test_what_was_exported_is_read_back_as_it_was_and_numbers_stay_numbers(tekst):
    kolommen = [Column("Naam", "naam"), Column("Waarde", "waarde", "getal")]
    export = Export("Lijst", kolommen, [Rij(naam=tekst, waarde=-7.5)])

    [kop, rij] = csv.reader(
        StringIO(export_response(export, "csv").getvalue().decode("utf-8-sig"), newline=""),
        delimiter=";",
    )
    blad = werkboek(export)["Gegevens"]

    assert kop == ["Naam", "Waarde"]
    assert rij[0].removeprefix("'" if tekst[0] in "=@+-" else "") == tekst
    assert rij[1] == "-7,5"
    assert blad["A2"].value == tekst
    assert (blad["B2"].value, blad["B2"].data_type) == (-7.5, "n")


@pytest.mark.parametrize(
    "titel", ['a"\r\nSet-Cookie: b=c', "../../etc/passwd", "\u202elijst", "ü" * 90]
)
@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_a_title_cannot_add_a_header_or_a_folder(titel, vorm):
    response = export_response(Export(titel, [Column("A", "naam")], []), vorm)
    response.getvalue()

    kop = response["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.(?:csv|xlsx)"', kop)


def test_a_csv_begins_with_a_byte_order_mark_and_separates_by_semicolons():
    export = Export("Mijn lijst", [Column("A", "naam"), Column("B", "waarde", "getal")], [Rij()])

    response = export_response(export, "csv")

    assert response.getvalue() == "\ufeffA;B\r\nOost;\r\n".encode()
    assert response["Content-Disposition"].startswith('attachment; filename="mijn-lijst-20')


def test_numbers_and_dates_are_real_in_a_workbook_and_unknown_is_empty():
    kolommen = [Column("Waarde", "waarde", "euro"), Column("Dag", "peildatum", "datum")]
    rijen = [Rij(waarde=Decimal("12.5"), peildatum=date(2024, 7, 1)), Rij()]

    blad = werkboek(Export("Lijst", kolommen, rijen))["Gegevens"]

    assert [cel.value for cel in blad[2]] == [12.5, datetime(2024, 7, 1)]
    assert [cel.value for cel in blad[3]] == [None, None]


def test_the_explanation_names_filters_sources_and_notes():
    bron = SimpleNamespace(titel="Plan Oost", korte_titel="Oost")
    export = Export(
        "Lijst",
        [Column("Naam", "naam"), *BRON],
        [Rij(bron=bron, vindplaats="bijlage 2"), Rij(bron=bron)],
        filters=[("Gebied", "Oost")],
        notes=["Afgerond op tientallen."],
    )

    boek = werkboek(export)

    uitleg = [row[:2] for row in boek["Toelichting"].iter_rows(values_only=True)]
    assert ("Gebied", "Oost") in uitleg
    assert uitleg.count(("Bron", "Plan Oost")) == 1
    assert ("Let op", "Afgerond op tientallen.") in uitleg
    assert [cel.value for cel in boek["Gegevens"][2]] == ["Oost", "Oost", "bijlage 2", None]


def test_a_column_follows_a_path_and_stops_where_something_is_missing():
    rij = {"aanbieder": SimpleNamespace(naam="Ambiq", get_soort_display=lambda: "aanbieder")}

    assert Column("", "aanbieder.naam").of(rij) == "Ambiq"
    assert Column("", "aanbieder.get_soort_display").of(rij) == "aanbieder"
    assert Column("", "gemeente.naam").of(rij) is None
    assert Column("", lambda r: len(r)).of(rij) == 1
