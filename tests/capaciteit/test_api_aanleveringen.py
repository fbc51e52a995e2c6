"""Handing in through the API: what comes back, for whom, and errors as problems."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaciteit.choices import AanleverKanaal, AanleverStatus
from capaciteit.models import Aanlevering, Capaciteitsmeting
from regio.choices import Rol, Scope
from tests.capaciteit.test_views_aanleveren import csv
from tests.conftest import api_client_met
from tests.factories import make_gebruiker, make_toegangssleutel
from tests.factories_aanlevering import fout, make_gecontroleerd, make_plicht

pytestmark = pytest.mark.django_db

ADRES = "/api/v1/aanleveringen"


@pytest.fixture
def plicht():
    return make_plicht()


@pytest.fixture
def client(plicht):
    return client_bij(plicht.organisatie)


def client_bij(organisatie, **velden):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker, **velden))


def lever(client, plicht, bestand=None, **velden):
    gegevens = {
        "bestand": bestand or csv(plicht),
        "ronde": plicht.ronde.code,
        "organisatie": plicht.organisatie.code,
    }
    return client.post(ADRES, {**gegevens, **velden}, format="multipart")


def test_a_file_is_accepted_with_the_address_where_it_goes_on(client, plicht):
    antwoord = lever(client, plicht)

    aanlevering = Aanlevering.objects.get()
    assert antwoord.status_code == 202
    assert antwoord.headers["Location"].endswith(f"{ADRES}/{aanlevering.pk}")
    stand = client.get(antwoord.headers["Location"]).json()
    assert (stand["status"], stand["kanaal"], stand["nieuw"]) == ("klaar", "api", 2)
    assert stand["meldingen"] == []
    assert Capaciteitsmeting.objects.count() == 0


def test_with_overnemen_a_good_file_is_taken_over(client, plicht):
    antwoord = lever(client, plicht, overnemen="true")

    assert antwoord.json()["status"] == AanleverStatus.OVERGENOMEN
    assert Capaciteitsmeting.objects.count() == 2


@pytest.mark.parametrize(("bezet", "status"), [("veel", "afgekeurd"), ("12", "klaar")])
def test_with_errors_or_unexplained_warnings_nothing_is_taken_over(client, plicht, bezet, status):
    antwoord = lever(client, plicht, csv(plicht, bezet=bezet), overnemen="true")

    stand = antwoord.json()
    assert stand["status"] == status
    assert {rij["cel"] for rij in stand["meldingen"]} >= {"G2", "G3"}
    assert all(rij["melding"] and rij["verwacht"] for rij in stand["meldingen"])
    assert Capaciteitsmeting.objects.count() == 0


def test_the_same_file_twice_is_the_same_delivery_and_can_still_be_taken_over(client, plicht):
    eerste = lever(client, plicht).json()

    tweede = lever(client, plicht, overnemen="true").json()

    assert tweede["id"] == eerste["id"]
    assert tweede["status"] == AanleverStatus.OVERGENOMEN
    assert Aanlevering.objects.count() == 1


@pytest.mark.parametrize("veld", ["bestand", "ronde", "organisatie"])
def test_what_is_missing_is_a_problem_that_names_it(client, plicht, veld):
    gegevens = {"bestand": csv(plicht), "ronde": plicht.ronde.code, "organisatie": "X"}
    del gegevens[veld]

    antwoord = client.post(ADRES, gegevens, format="multipart")

    assert antwoord.status_code == 400
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.json()["errors"][0]["location"] == {"pointer": f"/{veld}"}


def test_a_file_of_another_kind_is_a_problem_with_the_reason(client, plicht):
    antwoord = lever(client, plicht, SimpleUploadedFile("a.pdf", b"%PDF-1.7 niets"))

    (reden,) = antwoord.json()["errors"]
    assert (antwoord.status_code, reden["location"]) == (400, {"pointer": "/bestand"})
    assert "Excel" in reden["detail"]


def test_for_another_organisation_it_is_as_if_there_is_no_round(client):
    antwoord = lever(client, make_plicht())

    assert antwoord.status_code == 400
    assert "levert in deze ronde niet aan" in str(antwoord.json())
    assert not Aanlevering.objects.exists()


def test_a_key_needs_the_right_to_hand_in(plicht):
    client = client_bij(plicht.organisatie, scopes=[Scope.CAPACITEIT])

    assert lever(client, plicht).status_code == 403
    assert client.get(ADRES).status_code == 403


def test_without_a_key_nothing_comes_in(api_client, plicht):
    api_client.credentials()

    assert lever(api_client, plicht).status_code == 401


def test_only_the_own_deliveries_are_seen(client, plicht):
    eigen = make_gecontroleerd(plicht, meldingen=[fout()])
    ander = make_gecontroleerd()

    lijst = client.get(ADRES).json()

    assert [rij["id"] for rij in lijst["results"]] == [eigen.pk]
    assert client.get(f"{ADRES}/{ander.pk}").status_code == 404
    assert client.get(f"{ADRES}/{eigen.pk}").json()["fouten"] == 1


def test_the_list_filters_by_round_and_status(client, plicht):
    make_gecontroleerd(plicht)
    make_gecontroleerd(plicht, meldingen=[fout()])

    def aantal(vraag):
        return client.get(f"{ADRES}?{vraag}").json()["count"]

    assert aantal("status=klaar") == aantal("status=afgekeurd") == 1
    assert aantal(f"ronde={plicht.ronde.code}") == 2
    assert aantal("ronde=elders") == 0
    assert client.get(f"{ADRES}?status=zoek").status_code == 400


@pytest.mark.parametrize("methode", ["put", "patch", "delete"])
def test_what_came_in_is_never_changed(client, plicht, methode):
    aanlevering = make_gecontroleerd(plicht)

    for adres in (ADRES, f"{ADRES}/{aanlevering.pk}"):
        assert getattr(client, methode)(adres).status_code == 405
    assert client.post(f"{ADRES}/{aanlevering.pk}").status_code == 405


@pytest.mark.parametrize("aantal", [1, 4])
def test_the_list_takes_as_many_queries_for_one_as_for_more(
    client, plicht, aantal, django_assert_max_num_queries
):
    for _ in range(aantal):
        make_gecontroleerd(plicht)

    with django_assert_max_num_queries(9):
        assert client.get(ADRES).status_code == 200


def test_a_delivery_of_a_key_is_told_apart(client, plicht):
    lever(client, plicht)

    assert Aanlevering.objects.get().kanaal == AanleverKanaal.API


def test_the_document_says_how_to_hand_in():
    from jeugdzorg.api import schema

    handeling = schema()["paths"]["/aanleveringen"]["post"]

    velden = handeling["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert "$ref" in velden
    assert set(handeling["responses"]) >= {"202", "400", "401", "403", "429"}
    assert "schrijven:aanleveringen" in handeling["description"]
