"""Entries of the plaatsenbalans in the API."""

from datetime import date

import pytest

from regio.choices import Zichtbaarheid
from tests.factories import make_aanbieder, make_bron, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie

ADRES = "/api/v1/plaatsmutaties"


@pytest.fixture
def verhuizing(db):
    regio, aanbieder = make_jeugdhulpregio(), make_aanbieder()
    locatie = make_locatie(aanbieders=[aanbieder], jeugdhulpregio=regio)
    een, twee = make_voorziening(locatie=locatie), make_voorziening(zorgvorm="kar")
    make_plaatsmutatie(naar=een, aantal=10, datum=date(2024, 1, 1))
    make_plaatsmutatie(
        van=een, naar=twee, aantal=4, soort="omgezet", datum=date(2024, 3, 1), aard="plan"
    )
    return een, twee


def aantallen(api_client, vraag):
    return [rij["aantal"] for rij in api_client.get(ADRES, vraag).json()["results"]]


def test_a_row_names_both_sides_and_what_is_outside_is_null(api_client, verhuizing):
    een, twee = verhuizing

    eerste, tweede = api_client.get(ADRES, {"sorteer": "datum"}).json()["results"]

    assert (eerste["van"], eerste["vanZorgvorm"], eerste["naar"]["code"]) == (None, None, een.code)
    assert (tweede["van"]["code"], tweede["naar"]["code"]) == (een.code, twee.code)
    assert (tweede["vanZorgvorm"], tweede["naarZorgvorm"]) == ("o3m", "kar")


def test_a_counter_entry_points_at_what_it_takes_back(api_client, db):
    eerste = make_plaatsmutatie()
    tegen = make_plaatsmutatie(van=eerste.naar, herroept=eerste)

    heen, terug = api_client.get(ADRES, {"sorteer": "id"}).json()["results"]

    assert (heen["teruggeboekt"], heen["herroept"]) == (True, None)
    assert (terug["teruggeboekt"], terug["herroept"]["code"]) == (False, str(eerste.pk))
    assert terug["url"].endswith(f"{ADRES}/{tegen.pk}")


def test_every_filter_selects_by_either_side(api_client, verhuizing):
    een, twee = verhuizing
    make_plaatsmutatie(aantal=99)
    plaats = een.locatie
    beide = [
        {"voorziening": een.code},
        {"locatie": plaats.code},
        {"aanbieder": plaats.aanbieders.get().code},
        {"regio": plaats.jeugdhulpregio.code},
    ]

    for vraag in beide:
        assert sorted(aantallen(api_client, vraag)) == [4, 10]
    assert aantallen(api_client, {"van": een.code}) == [4]
    assert aantallen(api_client, {"naar": twee.code}) == [4]
    assert aantallen(api_client, {"zorgvorm": "kar"}) == [4]
    assert aantallen(api_client, {"soort": "omgezet"}) == [4]
    assert aantallen(api_client, {"aard": "plan"}) == [4]
    assert aantallen(api_client, {"datumVan": "2024-02-01"}) == [4]
    assert aantallen(api_client, {"maat": "toegekend"}) == []


def test_an_entry_of_a_closed_source_or_facility_is_not_there(api_client, db):
    besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())
    make_plaatsmutatie(bron=besloten)
    bij_gesloten = make_plaatsmutatie(naar=make_voorziening(bron=besloten))

    assert aantallen(api_client, {}) == []
    assert api_client.get(f"{ADRES}/{bij_gesloten.pk}").status_code == 404
