import pytest
from django.urls import reverse

from monitoring.models import Aanbeveling, Advies, Analyse, Analyseblok, Hiaat
from regio.choices import OrganisatieSoort, Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_monitoring_analyse import (
    make_aanbeveling,
    make_aangeboden,
    make_advies,
    make_analist,
    make_analyse,
    make_beleid,
    make_bestuurder,
    make_cyclus,
    make_hiaat,
    make_meting,
    make_telindicator,
)

pytestmark = pytest.mark.django_db
JA = {"bevestigd": "ja", "token": "0"}


@pytest.fixture
def cyclus():
    return make_cyclus()


@pytest.fixture
def analist(cyclus, client):
    analist = make_analist(cyclus.gebied)
    client.force_login(analist)
    return analist


def als(client, gebruiker):
    client.force_login(gebruiker)
    return client


def pad(naam, *args):
    return reverse(f"monitoring:{naam}", args=args)


def test_a_cycle_without_an_analysis_offers_to_begin_one(client, cyclus, analist):
    begin = client.get(pad("cyclus-analyse", cyclus.pk))

    na = client.post(pad("analyse-beginnen", cyclus.pk), follow=True)

    assert "Begin de analyse" in begin.content.decode()
    assert na.redirect_chain[-1][0] == Analyse.objects.get().get_absolute_url()
    assert client.get(pad("cyclus-analyse", cyclus.pk)).status_code == 302


def test_a_block_shows_its_figures_and_the_places_that_are_wrong(client, cyclus, analist):
    regio = cyclus.gebied.gebiedregios.first().jeugdhulpregio
    make_meting(make_telindicator(), 49, jeugdhulpregio=regio)
    tekst = f"Nu {{cijfer:KWN-01|{regio.code}|2024-1}} en {{cijfer:fout}}."
    analyse = make_analyse(cyclus, tekst)

    inhoud = client.get(pad("analyseblok", analyse.pk, "samenvatting")).content.decode()

    assert ">49</a>" in inhoud
    assert "is geen cijfer" in inhoud


def test_a_block_stores_itself_and_answers_how_it_reads(client, cyclus, analist):
    analyse = make_analyse(cyclus)
    url = pad("analyseblok", analyse.pk, "samenvatting")
    velden = {"titel": "Kort", "tekst": "Nieuwe tekst.", "token": "0", "basis": "{}"}

    antwoord = client.post(url, velden, headers={"X-Vanzelf": "ja"})
    oud = client.post(url, {**velden, "tekst": "Oud."}, headers={"X-Vanzelf": "ja"})

    assert (antwoord.status_code, oud.status_code) == (200, 409)
    assert "Nieuwe tekst." in antwoord.json()["voorbeeld"]
    assert analyse.blokken.get(code="samenvatting").tekst == "Nieuwe tekst."


def test_two_who_write_see_both_texts_and_lose_nothing(client, cyclus, analist):
    analyse = make_analyse(cyclus)
    url = pad("analyseblok", analyse.pk, "samenvatting")
    Analyseblok.objects.filter(code="samenvatting").update(tekst="Van een collega.", revisie=1)
    velden = {
        "titel": "Samenvatting",
        "tekst": "Van mij.",
        "token": "0",
        "basis": '{"titel": "Samenvatting", "tekst": "Tekst."}',
    }

    inhoud = client.post(url, velden).content.decode()

    assert "Van een collega." in inhoud
    assert "Van mij." in inhoud


def test_a_person_in_a_text_is_refused_at_the_field_and_what_was_typed_stays(
    client, cyclus, analist
):
    analyse = make_analyse(cyclus)
    velden = {"titel": "Kort", "tekst": "BSN 111222333", "token": "0", "basis": "{}"}

    inhoud = client.post(pad("analyseblok", analyse.pk, "samenvatting"), velden).content.decode()

    assert "geen gegevens over personen" in inhoud
    assert "BSN 111222333" in inhoud


def test_without_javascript_a_figure_is_put_at_the_end(client, cyclus, analist):
    analyse = make_analyse(cyclus)
    velden = {
        "titel": "Kort",
        "tekst": "Er zijn",
        "invoegen": "ja",
        "cijfer-indicator": "KWN-01",
        "cijfer-onderwerp": "JZ24",
        "cijfer-periode": "2024-1",
    }

    inhoud = client.post(pad("analyseblok", analyse.pk, "samenvatting"), velden).content.decode()

    assert "Er zijn {cijfer:KWN-01|JZ24|2024-1}" in inhoud


def test_adopting_first_shows_what_happens(client, cyclus, analist):
    analyse = make_analyse(cyclus)
    url = pad("analyse-vaststellen", analyse.pk)

    eerst = client.post(url, {"token": "0"}).content.decode()
    nog_niet = Analyse.objects.get().is_vastgesteld
    client.post(url, JA)

    assert "Wat er gaat gebeuren" in eerst
    assert (nog_niet, Analyse.objects.get().is_vastgesteld) == (False, True)


def test_what_is_missing_stands_in_the_place_of_the_button(client, cyclus, analist):
    analyse = make_analyse(cyclus, tekst="")

    inhoud = client.get(pad("analyse-vaststellen", analyse.pk)).content.decode()

    assert "Nog leeg: Samenvatting" in inhoud
    assert "Bekijk wat er gebeurt" not in inhoud


def test_a_gap_is_added_changed_and_taken_out(client, cyclus, analist):
    analyse = make_analyse(cyclus)
    regio = cyclus.gebied.gebiedregios.first().jeugdhulpregio
    velden = {"behoefte": "Verblijf", "doelgroep": "Meisjes", "regios": [regio.pk], "plaatsen": "4"}

    client.post(pad("hiaat-nieuw", analyse.pk), velden)
    hiaat = Hiaat.objects.get()
    client.post(pad("hiaat", hiaat.pk), velden | {"plaatsen": "6", "token": "1"})
    lijst = client.get(pad("hiaten", analyse.pk)).content.decode()
    client.post(pad("hiaat-verwijderen", hiaat.pk), JA)

    assert "Samen ongeveer 6 plaatsen" in lijst
    assert not Hiaat.objects.exists()


def test_a_gap_without_a_region_says_so(client, cyclus, analist):
    analyse = make_analyse(cyclus)

    antwoord = client.post(
        pad("hiaat-nieuw", analyse.pk), {"behoefte": "Verblijf", "doelgroep": "Meisjes"}
    )

    assert "Kies ten minste één regio." in antwoord.content.decode()


def test_an_advice_goes_from_draft_to_decision_by_the_pages(client):
    advies = make_advies(aantal=0)
    gebied = advies.analyse.cyclus.gebied
    client.force_login(make_analist(gebied))
    velden = {"wat": "Doe dit", "aan": "de regio's", "termijn": "2025-03-01", "token": "0"}

    client.post(pad("aanbeveling-nieuw", advies.pk), velden)
    client.post(pad("advies-aanbieden", advies.pk), JA)
    rij = Aanbeveling.objects.get()
    client.force_login(make_bestuurder(gebied))
    keuze = {f"uitkomst_{rij.pk}": "overgenomen", "genomen_op": "2024-11-05"}
    client.post(pad("advies-besluit", advies.pk), keuze | JA)

    inhoud = client.get(advies.get_absolute_url()).content.decode()
    assert "Besluit van de stuurgroep" in inhoud
    assert Advies.objects.get().status_badge.value == "besloten"


def test_a_departure_without_a_reason_is_told_at_its_field_and_choices_stay(client):
    advies = make_aangeboden(aantal=1)
    rij = advies.aanbevelingen.get()
    client.force_login(make_bestuurder(advies.analyse.cyclus.gebied))
    keuze = {f"uitkomst_{rij.pk}": "niet", "genomen_op": "2024-11-05"}

    antwoord = client.post(pad("advies-besluit", advies.pk), keuze)

    assert f"reden_{rij.pk}" in antwoord.context["form"].errors
    assert not advies.besluiten.exists()


def test_an_assignment_follows_from_a_decision(client):
    advies = make_aangeboden(aantal=1)
    gebied = advies.analyse.cyclus.gebied
    client.force_login(make_beleid(gebied))
    rij = advies.aanbevelingen.get()
    keuze = {f"uitkomst_{rij.pk}": "overgenomen", "genomen_op": "2024-11-05"}
    client.post(pad("advies-besluit", advies.pk), keuze | JA)
    regel = advies.besluiten.get().regels.get()

    client.post(pad("besluitregel-opdracht", regel.pk), {"resultaat": "Een plan."} | JA)

    regel.refresh_from_db()
    assert regel.opdracht.resultaat == "Een plan."


@pytest.mark.parametrize("rol", [None, *Rol.values])
def test_a_draft_is_for_who_explains_figures_in_the_area_and_list_and_page_agree(
    client, cyclus, rol
):
    analyse = make_analyse(cyclus)
    gebruiker = make_gebruiker(rol=rol, gebieden=[cyclus.gebied] if rol else ())
    client.force_login(gebruiker)

    in_lijst = Analyse.objects.visible_to(gebruiker).contains(analyse)

    duidt = rol in {"beheerder", "beleidsmedewerker", "regio_analist", "bovenregionaal_analist"}
    assert in_lijst == duidt
    assert client.get(analyse.get_absolute_url()).status_code == (200 if duidt else 404)


def test_a_provider_reads_an_analysis_only_after_the_decision(client):
    advies = make_aangeboden(aantal=1)
    gebied = advies.analyse.cyclus.gebied
    aanbieder = make_aanbieder(soort=OrganisatieSoort.AANBIEDER)
    gebruiker = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder, gebieden=[gebied])
    voor = als(client, gebruiker).get(advies.get_absolute_url()).status_code
    rij = advies.aanbevelingen.get()
    keuze = {f"uitkomst_{rij.pk}": "overgenomen", "genomen_op": "2024-11-05"}
    als(client, make_bestuurder(gebied)).post(pad("advies-besluit", advies.pk), keuze | JA)

    na = als(client, gebruiker).get(advies.get_absolute_url()).status_code

    assert (voor, na) == (404, 200)


def test_an_adopted_page_reads_no_figure_anew(client, cyclus, analist):
    regio = cyclus.gebied.gebiedregios.first().jeugdhulpregio
    meting = make_meting(make_telindicator(), 49, jeugdhulpregio=regio)
    analyse = make_analyse(cyclus, f"Nu {{cijfer:KWN-01|{regio.code}|2024-1}}.")
    client.post(pad("analyse-vaststellen", analyse.pk), JA)
    type(meting).objects.filter(pk=meting.pk).update(waarde=12)

    inhoud = client.get(analyse.get_absolute_url()).content.decode()

    assert ">49</a>" in inhoud
    assert ">12</a>" not in inhoud


def vragen_bij(client, url, django_assert_max_num_queries, hoogstens):
    client.get(url)
    with django_assert_max_num_queries(hoogstens) as gesteld:
        assert client.get(url).status_code == 200
    return len(gesteld)


def test_the_list_of_advices_asks_as_much_for_three_as_for_one(
    client, django_assert_max_num_queries
):
    gebieden = [make_aangeboden().analyse.cyclus.gebied]
    gebruiker = make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=gebieden)
    client.force_login(gebruiker)
    een = vragen_bij(client, pad("advies-lijst"), django_assert_max_num_queries, 40)
    organisatie = gebruiker.lidmaatschappen.get().organisatie
    for _ in range(2):
        organisatie.gebieden.add(make_aangeboden().analyse.cyclus.gebied)

    drie = vragen_bij(client, pad("advies-lijst"), django_assert_max_num_queries, 40)

    assert drie == een


def test_the_pages_of_an_analysis_ask_as_much_for_three_gaps_as_for_one(
    client, cyclus, analist, django_assert_max_num_queries
):
    analyse = make_analyse(cyclus)
    paden = [analyse.get_absolute_url(), pad("hiaten", analyse.pk)]
    make_hiaat(analyse)
    een = [vragen_bij(client, url, django_assert_max_num_queries, 70) for url in paden]
    make_hiaat(analyse)
    make_hiaat(analyse)

    drie = [vragen_bij(client, url, django_assert_max_num_queries, 70) for url in paden]

    assert drie == een


def test_the_page_of_an_advice_asks_as_much_for_three_recommendations_as_for_one(
    client, django_assert_max_num_queries
):
    advies = make_aangeboden(aantal=1)
    client.force_login(make_bestuurder(advies.analyse.cyclus.gebied))
    een = vragen_bij(client, advies.get_absolute_url(), django_assert_max_num_queries, 60)
    make_aanbeveling(advies)
    make_aanbeveling(advies)

    drie = vragen_bij(client, advies.get_absolute_url(), django_assert_max_num_queries, 60)

    assert drie == een
