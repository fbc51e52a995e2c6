"""An analyst writes with a live figure and advises; the steering board decides on a phone."""

import re

import pytest
from django.conf import settings

from monitoring.models import Advies, Analyse
from tests.factories_monitoring_analyse import (
    make_aangeboden,
    make_analist,
    make_analyse,
    make_bestuurder,
    make_cyclus,
    make_meting,
    make_telindicator,
)
from tests.factories_monitoring_indicatoren import make_gebiedsindicator
from tests.plugins.browser import PHONE, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cyclus():
    cyclus = make_cyclus()
    indicator = make_telindicator()
    make_gebiedsindicator(gebied=cyclus.gebied, indicator=indicator)
    for plek in cyclus.gebied.gebiedregios.all():
        make_meting(indicator, 40, jeugdhulpregio=plek.jeugdhulpregio)
    return cyclus


def test_an_analyst_writes_with_a_live_figure_adopts_and_offers_an_advice(pagina_van, cyclus):
    page = pagina_van(make_analist(cyclus.gebied))
    page.goto(f"/cycli/{cyclus.pk}/analyse")
    page.get_by_role("button", name="Begin de analyse").click()
    geen_gebreken(page)
    page.get_by_role("link", name="Schrijf aan Samenvatting").click()
    page.get_by_label("Tekst", exact=True).fill("In dit halfjaar waren er ")
    page.get_by_label("Regio of gebied").select_option(index=0)
    page.get_by_role("button", name="Voeg het cijfer in").click()
    page.locator("#voorbeeld").get_by_role("link", name="80").wait_for()
    geen_gebreken(page)
    page.get_by_label("Tekst", exact=True).fill("Fout: {cijfer:KWN-01}")
    page.locator("#voorbeeld").get_by_text("is geen cijfer").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Tekst", exact=True).fill("Er zijn genoeg cijfers.")
    page.get_by_role("button", name="Bewaar en terug").click()

    page.get_by_role("link", name="Stel de analyse vast").click()
    page.get_by_text("Nog leeg:").wait_for()
    geen_gebreken(page)
    Analyse.objects.get().blokken.filter(tekst="").update(tekst="Geschreven.")
    page.reload()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Stel de analyse vast").click()
    page.get_by_role("link", name="Begin het advies").click()
    page.get_by_role("button", name="Begin het advies").click()
    page.get_by_role("link", name="Schrijf de inleiding").click()
    page.get_by_label("Inleiding").fill("Daarom dit advies.")
    page.get_by_role("button", name="Bewaar de inleiding").click()
    page.get_by_role("link", name="Voeg een aanbeveling toe").click()
    page.get_by_label("Wat moet er gebeuren?").fill("Maak een plan")
    page.get_by_label("Of aan wie anders?").fill("de regio's samen")
    page.get_by_label("Klaar voor of op").fill("2027-03-01")
    geen_gebreken(page)
    page.get_by_role("button", name="Voeg de aanbeveling toe").click()
    page.get_by_role("link", name="Bied het advies aan").click()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("button", name="Bied het advies aan").click()
    page.get_by_text("Het advies is aangeboden aan de stuurgroep.").wait_for()

    assert Advies.objects.get().aangeboden_op


def test_the_steering_board_decides_on_a_phone(pagina_van):
    advies = make_aangeboden(aantal=2)
    page = pagina_van(make_bestuurder(advies.analyse.cyclus.gebied), breed=PHONE)
    page.goto(advies.get_absolute_url())
    geen_gebreken(page)
    page.get_by_role("link", name="Leg het besluit vast").click()
    geen_gebreken(page)
    groepen = page.locator(".besluitgroep")
    groepen.nth(0).get_by_label("Overnemen", exact=True).check()
    groepen.nth(1).get_by_label("Niet overnemen").check()
    page.get_by_label("Besloten op").fill("2024-11-05")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text(re.compile("Schrijf op waarom")).first.wait_for()
    geen_gebreken(page)
    groepen.nth(1).get_by_label("Waarom?").fill("Te duur.")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_role("heading", name="Besluit van de stuurgroep").wait_for()
    geen_gebreken(page)

    uitkomsten = advies.besluiten.get().regels.values_list("uitkomst", flat=True)
    assert sorted(uitkomsten) == ["niet", "overgenomen"]


def schrijf(page, analyse, tekst):
    page.goto(f"/analyses/{analyse.pk}/blokken/samenvatting")
    page.get_by_label("Tekst", exact=True).fill(tekst)


def test_the_second_of_two_writers_is_told_and_loses_nothing(pagina_van, cyclus):
    analyse = make_analyse(cyclus)
    een = pagina_van(analyse.gemaakt_door)
    ander = pagina_van(analyse.gemaakt_door)
    ander.goto(f"/analyses/{analyse.pk}/blokken/samenvatting")
    schrijf(een, analyse, "Van de een.")
    een.locator("[data-bewaard]").get_by_text("Bewaard op").wait_for()
    ander.get_by_label("Tekst", exact=True).fill("Van de ander.")

    ander.locator(".melding--waarschuwing").get_by_text("Intussen heeft iemand anders").wait_for()
    geen_gebreken(ander)
    ander.get_by_role("button", name="Bewaar", exact=True).click()

    ander.get_by_role("heading", name="Wat er intussen is gewijzigd").wait_for()
    assert ander.get_by_label("Tekst", exact=True).input_value() == "Van de ander."
    assert ander.get_by_role("cell", name="Van de een.").is_visible()


def test_who_was_logged_out_while_writing_gets_the_text_back(pagina_van, client_van, cyclus):
    analyse = make_analyse(cyclus)
    page = pagina_van(analyse.gemaakt_door)
    schrijf(page, analyse, "Geschreven.")
    page.locator("[data-bewaard]").get_by_text("Bewaard op").wait_for()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Tekst", exact=True).fill("Geschreven toen de sessie was verlopen.")

    page.get_by_text("U bent uitgelogd.").wait_for()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_role("heading", name="Inloggen").wait_for()
    cookie = client_van(analyse.gemaakt_door).cookies[settings.SESSION_COOKIE_NAME]
    origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": origin}])
    page.goto(f"/analyses/{analyse.pk}/blokken/samenvatting")

    page.get_by_text("Wat u had ingevuld, is teruggezet.").wait_for()
    veld = page.get_by_label("Tekst", exact=True)
    assert veld.input_value() == "Geschreven toen de sessie was verlopen."
