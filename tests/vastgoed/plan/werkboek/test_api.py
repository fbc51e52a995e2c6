"""Handing in through the API: what comes back, for whom, and errors as problems."""

import pytest

from regio.choices import Rol, Scope
from tests.conftest import api_client_met
from tests.factories import make_aanbieder, make_gebruiker, make_toegangssleutel
from tests.test_openapi import faults
from vastgoed.choices_plan import Kanaal, Planstatus, Werkboekstatus
from vastgoed.models import Planwerkboek, Planwijziging
from vastgoed.plan.wijzigen import Wijziging, wijzigen

from .boeken import bestand, bewaard, cel, geopend, opsteller, vol_plan

pytestmark = pytest.mark.django_db
PAD = "/vastgoedplannen/{code}/werkboek"


@pytest.fixture
def plan():
    return vol_plan()


def client_bij(organisatie, **velden):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker, **velden))


def lever(client, plan, boek, **velden):
    adres = f"/api/v1/vastgoedplannen/{plan.code}/werkboek"
    inhoud = {"bestand": bestand(bewaard(boek)), **velden}
    return client.post(adres, inhoud, format="multipart")


def met_doel(plan, tekst):
    boek = geopend(plan)
    cel(boek, "doel").value = tekst
    return boek


def test_a_good_workbook_answers_what_it_would_change(plan):
    antwoord = lever(client_bij(plan.aanbieder), plan, met_doel(plan, "Een ander doel."))

    beeld = antwoord.json()
    assert antwoord.status_code == 200
    assert faults(beeld, PAD, method="post") == []
    assert (beeld["status"], beeld["kanaal"], beeld["meldingen"]) == ("klaar", "api", [])
    assert [(v["pad"], v["nieuw"]) for v in beeld["verschillen"]] == [("doel", "Een ander doel.")]
    assert not Planwijziging.objects.exists()


def test_with_overnemen_it_stands_in_the_plan_by_the_api(plan):
    antwoord = lever(
        client_bij(plan.aanbieder), plan, met_doel(plan, "Een ander doel."), overnemen="true"
    )

    wijziging = Planwijziging.objects.get()
    assert antwoord.json()["status"] == Werkboekstatus.OVERGENOMEN
    assert (wijziging.pad, wijziging.naar, wijziging.kanaal) == (
        "doel",
        "Een ander doel.",
        Kanaal.API,
    )


def test_an_error_is_a_problem_with_every_message_and_takes_nothing_over(plan):
    boek = met_doel(plan, "Een ander doel.")
    cel(boek, "leningen/l1/rente").value = "veel"

    antwoord = lever(client_bij(plan.aanbieder), plan, boek, overnemen="true")

    probleem = antwoord.json()
    [melding] = probleem["werkboek"]["meldingen"]
    assert antwoord.status_code == 422
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert probleem["type"].endswith("unprocessable-content")
    assert (melding["blad"], melding["cel"], melding["code"]) == ("Leningen", "C2", "geen-getal")
    assert not Planwijziging.objects.exists()


def test_what_changed_on_screen_too_is_a_conflict_and_takes_nothing_over(plan):
    boek = met_doel(plan, "Uit het werkboek.")
    wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Op het scherm.")], by=opsteller(plan))

    antwoord = lever(client_bij(plan.aanbieder), plan, boek, overnemen="true")

    [botsing] = antwoord.json()["werkboek"]["botsingen"]
    assert antwoord.status_code == 409
    assert (botsing["pad"], botsing["nu"], botsing["werkboek"]) == (
        "doel",
        "Op het scherm.",
        "Uit het werkboek.",
    )
    assert Planwijziging.objects.count() == 1


def test_the_same_file_twice_changes_nothing_and_is_kept_once(plan):
    client, boek = client_bij(plan.aanbieder), met_doel(plan, "Een ander doel.")
    inhoud = bewaard(boek)
    adres = f"/api/v1/vastgoedplannen/{plan.code}/werkboek"

    antwoorden = [
        client.post(adres, {"bestand": bestand(inhoud), "overnemen": "true"}, format="multipart")
        for _ in range(2)
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [200, 200]
    assert Planwerkboek.objects.count() == 1
    assert Planwijziging.objects.count() == 1


@pytest.mark.parametrize("status", [Planstatus.INGEDIEND, Planstatus.IN_TOETSING])
def test_a_plan_that_is_handed_in_takes_no_workbook(status):
    plan = vol_plan(status=status)
    boek = geopend(vol_plan(aanbieder=plan.aanbieder))

    antwoord = lever(client_bij(plan.aanbieder), plan, boek)

    assert antwoord.status_code == 400
    assert "is ingediend" in antwoord.json()["errors"][0]["detail"]


def test_of_the_plan_of_another_one_is_not_told_that_it_exists(plan):
    antwoord = lever(client_bij(make_aanbieder()), plan, geopend(plan))

    assert antwoord.status_code == 404


def test_a_key_without_the_right_is_refused(plan):
    client = client_bij(plan.aanbieder, scopes=[Scope.PLANNEN])

    antwoord = lever(client, plan, geopend(plan))

    assert antwoord.status_code == 403
    assert "schrijven:plannen" in antwoord.json()["detail"]


def test_without_a_file_the_answer_names_the_field(plan):
    adres = f"/api/v1/vastgoedplannen/{plan.code}/werkboek"

    antwoord = client_bij(plan.aanbieder).post(adres, {}, format="multipart")

    assert antwoord.status_code == 400
    assert antwoord.json()["errors"][0]["location"] == {"pointer": "/bestand"}
