"""The workbook itself, as a spreadsheet program opens it."""

import io

import openpyxl
import pytest

from tests.factories import make_aanbieder
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_plan import make_planbevinding
from vastgoed.plan.definities import SECTIES, TABELLEN, VELDEN
from vastgoed.plan.velden import Soort
from vastgoed.plan.werkboek.bladen import BLAD_VAN, BLADEN
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken

from .boeken import cel, geopend, leeg_plan, vol_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def boek():
    return geopend(vol_plan(titel="Vastgoedplan Bosrand"))


def test_every_field_and_table_of_the_definitions_has_its_place():
    namen = [blad.naam for blad in BLADEN]

    assert set(BLAD_VAN) == {*VELDEN, *TABELLEN}
    assert len(set(map(str.casefold, namen))) == len(namen)
    assert all(len(naam) <= 31 and not set(naam) & set("[]:*?/\\") for naam in namen)
    for blad in BLADEN:
        assert len(set(map(str.casefold, blad.koppen))) == len(blad.koppen)


def test_the_cover_says_which_plan_it_is_and_where_everything_stands(boek):
    tekst = [cel_.value for rij in boek["Begin"] for cel_ in rij if cel_.value]

    assert tekst[0] == "Vastgoedplan Bosrand"
    assert {"Aanbieder", "Regeling", "Versie van de vragen", "Stap 1"} <= set(tekst)
    assert {blad.naam for blad in BLADEN} <= set(tekst)
    assert sum(cel_.hyperlink is not None for cel_ in boek["Begin"]["A"]) == len(BLADEN)


def test_headings_are_locked_and_stay_in_view_and_what_is_filled_in_is_not(boek):
    for blad in BLADEN:
        vel = boek[blad.naam]
        assert vel.protection.sheet
        assert vel.freeze_panes == "B2"
        assert all(kop.protection.locked and kop.alignment.wrap_text for kop in vel[1])
        invul = vel["B2"] if blad.tabel is None else vel["A2"]
        assert not invul.protection.locked
        assert vel.print_title_rows == "$1:$1"
        laatste = openpyxl.utils.get_column_letter(len(blad.velden))
        assert vel.column_dimensions[laatste].hidden


def test_cells_hold_real_days_numbers_and_the_words_of_choices(boek):
    einde = cel(boek, "einddatum")
    rente = cel(boek, "leningen/l1/rente")

    assert (einde.is_date, einde.number_format) == (True, "d-m-yyyy")
    assert (rente.value, rente.number_format) == (0.04, "0.0##%")
    assert cel(boek, "groepen/gr1/van").number_format == "m-yyyy"
    assert cel(boek, "dekking/d1/bedrag").value == 170_000
    assert cel(boek, "dekking/d1/zeker").value == "ja"
    assert cel(boek, "projecten/p1/soort").value == "ontwikkeling in de wijk"
    assert cel(boek, "plaatsen/pl1/van").value == "VRZ-A · Bosrand"


def test_every_choice_has_a_drop_down_and_projects_those_of_their_own_sheet(boek):
    keuzes = (Soort.KEUZE, Soort.JA_NEE, Soort.PROJECT, Soort.GEMEENTE, Soort.VOORZIENING)
    for sectie in SECTIES:
        for tabel in sectie.tabellen:
            lijsten = {
                str(regel.sqref).split(":")[0]: regel.formula1
                for regel in boek[tabel.naam].data_validations.dataValidation
                if regel.type == "list"
            }
            for plek, kolom in enumerate(tabel.kolommen, start=1):
                cel_ = f"{openpyxl.utils.get_column_letter(plek)}2"
                if kolom.soort in keuzes:
                    assert cel_ in lijsten, (tabel.code, kolom.code)
                if kolom.soort == Soort.PROJECT:
                    assert lijsten[cel_] == "'Projecten'!$A$2:$A$200"


def test_every_row_to_fill_in_has_a_key_of_its_own(boek):
    for blad in BLADEN:
        if blad.tabel:
            sleutels = [rij[-1].value for rij in boek[blad.naam].iter_rows(min_row=2)]
            assert len(sleutels) >= 50
            assert len(set(sleutels)) == len(sleutels)


def test_findings_can_stand_beside_their_cells():
    plan = vol_plan()
    make_planbevinding(
        versie=plan.nieuwste_versie,
        pad="leningen/l1/rente",
        melding="De rente is hoog.",
        verwacht="Kijk het na.",
    )
    inhoud = sjabloon_maken(plan.nieuwste_versie, met_bevindingen=True)

    boek = openpyxl.load_workbook(io.BytesIO(inhoud))

    assert cel(boek, "leningen/l1/rente").comment.text == "De rente is hoog. Kijk het na."


def test_the_lists_hold_ones_own_register_and_not_that_of_another():
    plan = leeg_plan()
    ander = make_voorziening(code="VRZ-ANDER", locatie=make_locatie(aanbieders=[make_aanbieder()]))

    boek = geopend(plan)

    woorden = {cel_.value for rij in boek["_lijsten"] for cel_ in rij if cel_.value}
    assert {"VRZ-A · Bosrand", "LOC-1 · Terrein Bosrand", "Wierden"} <= woorden
    assert not any(str(woord).startswith(ander.code) for woord in woorden)
