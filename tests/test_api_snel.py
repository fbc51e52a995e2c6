"""Rows that the database writes are the rows of the serializer, byte for byte, for every reader."""

import pytest

from capaciteit.models import Capaciteitsmeting, Herkomst
from jeugdzorg.api import router
from regio.choices import BronSoort, Rol, Zichtbaarheid
from tests.api_rijen import RIJEN
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_herkomst, make_locatie, make_meting, make_voorziening

pytestmark = pytest.mark.django_db
PLANNEN = {"vastgoedplannen", "planprojecten", "planplaatsen"}
VAN_MENSEN = {"rapporten", "scenarios", "reflectiesessies", "analyses"}
"""What people make; no source that is loaded holds any."""
RESOURCES = {name: viewset for name, viewset, _basename in router.registry}
SNEL = ("locaties", "voorzieningen", "capaciteitsmetingen", "herkomst", "plaatsmutaties")
LASTIG = 'Aan "de" \\ Vliet\n\t=1+1 \x01 é 😀 \u2028 %s {0} <b>'


def rijen_van(antwoord):
    assert antwoord.status_code == 200, antwoord.content
    tekst = antwoord.content
    return tekst[tekst.index(b'"results":[') : tekst.rindex(b"]")]


def assert_same(client, resource, **keuze):
    keuze = {"pageSize": "1000", "sorteer": next(iter(RESOURCES[resource].sort_fields)), **keuze}

    gewoon = client.get(f"/api/v1/{resource}", keuze)
    snel = client.get(f"/api/v1/{resource}", {**keuze, "na": ""})

    assert rijen_van(snel) == rijen_van(gewoon)
    return gewoon.json()["results"]


@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize("resource", RESOURCES)
def test_the_real_figures_are_the_same_bytes(api_client, resource):
    zonder = resource.endswith("herzieningen") or resource in {*PLANNEN, *VAN_MENSEN}
    assert assert_same(api_client, resource) or zonder


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_row_with_everything_that_hangs_on_it_is_the_same_bytes(api_client, resource):
    RIJEN[resource](make_bron(soort=BronSoort.VOORBEELD, korte_titel=LASTIG[:60]))

    assert_same(api_client, resource)


@pytest.mark.parametrize("resource", SNEL)
def test_the_database_writes_the_rows_of_the_resources_that_are_pulled(api_client, resource):
    RIJEN[resource](make_bron())

    assert "ETag" in api_client.get(f"/api/v1/{resource}?na=").headers


@pytest.fixture
def wereld():
    """Figures of a shared source, in every way in which counts of youths can be hidden."""
    regio, aanbieder = make_jeugdhulpregio(), make_aanbieder()
    bron = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=aanbieder)
    locatie = make_locatie(bron=bron, jeugdhulpregio=regio, aanbieders=[aanbieder], naam=LASTIG)
    voorziening = make_voorziening(bron=bron, locatie=locatie, naam=LASTIG)
    patronen = [
        {}, None, {"bezet": "<5"}, {"wachtend": "afgeschermd"},
        {"wachtend": "<5", "bezet": "<5", "plaatsen": "afgeschermd"},
    ]  # fmt: skip
    for nummer, patroon in enumerate(patronen):
        meting = make_meting(
            bron=bron, voorziening=voorziening, plaatsen=[0, 3, 10, 8, None][nummer], bezet=nummer,
            wachtend=2, peildatum=f"2024-0{nummer + 1}-01", opmerking=LASTIG,
            maat="bezet_bedden" if nummer == 4 else "plekken",
        )  # fmt: skip
        Capaciteitsmeting.objects.filter(pk=meting.pk).update(afscherming=patroon)
    for nummer, patroon in enumerate([{}, None, {"aantal": "<5", "percentage": "afgeschermd"}]):
        rij = make_herkomst(
            bron=bron, voorziening=voorziening, herkomst_regio=regio, aantal=nummer, noemer=10,
            percentage=["12.50", "100.00", "0.01"][nummer],
        )  # fmt: skip
        Herkomst.objects.filter(pk=rij.pk).update(afscherming=patroon)
    return {"regio": regio, "aanbieder": aanbieder}


def lezers(wereld):
    kantoor = make_organisatie(soort="regio", jeugdhulpregio=wereld["regio"])
    return {
        "the deliverer": wereld["aanbieder"],
        "the office of the region": kantoor,
        "another": make_organisatie(),
    }


@pytest.mark.parametrize("lezer", ["the deliverer", "the office of the region", "another"])
@pytest.mark.parametrize("resource", ["capaciteitsmetingen", "herkomst", "voorzieningen"])
def test_what_is_hidden_is_hidden_alike_for_every_reader(api_client_van, wereld, resource, lezer):
    organisatie = lezers(wereld)[lezer]
    client = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie))

    rijen = assert_same(client, resource)

    assert rijen
    if resource != "voorzieningen":
        assert any(rij["afgeschermd"] for rij in rijen) == (lezer == "another")


def test_another_reads_no_hidden_count_nor_what_is_worked_out_of_it(api_client_van, wereld):
    client = api_client_van(make_gebruiker(rol=Rol.API_CLIENT, organisatie=make_organisatie()))

    rijen = client.get("/api/v1/capaciteitsmetingen?na=").json()["results"]

    for rij in rijen:
        assert all(rij[veld] is None for veld in rij["afgeschermd"])
        assert ("bezet" in rij["afgeschermd"]) == ("vrij" in rij["afgeschermd"])
        assert ("bezet" in rij["afgeschermd"]) == ("bezettingsgraad" in rij["afgeschermd"])
    assert sum(bool(rij["afgeschermd"]) for rij in rijen) == 4


def test_chosen_fields_are_those_of_the_row(api_client, wereld):
    vol = api_client.get("/api/v1/capaciteitsmetingen?sorteer=id").json()["results"]

    for wijze in ("na=", "page=1"):
        deel = api_client.get(
            f"/api/v1/capaciteitsmetingen?sorteer=id&velden=bezet,voorziening,plaatsen&{wijze}"
        ).json()["results"]
        assert deel == [
            {veld: rij[veld] for veld in ("voorziening", "plaatsen", "bezet")} for rij in vol
        ]


@pytest.mark.parametrize("wijze", ["", "&na=", "&page=1"])
@pytest.mark.parametrize("velden", ["geheim", "", ",", "bezet;drop", "__class__", "a%00"])
@pytest.mark.parametrize("resource", ["capaciteitsmetingen", "bevindingen"])
def test_a_field_that_does_not_exist_is_refused_and_the_choices_are_named(
    api_client, resource, velden, wijze
):
    antwoord = api_client.get(f"/api/v1/{resource}?velden={velden}{wijze}")

    assert antwoord.status_code == 400
    [fout] = antwoord.json()["errors"]
    assert fout["location"] == {"name": "velden"}
    assert "Kies uit: url, " in fout["detail"]
