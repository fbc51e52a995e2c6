"""Editing an assessment framework in a browser: a new version, from draft to in force and back."""

import pytest

from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_vastgoed import make_kader
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kader():
    kader = make_kader(criteria=3)
    kader.eigenaren.add(make_organisatie())
    return kader


@pytest.fixture
def page(pagina_van, kader):
    eigenaar = kader.eigenaren.get()
    return pagina_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=eigenaar))


def test_a_version_goes_from_draft_to_in_force_and_back(page, kader):
    page.goto(kader.get_absolute_url())
    geen_gebreken(page)
    page.get_by_role("link", name="Nieuwe versie maken").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Maak een nieuwe versie").click()
    page.get_by_text("Versie 2 is gemaakt").wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="Wijzigen van 1.2 Onderwerp 2").click()
    geen_gebreken(page)
    page.get_by_label("Vraag", exact=True).fill("Hoe zuinig is het gebouw?")
    page.get_by_label("Gebouwen: Bouwjaar", exact=True).check()
    page.get_by_label("Doel van het plan", exact=True).check()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("rowheader", name="Hoe zuinig is het gebouw?").wait_for()
    page.locator("#criterium-vraag-2").get_by_role("button", name="Omhoog").click()

    page.get_by_role("link", name="Vergelijk met versie 2").click()
    page.get_by_role("cell", name="Hoe zuinig is het gebouw?").wait_for()
    geen_gebreken(page)

    concept = kader.opvolgers.get()
    page.goto(f"{concept.get_absolute_url()}/vaststellen")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("Versie 1 vervalt").wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Stel deze versie vast").click()
    page.get_by_text("Versie 2 is vastgesteld.").wait_for()
    assert list(concept.criteria.values_list("code", flat=True)) == ["1.2", "1.1", "1.3"]
    assert concept.criteria.get(code="1.2").onderdelen == ["doel", "gebouwen.bouwjaar"]

    page.get_by_role("link", name="Vaststelling terugdraaien").click()
    page.get_by_label("Waarom?").fill("Te vroeg")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("button", name="Draai de vaststelling terug").click()
    page.get_by_text("Versie 2 is weer een concept.").wait_for()
    kader.refresh_from_db()
    assert kader.status == "vastgesteld"
