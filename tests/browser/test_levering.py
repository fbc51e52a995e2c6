"""A region delivers its indicators: filling in, explaining what stands out, handing in."""

import re

import pytest
from playwright.sync_api import expect

from monitoring.levering.kennis import kennis_van
from monitoring.models import Meting
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import make_leveraar, make_leverplicht
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plicht():
    return make_leverplicht()


@pytest.fixture
def analist(plicht):
    return make_leveraar(plicht)


@pytest.fixture
def eerder(plicht, analist):
    indicator = kennis_van(plicht, analist).gebruiken["LEV-AANTAL"].indicator
    return make_meting(
        "2023-2", jeugdhulpregio=plicht.jeugdhulpregio, indicator=indicator, waarde=40
    )


def vul(page, label, tekst):
    veld = page.get_by_label(label, exact=True)
    veld.fill(tekst)
    veld.press("Tab")


@pytest.mark.parametrize("breed", [1440, 360])
def test_a_region_fills_in_explains_and_hands_in(pagina_van, plicht, analist, eerder, breed):
    page = pagina_van(analist, breed=breed)
    page.goto(plicht.get_absolute_url())
    naam = eerder.indicator.naam

    vul(page, naam, "twaalf")
    expect(page.locator("#cel-lev-aantal-stand")).to_contain_text("is geen getal")
    geen_gebreken(page)
    vul(page, naam, "12")
    expect(page.locator("#opslagstand")).to_contain_text("Opgeslagen om")
    expect(page.locator("#cel-lev-aantal-oordeel")).to_contain_text("veel minder")
    vul(page, f"Toelichting bij {naam}", "Een groep is gesloten.")
    expect(page.locator("#cel-lev-aantal-oordeel")).to_contain_text("Uitgelegd")
    expect(page.locator("#levervoortgang")).to_contain_text("U kunt inleveren")
    geen_gebreken(page)

    page.get_by_role("link", name="Kijk na en lever in").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Lever de cijfers in").click()

    expect(page).to_have_url(re.compile(f"{plicht.get_absolute_url()}$"))
    expect(page.get_by_text("Ingeleverd, als versie 1.")).to_be_visible()
    assert Meting.objects.get(levering__plicht=plicht).opmerking == "Een groep is gesloten."


def test_what_is_in_the_way_of_handing_in_is_a_link_to_its_place(pagina_van, plicht, analist):
    page = pagina_van(analist)
    page.goto(f"{plicht.get_absolute_url()}/inleveren")
    geen_gebreken(page)
    page.goto(plicht.get_absolute_url())
    weken = kennis_van(plicht, analist).gebruiken["LEV-WEKEN"].indicator.naam
    vul(page, weken, "10,5")
    expect(page.locator("#opslagstand")).to_contain_text("Opgeslagen om")

    page.get_by_role("link", name="Kijk na en lever in").click()
    page.get_by_role("button", name="Lever de cijfers in").click()

    expect(page.locator("#fouten")).to_be_visible()
    geen_gebreken(page)
    page.get_by_role("link", name="is nog niet ingevuld").first.click()
    expect(page.locator("#cel-lev-aantal")).to_be_focused()
