"""Definitions, choices and values in the API: the same habits as capacity."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from monitoring.models import Meting
from tests.factories import make_bron, make_jeugdhulpregio, make_organisatie
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
    make_versie,
)

pytestmark = pytest.mark.django_db


def lees(client, path, **keuze):
    antwoord = client.get(f"/api/v1/{path}", keuze)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord


def test_an_indicator_tells_its_versions_breakdowns_and_areas(api_client):
    indicator = make_indicator(assen=["wonen"])
    make_versie(indicator, "2024-1", eenheid="weken", reeksbreuk=True, reden="Anders geteld.")
    keuze = make_gebiedsindicator(indicator=indicator, verplicht=False)

    rij = lees(api_client, f"indicatoren/{indicator.code}").json()

    assert [(v["nummer"], v["eenheid"], v["reeksbreuk"]) for v in rij["versies"]] == [
        (1, "jongeren", False),
        (2, "weken", True),
    ]
    assert rij["versies"][1]["vanafJaar"] == 2024
    assert [deel["naam"] for deel in rij["assen"]] == ["wonen"]
    [gebied] = rij["gebieden"]
    assert (gebied["gebied"]["code"], gebied["verplicht"]) == (keuze.gebied.code, False)


def test_what_an_area_follows_can_be_asked_for(api_client):
    keuze = make_gebiedsindicator()
    make_gebiedsindicator()

    rijen = lees(api_client, "gebiedsindicatoren", gebied=keuze.gebied.code).json()["results"]

    assert [rij["indicator"]["code"] for rij in rijen] == [keuze.indicator.code]
    gevolgd = lees(api_client, "indicatoren", gebied=keuze.gebied.code).json()["results"]
    assert [rij["code"] for rij in gevolgd] == [keuze.indicator.code]


def test_versions_with_a_break_can_be_asked_for(api_client):
    indicator = make_indicator()
    make_versie(indicator, "2024-1", reeksbreuk=True)

    rijen = lees(api_client, "indicatorversies", reeksbreuk="true").json()["results"]

    assert [(rij["indicator"]["code"], rij["nummer"]) for rij in rijen] == [(indicator.code, 2)]


def test_values_are_asked_for_as_they_were_known_then(api_client):
    regio, indicator, bron = make_jeugdhulpregio(), make_indicator(), make_bron()
    toen = timezone.now() - timedelta(days=10)
    velden = {"indicator": indicator, "jeugdhulpregio": regio, "bron": bron, "code": "ZELFDE"}
    make_meting(waarde=9, bekend_op=toen, vervallen_op=timezone.now(), **velden)
    make_meting(waarde=7, **velden)
    gisteren = (timezone.localdate() - timedelta(days=1)).isoformat()

    nu = lees(api_client, "metingen", indicator=indicator.code).json()["results"]
    eerder = lees(api_client, "metingen", indicator=indicator.code, bekendOp=gisteren).json()

    assert [rij["waarde"] for rij in nu] == [7]
    assert [rij["waarde"] for rij in eerder["results"]] == [9]
    assert eerder["results"][0]["vervallenOp"]


@pytest.mark.parametrize(
    "resource", ["indicatoren", "indicatorversies", "gebiedsindicatoren", "metingen", "cycli"]
)
def test_a_list_is_sent_only_when_something_changed(api_client, resource):
    make_meting(indicator=make_gebiedsindicator().indicator)

    eerst = lees(api_client, resource, na="")
    weer = api_client.get(
        f"/api/v1/{resource}", {"na": ""}, headers={"If-None-Match": eerst.get("ETag", "")}
    )

    # Who wrote in its own transaction gets a version that nobody gets again.
    assert eerst.get("ETag")
    assert weer.status_code in {200, 304}


def test_fields_of_choice(api_client):
    meting = make_meting()

    [rij] = lees(api_client, "metingen", velden="code,waarde").json()["results"]

    assert rij == {"code": meting.code, "waarde": 12}


def test_pages_follow_the_last_row(api_client):
    indicator = make_indicator()
    codes = [make_meting(indicator=indicator).code for _ in range(5)]

    adres, gezien = "/api/v1/metingen?na=&pageSize=2&sorteer=code", []
    while adres:
        pagina = api_client.get(adres).json()
        gezien += [rij["code"] for rij in pagina["results"]]
        adres = pagina["_links"].get("next", {}).get("href", "")

    assert gezien == sorted(codes)


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "parquet", "jsonl"])
def test_what_is_filtered_comes_as_a_file(api_client, vorm):
    meting = make_meting()
    make_meting()

    antwoord = lees(api_client, "metingen/download", vorm=vorm, indicator=meting.indicator.code)
    inhoud = b"".join(antwoord.streaming_content)

    if vorm == "csv":
        [rij] = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")))
        assert (rij["code"], float(rij["waarde"])) == (meting.code, 12)
    elif vorm == "jsonl":
        [regel] = inhoud.splitlines()
        assert json.loads(regel)["code"] == meting.code
    else:
        assert inhoud.startswith(b"PK" if vorm == "xlsx" else b"PAR1")


def test_a_shielded_value_is_null_and_named(api_client):
    bron = make_bron(zichtbaarheid="gedeeld", eigenaar=make_organisatie())
    make_meting(bron=bron, waarde=3, afscherming={"waarde": "<5"})

    [rij] = lees(api_client, "metingen").json()["results"]

    assert (rij["waarde"], rij["afgeschermd"]) == (None, ["waarde"])


def test_the_dictionary_explains_every_field(api_client):
    woorden = api_client.get("/api/v1/gegevenswoordenboek").content.decode("utf-8-sig")

    for resource in ("indicatorversies", "gebiedsindicatoren", "doelstellingen", "cycli"):
        assert f"\n{resource};" in woorden or f"\n{resource}," in woorden


def test_an_unknown_indicator_is_a_wrong_filter(api_client):
    antwoord = api_client.get("/api/v1/metingen", {"indicator": "GEEN"})

    assert antwoord.status_code == 400
    assert "Deze code bestaat niet." in antwoord.content.decode()


def test_the_count_of_values_stays_what_holds_now(api_client):
    indicator = make_indicator()
    toen = timezone.now() - timedelta(days=1)
    make_meting(indicator=indicator, bekend_op=toen, vervallen_op=timezone.now())

    assert lees(api_client, "metingen", indicator=indicator.code).json()["results"] == []
    assert Meting.alle_versies.filter(indicator=indicator).count() == 1
