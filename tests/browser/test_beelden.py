"""The pages about capacity in a browser, wide and narrow: nothing for axe to find."""

import pytest
from django.core.management import call_command

from tests.factories import make_gebruiker
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

OVERZICHT = "/capaciteit/overzicht"
PAGINAS = [
    f"{OVERZICHT}?gebied=&voorbeeld=ja",
    f"{OVERZICHT}?gebied=&maat=toegekend&per=gebied",
    f"{OVERZICHT}?gebied=NN",
    f"{OVERZICHT}?gebied=&zorgvorm=toveren",
    f"{OVERZICHT}/bezetting?gebied=&voorbeeld=ja&periode=maand",
    f"{OVERZICHT}/bezetting?gebied=&voorbeeld=ja&per=regio",
    f"{OVERZICHT}/maanden?gebied=&voorbeeld=ja",
    f"{OVERZICHT}/maanden?gebied=&voorbeeld=ja&toon=plaatsen",
    f"{OVERZICHT}/kleinschalig?gebied=&voorbeeld=ja",
    f"{OVERZICHT}/per-10000?gebied=&voorbeeld=ja",
    f"{OVERZICHT}/per-10000?gebied=&maat=toegekend",
    "/capaciteit/vrije-plaatsen?gebied=&voorbeeld=ja&gemeente=GM0200",
    "/capaciteit/vrije-plaatsen?gebied=&leeftijd=honderd",
    "/locaties/IHUB-HARREVELD/tijdlijn?voorbeeld=ja",
    "/locaties/AMBIQ-HOOGEVEEN/tijdlijn",
]


@pytest.fixture
def page(pagina_van):
    call_command("laad_bronnen", voorbeeld=True, verbosity=0)
    return pagina_van(make_gebruiker())


def test_every_page_is_sound_on_wide_and_narrow(page):
    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_another_grouping_shows_without_a_new_page_and_leads_to_the_occupancy(page):
    page.goto(f"{OVERZICHT}?gebied=&voorbeeld=ja")

    page.get_by_label("Per", exact=True).select_option("aanbieder")
    page.get_by_role("heading", name="Per aanbieder").wait_for()
    page.get_by_role("link", name="iHub", exact=True).click()

    assert "/bezetting" in page.url
    assert "aanbieder=IHUB" in page.url
    assert "iHub Harreveld" in page.inner_text("#resultaten")


def test_the_heat_map_leads_from_a_region_to_what_is_full_there(page):
    page.goto(f"{OVERZICHT}/maanden?gebied=&voorbeeld=ja")

    page.locator(".warmtekaart").get_by_role("link", name="Twente").click()

    assert "regio=JZ14" in page.url
    assert page.get_by_role("link", name="Ambiq Hengelo").is_visible()
