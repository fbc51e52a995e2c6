"""The template: for whom it was made, what is filled in, what can be filled in."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaciteit.aanlevering.sjabloon import csv_sjabloon, sjabloon_maken
from capaciteit.aanlevering.velden import BLADEN, CAPACITEIT, HERKOMST, gegevenswoordenboek
from capaciteit.models import Aanleverplicht, Voorziening
from jeugdzorg.kern.uploads import Soort, keur
from regio.aanleverbron import aanleverbron
from regio.models import Jeugdhulpregio
from tests.capaciteit.aanlevering.werkboeken import LENTE, ZOMER, make_wereld
from tests.factories_capaciteit import make_herkomst, make_locatie, make_meting, make_voorziening

pytestmark = pytest.mark.django_db


def geopend(plicht):
    return openpyxl.load_workbook(io.BytesIO(sjabloon_maken(plicht)))


def waarden(vel):
    return [list(rij) for rij in vel.iter_rows(min_row=2, values_only=True)]


def test_it_has_a_row_per_facility_and_date_with_the_places_of_before():
    rijen = waarden(geopend(make_wereld())["Capaciteit"])

    assert [(rij[0], rij[4].date(), rij[5], rij[6]) for rij in rijen] == [
        ("VRZ-A", LENTE, 12, None),
        ("VRZ-A", ZOMER, 12, None),
        ("VRZ-B", LENTE, None, None),
        ("VRZ-B", ZOMER, None, None),
        ("VRZ-C", LENTE, None, None),
        ("VRZ-C", ZOMER, None, None),
    ]
    assert rijen[0][:4] == ["VRZ-A", "Anker", "Wierden", "open residentieel (O3M)"]


def test_what_was_delivered_for_this_round_stands_in_it():
    plicht = make_wereld()
    anker = Voorziening.objects.get(code="VRZ-A")
    bron = aanleverbron(plicht.organisatie)
    make_meting(
        **{"voorziening": anker, "bron": bron, "peildatum": ZOMER, "plaatsen": 11, "bezet": 9},
        **{"wachtend": 2, "niet_beschikbaar": 1, "reden_niet_beschikbaar": "personeel"},
        opmerking="Ziekte",
    )
    periode = {"periode_van": plicht.ronde.van, "periode_tot": plicht.ronde.tot}
    make_herkomst(
        **{"voorziening": anker, "bron": bron, "gebied": None, "aantal": 9, "code": "a"},
        herkomst_regio=Jeugdhulpregio.objects.get(code="JZ02"),
        **periode,
    )

    boek = geopend(plicht)

    assert waarden(boek["Capaciteit"])[1][5:] == [11, 9, 2, 1, "te weinig personeel", "Ziekte"]
    assert waarden(boek["Herkomst"])[0][:4] == ["VRZ-A", "Anker", "IJsselland", 9]


def test_who_never_delivered_gets_the_places_of_public_sources():
    plicht = make_wereld()
    make_meting(voorziening=Voorziening.objects.get(code="VRZ-B"), plaatsen=7, peildatum=LENTE)

    rijen = waarden(geopend(plicht)["Capaciteit"])

    assert [rij[5] for rij in rijen] == [12, 12, 7, 7, None, None]


def test_only_what_is_to_be_filled_in_is_unlocked():
    boek = geopend(make_wereld())

    for blad in BLADEN:
        vel = boek[blad.naam]
        assert vel.protection.sheet
        assert not vel.protection.password
        assert vel.freeze_panes == "C2"
        assert [cel.value for cel in vel[1]] == blad.koppen
        assert all(cel.protection.locked for cel in vel[1])
        assert [not cel.protection.locked for cel in vel[2]] == [v.invulbaar for v in blad.velden]


def test_lists_and_bounds_stand_in_the_cells():
    boek = geopend(make_wereld())
    regels = {
        str(regel.sqref).split(":")[0]: regel
        for blad in BLADEN
        for regel in boek[blad.naam].data_validations.dataValidation
    }

    assert (regels["F2"].type, regels["F2"].formula1, regels["F2"].formula2) == (
        "whole",
        "0",
        "2000",
    )
    lijst = boek["_lijsten"]
    assert regels["J2"].formula1 == "_lijsten!$C$1:$C$6"
    assert lijst["C1"].value == "verbouwing"
    assert regels["C2"].formula1 == "_lijsten!$A$1:$A$3"
    assert [lijst[f"A{n}"].value for n in (1, 2, 3)] == ["IJsselland", "Twente", "onbekend"]
    assert (boek["_lijsten"].sheet_state, boek["_sjabloon"].sheet_state) == ("veryHidden",) * 2


def test_it_explains_every_column_and_says_for_whom_it_is():
    boek = geopend(make_wereld())
    tekst = "\n".join(
        str(c) for rij in boek["Uitleg"].iter_rows(values_only=True) for c in rij if c
    )

    assert boek.active.title == "Uitleg"
    for deel in ("De Haven", "31-3-2024 en 30-6-2024", "1-8-2024", "burgerservicenummers"):
        assert deel in tekst
    for blad in BLADEN:
        for veld in blad.velden:
            assert veld.uitleg in tekst


def test_a_round_without_origin_asks_for_one_sheet():
    boek = geopend(make_wereld(met_herkomst=False))

    assert boek.sheetnames == ["Uitleg", "Capaciteit", "_lijsten", "_sjabloon"]


def test_as_csv_it_is_what_a_dutch_excel_opens():
    inhoud = csv_sjabloon(make_wereld(), "Capaciteit")

    assert inhoud.startswith(b"\xef\xbb\xbfVoorziening code;Naam;")
    regels = inhoud.decode("utf-8-sig").splitlines()
    assert regels[1].startswith("VRZ-A;Anker;Wierden;open residentieel (O3M);2024-03-31;12;;")
    assert regels[1].endswith(";v1|de-haven|2024-1")


def test_a_sheet_that_the_round_does_not_ask_for_is_no_csv():
    with pytest.raises(KeyError):
        csv_sjabloon(make_wereld(met_herkomst=False), "Herkomst")


def test_a_name_that_a_spreadsheet_would_run_is_text():
    plicht = make_wereld()
    locatie = make_locatie(naam="=1+1", aanbieders=[plicht.organisatie_id])
    make_voorziening(code="VRZ-Z", naam="@SUM(A1)", locatie=locatie, sinds=date(2020, 1, 1))

    vel = geopend(plicht)["Capaciteit"]

    assert {cel.data_type for cel in vel["B"]} == {"s"}
    schoon, _, _ = keur(
        SimpleUploadedFile("a.csv", csv_sjabloon(plicht, "Capaciteit")), soorten=[Soort.CSV]
    )
    assert b";'@SUM(A1);'=1+1;" in schoon.read()


@pytest.mark.parametrize("aantal", [1, 4])
def test_more_facilities_take_no_more_queries(django_assert_num_queries, aantal):
    plicht = make_wereld()
    locatie = make_locatie(aanbieders=[plicht.organisatie_id])
    for _ in range(aantal):
        make_voorziening(locatie=locatie)
    plicht = Aanleverplicht.objects.select_related("ronde", "organisatie").get()

    with django_assert_num_queries(9):
        sjabloon_maken(plicht)


def test_the_dictionary_tells_of_every_column():
    regels = list(gegevenswoordenboek())

    assert len(regels) == len(CAPACITEIT.velden) + len(HERKOMST.velden)
    assert all(regel["uitleg"] and regel["voorbeeld"] and regel["mag"] for regel in regels)
    assert {regel["mag"] for regel in regels if regel["kolom"] == "Bezet"} == {"0 tot en met 2000"}
