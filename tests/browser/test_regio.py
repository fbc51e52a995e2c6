"""Areas, regions, parties, sources, findings, checks and search in a browser."""

import pytest

from regio.models import Bevinding
from tests.factories import make_gebruiker
from tests.plugins.browser import PHONE, bereik, geen_axe_fouten, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/gebieden",
    "/gebieden/OV",
    "/gebieden/NN/uitgangspunten",
    "/gebieden/OV/knelpunten",
    "/gebieden/ZW/overleggen",
    "/gebieden/NN/bevindingen",
    "/regios",
    "/regios?zoek=bestaatniet",
    "/regios/JZ14",
    "/aanbieders?gebied=OV",
    "/aanbieders/AMBIQ",
    "/organisaties?gebied=",
    "/organisaties/GEM-ZWOLLE",
    "/overleggen?gebied=",
    "/overleggen/OV-STUURGROEP",
    "/bevindingen?gebied=",
    "/bronnen?gebied=",
    "/bronnen/NN-O3M-2022",
    "/controles",
    "/controles/toekenning-tarief?gebied=",
    "/zoeken",
    "/zoeken?q=ambiq",
    "/zoeken?q=qqqq",
]


def test_every_page_is_sound_on_wide_and_narrow(pagina_van):
    page = pagina_van(make_gebruiker())

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_a_finding_is_settled_with_the_keyboard_after_its_errors(pagina_van):
    bevinding = Bevinding.objects.get(sleutel="gebied-totaal:toe-15-rest")
    page = pagina_van(make_gebruiker(naam="Anna Jansen", gebieden=[bevinding.gebied]))
    page.goto(bevinding.get_absolute_url())
    geen_gebreken(page)

    bereik(page, page.get_by_role("button", name="Bewaar uw besluit"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Waarom?: Schrijf op waarom.").wait_for()
    assert page.evaluate("document.activeElement.id") == "fouten"
    geen_gebreken(page)

    page.get_by_role("link", name="Waarom?: Schrijf op waarom.").press("Enter")
    page.keyboard.type("Het totaal van de tabel klopt niet.")
    page.get_by_label("Uitgelegd").check()
    page.get_by_role("button", name="Bewaar uw besluit").press("Enter")

    page.get_by_text("Uw besluit is bewaard.").wait_for()
    assert "Anna Jansen" in page.locator(".tijdlijn").first.inner_text()
    geen_gebreken(page)


def test_a_reader_without_the_role_has_nothing_to_settle(pagina_van):
    bevinding = Bevinding.objects.get(sleutel="gebied-totaal:toe-15-rest")
    page = pagina_van(make_gebruiker(rol="lezer"))

    page.goto(bevinding.get_absolute_url())

    assert page.get_by_role("heading", name="De twee waarden").is_visible()
    assert page.locator("main form").count() == 0


def test_ctrl_k_searches_and_tab_reaches_what_is_found(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/gebieden")

    page.keyboard.press("Control+k")
    page.keyboard.type("karakter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?q=karakter")
    bereik(page, page.get_by_role("link", name="Karakter", exact=True))
    page.keyboard.press("Enter")

    page.wait_for_url("**/aanbieders/KARAKTER")


def test_a_wrong_filter_on_a_phone_leads_to_a_field_that_can_be_seen(pagina_van):
    page = pagina_van(make_gebruiker(), breed=PHONE)

    page.goto("/regios?geldig_op=gisteren&gebied=")
    page.locator("[role=alert] a", has_text="Geldig op").click()

    veld = page.get_by_label("Geldig op")
    assert veld.is_visible()
    assert veld.evaluate("element => element === document.activeElement")
    assert veld.get_attribute("aria-invalid") == "true"
    geen_axe_fouten(page)


def test_without_errors_the_filters_on_a_phone_are_behind_a_button(pagina_van):
    page = pagina_van(make_gebruiker(), breed=PHONE)
    page.goto("/regios")

    assert not page.get_by_label("Geldig op").is_visible()
    bereik(page, page.locator("summary", has_text="Filters"))
    page.keyboard.press("Enter")

    assert page.get_by_label("Geldig op").is_visible()


def test_the_checks_can_be_run_again_with_the_keyboard(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/controles")

    bereik(page, page.get_by_role("button", name="Opnieuw controleren"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bekijk het resultaat").wait_for()

    assert page.inner_text("h1") == "Alle cijfers opnieuw controleren"
