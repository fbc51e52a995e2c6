"""What regions said, what was analysed and advised, and what was asked of parties, in the API."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils import timezone

from monitoring.doelen.zinnen import een_decimaal
from monitoring.models import Meting, Reflectiesessie
from monitoring.opdrachten.actions import voortgang_melden
from monitoring.reflectie.sessies import sessie_heropenen, sessie_vaststellen
from regio.choices import BronSoort, OrganisatieSoort, Rol
from tests.api_rijen import RIJEN
from tests.api_rijen_monitoring import meedoen
from tests.factories import make_aanbieder, make_bron, make_gebruiker, make_organisatie
from tests.factories_monitoring_analyse import (
    make_aangeboden,
    make_advies,
    make_analyse,
    make_beleid,
    make_cyclus,
)
from tests.factories_monitoring_reflectie import make_actie, make_gevuld, make_opdracht

pytestmark = pytest.mark.django_db
GEGEVENS = pytest.mark.usefixtures("gegevens")
NIEUW = ("reflectiesessies", "analyses", "opdrachten")


def rijen(client, resource, **keuze):
    antwoord = client.get(f"/api/v1/{resource}", keuze)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord.json()["results"]


@pytest.mark.parametrize("wijze", [{"na": ""}, {"page": "1"}])
@pytest.mark.parametrize("resource", NIEUW)
def test_every_field_can_be_asked_for_by_itself(api_client, resource, wijze):
    RIJEN[resource](make_bron())
    vol = rijen(api_client, resource, pageSize="1000", **wijze)

    for veld in vol[0]:
        deel = rijen(api_client, resource, pageSize="1000", velden=veld, **wijze)
        assert deel == [{veld: rij[veld]} for rij in vol]


@pytest.mark.parametrize("vorm", ["csv", "jsonl", "xlsx", "parquet"])
@pytest.mark.parametrize("resource", NIEUW)
def test_a_list_comes_in_every_form(api_client, resource, vorm):
    RIJEN[resource](make_bron())

    antwoord = api_client.get(f"/api/v1/{resource}/download?vorm={vorm}")

    assert antwoord.status_code == 200
    assert len(antwoord.getvalue()) > 100


@pytest.mark.parametrize("resource", NIEUW)
def test_the_dictionary_tells_what_every_field_means(api_client, resource):
    velden = api_client.get(f"/api/v1/{resource}/velden").json()["velden"]

    assert len(velden) > 8
    assert all(veld["betekenis"] for veld in velden)


def test_a_session_is_there_once_adopted_and_without_who_does_what(api_client):
    sessie = make_gevuld()
    meedoen(make_bron(), sessie.cyclus.gebied)
    make_actie(sessie=sessie, tekst="Verwijzers bellen", eigenaar="Jan de Vries")
    sessie.deelnames.create(rol="ret", naam="Piet Pietersen")
    assert rijen(api_client, "reflectiesessies") == []

    sessie_vaststellen(sessie, by=None)

    [rij] = rijen(api_client, "reflectiesessies", regio=sessie.jeugdhulpregio.code)
    verslag = rij["verslag"]
    assert rij["gebied"] == sessie.cyclus.gebied.code
    assert (rij["jaar"], rij["helft"], verslag["versie"]) == (2024, 1, 1)
    assert verslag["antwoorden"][0]["duiding"] == "Minder instroom."
    assert verslag["antwoorden"][0]["signalen"] is None
    assert verslag["acties"][0]["wat"] == "Verwijzers bellen"
    tekst = api_client.get("/api/v1/reflectiesessies").content.decode()
    assert "Jan de Vries" not in tekst
    assert "Piet Pietersen" not in tekst


def test_a_reopened_session_is_gone_until_it_is_adopted_again(api_client):
    sessie = RIJEN["reflectiesessies"](make_bron())

    sessie_heropenen(sessie, reden="Er ontbrak iets.", by=None)
    weg = rijen(api_client, "reflectiesessies")
    sessie_vaststellen(Reflectiesessie.objects.get(pk=sessie.pk), by=None)

    assert weg == []
    [rij] = rijen(api_client, "reflectiesessies")
    assert rij["verslag"]["versie"] == 2


def test_a_provider_reads_no_session_of_its_area(api_client_van):
    sessie = RIJEN["reflectiesessies"](make_bron())
    aanbieder = make_aanbieder()
    aanbieder.gebieden.add(sessie.cyclus.gebied)
    client = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=aanbieder))

    assert rijen(client, "reflectiesessies") == []


def test_an_analysis_reads_as_it_was_frozen(api_client):
    rij = RIJEN["analyses"](make_bron())

    [gelezen] = rijen(api_client, "analyses", gebied=rij.gebied.code, jaar="2024", helft="1")

    assert {blok["tekst"] for blok in gelezen["blokken"]} == {"Er zijn 49 bedden."}
    assert [cijfer["waarde"] for cijfer in gelezen["cijfers"]] == ["49"]
    assert gelezen["isVoorbeeld"] is False
    assert [len(hiaat["regios"]) for hiaat in gelezen["hiaten"]] == [2, 2]
    aanbevelingen = gelezen["advies"]["aanbevelingen"]
    uitkomsten = [een["besluit"] and een["besluit"]["uitkomst"] for een in aanbevelingen]
    assert uitkomsten == [None, "overgenomen", "overgenomen"]
    assert gelezen["advies"]["besluit"]["genomenOp"] == "2023-07-01"
    assert aanbevelingen[1]["besluit"]["opdracht"]["url"].startswith(
        "http://testserver/api/v1/opdrachten/OPD-"
    )
    assert rijen(api_client, "analyses", jaar="2023") == []


def test_a_draft_is_in_no_list_not_even_of_who_writes_it(api_client_van):
    cyclus = make_cyclus()
    gemeente = make_organisatie()
    gemeente.gebieden.add(cyclus.gebied)
    client = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=gemeente))
    analyse = make_analyse(cyclus)

    assert rijen(client, "analyses") == []
    assert client.get(f"/api/v1/analyses/{analyse.pk}").status_code == 404


def test_an_advice_that_was_not_handed_over_is_left_out(api_client):
    advies = make_advies()
    meedoen(make_bron(), advies.analyse.gebied)
    [zonder] = rijen(api_client, "analyses")

    advies.aangeboden_op = timezone.now()
    advies.save()

    assert zonder["advies"] is None
    [met] = rijen(api_client, "analyses")
    assert len(met["advies"]["aanbevelingen"]) == 2
    assert met["advies"]["besluit"] is None


def test_of_another_area_one_reads_an_analysis_only_after_the_decision(api_client):
    advies = make_aangeboden()

    assert rijen(api_client, "analyses") == []

    advies.besluiten.create(genomen_op=date(2024, 11, 5), door=advies.analyse.gemaakt_door)
    assert [rij["id"] for rij in rijen(api_client, "analyses")] == [advies.analyse_id]


def test_an_assignment_tells_its_party_its_term_and_what_was_told_since(api_client):
    opdracht = make_opdracht(uiterlijk=date(2024, 12, 1))
    melder = make_beleid(opdracht.gebied)
    voortgang_melden(opdracht, status="bezig", tekst="De werkgroep is begonnen.", by=melder)

    [rij] = rijen(api_client, "opdrachten", gebied=opdracht.gebied.code)

    assert (rij["opdrachtnemer"], rij["uiterlijk"], rij["status"]) == (
        "regio's",
        "2024-12-01",
        "bezig",
    )
    assert rij["isTeLaat"] is True
    assert [melding["tekst"] for melding in rij["voortgang"]] == ["De werkgroep is begonnen."]
    assert melder.email not in api_client.get("/api/v1/opdrachten").content.decode()
    assert rijen(api_client, "opdrachten", status="afgerond") == []


def test_an_assignment_given_here_is_for_its_area_and_its_party(api_client, api_client_van):
    partij = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    make_opdracht(bron=None, gegeven_op=date(2024, 1, 1), organisatie=partij)
    client = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=partij))

    assert rijen(api_client, "opdrachten") == []
    [rij] = rijen(client, "opdrachten")
    assert (rij["bron"], rij["isVoorbeeld"]) == (None, False)


@GEGEVENS
@pytest.mark.parametrize("code", ["OOST-INSTROOM", "ZW-BEDDEN", "NN-JHP"])
def test_the_pace_of_a_path_is_that_of_its_page(api_client, client_van, code):
    pagina = client_van(make_gebruiker()).get(reverse("monitoring:afbouwpad", args=[code]))
    verwacht = pagina.context["tempo"]

    tempo = api_client.get(f"/api/v1/afbouwpaden/{code}").json()["tempo"]

    assert een_decimaal(Fraction(str(tempo["nodigPerJaar"]))) == een_decimaal(
        verwacht.opgave.per_jaar
    )
    assert tempo["vanaf"] == str(verwacht.nu[0])
    assert tempo["doeldatum"] == str(verwacht.doeldatum)
    assert tempo["gemeten"] is verwacht.is_gemeten
    datum = verwacht.verwachting and verwacht.verwachting.datum
    assert tempo["verwachtOp"] == (str(datum) if datum else None)


@GEGEVENS
def test_the_pace_of_oost_with_its_band(api_client):
    """182, 183 and twice 85: 13 less in 181 days is 26.2 a year; 102 to go in 8.5 years is 12."""
    tempo = api_client.get("/api/v1/afbouwpaden/OOST-INSTROOM").json()["tempo"]

    assert tempo == {
        "gemeten": True,
        "vanaf": "2023-06-30",
        "waarde": 170.0,
        "teGaan": 102.0,
        "doeldatum": "2031-12-31",
        "nodigPerJaar": 12.0,
        "nuPerJaar": 26.2,
        "verwachtOp": "2027-05-21",
        "vroegstOp": "2027-05-21",
        "laatstOp": None,
        "uitTempos": 2,
    }


def test_a_hidden_or_made_up_count_is_no_pace(api_client):
    pad = RIJEN["afbouwpaden"](make_bron())
    dagen = (date(2023, 12, 31), date(2024, 6, 30))
    voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
    gesloten = make_bron(zichtbaarheid="gedeeld", eigenaar=make_organisatie())
    for dag, bron, afscherming in zip(
        dagen, (voorbeeld, gesloten), ({}, {"waarde": "<5"}), strict=True
    ):
        Meting.objects.create(
            code=f"m-{dag}", indicator=pad.indicator, gebied=pad.gebied, bron=bron, waarde=3,
            periode_van=dag, periode_tot=dag, afscherming=afscherming,
        )  # fmt: skip

    tempo = api_client.get(f"/api/v1/afbouwpaden/{pad.code}").json()["tempo"]

    assert tempo["gemeten"] is False
    assert (tempo["nuPerJaar"], tempo["verwachtOp"], tempo["waarde"]) == (None, None, 125.0)
