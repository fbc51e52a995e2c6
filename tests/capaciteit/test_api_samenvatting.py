"""Sums in the API: of what the reader is shown, with how many rows are shielded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaciteit.models import Capaciteitsmeting
from regio.choices import Zichtbaarheid
from tests.factories import make_aanbieder, make_bron, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

ADRES = "/api/v1/capaciteit/samenvatting?van=2024-01-01&tot=2024-12-31"
pytestmark = pytest.mark.django_db


def test_a_sum_is_of_what_is_shown_and_says_what_is_not(api_client):
    regio, bron = (
        make_jeugdhulpregio(),
        make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=make_aanbieder()),
    )
    for bezet, patroon in ((7, {}), (3, {"bezet": "<5"})):
        plek = make_voorziening(locatie=make_locatie(jeugdhulpregio=regio))
        meting = make_meting(
            voorziening=plek, bron=bron, plaatsen=10, bezet=bezet, peildatum="2024-03-01"
        )
        Capaciteitsmeting.objects.filter(pk=meting.pk).update(afscherming=patroon)

    [rij] = api_client.get(f"{ADRES}&groepering=regio&regio={regio.code}").json()["results"]

    assert (rij["regio"], rij["plaatsen"], rij["bezet"]) == (regio.code, 20, 7)
    assert (rij["afgeschermdeRijen"], rij["tenMinste"]) == (1, True)


def test_without_dates_it_is_the_last_year(api_client):
    antwoord = api_client.get("/api/v1/capaciteit/samenvatting")

    assert (antwoord.status_code, antwoord.json()["results"]) == (200, [])


def test_it_takes_few_queries(api_client):
    make_meting(peildatum="2024-03-01")
    with CaptureQueriesContext(connection) as vragen:
        antwoord = api_client.get(f"{ADRES}&groepering=regio,aanbieder,zorgvorm,periode")

    assert antwoord.status_code == 200
    assert len(vragen) <= 12


@pytest.mark.parametrize(
    "vraag",
    ["groepering=x", "periode=week", "maat=x", "regio=x", "aanbieder=%00", "zorgvorm=x", "x=1",
     "beweging=x", "voorbeeld=ja", "tot=2023-01-01", "van=gisteren", "van=2024-02-30"],
)  # fmt: skip
def test_a_wrong_question_is_refused(api_client, vraag):
    basis = "" if vraag.startswith(("van", "tot")) else "&van=2024-01-01&tot=2024-12-31"
    vraag = f"van=2024-01-01&{vraag}" if vraag.startswith("tot") else vraag

    antwoord = api_client.get(f"/api/v1/capaciteit/samenvatting?{vraag}{basis}")

    assert antwoord.status_code == 400
    assert antwoord.json()["errors"]
