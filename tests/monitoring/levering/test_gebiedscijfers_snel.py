"""How quickly the totals of areas are read: in few queries, and not again while nothing changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.levering.plichten import plichten_maken
from monitoring.models import Indicator, Leverplicht
from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
)
from tests.factories_monitoring_levering import make_ingeleverd, make_levercyclus
from tests.monitoring.levering.test_dekking import lever
from tests.monitoring.levering.test_gebiedscijfers import ADRES

pytestmark = pytest.mark.django_db


def test_as_many_queries_for_many_rows_as_for_few(api_client):
    def gevraagd():
        with CaptureQueriesContext(connection) as vragen:
            aantal = api_client.get(ADRES, {"pageSize": 1000}).json()["count"]
        return aantal, len(vragen)

    gebied, _ = lever(["10", "20"])
    formule = make_indicator(code="HELFT", versie={"formule": "LEV-AANTAL / 2"})
    make_gebiedsindicator(gebied=gebied, indicator=formule)
    api_client.get(ADRES)
    weinig, eerst = gevraagd()
    for jaar in range(2018, 2024):
        for helft in (1, 2):
            plichten_maken(make_levercyclus(gebied, (jaar, helft)))
    for plicht in Leverplicht.objects.exclude(jaar=2024):
        make_meting(
            str(plicht.halfjaar),
            jeugdhulpregio=plicht.jeugdhulpregio,
            indicator=Indicator.objects.get(code="LEV-AANTAL"),
        )
    for _ in range(3):
        make_gebiedsindicator("2018-1", gebied=gebied)

    veel, later = gevraagd()

    assert (weinig, veel) == (3, 9 * 6 + 4 * 4)  # four half-years are before three are followed
    assert later == eerst <= 40


@pytest.mark.django_db(transaction=True)
def test_a_client_keeps_what_it_has_until_something_changes(api_client):
    _, plichten = lever(["10", None])
    eerst = api_client.get(ADRES)

    zelfde = api_client.get(ADRES, headers={"if-none-match": eerst.headers["ETag"]})
    make_ingeleverd(plichten[1], LEV_AANTAL="20")
    afscherming_bepalen()
    anders = api_client.get(ADRES, headers={"if-none-match": eerst.headers["ETag"]})

    assert (zelfde.status_code, anders.status_code) == (304, 200)
    assert not zelfde.content
    [rij] = [rij for rij in anders.json()["results"] if rij["indicator"]["code"] == "LEV-AANTAL"]
    assert (rij["waarde"], rij["dekking"]) == (30, "2 van 2 regio's")


@pytest.mark.django_db(transaction=True)
def test_what_one_reader_has_is_not_what_another_has(api_client, api_client_van):
    _, plichten = lever(["3"])
    eigen = make_gebruiker(rol=Rol.API_CLIENT, organisatie=plichten[0].organisatie)
    merk = api_client.get(ADRES).headers["ETag"]

    antwoord = api_client_van(eigen).get(ADRES, headers={"if-none-match": merk})

    assert antwoord.status_code == 200
