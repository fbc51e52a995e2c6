"""Reading workbooks and tables of others: where everything stands, and no further than it goes."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from jeugdzorg.kern.import_cells import Problem, day, is_empty, plain_text, whole_number
from jeugdzorg.kern.importing import Failed, Unreadable, address, read_csv, read_workbook
from tests.kern import bestanden as b

BLAD = "xl/worksheets/sheet1.xml"


def deel(werkboek):
    return zipfile.ZipFile(io.BytesIO(werkboek)).read(BLAD).decode()


def rows(content, name="Capaciteit"):
    return dict(read_workbook(io.BytesIO(content))[name].rows())


def test_a_value_keeps_its_row_and_column_whatever_is_empty_before_it():
    def vul(boek):
        boek.active.delete_rows(1, 3)
        boek.active["D7"], boek.active["C9"] = "hier", date(2024, 3, 1)

    gelezen = rows(b.werkboek(vul))

    assert gelezen[7][3] == "hier"
    assert gelezen[9][2] == date(2024, 3, 1)
    assert (address(7, 4), address(9, 28)) == ("D7", "AB9")


def test_formulas_are_read_by_what_they_gave_and_failures_are_told():
    def vul(boek):
        boek.active["B2"], boek.active["C2"] = "#N/A", "=1+1"

    inhoud = b.met_delen(
        b.werkboek(vul),
        **{BLAD: deel(b.werkboek(vul)).replace("<v>8</v>", "<f>4+4</f><v>8</v>")},
    )
    gelezen = rows(inhoud)

    assert (gelezen[2][1], gelezen[2][2]) == ("#N/A", "")
    assert isinstance(gelezen[2][1], Failed)
    assert isinstance(gelezen[2][2], Failed)
    assert gelezen[3][1] == 8


def test_merged_and_hidden_are_told():
    def vul(boek):
        boek.active.merge_cells("A2:B3")
        boek.create_sheet("Weg").sheet_state = "veryHidden"

    boek = read_workbook(io.BytesIO(b.werkboek(vul)))

    assert list(boek["Capaciteit"].rows())
    assert boek["Capaciteit"].merged == [((2, 1), (3, 2))]
    assert (boek["Capaciteit"].hidden, boek["Weg"].hidden) == (False, True)
    assert list(boek["Weg"].rows()) == []


@pytest.mark.parametrize(
    "inhoud, zegt",
    [
        (b"", "beschadigd"),
        (b"PK\x03\x04", "beschadigd"),
        (b.werkboek()[:-300], "beschadigd"),
        (b.vervang(b.werkboek(), BLAD, 'r="C3"', 'r="XFD1048576"'), "XFD1048576"),
        (b.vervang(b.werkboek(), BLAD, '<c r="C3"', "<c"), "anders bewaard"),
        (b.vervang(b.werkboek(), BLAD, '<row r="3"', "<row"), "anders bewaard"),
        (
            b.met_delen(b.werkboek(), **{BLAD: deel(b.werkboek()).encode("utf-16")}),
            "anders bewaard",
        ),
    ],
)
def test_what_cannot_be_read_within_bounds_is_refused_in_words(inhoud, zegt):
    with pytest.raises(Unreadable, match=zegt):
        list(read_workbook(io.BytesIO(inhoud))["Capaciteit"].rows())


def test_a_sheet_far_away_is_bounded_too_and_empty_colours_do_not_count():
    def vul(boek):
        boek.active["ZZ900000"].fill = openpyxl.styles.PatternFill("solid", "FFFF0000")

    assert len(rows(b.werkboek(vul))) == 3
    ver = b.vervang(b.werkboek(), BLAD, 'r="C3"', 'r="ZZ90000"')
    with pytest.raises(Unreadable, match="ZZ90000"):
        rows(ver)


@pytest.mark.parametrize(
    "inhoud",
    [
        "a;b\r\né;2\r\n".encode("utf-8-sig"),
        "a,b\né,2\n".encode("cp1252"),
        "a\tb\né\t2".encode("utf-16"),
    ],
)
def test_a_table_is_read_in_every_usual_form(inhoud):
    assert list(read_csv(io.BytesIO(inhoud)).rows()) == [(1, ["a", "b"]), (2, ["é", "2"])]


def test_an_empty_table_is_refused():
    with pytest.raises(Unreadable, match="leeg"):
        read_csv(io.BytesIO(b" \n "))


@pytest.mark.parametrize(
    "waarde, getal",
    [
        *((12.0, 12), (12, 12), (-3.0, -3), ("12", 12), (" 12 ", 12), ("\u00a012", 12)),
        *(("12,0", 12), ("12.0", 12), ("12,-", 12), ("+4", 4), ("-4", -4), ("1.234", 1234)),
        *(("1 234", 1234), ("1\u202f234", 1234), ("1.234.567", 1234567), ("", None), (None, None)),
        *((12.5, Problem.FRACTION), ("12,5", Problem.FRACTION), ("1.234,5", Problem.FRACTION)),
        *(("1,234", Problem.TWO_WAYS), ("-", Problem.DASH), ("–", Problem.DASH)),
        *(("85%", Problem.PERCENT), (True, Problem.BOOLEAN), ("nee", Problem.BOOLEAN)),
        *((date(2024, 1, 2), Problem.DATE), (time(1), Problem.DATE), ("1-2-2024", Problem.DATE)),
        *(("twaalf", Problem.TEXT), ("12 plaatsen", Problem.TEXT), ("1.23", Problem.FRACTION)),
        *(("#VERW!", Problem.FAILED), (Failed("#N/A"), Problem.FAILED)),
        *((Failed(), Problem.UNCOMPUTED), (float("nan"), Problem.FRACTION)),
        (float("inf"), Problem.FRACTION),
    ],
)
def test_a_number_is_read_as_people_write_it_and_never_guessed(waarde, getal):
    assert whole_number(waarde) == getal


@pytest.mark.parametrize(
    "waarde, dag",
    [
        (waarde, date(2024, 3, 1))
        for waarde in (
            *(date(2024, 3, 1), datetime(2024, 3, 1, 13), 45352, 45352.5, "45352", "2024-03-01"),
            *("1-3-2024", "01/03/2024", "1.3.2024", "1-3-24", "1 maart 2024", "1 mrt. 2024"),
            *("vrijdag 1 maart 2024", "1-mrt-24", "20240301", "2024-03-01T00:00:00"),
            "1\u00a0maart 2024",
        )
    ]
    + [("", None), (None, None), ("Pasen", Problem.NO_DATE), ("31-2-2024", Problem.NO_DATE)]
    + [(12, Problem.NO_DATE), (time(1), Problem.NO_DATE), (True, Problem.BOOLEAN)]
    + [(Failed("#N/A"), Problem.FAILED), (float("nan"), Problem.NO_DATE)],
)
def test_a_day_is_read_as_people_write_it(waarde, dag):
    assert day(waarde) == dag


def test_a_value_is_shown_as_people_see_it():
    waarden = [12.0, 12.5, True, None, date(2024, 3, 1), " a\u00a0 b ", 10**15]

    assert [plain_text(waarde) for waarde in waarden] == [
        *("12", "12,5", "WAAR", "", "1-3-2024", "a b", "1000000000000000"),
    ]
    assert [is_empty(waarde) for waarde in ("", " \u200b", None, 0, Failed())] == [
        *(True, True, True, False, False),
    ]
