"""What a client keeps: 304 while nothing changed, and never when something did."""

import gzip
import json
from contextlib import contextmanager

import pytest
from django.db import connection

from capaciteit.models import Capaciteitsmeting, Locatie
from regio.choices import Rol, Zichtbaarheid
from regio.models import Bron, Lidmaatschap
from tests.conftest import api_client_met
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
    make_toegangssleutel,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

LIJST = "/api/v1/capaciteitsmetingen"
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def andere_verbinding(database=None):
    """Another writer, with a transaction of its own; in another database of the server if asked."""
    ander = connection.copy()
    if database:
        ander.settings_dict = {**ander.settings_dict, "NAME": database}
    try:
        with ander.cursor() as cursor:
            yield cursor
    finally:
        ander.close()


@pytest.fixture
def lezer():
    return api_client_met(make_toegangssleutel())


def nog_gelijk(client, url, kop="If-None-Match", merk="ETag"):
    """The answer to a second question; a writer elsewhere in the server can be in between."""
    for _ in range(200):
        eerste = client.get(url)
        if merk in eerste.headers:
            tweede = client.get(url, headers={kop: eerste.headers[merk]})
            if tweede.status_code == 304:
                return eerste, tweede
    raise AssertionError("nooit 304")


@pytest.mark.parametrize("vraag", ["?na=", "", "?page=1&velden=bezet", "/{pk}"])
def test_what_did_not_change_is_not_sent_again(lezer, vraag):
    meting = make_meting()

    eerste, tweede = nog_gelijk(lezer, LIJST + vraag.format(pk=meting.pk))

    assert tweede.content == b""
    assert tweede.headers["ETag"] == eerste.headers["ETag"]
    assert tweede.headers["Cache-Control"] == "private, no-cache"
    assert {"Accept", "Authorization"} <= set(tweede.headers["Vary"].split(", "))


def test_a_client_that_only_knows_the_moment_is_answered_too(lezer):
    make_meting()

    eerste, _ = nog_gelijk(lezer, LIJST, "If-Modified-Since", "Last-Modified")

    oud = {"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"}
    assert lezer.get(LIJST, headers=oud).status_code == 200
    anders = {"If-None-Match": '"x"', "If-Modified-Since": eerste.headers["Last-Modified"]}
    assert lezer.get(LIJST, headers=anders).status_code == 200


def opnieuw(client, eerste, url=LIJST):
    return client.get(url, headers={"If-None-Match": eerste.headers["ETag"]})


@pytest.mark.parametrize("vraag", ["?na=", ""])
@pytest.mark.parametrize(
    "wijziging",
    [
        lambda meting: Capaciteitsmeting.objects.update(plaatsen=99),
        lambda meting: Capaciteitsmeting.objects.update(afscherming={"bezet": "<5"}),
        lambda meting: make_meting(),
        lambda meting: Bron.objects.filter(pk=meting.bron_id).update(korte_titel="Anders"),
        lambda meting: Bron.objects.filter(pk=meting.bron_id).update(
            zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_organisatie()
        ),
        lambda meting: type(meting.voorziening).objects.update(naam="Anders"),
        lambda meting: Locatie.objects.update(jeugdhulpregio=make_jeugdhulpregio()),
    ],
    ids=["count", "shielding", "row", "name", "closed", "facility", "region"],
)
def test_every_change_that_a_reader_can_see_makes_another_tag(lezer, wijziging, vraag):
    meting = make_meting()
    eerste = lezer.get(LIJST + vraag)

    wijziging(meting)

    tweede = opnieuw(lezer, eerste, LIJST + vraag)
    assert tweede.status_code == 200
    assert tweede.headers["ETag"] != eerste.headers["ETag"]


def test_a_writer_that_is_under_way_and_ends_later_makes_another_tag(lezer):
    meting = make_meting(plaatsen=10)
    with andere_verbinding() as een, andere_verbinding() as twee:
        een.execute("BEGIN")
        een.execute(
            "UPDATE capaciteit_capaciteitsmeting SET plaatsen = 11 WHERE id = %s", [meting.pk]
        )
        twee.execute("UPDATE capaciteit_locatie SET plaats = 'Ergens'")  # a later number, done
        eerste = lezer.get(f"{LIJST}?na=")
        een.execute("COMMIT")

    tweede = opnieuw(lezer, eerste, f"{LIJST}?na=")

    assert [rij["plaatsen"] for rij in eerste.json()["results"]] == [10]
    assert tweede.status_code == 200
    assert [rij["plaatsen"] for rij in tweede.json()["results"]] == [11]


def test_who_comes_to_know_more_gets_it(lezer):
    """An office of a region reads exact counts from the moment its organisation is one."""
    regio, aanbieder = make_jeugdhulpregio(), make_aanbieder()
    bron = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=aanbieder)
    plek = make_voorziening(bron=bron, locatie=make_locatie(bron=bron, jeugdhulpregio=regio))
    meting = make_meting(bron=bron, voorziening=plek, bezet=2)
    Capaciteitsmeting.objects.filter(pk=meting.pk).update(afscherming={"bezet": "<5"})
    organisatie = make_organisatie(soort="regio")
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    client = api_client_met(make_toegangssleutel(gebruiker=gebruiker))
    eerste = client.get(f"{LIJST}?na=")

    organisatie.jeugdhulpregio = regio
    organisatie.save()

    tweede = opnieuw(client, eerste, f"{LIJST}?na=")
    assert [rij["bezet"] for rij in eerste.json()["results"]] == [None]
    assert tweede.status_code == 200
    assert [rij["bezet"] for rij in tweede.json()["results"]] == [2]


def test_a_membership_that_ended_is_no_304(lezer):
    make_meting()
    eerste = lezer.get(LIJST)

    Lidmaatschap.objects.update(geldig_tot="2020-01-01", geldig_van=None)

    assert opnieuw(lezer, eerste).status_code == 401


def test_the_tag_of_one_reader_is_not_that_of_another_who_sees_less(lezer):
    eigenaar = make_aanbieder()
    make_meting(bron=make_bron(openbaar=False, eigenaar=eigenaar))
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=eigenaar)
    eigen = api_client_met(make_toegangssleutel(gebruiker=gebruiker))

    assert opnieuw(lezer, eigen.get(LIJST)).status_code == 200


@pytest.mark.parametrize("vraag", ["?na=", "", "/download?vorm=csv", "/download?vorm=jsonl"])
def test_answers_are_packed_for_who_takes_that(lezer, vraag):
    voorziening = make_voorziening()
    for dag in range(1, 25):
        make_meting(voorziening=voorziening, peildatum=f"2024-01-{dag:02}")

    gewoon = lezer.get(LIJST + vraag).getvalue()
    gepakt = lezer.get(LIJST + vraag, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    niet = lezer.get(LIJST + vraag, headers={"Accept-Encoding": "gzip;q=0"})
    ingepakt = gepakt.getvalue()

    assert gepakt.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in gepakt.headers["Vary"]
    assert gzip.decompress(ingepakt) == gewoon == niet.getvalue()
    assert "Content-Encoding" not in niet.headers
    assert len(ingepakt) < len(gewoon) / 3


def test_pages_for_people_are_not_packed(client):
    antwoord = client.get("/inloggen", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in antwoord.headers


def test_nothing_secret_of_the_question_stands_in_the_answer(lezer):
    antwoord = lezer.get(f"{LIJST}?na=")

    assert "Bearer" not in json.dumps(antwoord.json())
