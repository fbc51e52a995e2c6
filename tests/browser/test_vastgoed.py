"""Schemes, deadlines and frameworks in a browser: nothing for axe to find, on wide and narrow."""

import pytest

from tests.factories import make_gebruiker
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/regelingen",
    "/regelingen/SPUK-VT",
    "/regelingen/SPUK-T2",
    "/regelingen/SPUK-T2/toekenningen",
    "/regelingen/SPUK-T2/rekenblad",
    "/regelingen/SPUK-T2/rekenblad?verdeel=weg&totaal=-3",
    "/regelingen/SPUK-T2/coordinatie",
    "/regelingen/SPUK-T1/toekenningen",
    "/termijnen?gebied=",
    "/termijnen?gebied=&weergave=kalender",
    "/termijnen?gebied=&van=gisteren",
    "/termijnen/trm-002",
    "/termijnen/trm-046",
    "/toetsingskaders",
    "/toetsingskaders/TK-OV-2022",
    "/gebieden/NN/geld",
    "/gebieden/NN/termijnen",
    "/aanbieders/AMBIQ/toekenningen",
]


def test_every_page_is_sound_on_wide_and_narrow(pagina_van):
    page = pagina_van(make_gebruiker())

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_the_finding_of_ambiq_leads_to_both_values(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/regelingen/SPUK-T2/toekenningen")

    page.locator("tr", has_text="777.170").locator("a.bevinding").first.click()

    assert "/bevindingen/" in page.url
    assert page.locator("h1").inner_text()


def test_a_total_of_your_own_is_divided_to_the_last_euro(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/regelingen/SPUK-T2/rekenblad")

    page.get_by_label("Verdeel over de rijen van").select_option(index=1)
    page.get_by_label("Totaalbedrag").fill("1.000.001")
    page.get_by_role("button", name="Reken uit").click()

    assert "Dat is precies het totaal." in page.locator("main").inner_text()


def test_choosing_an_area_shows_its_deadlines_and_the_links_follow(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/termijnen?gebied=")

    page.get_by_role("search", name="Filters").get_by_label("Gebied", exact=True).select_option(
        "OV"
    )
    page.wait_for_url("**gebied=OV**")
    page.get_by_role("link", name="Toon per maand").click()

    assert page.get_by_role("heading", name="april 2023").is_visible()
    assert "gebied=OV" in page.url
