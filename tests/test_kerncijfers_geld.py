"""The key figures of the grants: printed and to the euro recomputed, on the page and in the API."""

import pytest

from regio.models import Bevinding
from tests.plugins.lezen import zonder_tags

pytestmark = pytest.mark.usefixtures("gegevens")

ENSCHEDE = {
    "Ambiq": (104, 1_777_170),
    "Jarabee": (39, 666_439),
    "Pluryn": (62, 1_059_467),
    "Trias Jeugdhulp": (42, 717_703),
}
NOORD = {
    "Gemeente Assen": (36, 615_174),
    "Gemeente Groningen": (41, 700_615),
    "Gemeente Leeuwarden": (174, 2_973_342),
    "Ambiq Hoogeveen": (40, 777_170),
    "Leger des Heils Veendam": (8, 136_705),
}
HERBEREKEND = {
    8: 136_705, 32: 546_822, 36: 615_174, 39: 666_439, 40: 683_527, 41: 700_615, 42: 717_703,
    62: 1_059_467, 70: 1_196_172, 72: 1_230_349, 104: 1_777_170, 174: 2_973_342, 247: 4_220_779,
    278: 4_750_513, 299: 5_109_364, 2926: 50_000_000,
}  # fmt: skip
AMBIQ = {
    "plaatsen-bronnen:AMBIQ-HOOGEVEEN-toegekend-NN-O3M-2022": {
        "OV-2022": "62",
        "NN-O3M-2022": "40",
    },
    "toekenning-tarief:toe-15-bedrag": {"NN-O3M-2022": "777.170", None: "683.527"},
}


def geld(rij):
    """Places, printed amount and the amount that those places come to."""
    return rij["plaatsen"], rij["bedrag"], rij["bedragHerberekend"]


def euro(bedrag):
    return f"€ {bedrag:,}".replace(",", ".")


@pytest.fixture
def rijen(tabelrijen):
    """Per printed row: name, places, printed and recomputed amount."""
    return [rij[:4] for rij in tabelrijen("vastgoed:regeling-toekenningen", "SPUK-T2")]


def test_enschede_on_the_page(rijen):
    for naam, (plaatsen, bedrag) in ENSCHEDE.items():
        op_pagina = [rij[1:] for rij in rijen if rij[0].removesuffix(" (deels)") == naam]
        assert op_pagina == [[str(plaatsen), euro(bedrag), euro(bedrag)]]
    for naam in ("Aanbieders opgeteld", "Gemeente Enschede, zoals gedrukt"):
        assert [naam, "247", "€ 4.220.779", "€ 4.220.779"] in rijen


def test_enschede_in_the_api(uit_api):
    keuze = {"regeling": "SPUK-T2", "gemeente": "GEM-ENSCHEDE", "bron": "OV-2022"}

    toekenningen = uit_api("toekenningen", **keuze)
    [beschikking] = uit_api("beschikkingen", **keuze)

    assert {rij["aanbieder"]["naam"]: geld(rij) for rij in toekenningen} == {
        naam: (plaatsen, bedrag, bedrag) for naam, (plaatsen, bedrag) in ENSCHEDE.items()
    }
    assert geld(beschikking) == (247, 4_220_779, 4_220_779)
    assert sum(rij["plaatsen"] for rij in toekenningen) == 247
    assert sum(rij["bedrag"] for rij in toekenningen) == 4_220_779


def test_noord_and_the_country_on_the_page(rijen):
    for naam, (plaatsen, bedrag) in NOORD.items():
        assert [naam, str(plaatsen), euro(bedrag), euro(HERBEREKEND[plaatsen])] in rijen
    assert ["Noord-Nederland, zoals gedrukt", "299", "€ 5.109.364", "€ 5.109.364"] in rijen
    assert ["Nederland, zoals gedrukt", "2.926", "€ 50.000.000", "€ 50.000.000"] in rijen


def test_noord_and_the_country_in_the_api(api_client, uit_api):
    keuze = {"regeling": "SPUK-T2", "bron": "NN-O3M-2022"}
    regeling = api_client.get("/api/v1/regelingen/SPUK-T2").json()

    geheel = {rij["gemeente"]["naam"]: rij for rij in uit_api("beschikkingen", **keuze)}
    delen = uit_api("toekenningen", isDeel="true", **keuze)

    gevonden = [geheel[naam] for naam in NOORD if naam in geheel] + delen
    assert sorted(geld(rij)[:2] for rij in gevonden) == sorted(NOORD.values())
    assert {rij["gebied"]["code"]: geld(rij) for rij in regeling["verdeeltotalen"]} == {
        "NN": (299, 5_109_364, 5_109_364),
        "NL": (2_926, 50_000_000, 50_000_000),
    }
    assert regeling["tariefPerPlaats"] == 17_088.17


def test_every_recomputed_amount_is_right_to_the_euro(api_client, uit_api, rijen):
    rijen_api = [
        *uit_api("beschikkingen", regeling="SPUK-T2"),
        *uit_api("toekenningen", regeling="SPUK-T2"),
        *api_client.get("/api/v1/regelingen/SPUK-T2").json()["verdeeltotalen"],
    ]

    assert len(rijen_api) == 19
    assert {rij["plaatsen"] for rij in rijen_api} == set(HERBEREKEND)
    for rij in rijen_api:
        assert rij["bedragHerberekend"] == HERBEREKEND[rij["plaatsen"]]
    for plaatsen, bedrag in HERBEREKEND.items():
        in_tekst = f"{plaatsen:,}".replace(",", ".")
        assert [in_tekst, euro(bedrag)] in [[rij[1], rij[3]] for rij in rijen if len(rij) == 4]


@pytest.mark.parametrize("sleutel", AMBIQ)
def test_ambiq_is_a_finding_with_both_sources(html_van, api_client, sleutel):
    pagina = zonder_tags(html_van("regio:bevinding", Bevinding.objects.get(sleutel=sleutel).pk))
    bevinding = api_client.get(f"/api/v1/bevindingen/{sleutel}").json()

    kanten = [bevinding["gedrukt"], bevinding["tegenover"]]
    assert {kant["bron"] and kant["bron"]["code"]: kant["waarde"] for kant in kanten} == AMBIQ[
        sleutel
    ]
    for kant in kanten:
        assert kant["vindplaats"]
        assert kant["waarde"] in pagina
        assert kant["bron"] is None or kant["bron"]["naam"] in pagina
