"""Leading a cycle in a browser: begin a half-year, open it, go on though a region is missing."""

import pytest

from monitoring.models import Cyclus
from tests.factories_monitoring_cyclus import Cycluspartijen
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("breed", [1440, 360])
def test_a_half_year_is_begun_opened_and_taken_further(pagina_van, breed):
    partijen = Cycluspartijen()
    page = pagina_van(partijen.begeleider, breed=breed)

    page.goto("/cycli")
    geen_gebreken(page)
    page.get_by_role("link", name="Begin een cyclus").click()
    page.get_by_label("Halfjaar").fill("vorig jaar")
    page.get_by_role("button", name="Klaarzetten").click()
    page.get_by_text("Vul een halfjaar in als 2024-1 of 2024-2.").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Gebied").select_option(partijen.gebied.code)
    page.get_by_label("Halfjaar").fill("2024-1")
    page.get_by_role("button", name="Klaarzetten").click()

    page.get_by_role("link", name="Cyclus openen").click()
    page.get_by_text("Een regio die ook bij een ander gebied hoort").wait_for()
    page.get_by_text(f"{partijen.kantoor}: 1 persoon").wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Cyclus openen").click()
    page.get_by_text("geopend.").first.wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="Levering sluiten").click()
    page.get_by_text("Dit staat nog open.").wait_for()
    page.get_by_role("button", name="Levering sluiten").click()
    page.get_by_text("Vul dit in").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Waarom gaat u toch verder?").fill("Deze regio levert later.")
    page.get_by_role("button", name="Levering sluiten").click()
    page.get_by_text("Stond nog open").wait_for()
    geen_gebreken(page)

    page.goto("/cycli/bord")
    page.get_by_role("link", name="eerste halfjaar 2024: reflectie").wait_for()
    geen_gebreken(page)
    assert Cyclus.objects.get().status == "reflectie"
