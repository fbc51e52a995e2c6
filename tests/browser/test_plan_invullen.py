"""A plan is filled in with a keyboard, with a colleague, without a network and without scripts."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan
from tests.planinhoud import make_register, volledige_inhoud
from tests.plugins.browser import bereik, geen_gebreken
from vastgoed.models import Planversie
from vastgoed.plan.inhoud import gezet
from vastgoed.plan.wijzigen import Wijziging, wijzigen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan():
    inhoud = volledige_inhoud()
    for pad in ("doel", "risicos/r1/gevolg"):
        inhoud = gezet(inhoud, pad, None)
    return make_plan(inhoud=inhoud, aanbieder=make_register())


@pytest.fixture
def schrijver(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


@pytest.fixture
def page(pagina_van, schrijver):
    return pagina_van(schrijver)


def velden(plan):
    return Planversie.objects.get(plan=plan).inhoud["velden"]


def sectie(plan, code="kern"):
    return f"/plannen/{plan.code}/invullen/{code}"


def stand(page):
    return page.locator("#opslagstand")


def test_filling_in_with_the_keyboard_alone(page, plan):
    page.goto(sectie(plan))
    geen_gebreken(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("heading", name="Wat ontbreekt nog (2)").wait_for()

    bereik(page, page.get_by_label("Doel van het plan"))
    page.keyboard.type("Kleiner en gewoner wonen.")
    page.keyboard.press("Tab")
    expect(stand(page)).to_have_text(re.compile(r"Opgeslagen om \d\d:\d\d"))
    page.get_by_role("heading", name="Wat ontbreekt nog (1)").wait_for()
    assert velden(plan)["doel"] == "Kleiner en gewoner wonen."

    page.get_by_text("Risico's (1)").click()
    page.get_by_role("link", name="Gevolg is nog leeg").press("Enter")
    page.wait_for_url("**/risicos#*")
    expect(page.get_by_label("Gevolg", exact=True)).to_be_focused()
    page.keyboard.type("De bouw begint later.")
    page.get_by_role("button", name="Voeg risico toe").press("Enter")
    page.get_by_role("group", name="Risico 2").wait_for()
    expect(page.get_by_label("Risico", exact=True).nth(1)).to_be_focused()
    geen_gebreken(page)


def test_a_row_goes_and_comes_back(page, plan):
    page.goto(sectie(plan, "projecten"))
    page.get_by_role("button", name=re.compile(r"Verwijder.*Project 1")).click()
    page.get_by_text("Project 1 (P1) is verwijderd.").wait_for()
    geen_gebreken(page)

    page.get_by_role("button", name="Zet terug").click()

    page.get_by_role("group", name="Project 1 (P1)").wait_for()


def test_an_impossible_value_is_said_at_once_and_again_on_saving(page, plan):
    page.goto(sectie(plan))
    veld = page.get_by_label("Plaatsen in de startfoto")
    veld.fill("veel")
    veld.blur()
    expect(stand(page)).to_contain_text("Niet opgeslagen")
    expect(veld).to_have_attribute("aria-invalid", "true")
    geen_gebreken(page)

    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Eén veld is niet opgeslagen").wait_for()
    assert veld.input_value() == "veel"
    geen_gebreken(page)


def test_what_a_colleague_changed_meanwhile_is_chosen_on_a_screen(page, plan):
    kim = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder, naam="Collega Kim")
    page.goto(sectie(plan))
    wijzigen(plan.nieuwste_versie, [Wijziging("samenvatting", "Van Kim.")], by=kim)
    veld = page.get_by_label("Samenvatting")
    veld.fill("Van mij.")
    veld.blur()
    page.get_by_text("Collega Kim wijzigde dit intussen.").wait_for()
    assert veld.input_value() == "Van mij."
    geen_gebreken(page)

    page.get_by_role("button", name="Bekijk beide en kies").click()
    page.get_by_role("heading", name="Samenvoegen", exact=True).wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Kies wat er moet komen te staan.").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Iets van beide").check()
    page.get_by_role("button", name="Opslaan").click()

    page.get_by_text("Samengevoegd en opgeslagen.").wait_for()
    assert velden(plan)["samenvatting"] == "Van Kim.\nVan mij."


def test_two_changes_quickly_after_each_other_are_not_a_conflict(page, plan):
    page.goto(sectie(plan))
    veld = page.get_by_label("Aanspreekpunt")
    for tekst in ("een", "twee", "drie"):
        veld.fill(tekst)
        veld.dispatch_event("change")
    expect(stand(page)).to_contain_text("Opgeslagen om")
    page.wait_for_load_state("networkidle")

    assert velden(plan)["contactfunctie"] == "drie"
    assert page.get_by_text("wijzigde dit intussen").count() == 0


@pytest.fixture
def offline_page(browser, live_server, client_van, schrijver):
    """A page that may complain in its console that there is no network."""
    context = browser.new_context(base_url=live_server.url, locale="nl-NL")
    cookie = client_van(schrijver).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_without_a_network_the_text_stays_and_goes_along_later(offline_page, plan):
    page = offline_page
    page.goto(sectie(plan))
    page.route("**/veld?*", lambda route: route.abort())
    veld = page.get_by_label("Aanspreekpunt")
    veld.fill("Later bewaard")
    veld.blur()
    expect(stand(page)).to_contain_text("Niet opgeslagen")
    assert veld.input_value() == "Later bewaard"

    page.unroute("**/veld?*")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(stand(page)).to_contain_text("Opgeslagen om")
    assert velden(plan)["contactfunctie"] == "Later bewaard"


def test_a_login_that_ended_leaves_the_text_on_the_page(page, plan):
    page.goto(sectie(plan))
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    veld = page.get_by_label("Aanspreekpunt")
    veld.fill("Nog hier")
    veld.blur()

    page.get_by_text("u bent uitgelogd").first.wait_for()
    assert veld.input_value() == "Nog hier"
    assert page.url.endswith("/kern")


def test_all_of_it_without_scripts(pagina_van, schrijver, plan):
    page = pagina_van(schrijver, java_script_enabled=False)
    page.goto(sectie(plan))
    page.get_by_label("Doel van het plan").fill("Zonder script")
    page.get_by_role("button", name="Opslaan en verder").click()
    page.wait_for_url("**/projecten")
    assert velden(plan)["doel"] == "Zonder script"

    page.get_by_role("button", name="Voeg fase toe").click()
    page.get_by_role("group", name="Fase 5").get_by_label("Begint op").fill("1-10-2024")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    page.get_by_text("Opgeslagen.").wait_for()

    fasen = Planversie.objects.get(plan=plan).inhoud["tabellen"]["fasen"]
    assert fasen[-1]["start"] == "2024-10-01"


def test_a_new_plan_its_attachments_and_its_history_have_no_faults(page, plan):
    for adres in ("/plannen/nieuw", f"/plannen/{plan.code}/bijlagen"):
        page.goto(adres)
        geen_gebreken(page)
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("Kies een bestand.").first.wait_for()
    geen_gebreken(page)
    wijziging = Wijziging("doel", "Anders")
    wijzigen(plan.nieuwste_versie, [wijziging], by=make_opsteller(plan))
    for vraag in ("", "?pad=doel"):
        page.goto(f"/plannen/{plan.code}/geschiedenis{vraag}")
        geen_gebreken(page)


def make_opsteller(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)
