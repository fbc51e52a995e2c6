"""Moments that the database writes: as Django writes them, without touching its connection."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.db import connection

from capaciteit.models import Capaciteitsmeting
from tests.factories_capaciteit import make_meting

pytestmark = pytest.mark.django_db
LIJST = "/api/v1/capaciteitsmetingen"
MOMENTEN = [
    datetime(2024, 1, 5, 23, 30, tzinfo=UTC),
    datetime(2024, 7, 1, 22, 0, 1, tzinfo=UTC),
    datetime(2024, 3, 31, 0, 59, 59, 999999, tzinfo=UTC),
    datetime(2024, 3, 31, 1, 0, tzinfo=UTC),
    datetime(2024, 10, 27, 0, 59, 59, 500000, tzinfo=UTC),
    datetime(2024, 10, 27, 1, 0, 0, 120, tzinfo=UTC),
]


@pytest.fixture(params=MOMENTEN, ids=str)
def moment(request):
    meting = make_meting()
    Capaciteitsmeting.objects.filter(pk=meting.pk).update(bekend_op=request.param)
    return request.param


def test_a_moment_is_the_same_in_every_way_to_read_it(api_client, moment):
    [gewoon] = api_client.get(LIJST).json()["results"]
    assert datetime.fromisoformat(gewoon["bekendOp"]) == moment

    for grootte in ("10", "5000"):
        antwoord = api_client.get(f"{LIJST}?na=&pageSize={grootte}")
        assert json.loads(antwoord.getvalue())["results"] == [gewoon]
    blad = api_client.get(f"{LIJST}/download?vorm=csv").getvalue().decode()
    [rij] = csv.DictReader(io.StringIO(blad))

    assert rij["bekendOp"] == gewoon["bekendOp"]
    assert rij["vervallenOp"] == ""


@pytest.mark.parametrize(
    "vraag", ["?na=", "?na=&pageSize=5000", "/download?vorm=csv", "/download?vorm=jsonl"]
)
def test_what_is_read_later_in_the_same_transaction_has_not_shifted(api_client, moment, vraag):
    with connection.cursor() as cursor:
        cursor.execute("SHOW TimeZone")
        zone = cursor.fetchone()

        assert api_client.get(f"{LIJST}{vraag}").getvalue()

        cursor.execute("SHOW TimeZone")
        assert cursor.fetchone() == zone
    gelezen = Capaciteitsmeting.objects.get().bekend_op
    assert gelezen.replace(tzinfo=None) == moment.replace(tzinfo=None)
    assert gelezen.utcoffset() == moment.utcoffset()
