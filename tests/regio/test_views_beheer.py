"""What a manager oversees: changes and security events of the own organisation and area."""

import json
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.audit_context import audit_context
from jeugdzorg.kern.models import Beveiligingsgebeurtenis, Gebeurtenissoort
from jeugdzorg.kern.pagination import MANY_ROWS
from regio.choices import Rol, Zichtbaarheid
from regio.models import Gebied
from tests.factories import (
    WACHTWOORD,
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_toegangssleutel,
)

from .paginas import tekst_van

WIJZIGINGEN, BEVEILIGING = "/beheer/wijzigingen", "/beheer/beveiliging"


@pytest.fixture
def gebied(db):
    return make_gebied(naam="Ons gebied")


@pytest.fixture
def beheerder(gebied):
    return make_gebruiker(rol=Rol.BEHEERDER, gebieden=[gebied], naam="Beheerder Ons")


def namens(gebruiker):
    organisatie = gebruiker.huidige_lidmaatschappen[0].organisatie
    return {
        "wie": {"id": gebruiker.pk, "naam": gebruiker.naam},
        "namens": {str(organisatie.pk): organisatie.naam},
    }


@pytest.mark.parametrize("pad", [WIJZIGINGEN, BEVEILIGING])
@pytest.mark.parametrize("rol", [None, *Rol])
def test_only_managers_oversee(client_van, db, rol, pad):
    antwoord = client_van(make_gebruiker(rol=rol)).get(pad)

    assert antwoord.status_code == (200 if rol == Rol.BEHEERDER else 403)


def test_changes_in_the_own_area_and_by_the_own_people(client_van, gebied, beheerder):
    collega = make_gebruiker(organisatie=beheerder.huidige_lidmaatschappen[0].organisatie)
    Gebied.objects.filter(pk=gebied.pk).update(toelichting="In ons gebied")
    make_bron(korte_titel="Over ons", gebied=gebied)
    make_bron(korte_titel="Elders door een ander")
    with audit_context(**namens(collega)):
        make_bron(korte_titel="Elders door ons")

    tekst = tekst_van(client_van(beheerder).get(WIJZIGINGEN))

    assert "In ons gebied" in tekst
    assert "Over ons" in tekst
    assert "Elders door ons" in tekst
    assert "Elders door een ander" not in tekst


def test_people_of_another_organisation_and_closed_sources_stay_out(client_van, gebied, beheerder):
    make_gebruiker(naam="Vreemde Persoon")
    make_bron(
        korte_titel="Besloten stuk",
        gebied=gebied,
        zichtbaarheid=Zichtbaarheid.BESLOTEN,
        eigenaar=make_aanbieder(),
    )

    tekst = tekst_van(client_van(beheerder).get(WIJZIGINGEN))

    assert "Beheerder Ons" in tekst
    assert "Vreemde Persoon" not in tekst
    assert "Besloten stuk" not in tekst


def test_the_manager_of_a_provider_does_not_oversee_its_area(client_van, gebied):
    aanbieder = make_aanbieder()
    aanbieder.gebieden.add(gebied)
    make_bron(korte_titel="Van de gemeente", gebied=gebied)
    make_bron(korte_titel="Zelf geleverd", eigenaar=aanbieder)

    beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=aanbieder)
    tekst = tekst_van(client_van(beheerder).get(WIJZIGINGEN))

    assert "Van de gemeente" not in tekst


@pytest.mark.parametrize(
    ("keuze", "wel", "niet"),
    [
        ({"soort": "gewijzigd"}, "Tweede naam", "Losse bron"),
        ({"object": "regio.Bron"}, "Losse bron", "Ons gebied → Tweede naam"),
        ({"zoek": "losse"}, "Losse bron", "Ons gebied → Tweede naam"),
        ({"van": "2999-01-01"}, "Geen wijzigingen gevonden", "Losse bron"),
        ({"tot": "1999-01-01"}, "Geen wijzigingen gevonden", "Losse bron"),
        ({"wie": "zelf"}, "Van mij", "Losse bron"),
        ({"organisatie": "zelf"}, "Van mij", "Losse bron"),
    ],
)
def test_the_filters(client_van, gebied, beheerder, keuze, wel, niet):
    Gebied.objects.filter(pk=gebied.pk).update(naam="Tweede naam")
    make_bron(korte_titel="Losse bron")
    make_bron(korte_titel="Losse bron", gebied=gebied)
    with audit_context(**namens(beheerder)):
        make_bron(korte_titel="Van mij")
    zelf = {"wie": beheerder.pk, "organisatie": next(iter(beheerder.organisatie_ids))}
    keuze = {naam: zelf[naam] if waarde == "zelf" else waarde for naam, waarde in keuze.items()}

    html = client_van(beheerder).get(WIJZIGINGEN, keuze).content.decode()
    resultaten = html.partition('id="resultaten"')[2]

    assert wel in resultaten
    assert niet not in resultaten


def test_the_list_can_be_turned_and_downloaded(client_van, gebied, beheerder):
    client = client_van(beheerder)
    Gebied.objects.filter(pk=gebied.pk).update(naam="=1+1")

    oudste = client.get(WIJZIGINGEN, {"sorteer": "tijdstip"}).context["page_obj"].object_list
    csv = client.get(WIJZIGINGEN, {"formaat": "csv"}).getvalue().decode()
    xlsx = client.get(WIJZIGINGEN, {"formaat": "xlsx"})

    assert [r.tijdstip for r in oudste] == sorted(r.tijdstip for r in oudste)
    assert "naam: Ons gebied → =1+1" in csv
    assert ";'=1+1;" in csv
    assert xlsx.getvalue().startswith(b"PK")


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(client_van, gebied, beheerder, aantal):
    for _ in range(aantal):
        make_bron(gebied=gebied)
    client = client_van(beheerder)

    with CaptureQueriesContext(connection) as queries:
        client.get(WIJZIGINGEN, {"object": "regio.Bron"})

    assert len(queries) <= 25


def test_logging_in_and_out_is_on_record(client, beheerder, caplog):
    logging.getLogger("jeugdzorg.beveiliging").addHandler(caplog.handler)
    client.post("/inloggen", {"login": beheerder.email, "password": "verkeerd geraden"})
    client.post("/inloggen", {"login": "niemand@voorbeeld.example", "password": "x"})
    client.post("/inloggen", {"login": beheerder.email, "password": WACHTWOORD})
    client.post("/uitloggen")

    rijen = Beveiligingsgebeurtenis.objects.order_by("pk").values_list("soort", "uitkomst", "wie")
    assert list(rijen) == [
        ("inloggen_mislukt", "mislukt", beheerder.naam),
        ("inloggen_mislukt", "mislukt", "onbekend"),
        ("ingelogd", "gelukt", beheerder.naam),
        ("uitgelogd", "gelukt", beheerder.naam),
    ]
    regels = [json.loads(r.message) for r in caplog.records if r.name == "jeugdzorg.beveiliging"]
    assert [regel["wat"] for regel in regels] == [soort for soort, *_ in rijen]
    assert all(regel["herkomst"] == "127.0.0.1" and regel["tijdstip"] for regel in regels)
    assert "niemand@voorbeeld.example" not in str(regels)
    assert "verkeerd geraden" not in str(regels)


def test_a_download_and_a_key_are_on_record(client_van, api_client_van, beheerder):
    api = make_gebruiker(rol=Rol.API_CLIENT)
    client = api_client_van(api)
    client.get("/api/v1/gebieden")
    client.get("/api/v1/gebieden")
    client_van(beheerder).get("/bronnen", {"formaat": "csv"})

    rijen = Beveiligingsgebeurtenis.objects.exclude(soort="ingelogd").order_by("pk")
    assert [rij.soort for rij in rijen] == ["sleutel_gebruikt", "export"]
    assert rijen[1].details["lijst"] == "Bronnen"


def test_many_rows_through_the_api_are_on_record(api_client, gebied):
    Gebied.objects.bulk_create(
        Gebied(code=f"BULK{n}", naam=f"Gebied {n}", soort="regio", bron=gebied.bron)
        for n in range(MANY_ROWS)
    )

    api_client.get("/api/v1/gebieden", {"pageSize": MANY_ROWS})
    api_client.get("/api/v1/gebieden", {"pageSize": MANY_ROWS + 1})

    gebeurtenis = Beveiligingsgebeurtenis.objects.get(soort=Gebeurtenissoort.API_LIJST)
    assert gebeurtenis.details == {"rijen": MANY_ROWS + 1, "totaal": MANY_ROWS + 1}


def test_refused_input_is_on_record_without_what_it_said(client_van, beheerder):
    client_van(beheerder).get(WIJZIGINGEN, {"zoek": "111222333"})

    gebeurtenis = Beveiligingsgebeurtenis.objects.get(soort=Gebeurtenissoort.UPLOAD_GEWEIGERD)
    assert (gebeurtenis.uitkomst, gebeurtenis.wie) == ("geweigerd", beheerder.naam)
    assert "111222333" not in str(gebeurtenis.as_log())


def test_a_manager_sees_events_of_and_about_the_own_organisation(client_van, beheerder):
    eigen = next(iter(beheerder.organisatie_ids))
    vreemd = make_gebruiker(naam="Vreemde Persoon")
    meld(Gebeurtenissoort.EXPORT, by=vreemd)
    meld(Gebeurtenissoort.RECHTEN, by=vreemd, organisaties=[eigen])

    client = client_van(beheerder)
    resultaten = client.get(BEVEILIGING).content.decode().partition('id="resultaten"')[2]
    keuze = {"soort": "ingelogd", "wie": beheerder.pk, "uitkomst": "gelukt"}
    gekozen = client.get(BEVEILIGING, keuze)

    assert "Lijst gedownload" not in resultaten
    assert "Rechten gewijzigd" in resultaten
    assert [rij.soort for rij in gekozen.context["page_obj"]] == ["ingelogd"]
    assert "rechten gewijzigd" in client.get(BEVEILIGING, {"formaat": "csv"}).getvalue().decode()


def test_every_dossier_tells_its_changes(client_van, gebied):
    client = client_van(make_gebruiker())
    bron = make_bron(korte_titel="Eerst")
    bron.korte_titel = "Daarna"
    bron.save()
    aanbieder = make_aanbieder(naam="Zorg")

    assert "Korte titel: Eerst → Daarna" in client.get(bron.get_absolute_url()).content.decode()
    for voorwerp in (gebied, aanbieder):
        html = client.get(f"{voorwerp.get_absolute_url()}/wijzigingen").content.decode()
        assert "toegevoegd" in html


def test_a_long_timeline_has_pages(client_van, gebied):
    for n in range(12):
        Gebied.objects.filter(pk=gebied.pk).update(naam=f"Naam {n}")
    client, pad = client_van(make_gebruiker()), f"{gebied.get_absolute_url()}/wijzigingen"

    eerste, tweede = client.get(pad), client.get(pad, {"wijzigingen": 2})

    assert [len(a.context["tijdlijn"]) for a in (eerste, tweede)] == [10, 3]


def test_a_key_is_on_record_with_its_organisation(beheerder):
    sleutel = make_toegangssleutel()

    gebeurtenis = meld(Gebeurtenissoort.SLEUTEL_INGETROKKEN, by=beheerder, object=sleutel)

    assert gebeurtenis.object_naam == str(sleutel)
    assert gebeurtenis.as_log()["object"] == f"regio.toegangssleutel:{sleutel.pk}"
