"""What holds for every page: who sees nothing, what is not found, how many queries."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_aanbieder, make_bron, make_gebied, make_gebruiker
from tests.factories_vastgoed import (
    make_kader,
    make_regeling,
    make_termijn,
    make_toekenning,
    make_verlenging,
)

LIJSTEN = ["regeling-lijst", "termijn-lijst", "toetsingskader-lijst"]
PAGINAS = [
    ("regeling", "SPUK-T2"),
    ("regeling-toekenningen", "SPUK-T2"),
    ("regeling-rekenblad", "SPUK-T2"),
    ("regeling-termijnen", "SPUK-T2"),
    ("regeling-coordinatie", "SPUK-T2"),
    ("termijn", "trm-002"),
    ("toetsingskader", "TK-OV-2022"),
    ("gebied-geld", "NN"),
    ("gebied-termijnen", "NN"),
    ("aanbieder-toekenningen", "AMBIQ"),
]


def pagina(naam, *args):
    return reverse(f"vastgoed:{naam}", args=args)


def maak(aantal):
    for _ in range(aantal):
        regeling = make_regeling(onderdeel_van=make_regeling(), bedrag=1000, plaatsen=10)
        make_toekenning(regeling=regeling)
        make_kader(regeling=regeling)
        termijn = make_termijn(regeling=regeling, gebied=make_gebied())
        make_verlenging(termijn, date(2031, 1, 1))


def rijen_van(antwoord):
    inhoud = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))


@pytest.mark.parametrize(("naam", "code"), PAGINAS)
def test_a_member_opens_every_page_of_the_real_data(gegevens, client_van, naam, code):
    assert client_van(make_gebruiker()).get(pagina(naam, code)).status_code == 200


@pytest.mark.parametrize(("naam", "code"), PAGINAS)
def test_who_is_no_member_finds_no_page(gegevens, client_van, naam, code):
    assert client_van(make_gebruiker(rol=None)).get(pagina(naam, code)).status_code == 404


@pytest.mark.parametrize(("naam", "code"), PAGINAS)
def test_an_unknown_code_is_not_found(db, client_van, naam, code):
    assert client_van(make_gebruiker()).get(pagina(naam, "bestaat-niet")).status_code == 404


@pytest.mark.parametrize("naam", LIJSTEN)
def test_who_is_no_member_sees_an_empty_list_that_says_what_would_be_here(
    gegevens, client_van, naam
):
    antwoord = client_van(make_gebruiker(rol=None)).get(pagina(naam))

    assert antwoord.context["page_obj"].paginator.count == 0
    assert "leeg__titel" in antwoord.content.decode()


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_list_takes_as_many_queries_for_one_row_as_for_three(db, client_van, naam):
    lid = client_van(make_gebruiker())
    tellingen = []
    for aantal in (1, 2):
        maak(aantal)
        lid.get(pagina(naam))
        with CaptureQueriesContext(connection) as vragen:
            lid.get(pagina(naam))
        tellingen.append(len(vragen))

    assert tellingen[0] == tellingen[1]


def test_the_calendar_and_the_feed_of_who_is_no_member_are_empty(gegevens, client_van):
    vreemde = client_van(make_gebruiker(rol=None))

    assert vreemde.get(pagina("termijn-lijst"), {"weergave": "kalender"}).context["jaren"] == []
    assert b"VEVENT" not in vreemde.get(pagina("termijn-agenda")).content


def test_the_feed_needs_a_login(client):
    assert client.get(pagina("termijn-agenda")).status_code == 302


def test_a_wrong_date_is_said_and_chooses_nothing(gegevens, client_van):
    lid = client_van(make_gebruiker())

    antwoord = lid.get(pagina("termijn-lijst"), {"gebied": "", "van": "gisteren"})

    assert "Vanaf" in antwoord.content.decode()
    assert antwoord.context["page_obj"].paginator.count == 0
    assert b"VEVENT" not in lid.get(pagina("termijn-agenda"), {"van": "gisteren"}).content


def test_tranches_stand_under_their_scheme_with_the_next_deadline(gegevens, client_van):
    antwoord = client_van(make_gebruiker()).get(pagina("regeling-lijst"))

    codes = [regeling.code for regeling, _ in antwoord.context["regelingen"]]
    assert codes[:6] == ["SPUK-VT", "SPUK-T1", "SPUK-T2", "SPUK-T2-SEP", "SPUK-T3", "SPUK-JZP"]
    assert len(codes) == 9


def test_the_count_of_grants_leaves_out_what_may_not_be_seen(db, client_van):
    regeling = make_regeling()
    make_toekenning(regeling=regeling)
    make_toekenning(regeling=regeling, bron=make_bron(openbaar=False))

    antwoord = client_van(make_gebruiker()).get(pagina("regeling-lijst"))

    assert [rij.aantal_toekenningen for rij, _ in antwoord.context["regelingen"]] == [1]


def test_the_page_of_a_deadline_hides_an_extension_of_others(db, client_van):
    termijn = make_termijn(datum=date(2026, 12, 1))
    make_verlenging(
        termijn, date(2028, 1, 1), reden="vertrouwelijk", bron=make_bron(openbaar=False)
    )

    html = client_van(make_gebruiker()).get(termijn.get_absolute_url()).content.decode()

    assert "1 december 2026" in html
    assert "vertrouwelijk" not in html


def test_the_download_of_deadlines_names_the_reason_of_an_extension(gegevens, client_van):
    lid = client_van(make_gebruiker())

    rijen = rijen_van(
        lid.get(pagina("termijn-lijst"), {"gebied": "OV", "zoek": "strat", "formaat": "csv"})
    )

    (rij,) = rijen
    assert rij["Oorspronkelijke datum"] == "2022-12-01"
    assert rij["Geldende datum"] == "2023-04-01"
    assert rij["Verlengingen"].startswith("Naar 1 april 2023 (akkoord van VWS): ")


def test_the_download_of_a_framework_holds_the_chosen_chapter(gegevens, client_van):
    lid = client_van(make_gebruiker())

    alles = rijen_van(lid.get(pagina("toetsingskader", "TK-OV-2022"), {"formaat": "csv"}))
    deel = rijen_van(
        lid.get(pagina("toetsingskader", "TK-OV-2022"), {"formaat": "csv", "hoofdstuk": "2 Beleid"})
    )

    assert (len(alles), len(deel)) == (27, 11)
    assert alles[0]["Per locatie"] == "ja"


def test_the_workbook_of_grants_opens(gegevens, client_van):
    antwoord = client_van(make_gebruiker()).get(
        pagina("regeling-toekenningen", "SPUK-T2"), {"formaat": "xlsx"}
    )

    assert b"".join(antwoord.streaming_content)[:2] == b"PK"


def test_dossiers_without_money_or_dates_say_what_would_be_here(db, client_van):
    lid = client_van(make_gebruiker())
    gebied, aanbieder = make_gebied(), make_aanbieder()

    assert (
        "Geen toekenningen bekend" in lid.get(pagina("gebied-geld", gebied.code)).content.decode()
    )
    assert (
        "Geen termijnen bekend" in lid.get(pagina("gebied-termijnen", gebied.code)).content.decode()
    )
    assert (
        "Geen toekenningen bekend"
        in lid.get(pagina("aanbieder-toekenningen", aanbieder.code)).content.decode()
    )
