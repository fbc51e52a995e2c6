"""Working a scenario out, keeping it, sharing it, putting it forward and comparing."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Afbouwpad, Padpunt, Scenario
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring import make_pad, make_scenario, make_voorziening_bij
from tests.factories_plaatsen import make_plaatsmutatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def analist(gebied):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    return make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=organisatie)


@pytest.fixture
def pad(gebied):
    return make_pad(gebied=gebied)


def rekenen(pad):
    return reverse("monitoring:scenario-rekenen", args=[pad.code])


def stap(client, scenario, **gegevens):
    adres = reverse("monitoring:scenario-stap", args=[scenario.pk])
    return client.post(adres, gegevens, follow=True)


def tekst(antwoord):
    html = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", html).replace("\xa0", " ")


@pytest.mark.usefixtures("gegevens")
def test_ten_weeks_of_stay_on_the_path_of_oost(client_van):
    """68 × 10 / 52 = 13,1 instead of 34; in 2023 156 × 10 / 52 = 30 instead of 78."""
    lid = client_van(make_gebruiker())
    adres = reverse("monitoring:scenario-rekenen", args=["OOST-INSTROOM"])

    antwoord = lid.get(adres, {"vanaf": "2023", "verblijf_weken": "10"})

    regels = {
        jaar.jaar: (basis.plaatsen, jaar.plaatsen)
        for basis, jaar in antwoord.context["beeld"].regels
    }
    assert regels[2022] == (Fraction(173, 2), Fraction(173, 2))
    assert regels[2023] == (78, 30)
    assert regels[2031] == (34, Fraction(680, 52))
    assert "In 2031 vraagt dit scenario 13,1 plekken in het gebied" in tekst(antwoord)
    assert "het vastgestelde pad vraagt er 34" in tekst(antwoord)


@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize("code", ["OOST-INSTROOM", "ZW-BEDDEN", "ZW-BEDDEN-H4", "NN-JHP"])
def test_without_choices_every_path_says_what_it_always_said(client_van, code):
    antwoord = client_van(make_gebruiker()).get(reverse("monitoring:scenario-rekenen", args=[code]))

    assert antwoord.status_code == 200
    for basis, jaar in antwoord.context["beeld"].regels:
        assert basis.plaatsen == jaar.plaatsen


def test_what_cannot_be_is_said_at_the_field(client_van, analist, pad):
    antwoord = client_van(analist).get(rekenen(pad), {"vanaf": "2026", "buiten_procent": "101"})

    assert antwoord.context["beeld"] is None
    assert "buiten_procent" in antwoord.context["form"].errors


def test_places_in_the_books_are_counted_and_a_field_overrules_them(client_van, analist, pad):
    voorziening = make_voorziening_bij(pad)
    make_plaatsmutatie(naar=voorziening, aantal=30)
    client = client_van(analist)

    uit_boeken = client.get(rekenen(pad)).context["beeld"].aanbod.plaatsen
    gevuld = client.get(rekenen(pad), {"vanaf": "2026", "plaatsen_nu": "44"})

    assert uit_boeken == 30
    assert gevuld.context["beeld"].aanbod.plaatsen == 44


def test_a_scenario_is_kept_with_all_choices_and_the_path_stays(client_van, analist, pad):
    voor = (Afbouwpad.objects.filter(pk=pad.pk).values().get(), list(Padpunt.objects.values()))
    adres = reverse("monitoring:scenario-bewaren", args=[pad.code])
    vraag = "?vanaf=2026&verblijf_weken=10&instroom_procent=10&dagtarief=412.50"

    antwoord = client_van(analist).post(
        adres + vraag, {"naam": "Korter", "deling": "eigen"}, follow=True
    )

    scenario = Scenario.objects.get()
    assert antwoord.redirect_chain[0][0] == scenario.get_absolute_url()
    assert (scenario.maker, scenario.vanaf, scenario.verblijf_weken) == (analist, 2026, 10)
    assert (scenario.instroom_procent, scenario.dagtarief) == (10, Decimal("412.50"))
    laatste = antwoord.context["beeld"].uitkomst.jaren[-1]
    assert laatste.plaatsen == Fraction(81) * Fraction("0.9") * 10 / 52
    na = (Afbouwpad.objects.filter(pk=pad.pk).values().get(), list(Padpunt.objects.values()))
    assert na == voor


def test_a_name_is_used_once_per_path(client_van, analist, pad):
    make_scenario(pad=pad, maker=analist, naam="Korter")
    adres = reverse("monitoring:scenario-bewaren", args=[pad.code])

    antwoord = client_van(analist).post(
        f"{adres}?vanaf=2026&verblijf_weken=10", {"naam": "Korter", "deling": "eigen"}
    )

    assert "U hebt bij dit pad al een scenario met deze naam" in antwoord.content.decode()
    assert Scenario.objects.count() == 1


def test_nobody_shares_with_an_organisation_of_another(client_van, analist, pad):
    vreemd = make_organisatie()
    scenario = make_scenario(pad=pad, maker=analist)

    antwoord = stap(client_van(analist), scenario, stap="delen", deling=f"organisatie-{vreemd.pk}")

    scenario.refresh_from_db()
    assert scenario.deling == "eigen"
    assert "Kies wie het scenario mag zien." in antwoord.content.decode()


def test_who_sees_a_scenario_follows_from_what_it_is_shared_with(analist, gebied, pad):
    organisatie = analist.lidmaatschappen.get().organisatie
    collega = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie)
    buur = make_organisatie()
    buur.gebieden.add(gebied)
    buurman, vreemde = make_gebruiker(organisatie=buur), make_gebruiker()
    zonder = make_gebruiker(rol=None)
    eigen = make_scenario(pad=pad, maker=analist, naam="eigen")
    make_scenario(pad=pad, maker=analist, naam="org", deling="organisatie", organisatie=organisatie)
    make_scenario(pad=pad, maker=analist, naam="gebied", deling="gebied")

    def namen(user):
        return {scenario.naam for scenario in Scenario.objects.visible_to(user)}

    assert namen(analist) == {"eigen", "org", "gebied"}
    assert namen(collega) == {"org", "gebied"}
    assert namen(buurman) == {"gebied"}
    assert namen(vreemde) == set()
    assert namen(zonder) == set()
    Scenario.objects.filter(pk=eigen.pk).update(voorgedragen_op="2026-01-01T12:00Z")
    assert namen(buurman) == {"eigen", "gebied"}


def test_one_scenario_of_a_path_is_put_forward_and_not_removed_while_it_is(
    client_van, analist, pad
):
    client = client_van(analist)
    een, ander = (make_scenario(pad=pad, maker=analist) for _ in range(2))

    stap(client, een, stap="voordragen")
    geweigerd = stap(client, ander, stap="voordragen")
    blijft = stap(client, een, stap="verwijderen")

    een.refresh_from_db()
    ander.refresh_from_db()
    assert een.voorgedragen_op
    assert not ander.voorgedragen_op
    assert f"al een scenario voorgedragen: {een.naam}" in tekst(geweigerd)
    assert "Trek eerst de voordracht in" in tekst(blijft)
    stap(client, een, stap="intrekken")
    stap(client, een, stap="verwijderen")
    assert list(Scenario.objects.all()) == [ander]


def test_a_colleague_reads_but_does_not_change(client_van, analist, pad):
    organisatie = analist.lidmaatschappen.get().organisatie
    collega = client_van(make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=organisatie))
    scenario = make_scenario(pad=pad, maker=analist, deling="gebied")

    gelezen = collega.get(scenario.get_absolute_url())

    assert gelezen.status_code == 200
    assert "Verwijder dit scenario" not in gelezen.content.decode()
    assert stap(collega, scenario, stap="verwijderen").status_code == 403


def test_four_are_compared_at_most_and_only_those_one_may_see(client_van, analist, pad):
    client = client_van(analist)
    eigen = [
        make_scenario(pad=pad, maker=analist, naam=f"S{n}", verblijf_weken=10 + n) for n in range(5)
    ]
    vreemd = make_scenario(pad=pad)
    adres = reverse("monitoring:scenario-vergelijken")

    antwoord = client.get(adres, {"s": [vreemd.pk, "x", "9" * 30, eigen[0].pk, eigen[1].pk]})
    vol = client.get(adres, {"s": [scenario.pk for scenario in eigen]})

    assert [beeld.naam for beeld in antwoord.context["beelden"]] == ["S0", "S1"]
    assert "S0 vraagt in 2027 de minste plekken: 15,6." in tekst(antwoord)
    assert len(vol.context["beelden"]) == 4
    assert "U koos er meer dan vier" in tekst(vol)
    assert client.get(adres).status_code == 200


def test_the_list_downloads_and_takes_as_many_queries_for_one_as_for_many(client_van, analist, pad):
    client = client_van(analist)
    adres = reverse("monitoring:scenario-lijst")
    make_scenario(pad=pad, maker=analist, naam="Eerste")
    client.get(adres)
    with CaptureQueriesContext(connection) as een:
        client.get(adres, {"gebied": ""})
    for _ in range(5):
        make_scenario(pad=pad, maker=analist)
    with CaptureQueriesContext(connection) as veel:
        client.get(adres, {"gebied": ""})

    assert len(veel) <= len(een)
    bestand = client.get(adres, {"gebied": "", "export": "csv"})
    assert bestand.status_code == 200


def test_working_one_out_takes_few_queries(client_van, analist, pad):
    client = client_van(analist)
    client.get(rekenen(pad))

    with CaptureQueriesContext(connection) as vragen:
        client.get(rekenen(pad), {"vanaf": "2026", "verblijf_weken": "10"})

    assert len(vragen) <= 25


def test_without_books_the_places_are_not_known_instead_of_none(client_van, analist, pad):
    antwoord = client_van(analist).get(rekenen(pad), {"vanaf": "2026"})

    beeld = antwoord.context["beeld"]
    assert beeld.aanbod.plaatsen is None
    assert {jaar.tekort for jaar in beeld.uitkomst.jaren} == {None}
    assert "Vul in hoeveel er nu zijn" in tekst(antwoord)


def test_the_path_leads_to_its_scenario(client_van, analist, pad):
    pagina = client_van(analist).get(pad.get_absolute_url()).content.decode()

    assert f'href="{rekenen(pad)}"' in pagina
