"""The review screen as pages: autosave, stale tabs, blind, the coordinator's pages."""

from json import dumps

import pytest
from django.urls import reverse

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import beoordeel, make_getoetst, make_volgende, zonder_belang
from vastgoed.choices_plan import Belang, Oordeelwaarde
from vastgoed.models import Planbijlage
from vastgoed.toetsen.inleveren import toetsing_inleveren, toetsingen_heropenen

pytestmark = pytest.mark.django_db
VANZELF = {"HTTP_X_VANZELF": "ja"}


@pytest.fixture
def plan():
    return make_getoetst()


@pytest.fixture
def toetsing(plan):
    return zonder_belang(make_toetsing(plan=plan))


@pytest.fixture
def client(client_van, toetsing):
    return client_van(toetsing.toetser)


def criterium(toetsing, nummer=1):
    return reverse("vastgoed:toetsing-criterium", args=[toetsing.pk, f"vraag-{nummer}"])


def pagina(naam, *waarden):
    return reverse(f"vastgoed:{naam}", args=waarden)


def test_the_screen_shows_the_part_of_the_plan_and_what_is_left(client, toetsing):
    antwoord = client.get(criterium(toetsing, 2))

    assert "1974" in antwoord.text
    assert "P1 De Linden (ombouw op het terrein)" in antwoord.text
    assert "Kleiner wonen." not in antwoord.text
    assert "0 van 3 beoordeeld" in antwoord.text
    assert 'rel="prev"' in antwoord.text


def test_saving_goes_to_the_next_and_after_the_last_to_the_list(client, toetsing):
    verder = {"waarde": "voldoet", "token": 0, "volgende": "ja"}

    assert client.post(criterium(toetsing), verder).url == criterium(toetsing, 2)
    assert client.post(criterium(toetsing, 3), verder).url == pagina("toetsing", toetsing.pk)


def test_the_page_stores_by_itself_and_gets_what_it_needs_to_go_on(client, toetsing):
    eerste = client.post(criterium(toetsing), {"waarde": "voldoet", "token": 0}, **VANZELF).json()
    tweede = client.post(
        criterium(toetsing), {"waarde": "voldoet_niet", "token": eerste["token"]}, **VANZELF
    ).json()

    assert (eerste["token"], tweede["token"]) == (1, 2)
    assert tweede["basis"]["waarde"] == "voldoet_niet"
    assert tweede["voortgang"] == "1 van 3 beoordeeld"
    assert toetsing.oordelen.get().waarde == Oordeelwaarde.NIET


def test_a_stale_tab_is_told_and_then_sees_both(client, toetsing):
    basis = dumps(client.get(criterium(toetsing)).context["form"].initial["basis"])
    velden = {"token": 0, "basis": basis}
    client.post(criterium(toetsing), {**velden, "waarde": "voldoet", "opmerking_prive": "Eerst"})
    oud = {**velden, "waarde": "voldoet", "opmerking_prive": "Daarna"}

    vanzelf = client.post(criterium(toetsing), oud, **VANZELF)
    getoond = client.post(criterium(toetsing), oud)

    assert vanzelf.status_code == 409
    assert "Intussen" in vanzelf.json()["melding"]
    assert "Eerst" in getoond.text
    assert "Daarna" in getoond.text
    assert toetsing.oordelen.get().opmerking_prive == "Eerst"

    opnieuw = {**oud, "token": getoond.context["form"].data["token"]}
    client.post(criterium(toetsing), opnieuw)
    assert toetsing.oordelen.get().opmerking_prive == "Daarna"


def test_what_points_at_a_person_is_not_stored(client, toetsing):
    velden = {"waarde": "voldoet", "opmerking_prive": "BSN 111222333", "token": 0}

    antwoord = client.post(criterium(toetsing), velden, **VANZELF)

    assert antwoord.status_code == 400
    assert not toetsing.oordelen.exists()


def test_first_the_interest_then_the_judgments(client, toetsing):
    toetsing.belang = Belang.NIET_VERKLAARD
    toetsing.save()

    assert "Belang verklaren" in client.get(pagina("toetsing", toetsing.pk)).text
    assert "data-oordeel" not in client.get(criterium(toetsing)).text
    client.post(pagina("toetsing-belang", toetsing.pk), {"belang": "geen"})
    assert "data-oordeel" in client.get(criterium(toetsing)).text


def test_handing_in_shows_its_consequences_first(client, toetsing):
    beoordeel(toetsing)
    adres = pagina("toetsing-inleveren", toetsing.pk)

    antwoord = client.post(adres, {"opmerking": "Een goed plan"})
    toetsing.refresh_from_db()
    assert "U levert 3 oordelen in" in antwoord.text
    assert not toetsing.is_ingeleverd

    client.post(adres, {"opmerking": "Een goed plan", "bevestigd": "ja"})
    toetsing.refresh_from_db()
    assert toetsing.is_ingeleverd
    assert "data-oordeel" not in client.get(criterium(toetsing)).text


def test_what_changed_since_is_marked_in_the_list_and_on_the_screen(client, toetsing):
    beoordeel(toetsing)
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    toetsingen_heropenen(toetsing.plan, make_volgende(toetsing.plan, bouwjaar=1980))

    assert client.get(pagina("toetsing", toetsing.pk)).text.count("plan gewijzigd") >= 2
    scherm = client.get(criterium(toetsing, 2)).text
    assert "1980" in scherm
    assert "(gewijzigd)" in scherm
    assert "(gewijzigd)" not in client.get(criterium(toetsing, 1)).text


def test_evidence_at_the_part_stands_on_the_screen(client, toetsing):
    Planbijlage.objects.create(
        plan=toetsing.plan,
        soort="foto",
        titel="Voorgevel",
        pad="gebouwen/g1",
        bestandsnaam="gevel.png",
        bestandssoort="png",
        opslag="x.png",
        grootte=10,
        sha256="0" * 64,
        vanaf_versie=1,
        door=toetsing.toetser,
    )

    assert "Voorgevel" in client.get(criterium(toetsing, 2)).text
    assert "Voorgevel" not in client.get(criterium(toetsing, 1)).text


# Blind, and who reads the comparison.


def met_woorden(toetsing, woord):
    beoordeel(toetsing)
    toetsing.oordelen.update(
        opmerking_prive=f"prive {woord}",
        opmerking_toetsers=f"samen {woord}",
        opmerking_aanbieder=f"extern {woord}",
    )


def test_another_reviewer_sees_nothing_until_both_handed_in(client, client_van, plan, toetsing):
    ander = zonder_belang(make_toetsing(plan=plan))
    met_woorden(ander, "zwaluw")
    met_woorden(toetsing, "merel")
    toetsing_inleveren(ander, by=ander.toetser)
    adres = pagina("plan-oordelen", plan.code)

    assert "zwaluw" not in client.get(adres).text
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    tekst = client.get(adres).text

    assert "samen zwaluw" in tekst
    assert "extern zwaluw" in tekst
    assert "prive zwaluw" not in tekst
    assert "prive merel" in tekst


def test_the_municipality_compares_and_never_reads_private_remarks(client_van, plan, toetsing):
    met_woorden(toetsing, "merel")
    toetsing.opmerking = "Algemeen merel"
    toetsing.save()
    beleid = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))
    adres = pagina("plan-oordelen", plan.code)
    assert "merel" not in beleid.get(adres).text

    toetsing_inleveren(toetsing, opmerking="Algemeen merel", by=toetsing.toetser)
    tekst = beleid.get(adres).text

    assert "samen merel" in tekst
    assert "Algemeen merel" in tekst
    assert "prive merel" not in tekst
    eigen_scherm = beleid.get(pagina("plan-oordeel-samen", plan.code, "vraag-1")).text
    assert "samen merel" in eigen_scherm
    assert "prive merel" not in eigen_scherm


@pytest.mark.parametrize(
    ("rol", "kant"),
    [
        (Rol.AANBIEDER, "aanbieder"),
        (Rol.BEHEERDER, "aanbieder"),
        (Rol.LEZER, "gemeente"),
        (Rol.TOETSER, "gemeente"),
    ],
)
def test_nobody_else_opens_the_comparison(client_van, plan, toetsing, rol, kant):
    met_woorden(toetsing, "merel")
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    ander = client_van(make_gebruiker(rol=rol, organisatie=getattr(plan, kant)))

    for adres in (
        pagina("plan-oordelen", plan.code),
        pagina("plan-oordeel-samen", plan.code, "vraag-1"),
        pagina("plan-advies-opstellen", plan.code),
        pagina("toetsing", toetsing.pk),
        criterium(toetsing),
    ):
        antwoord = ander.get(adres)
        assert antwoord.status_code in {403, 404}, adres
        assert "merel" not in antwoord.text


def test_the_joint_judgment_and_the_advice_are_made_on_their_pages(client_van, plan, toetsing):
    beoordeel(toetsing, "voldoet", "voldoet_deels", "voldoet")
    toetsing_inleveren(toetsing, by=toetsing.toetser)
    beleid = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))
    samen = pagina("plan-oordeel-samen", plan.code, "vraag-2")

    geweigerd = beleid.post(samen, {"waarde": "voldoet", "token": 0})
    assert "Dit wijkt af" in geweigerd.text
    beleid.post(samen, {"waarde": "voldoet", "reden": "Nader toegelicht", "token": 0})
    beleid.post(pagina("plan-oordelen-eensgezind", plan.code))
    assert plan.gezamenlijke_oordelen.count() == 3

    adres = pagina("plan-advies-opstellen", plan.code)
    regels = {
        "voorwaarde-TOTAL_FORMS": 2,
        "voorwaarde-INITIAL_FORMS": 0,
        "voorwaarde-0-tekst": "Dek het tekort",
        "voorwaarde-0-uiterlijk": "2027-01-01",
        "voorwaarde-1-tekst": "",
    }
    invoer = {"uitkomst": "goedgekeurd_onder_voorwaarden", "motivering": "Past.", "token": 0}
    beleid.post(adres, {**invoer, **regels})

    advies = plan.adviezen.get()
    assert [rij.tekst for rij in advies.voorwaarden.all()] == ["Dek het tekort"]
    assert advies.gegeven_op is None
    assert "Dek het tekort" in beleid.get(adres).text
    ingehaald = beleid.post(adres, {**invoer, **regels, "motivering": "Anders."})
    assert "Intussen" in ingehaald.text
    assert "Anders." in ingehaald.text


@pytest.mark.parametrize("toetsers", [1, 3])
def test_the_comparison_asks_as_much_of_the_database_for_more_reviewers(
    client_van, plan, toetsers, django_assert_max_num_queries
):
    for _ in range(toetsers):
        toetsing = zonder_belang(make_toetsing(plan=plan))
        beoordeel(toetsing)
        toetsing_inleveren(toetsing, by=toetsing.toetser)
    beleid = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))
    beleid.get(pagina("plan-oordelen", plan.code))

    with django_assert_max_num_queries(28):
        beleid.get(pagina("plan-oordelen", plan.code))


def test_the_screen_asks_the_database_a_fixed_number_of_times(
    client, toetsing, django_assert_max_num_queries
):
    beoordeel(toetsing)
    client.get(criterium(toetsing))

    with django_assert_max_num_queries(26):
        client.get(criterium(toetsing))
