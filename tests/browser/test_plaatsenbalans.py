"""The plaatsenbalans in a browser: nothing for axe to find, also when something is wrong."""

import pytest
from django.core.management import call_command

from capaciteit.models import Locatie, Plaatsmutatie
from regio.choices import Rol
from regio.models import Aanbieder
from tests.factories import make_gebruiker
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/plaatsenbalans?gebied=",
    "/plaatsenbalans?gebied=&per=aanbieder&voorbeeld=ja&van=2023-07-01&tot=2024-12-31",
    "/plaatsenbalans?gebied=&regio=JZ24",
    "/plaatsenbalans?gebied=&van=2024-05-01&tot=2023-01-01",
    "/plaatsenbalans/mutaties?gebied=&voorbeeld=ja",
    "/plaatsenbalans/mutaties?gebied=&van=gisteren",
    "/plaatsenbalans/boeken",
    "/locaties/PACTUM-ZETTEN/plaatsen",
    "/locaties/AMBIQ-HENGELO/plaatsen",
]


@pytest.fixture
def medewerker():
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=Aanbieder.objects.get(code="PACTUM"))


def test_every_page_is_sound_on_wide_and_narrow(pagina_van, medewerker):
    call_command("laad_bronnen", voorbeeld=True, verbosity=0)
    page = pagina_van(medewerker)

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_places_are_booked_with_a_look_at_what_it_does_and_taken_back(pagina_van, medewerker):
    page = pagina_van(medewerker)
    page.goto("/plaatsenbalans/boeken")

    page.get_by_role("button", name="Boek deze plaatsen").click()
    page.locator("[data-focus]").wait_for()
    geen_gebreken(page)

    page.get_by_label("Beëindigd: de plaatsen").check()
    page.get_by_label("Waar komen de plaatsen vandaan?").select_option("PACTUM-ZETTEN")
    page.get_by_label("Hoeveel plaatsen?").fill("2")
    page.get_by_label("Wat telt u?").select_option("in_gebruik")
    page.get_by_label("Vanaf welke dag?").fill("2024-03-01")
    page.get_by_label("Feit: het is zo").check()
    page.get_by_text("gaat van 102 naar 100 plaatsen").wait_for()
    geen_gebreken(page)

    page.get_by_label("Waarom?").fill("Twee kamers zijn gesloten.")
    page.get_by_role("button", name="Boek deze plaatsen").click()
    page.get_by_text("vervallen 2 plekken in gebruik van Pactum Zetten").wait_for()
    page.get_by_role("link", name="Terugboeken").first.click()
    page.get_by_role("button", name="Boek terug").click()
    page.locator("[data-focus]").wait_for()
    geen_gebreken(page)
    page.get_by_label("Waarom boekt u dit terug?").fill("Vergissing.")
    page.get_by_role("button", name="Boek terug").click()
    page.get_by_text("De boeking is teruggeboekt").wait_for()

    assert Plaatsmutatie.objects.filter(herroept__isnull=False).count() == 1


def test_a_row_of_the_balance_leads_to_its_entries_and_to_the_location(pagina_van, medewerker):
    page = pagina_van(medewerker)
    page.goto("/plaatsenbalans?gebied=")

    page.get_by_role("link", name="Fier Leeuwarden, open residentieel (O3M)").click()
    page.get_by_text("1 mutatie", exact=True).wait_for()
    page.get_by_role("link", name="Fier Leeuwarden", exact=True).click()

    assert page.url.endswith("/plaatsen")
    assert Locatie.objects.filter(code=page.url.split("/")[-2]).exists()
