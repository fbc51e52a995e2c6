import pytest
from django.utils import timezone

from jeugdzorg.kern.models import Taak, TaakStatus
from tests.factories import make_gebruiker
from tests.factories_kern import make_taak
from tests.plugins.browser import geen_axe_fouten, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_bezig(gebruiker):
    return make_taak(
        eigenaar=gebruiker,
        status=TaakStatus.BEZIG,
        levensteken_op=timezone.now(),
        gedaan=3,
        totaal=10,
        melding="Grafieken tekenen",
    )


def test_the_page_of_a_job_follows_it_by_itself_until_the_result(pagina_van):
    gebruiker = make_gebruiker()
    taak = make_bezig(gebruiker)
    page = pagina_van(gebruiker)
    page.goto(taak.get_absolute_url())
    geen_axe_fouten(page)

    Taak.objects.update(gedaan=4)
    page.get_by_text("4 van 10").wait_for(timeout=5000)
    Taak.objects.update(status="gereed", klaar_op=timezone.now(), resultaat_url="/taken")
    page.get_by_role("link", name="Bekijk het resultaat").wait_for(timeout=5000)

    assert page.inner_text("#taak-melding") == f"{taak}: gereed."
    assert page.locator("#taak[hx-trigger]").count() == 0
    geen_axe_fouten(page)


def test_without_javascript_the_page_of_a_job_says_how_to_refresh(pagina_van):
    gebruiker = make_gebruiker()
    taak = make_bezig(gebruiker)
    page = pagina_van(gebruiker, java_script_enabled=False)
    page.goto(taak.get_absolute_url())

    Taak.objects.update(gedaan=5)
    page.get_by_role("link", name="Ververs deze pagina").click()

    assert "5 van 10" in page.inner_text("main")


def test_the_pages_of_the_house_are_sound_on_wide_and_narrow(pagina_van):
    gebruiker = make_gebruiker()
    for status in TaakStatus:
        make_taak(eigenaar=gebruiker, status=status, klaar_op=timezone.now())
    page = pagina_van(gebruiker)

    for pad in ("/taken", "/bestaat-niet"):
        page.goto(pad)
        geen_gebreken(page)


def test_a_rejected_login_puts_the_reader_at_the_errors(pagina_van):
    page = pagina_van()
    page.goto("/inloggen")

    page.get_by_label("E-mailadres").fill("anna")
    page.get_by_role("button", name="Inloggen").click()
    page.locator("[aria-invalid=true]").first.wait_for()

    assert page.input_value("[name=login]") == "anna"
    geen_axe_fouten(page)
