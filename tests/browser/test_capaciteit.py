"""Facilities, locations, origin and the map in a browser: nothing for axe to find."""

import pytest
from django.core.management import call_command

from tests.factories import make_gebruiker
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/voorzieningen?gebied=&voorbeeld=ja",
    "/voorzieningen?gebied=&zoek=bestaatniet",
    "/voorzieningen?gebied=&peildatum=gisteren",
    "/locaties?gebied=",
    "/locaties/AMBIQ-HOOGEVEEN",
    "/locaties/AMBIQ-HENGELO",
    "/locaties/PACTUM-ZETTEN",
    "/herkomst?gebied=OV",
    "/herkomst?gebied=NN",
    "/herkomst?gebied=GLD",
    "/herkomst?gebied=",
    "/kaart",
    "/kaart?maat=jeugdigen",
    "/gebieden/OV/capaciteit",
    "/regios/JZ24/capaciteit",
    "/aanbieders/PACTUM/locaties",
]


def test_every_page_is_sound_on_wide_and_narrow(pagina_van):
    call_command("laad_bronnen", voorbeeld=True, verbosity=0)
    page = pagina_van(make_gebruiker())

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_a_filter_changes_rows_and_totals_without_a_new_page(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/voorzieningen?gebied=")

    page.get_by_role("search", name="Filters").get_by_label("Zorgvorm").select_option("kar")
    page.get_by_text("4 voorzieningen.").wait_for()

    assert "zorgvorm=kar" in page.url
    assert "Van 4 van 4 voorzieningen bekend" in page.inner_text("main")


def test_a_place_opens_its_source_and_its_facility(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/voorzieningen?gebied=&zoek=elker+groningen")

    page.locator("td.getal summary", has_text="41").click()
    assert "Bijlage, tabel Open driemilieus" in page.locator("td.getal details[open]").inner_text()
    page.get_by_role("link", name="Elker Groningen", exact=True).click()

    assert page.url.endswith("/locaties/ELKER-GRONINGEN#elker-groningen")


def test_a_tile_of_the_map_leads_to_its_region(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/kaart?maat=jeugdigen")

    page.get_by_role("link", name="Twente: 165.390 jeugdigen").click()

    assert page.url.endswith("/regios/JZ14")
