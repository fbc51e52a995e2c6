"""The provider's own workbook back, marked; and again, after it was mended."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment

from capaciteit.aanlevering.lezen import controleer
from capaciteit.aanlevering.terugsturen import MERKBAAR, MERKEN, gemerkt_werkboek
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.uploads import Soort, keur
from tests.capaciteit.aanlevering.werkboeken import (
    als_csv,
    bewaard,
    cellen,
    ingevuld,
    make_wereld,
)

pytestmark = pytest.mark.django_db

ROOD = MERKEN[AanleverErnst.FOUT].fgColor.rgb
ORANJE = MERKEN[AanleverErnst.WAARSCHUWING].fgColor.rgb


def merk(plicht, inhoud, soort=Soort.XLSX):
    gelezen = controleer(io.BytesIO(inhoud), soort, plicht)
    terug = gemerkt_werkboek(io.BytesIO(inhoud), soort, gelezen.meldingen)
    return gelezen, openpyxl.load_workbook(io.BytesIO(terug))


def kleur(cel):
    return cel.fill.fgColor.rgb


def fout(boek):
    cellen("Capaciteit", F4="12,5", G2=13)(boek)
    boek["Capaciteit"]["B4"].comment = Comment("Nakijken met Ans van de planning.", "eigen")
    boek.create_sheet("Eigen blad")["A1"] = "=1+1"


def test_cells_are_marked_with_the_colour_and_the_words_of_the_message():
    plicht = make_wereld()

    gelezen, boek = merk(plicht, ingevuld(plicht, fout))

    vel = boek["Capaciteit"]
    assert [(m.code, m.cel) for m in gelezen.meldingen] == [
        ("bezet-boven-plaatsen", "G2"),
        ("geen-heel-getal", "F4"),
    ]
    assert (kleur(vel["F4"]), kleur(vel["G2"])) == (ROOD, ORANJE)
    assert "In F4 staat '12,5'. Dat is geen heel getal." in vel["F4"].comment.text
    assert vel["F4"].value == "12,5"


def test_a_sheet_in_front_lists_every_message_with_a_link_to_its_cell():
    plicht = make_wereld()

    _, boek = merk(plicht, ingevuld(plicht, fout))

    vel = boek.worksheets[0]
    assert (vel.title, boek.active.title) == ("Meldingen", "Meldingen")
    assert vel["A1"].value == "Wat er opviel: 1 fout en 1 waarschuwing"
    assert [cel.value for cel in vel[4]][:3] == ["Ernst", "Blad", "Cel"]
    assert [cel.value for cel in vel[6]][:5] == ["fout", "Capaciteit", "F4", "Plaatsen", "12,5"]
    assert vel["C6"].hyperlink.location == "'Capaciteit'!F4"
    assert not any(ander.sheet_view.tabSelected for ander in boek.worksheets[1:])


def test_what_the_workbook_had_stays():
    plicht = make_wereld()
    eerst = openpyxl.load_workbook(io.BytesIO(ingevuld(plicht, fout)))

    _, boek = merk(plicht, bewaard(eerst))

    for blad in ("Capaciteit", "Herkomst"):
        oud, nieuw = eerst[blad], boek[blad]
        assert nieuw.protection.sheet
        assert nieuw.freeze_panes == oud.freeze_panes
        assert len(nieuw.data_validations.dataValidation) == len(
            oud.data_validations.dataValidation
        )
        assert [c.protection.locked for c in nieuw[2]] == [c.protection.locked for c in oud[2]]
    assert boek["Eigen blad"]["A1"].value == "=1+1"
    assert boek["Capaciteit"]["B4"].comment.text.startswith("Nakijken")
    assert boek["_sjabloon"].sheet_state == "veryHidden"


def test_mended_and_handed_in_again_the_old_marks_are_gone():
    plicht = make_wereld()
    _, boek = merk(plicht, ingevuld(plicht, fout))
    assert kleur(boek["Capaciteit"]["F4"]) == ROOD
    cellen("Capaciteit", F4=8, G2=10, F5=-1)(boek)

    gelezen, weer = merk(plicht, bewaard(boek))

    vel = weer["Capaciteit"]
    assert [m.cel for m in gelezen.meldingen] == ["F5"]
    assert kleur(vel["F4"]) == kleur(vel["H4"]) == "FFFFF9E0"
    assert vel["F4"].comment is None
    assert kleur(vel["F5"]) == ROOD
    assert vel["B4"].comment.text.startswith("Nakijken")
    assert weer.sheetnames.count("Meldingen") == 1
    assert weer["Meldingen"].max_row == 5


def test_a_sheet_of_their_own_called_meldingen_stays():
    plicht = make_wereld()

    def eigen(boek):
        boek.create_sheet("Meldingen")["A1"] = "Bel Ans"

    _, boek = merk(plicht, ingevuld(plicht, eigen))

    assert boek["Meldingen (van uzelf)"]["A1"].value == "Bel Ans"
    assert boek.worksheets[0].title == "Meldingen"


def test_a_value_that_looks_like_a_formula_is_text_on_the_list():
    plicht = make_wereld()

    def vul(boek):
        boek["Capaciteit"]["F4"] = "=cmd"
        boek["Capaciteit"]["F4"].data_type = "s"

    _, boek = merk(plicht, ingevuld(plicht, vul))

    assert (boek["Meldingen"]["E5"].value, boek["Meldingen"]["E5"].data_type) == ("=cmd", "s")


def test_of_a_csv_a_workbook_is_made_that_can_be_handed_in():
    plicht = make_wereld()
    inhoud = als_csv(plicht).replace(";8;6;", ";8;zes;", 1).encode()

    gelezen, boek = merk(plicht, inhoud, Soort.CSV)

    assert [m.cel for m in gelezen.meldingen] == ["G4"]
    vel = boek["Capaciteit"]
    assert (kleur(vel["G4"]), vel["G4"].value) == (ROOD, "zes")
    assert vel["F4"].value == 8
    assert "In G4 staat 'zes'" in vel["G4"].comment.text
    vel["G4"] = 6
    schoon, _, soort = keur(SimpleUploadedFile("a.xlsx", bewaard(boek)), soorten=[Soort.XLSX])
    opnieuw = controleer(schoon, soort, plicht)
    assert opnieuw.meldingen == []
    assert len(opnieuw.regels) == 4


def test_what_cannot_be_opened_gives_the_messages_alone():
    plicht = make_wereld()

    _, boek = merk(plicht, b"PK\x03\x04 niets")

    assert boek["Meldingen"]["F5"].value.startswith("Het bestand is beschadigd.")


@pytest.mark.parametrize("soort", [Soort.XLSX, Soort.CSV])
def test_of_a_file_that_is_too_large_only_the_messages_come_back_and_it_says_so(monkeypatch, soort):
    monkeypatch.setitem(MERKBAAR, soort, 100)
    plicht = make_wereld()
    tabel = als_csv(plicht).replace(";10;", ";12,5;").encode()
    inhoud = tabel if soort == Soort.CSV else ingevuld(plicht, fout)

    gelezen, boek = merk(plicht, inhoud, soort)

    assert gelezen.fouten
    assert "Capaciteit" not in boek.sheetnames
    assert "te groot" in boek["Meldingen"]["A2"].value
    assert len(gelezen.meldingen) == boek["Meldingen"].max_row - 4
