"""Downloads of a filtered set: the rows of the list in every form, safe to open, and on record."""

import csv
import io
import json

import openpyxl
import pytest
from django.db import connection
from pyarrow import parquet

from jeugdzorg.api import router
from jeugdzorg.kern.models import Beveiligingsgebeurtenis
from tests.api_rijen import RIJEN
from tests.factories import make_bron
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.test_api_snel import LASTIG

pytestmark = pytest.mark.django_db
RESOURCES = [name for name, _viewset, _basename in router.registry]
LIJST = "/api/v1/capaciteitsmetingen"


def bestand(client, url):
    antwoord = client.get(url)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord, antwoord.getvalue()


def als_csv(inhoud):
    return list(csv.DictReader(io.StringIO(inhoud.decode(), newline="")))


@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize("resource", RESOURCES)
def test_lines_are_the_rows_of_the_list(api_client, resource):
    _, inhoud = bestand(api_client, f"/api/v1/{resource}/download?vorm=jsonl")

    rijen = [json.loads(regel) for regel in inhoud.splitlines()]

    assert rijen == api_client.get(f"/api/v1/{resource}?na=&pageSize=1000").json()["results"]


@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize("resource", RESOURCES)
def test_a_table_has_a_row_for_every_row_and_the_codes_of_references(api_client, resource):
    _, inhoud = bestand(api_client, f"/api/v1/{resource}/download?vorm=csv")

    rijen = als_csv(inhoud)

    lijst = api_client.get(f"/api/v1/{resource}?na=&pageSize=1000").json()["results"]
    assert len(rijen) == len(lijst)
    for cellen, rij in zip(rijen, lijst, strict=True):
        for veld in cellen.keys() & rij.keys():
            waarde = rij[veld]
            if isinstance(waarde, dict) and "code" in waarde:
                assert cellen[veld] == waarde["code"]
                assert cellen[f"{veld}Naam"] in {waarde["naam"], f"'{waarde['naam']}"}
            elif isinstance(waarde, int | float) and not isinstance(waarde, bool):
                assert float(cellen[veld]) == waarde
            elif waarde is None:
                assert cellen[veld] == ""


def test_all_forms_hold_the_same(api_client):
    voorziening = make_voorziening()
    for dag in range(1, 6):
        make_meting(voorziening=voorziening, peildatum=f"2024-01-0{dag}", bezet=dag)
    keuze = "peildatumVan=2024-01-02&sorteer=-bezet&velden=id,bezet,vrij,peildatum,bezettingsgraad"
    verwacht = api_client.get(f"{LIJST}?{keuze}").json()["results"]

    gevonden = {
        vorm: bestand(api_client, f"{LIJST}/download?vorm={vorm}&{keuze}")[1]
        for vorm in ("csv", "jsonl", "parquet", "xlsx")
    }

    assert [json.loads(regel) for regel in gevonden["jsonl"].splitlines()] == verwacht
    tabel = parquet.read_table(io.BytesIO(gevonden["parquet"])).to_pylist()
    assert [{**rij, "peildatum": str(rij["peildatum"])} for rij in tabel] == verwacht
    [kop, *blad] = openpyxl.load_workbook(io.BytesIO(gevonden["xlsx"])).active.values
    assert [{**dict(zip(kop, rij, strict=True))}["bezet"] for rij in blad] == [5, 4, 3, 2]
    assert [int(rij["bezet"]) for rij in als_csv(gevonden["csv"])] == [5, 4, 3, 2]


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-2", "@som", "\t=1", " =1", "＝1", "\n=1"])
def test_a_text_that_is_a_formula_is_defused_for_a_spreadsheet(api_client, tekst):
    make_locatie(naam=tekst)

    csv_bestand = als_csv(bestand(api_client, "/api/v1/locaties/download?vorm=csv")[1])
    regel = bestand(api_client, "/api/v1/locaties/download?vorm=jsonl")[1]
    blad = bestand(api_client, "/api/v1/locaties/download?vorm=xlsx")[1]

    assert csv_bestand[0]["naam"] == f"'{tekst}"
    assert json.loads(regel)["naam"] == tekst
    [_, [_, naam, *_]] = openpyxl.load_workbook(io.BytesIO(blad)).active.iter_rows()
    assert naam.data_type == "s"


@pytest.mark.parametrize("vorm", ["csv", "jsonl", "parquet"])
def test_difficult_text_comes_through_whole(api_client, vorm):
    make_locatie(naam="Zo", opmerking=LASTIG)

    _, inhoud = bestand(api_client, f"/api/v1/locaties/download?vorm={vorm}")

    if vorm == "csv":
        [rij] = als_csv(inhoud)
    elif vorm == "jsonl":
        [rij] = [json.loads(regel) for regel in inhoud.split(b"\n") if regel]
    else:
        [rij] = parquet.read_table(io.BytesIO(inhoud)).to_pylist()
    assert rij["opmerking"] == LASTIG


@pytest.mark.parametrize("resource", ["capaciteitsmetingen", "bevindingen"])
def test_a_set_without_rows_is_a_head(api_client, resource):
    _, inhoud = bestand(api_client, f"/api/v1/{resource}/download?vorm=csv")

    assert inhoud.count(b"\n") == 1


def test_a_download_has_the_right_headers_and_is_on_record(api_client):
    make_meting()

    antwoord, _ = bestand(api_client, f"{LIJST}/download?vorm=csv&maat=plekken")

    assert antwoord.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert antwoord.headers["Content-Disposition"].startswith(
        'attachment; filename="capaciteitsmet'
    )
    assert antwoord.headers["Cache-Control"] == "private, no-store"
    assert "RateLimit-Remaining" in antwoord.headers
    gemeld = Beveiligingsgebeurtenis.objects.get(soort="export")
    assert gemeld.details["formaat"] == "csv"
    assert gemeld.details["filters"]["maat"] == "plekken"


@pytest.mark.parametrize("accept", ["text/csv", "*/*", "application/vnd.apache.parquet"])
def test_the_form_in_the_address_counts_whatever_is_accepted(api_client, accept):
    antwoord = api_client.get(f"{LIJST}/download?vorm=csv", headers={"Accept": accept})

    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    "vraag", ["vorm=", "vorm=xml", "vorm=csv&x=1", "vorm=csv&page=2", "vorm=csv&na=",
              "vorm=csv&velden=geheim", "vorm=csv&sorteer=x", "vorm=csv&maat=x"],
)  # fmt: skip
@pytest.mark.parametrize("resource", ["capaciteitsmetingen", "herkomst"])
def test_a_wrong_question_is_refused(api_client, resource, vraag):
    antwoord = api_client.get(f"/api/v1/{resource}/download?{vraag}")

    assert antwoord.status_code == 400
    assert antwoord.json()["errors"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_the_dictionary_names_every_field_of_a_row(api_client, resource):
    RIJEN[resource](make_bron())

    velden = api_client.get(f"/api/v1/{resource}/velden").json()["velden"]

    [rij] = api_client.get(f"/api/v1/{resource}?pageSize=1").json()["results"]
    assert [veld["naam"] for veld in velden] == list(rij)
    assert all(veld["betekenis"] and veld["soort"] for veld in velden)


def test_the_dictionary_says_what_can_be_shielded(api_client):
    velden = api_client.get(f"{LIJST}/velden").json()["velden"]

    gevonden = {veld["naam"] for veld in velden if veld["kanAfgeschermd"]}
    assert gevonden == {"plaatsen", "bezet", "wachtend", "vrij", "bezettingsgraad"}


def test_the_dictionary_of_all_is_a_table_for_anyone(client):
    antwoord = client.get("/api/v1/gegevenswoordenboek")

    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert {rij["resource"] for rij in rijen} == {*RESOURCES, "gebiedscijfers"}
    shielded = {rij["naam"] for rij in rijen if rij["kanAfgeschermd"] == "ja"}
    assert {"waarde", "totaalVolgensBron"} <= shielded


@pytest.mark.django_db(transaction=True)
def test_a_client_that_goes_away_ends_the_query_and_frees_the_connection(api_client):
    voorziening = make_voorziening()
    for dag in range(1, 29):
        make_meting(voorziening=voorziening, peildatum=f"2024-02-{dag:02}", opmerking="x" * 9000)
    antwoord = api_client.get(f"{LIJST}/download?vorm=csv")

    assert next(iter(antwoord.streaming_content))
    antwoord.close()

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert not connection.in_atomic_block
