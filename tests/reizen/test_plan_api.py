"""The journey of a plan through the API, where it goes that way: handing in a workbook, and reading
what becomes of it, by the same rules as on the pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaciteit.models import Plaatsmutatie
from regio.choices import Rol
from regio.models import Aanbieder
from tests.conftest import api_client_met
from tests.factories import make_gebruiker, make_toegangssleutel
from vastgoed.choices_plan import Belang
from vastgoed.models import Planwijziging
from vastgoed.plan.aanmaken import plan_maken
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken
from vastgoed.toetsen.advies import Voorwaarde, advies_opstellen
from vastgoed.toetsen.gezamenlijk import eensgezinde_overnemen
from vastgoed.toetsen.inleveren import belang_verklaren, toetsing_inleveren
from vastgoed.verloop import overgang

from .spelers import PRIVE, Spelers, gezegd, planinhoud, vul_werkboek
from .test_plan_handelingen import beoordeel, in_toetsing

pytestmark = pytest.mark.usefixtures("gegevens")


@pytest.fixture
def spelers():
    return Spelers()


def sleutel_van(organisatie):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return api_client_met(make_toegangssleutel(gebruiker=gebruiker))


def rijen(client, lijst):
    return client.get(f"/api/v1/{lijst}").json()["results"]


def lever(client, plan, inhoud):
    boek = vul_werkboek(io.BytesIO(sjabloon_maken(plan.nieuwste_versie)), inhoud)
    bestand = SimpleUploadedFile("plan.xlsx", boek)
    adres = f"/api/v1/vastgoedplannen/{plan.code}/werkboek"
    return client.post(adres, {"bestand": bestand, "overnemen": "true"}, format="multipart")


def besloten(spelers, plan):
    """Everything between handing in and the decision, as on the pages."""
    for toetsing in in_toetsing(spelers, plan):
        belang_verklaren(toetsing, Belang.GEEN, "", by=toetsing.toetser)
        beoordeel(toetsing, spelers.criteria)
        toetsing_inleveren(toetsing, by=toetsing.toetser)
    eensgezinde_overnemen(plan, by=spelers.bram)
    advies_opstellen(
        plan,
        uitkomst="goedgekeurd_onder_voorwaarden",
        motivering="Past bij de visie.",
        voorwaarden=[Voorwaarde("Toon de vergunning.")],
        revisie=0,
        by=spelers.bram,
    )
    overgang(plan, "adviseren", by=spelers.bram)
    overgang(
        plan,
        "besluiten",
        by=spelers.els,
        uitkomst="goedgekeurd_onder_voorwaarden",
        motivering="Volgens het advies.",
    )


def test_a_workbook_by_the_api_is_the_plan_that_others_read_once_it_is_handed_in(spelers):
    eigen, gemeente = sleutel_van(spelers.aanbieder), sleutel_van(spelers.gemeente)
    vreemd = sleutel_van(Aanbieder.objects.get(code="JARABEE"))
    inhoud = planinhoud()
    plan = plan_maken(
        aanbieder=spelers.aanbieder,
        regeling=spelers.regeling,
        gemeente=spelers.gemeente,
        by=spelers.anna,
    )

    # A draft: the provider's alone.
    assert [rij["code"] for rij in rijen(eigen, "vastgoedplannen")] == [plan.code]
    assert rijen(gemeente, "vastgoedplannen") == rijen(vreemd, "vastgoedplannen") == []
    assert lever(vreemd, plan, inhoud).status_code == 404

    # The workbook: checked and taken over in one go, on record as the API's.
    antwoord = lever(eigen, plan, inhoud)
    assert (antwoord.status_code, antwoord.json()["status"]) == (200, "overgenomen")
    assert gezegd(plan.nieuwste_versie.inhoud) == gezegd(inhoud)
    assert {w.kanaal for w in Planwijziging.objects.filter(versie__plan=plan)} == {"api"}

    # Handed in and decided on: who works in the area reads it, another provider does not.
    besloten(spelers, plan)
    assert lever(eigen, plan, inhoud).status_code == 400
    (gelezen,) = rijen(gemeente, "vastgoedplannen")
    assert (gelezen["status"], gelezen["uitkomst"]) == ("besloten", "goedgekeurd_onder_voorwaarden")
    assert gelezen["projectenAantal"] == len(inhoud["tabellen"]["projecten"])
    projecten = rijen(gemeente, "planprojecten")
    assert sorted(rij["code"] for rij in projecten) == ["P1", "P2"]
    for lijst in ("vastgoedplannen", "planprojecten", "planplaatsen"):
        assert rijen(vreemd, lijst) == []

    # Each place names its planned booking.
    geboekt = Plaatsmutatie.objects.filter(aard="plan", project__startswith=plan.code)
    plaatsen = rijen(eigen, "planplaatsen")
    assert {rij["mutatie"] for rij in plaatsen} == set(geboekt.values_list("pk", flat=True))
    assert PRIVE not in str([gelezen, projecten, plaatsen])
