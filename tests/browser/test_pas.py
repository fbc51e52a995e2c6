"""In de pas in a browser: see the gap, add an alternative, see it count; nothing for axe."""

import pytest

from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/in-de-pas?gebied=",
    "/gebieden/OOST/in-de-pas",
    "/gebieden/ZW/in-de-pas?van=voorjaar",
    "/regios/JZ24/in-de-pas",
    "/alternatieven?gebied=OOST",
    "/alternatieven/VEENENDAAL",
]


@pytest.fixture
def beleid():
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[Gebied.objects.get(code="OOST")])


def test_every_page_is_sound_on_wide_and_narrow(pagina_van, beleid):
    page = pagina_van(beleid)

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_one_adds_an_alternative_sees_it_count_and_withdraws_it(pagina_van, beleid):
    page = pagina_van(beleid)
    page.goto("/gebieden/OOST/alternatieven/nieuw")

    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Geef het alternatief een naam.").first.wait_for()
    geen_gebreken(page)

    page.get_by_label("naam", exact=False).first.fill("Huis De Linde")
    page.locator("select[name=soort]").select_option("kleinschalig")
    page.get_by_label("Twente").check()
    page.locator("select[name=fase]").select_option("goedgekeurd")
    page.locator("input[name=plaatsen]").fill("6")
    page.locator("input[name=vanaf]").fill("2027-07-01")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Telt mee in de opbouw, als goedgekeurd.").wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="Trek in of houd aan").click()
    page.get_by_label("ingetrokken").check()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Zeg waarom dit niet meer actueel is.").first.wait_for()
    page.get_by_label("Waarom").fill("Geen pand gevonden.")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Telt niet mee in de opbouw").wait_for()
