"""Keeping the register in a browser: adding, planning a conversion, reading and taking back."""

import pytest

from capaciteit.plaatsenbalans import stand
from tests.capaciteit.register_wereld import Wereld, vandaag
from tests.factories_capaciteit import make_locatie
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wereld():
    wereld = Wereld()
    make_locatie(code="LINDEN", naam="De Linden", plaats="Zwolle", aanbieders=[wereld.aanbieder])
    return wereld


@pytest.fixture
def page(pagina_van, wereld):
    return pagina_van(wereld.by)


def test_every_page_of_the_register_is_sound_on_wide_and_narrow(page, wereld):
    locatie, voorziening = wereld.locatie.code, wereld.voorziening.code

    for adres in (
        "/locaties/toevoegen",
        "/locaties/dubbelen",
        f"/locaties/{locatie}/wijzigen",
        f"/locaties/{locatie}/sluiten",
        f"/locaties/{locatie}/samenvoegen/LINDEN",
        f"/voorzieningen/{voorziening}/wijzigen",
        f"/voorzieningen/{voorziening}/status",
        f"/voorzieningen/{voorziening}/sluiten",
    ):
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_a_facility_is_added_converted_by_plan_and_read_in_its_history(page, wereld):
    page.goto(wereld.locatie.get_absolute_url())
    page.get_by_role("link", name="Voeg een voorziening toe").click()
    page.get_by_role("button", name="Voeg de voorziening toe").click()
    page.locator("#fouten").wait_for()
    geen_gebreken(page)

    page.get_by_label("Naam van de voorziening").fill("Groep Anker")
    page.get_by_label("Zorgvorm").select_option("o3m")
    page.get_by_label("Open", exact=True).check()
    page.get_by_label("Nieuwe plaatsen").fill("8")
    page.get_by_label("Waarom?").fill("Nieuwbouw")
    page.get_by_role("button", name="Voeg de voorziening toe").click()
    page.get_by_text("Groep Anker is toegevoegd.").wait_for()

    page.locator("#groep-anker").get_by_role("link", name="Zet om").click()
    page.get_by_label("Nieuwe zorgvorm").select_option("kleinschalig")
    page.get_by_label("Vanaf wanneer?").fill(str(vandaag(90)))
    page.get_by_label("Waarom?").fill("Afbouw")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("8 plaatsen open residentieel (O3M) worden 8 plaatsen kleinschalig").wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Zet de voorziening om").click()

    tabel = page.get_by_role("table", name="Geschiedenis en plannen van Groep Anker")
    rij = tabel.get_by_role("row", name="Zorgvorm kleinschalig (was open residentieel (O3M))")
    assert "plan" in rij.inner_text()
    geen_gebreken(page)
    anker = wereld.locatie.voorzieningen.get(naam="Groep Anker")
    assert (anker.zorgvorm, stand(anker, vandaag())) == ("o3m", 8)

    rij.get_by_role("link", name="Terugdraaien").click()
    geen_gebreken(page)
    page.get_by_label("Waarom?").fill("Gaat niet door")
    page.get_by_role("button", name="Draai dit terug").click()
    page.get_by_text("Het is teruggedraaid.").wait_for()
    assert anker.versies.geldig().count() == 1
