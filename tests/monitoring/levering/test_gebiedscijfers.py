"""Totals of areas for the API and for a list: the figures of ``gebiedswaarde``, many at once."""

from datetime import date

import pytest

from monitoring.halfjaar import Halfjaar
from monitoring.levering.dekking import gebiedswaarde
from monitoring.levering.gebiedscijfers import Vraag, gebiedscijfers, plekken
from monitoring.levering.plichten import regios_per, regios_van
from monitoring.models import Cyclus, Gebiedsindicator, Indicator, Meting
from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from regio.models import GebiedRegio
from tests.factories import make_bron, make_gebruiker
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
    make_versie,
)
from tests.factories_monitoring_levering import make_ingeleverd, make_levercyclus
from tests.monitoring.levering.test_dekking import HALFJAAR, lever, lezer_in

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/gebiedscijfers"


@pytest.fixture
def client(api_client):
    """Of an organisation that delivered nothing."""
    return api_client


def rijen(client, **velden):
    antwoord = client.get(ADRES, velden)
    assert antwoord.status_code == 200, antwoord.json()
    return antwoord.json()["results"]


def een(client, **velden):
    [rij] = rijen(client, **velden)
    return rij


def test_a_total_has_its_coverage_and_says_who_is_missing(client):
    gebied, plichten = lever(["10", "20", None, "onbekend"])

    rij = een(client, gebied=gebied.code, indicator="LEV-AANTAL")

    assert (rij["waarde"], rij["waaromLeeg"], rij["afgeschermd"]) == (30, None, [])
    assert (rij["geleverd"], rij["verwacht"], rij["dekking"]) == (2, 4, "2 van 4 regio's")
    assert [regio["code"] for regio in rij["ontbreekt"]] == [
        plicht.jeugdhulpregio.code for plicht in plichten[2:]
    ]
    assert [regio["code"] for regio in rij["zonderWaarde"]] == [plichten[3].jeugdhulpregio.code]
    assert (rij["halfjaar"], rij["periodeVan"], rij["telwijze"]) == ("2024-1", "2024-01-01", "som")
    assert (rij["versie"], rij["isVoorbeeld"], rij["totaalVolgensBron"]) == (1, False, None)


def test_a_small_count_hides_the_total_from_others_only(client, api_client_van):
    gebied, plichten = lever(["3"])
    keuze = {"gebied": gebied.code, "indicator": "LEV-AANTAL"}
    eigen = make_gebruiker(rol=Rol.API_CLIENT, organisatie=plichten[0].organisatie)

    verborgen, eigen_rij = een(client, **keuze), een(api_client_van(eigen), **keuze)

    assert (verborgen["waarde"], verborgen["afgeschermd"]) == (None, ["waarde"])
    assert "klein aantal" in verborgen["waaromLeeg"]
    assert (eigen_rij["waarde"], eigen_rij["afgeschermd"]) == (3, [])


def test_a_printed_total_stands_beside_the_sum_with_its_source(client):
    gebied, _ = lever(["10", "20"])
    aantal = Indicator.objects.get(code="LEV-AANTAL")
    bron = make_bron()
    make_meting(gebied=gebied, indicator=aantal, waarde=45, bron=bron)
    afscherming_bepalen(alles=True)

    rij = een(client, gebied=gebied.code, indicator="LEV-AANTAL")

    assert (rij["waarde"], rij["totaalVolgensBron"]) == (30, 45)
    assert (rij["bron"]["code"], rij["vindplaats"]) == (bron.code, "blz. 1")


def test_shares_and_averages_are_not_added_up_and_it_says_why(client):
    gebied, plichten = lever(["10"])
    make_ingeleverd(plichten[0], LEV_WEKEN="10,5")
    Indicator.objects.get(code="LEV-WEKEN").versies.update(telwijze="geen")

    rij = een(client, gebied=gebied.code, indicator="LEV-WEKEN")

    assert (rij["waarde"], rij["telwijze"], rij["dekking"]) == (None, "geen", "1 van 1 regio's")
    assert "tellen niet op: het zijn gemiddelden of aandelen" in rij["waaromLeeg"]


def test_what_a_formula_works_out_has_coverage_and_no_sum(client):
    gebied, _ = lever(["10", "20", None])
    formule = make_indicator(
        code="HELFT", versie={"formule": "LEV-AANTAL / 2", "decimalen": 1, "telwijze": "som"}
    )
    make_gebiedsindicator(gebied=gebied, indicator=formule)
    aantal = Indicator.objects.get(code="LEV-AANTAL")
    make_meting(gebied=gebied, indicator=aantal, waarde=31)
    afscherming_bepalen(alles=True)

    rij = een(client, gebied=gebied.code, indicator="HELFT")

    assert (rij["waarde"], rij["telwijze"]) == (None, "geen")
    assert (rij["formule"], rij["dekking"]) == ("LEV-AANTAL / 2", "2 van 3 regio's")
    assert "Berekend uit andere indicatoren" in rij["waaromLeeg"]
    assert (rij["totaalVolgensBron"], rij["bron"]) == (15.5, None)


def test_made_up_figures_are_called_that(client):
    gebied, plichten = lever([None])
    make_meting(
        jeugdhulpregio=plichten[0].jeugdhulpregio,
        indicator=Indicator.objects.get(code="LEV-AANTAL"),
        bron=make_bron(soort="voorbeeld"),
    )

    rij = een(client, gebied=gebied.code, indicator="LEV-AANTAL")

    assert (rij["waarde"], rij["isVoorbeeld"], rij["totaalIsVoorbeeld"]) == (12, True, False)


def test_the_definition_that_held_is_named(client):
    gebied, _ = lever(["10"])
    make_versie(Indicator.objects.get(code="LEV-AANTAL"), "2024-1", eenheid="plaatsen")

    rij = een(client, gebied=gebied.code, indicator="LEV-AANTAL")

    assert (rij["versie"], rij["eenheid"]) == (2, "plaatsen")


def test_rows_are_chosen_by_half_year_and_come_in_pages(client):
    gebied, _ = lever(["10"])
    for helft in ((2023, 2), (2024, 2)):
        make_levercyclus(gebied, helft)

    def halfjaren(**velden):
        gekozen = {"gebied": gebied.code, "indicator": "LEV-AANTAL", **velden}
        return [rij["halfjaar"] for rij in rijen(client, **gekozen)]

    assert halfjaren() == ["2024-2", "2024-1", "2023-2"]
    assert halfjaren(van="2024-1") == ["2024-2", "2024-1"]
    assert halfjaren(tot="2024-1") == ["2024-1", "2023-2"]
    assert halfjaren(halfjaar="2024-1", van="2023-2") == ["2024-1"]
    pagina = client.get(ADRES, {"gebied": gebied.code, "pageSize": 4, "page": 2}).json()
    assert (pagina["count"], pagina["page"], len(pagina["results"])) == (6, 2, 2)
    assert "next" not in pagina["_links"]
    assert set(een(client, halfjaar="2023-2", indicator="LEV-AANTAL", velden="waarde")) == {
        "waarde"
    }


@pytest.mark.parametrize(
    "velden",
    [
        {"gebied": "NERGENS"},
        {"indicator": "NIETS"},
        {"halfjaar": "2024-3"},
        {"van": "2024"},
        {"tot": "2023-1", "van": "2024-1"},
        {"gebiet": "ZW"},
        {"velden": "niets"},
        {"page": "0"},
    ],
    ids=str,
)
def test_what_is_asked_wrongly_is_named(client, velden):
    antwoord = client.get(ADRES, velden)

    assert antwoord.status_code == 400
    assert next(iter(velden)) in {fout["location"]["name"] for fout in antwoord.json()["errors"]}


def test_a_page_beyond_the_end_is_not_there(client):
    assert client.get(ADRES, {"page": 2}).status_code == 404


def test_every_row_is_what_the_pages_work_out():
    gebied, plichten = lever(["10", "20", "onbekend"])
    per_jaar = make_indicator(code="JAARLIJKS", frequentie="jaar")
    make_gebiedsindicator(gebied=gebied, indicator=per_jaar)
    regio = plichten[0].jeugdhulpregio
    dagen = [
        ("LEV-AANTAL", date(2023, 7, 1), date(2023, 12, 31)),
        ("LEV-AANTAL", date(2023, 12, 31), date(2023, 12, 31)),
        ("LEV-AANTAL", date(2023, 1, 1), date(2023, 12, 31)),
        ("LEV-AANTAL", date(2023, 4, 1), date(2023, 9, 30)),
        ("JAARLIJKS", date(2023, 1, 1), date(2023, 12, 31)),
        ("JAARLIJKS", date(2022, 7, 1), date(2023, 6, 30)),
    ]
    for nummer, (code, van, tot) in enumerate(dagen):
        for wie in ({"jeugdhulpregio": regio}, {"gebied": gebied}):
            make_meting(
                indicator=Indicator.objects.get(code=code),
                periode_van=van,
                periode_tot=tot,
                waarde=40 + nummer,
                **wie,
            )
    afscherming_bepalen(alles=True)
    lezer = lezer_in(gebied)

    gevonden = gebiedscijfers(plekken(Vraag(gebied), lezer), lezer)

    assert {(str(c.plek.halfjaar), c.plek.indicator.code) for c in gevonden} == {
        (helft, code)
        for helft in ("2023-2", "2024-1")
        for code in ("LEV-AANTAL", "LEV-WEKEN", "JAARLIJKS")
    }
    for cijfer in gevonden:
        plek = cijfer.plek
        los = gebiedswaarde(gebied, plek.halfjaar, plek.indicator, lezer)
        assert (cijfer.samen.waarde, cijfer.samen.dekking) == (los.waarde, los.dekking)
        assert (cijfer.samen.gedrukt, cijfer.samen.per_regio) == (los.gedrukt, los.per_regio)


def test_regions_are_those_that_the_area_had_then():
    gebied, plichten = lever(["10", "20"])
    weg = plichten[1].jeugdhulpregio
    GebiedRegio.objects.filter(jeugdhulpregio=weg).update(geldig_tot=date(2023, 12, 31))
    halfjaren = [Halfjaar(2023, 2), HALFJAAR, Halfjaar(2999, 1)]

    per = regios_per([gebied.pk], halfjaren)

    assert [len(per[gebied.pk, halfjaar]) for halfjaar in halfjaren] == [2, 1, 1]
    assert [per[gebied.pk, halfjaar] for halfjaar in halfjaren] == [
        regios_van(gebied, halfjaar) for halfjaar in halfjaren
    ]


def test_an_indicator_that_was_followed_once_has_rows_of_then_only(client):
    gebied, _ = lever([None])
    make_levercyclus(gebied, (2024, 2))
    Gebiedsindicator.objects.filter(indicator__code="LEV-AANTAL").update(tot_jaar=2024, tot_helft=1)

    gevonden = rijen(client, gebied=gebied.code, indicator="LEV-AANTAL")

    assert [rij["halfjaar"] for rij in gevonden] == ["2024-1"]
    assert gevonden[0]["waaromLeeg"] == "Nog geen regio heeft een waarde geleverd."


def test_who_has_no_role_any_more_gets_nothing():
    gebied, _ = lever(["10"])

    assert plekken(Vraag(), make_gebruiker(rol=None)) == []
    assert Cyclus.objects.filter(gebied=gebied).exists()
    assert Meting.objects.exists()
