"""What anyone can open in a browser: logging in, the statement, the API documentation."""

import pytest

from tests.factories import WACHTWOORD, make_gebruiker
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGINAS = ["/inloggen", "/inloggen?next=/taken", "/toegankelijkheid", "/api/v1"]


def test_every_public_page_is_sound_on_wide_and_narrow_without_a_login(pagina_van):
    page = pagina_van()

    for adres in PAGINAS:
        assert page.goto(adres).ok, adres
        assert page.url.endswith(adres)
        geen_gebreken(page)


def test_after_a_wrong_password_one_logs_in_with_the_keyboard_where_one_was_going(pagina_van):
    gebruiker = make_gebruiker()
    page = pagina_van()
    page.goto("/taken")

    page.get_by_label("E-mailadres").fill(gebruiker.email)
    page.get_by_label("Wachtwoord").fill("niet het goede")
    bereik(page, page.get_by_role("button", name="Inloggen"))
    page.keyboard.press("Enter")
    page.get_by_text("horen niet bij elkaar").wait_for()
    assert page.evaluate("document.activeElement.id") == "fouten"
    assert page.get_by_label("E-mailadres").input_value() == gebruiker.email
    assert page.get_by_label("Wachtwoord").input_value() == ""
    geen_gebreken(page)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Mijn taken").wait_for()
    assert page.url.endswith("/taken")
    assert "/inloggen" not in page.url


def test_the_api_documentation_is_read_with_the_keyboard_alone(pagina_van):
    page = pagina_van()
    page.goto("/api/v1")

    bereik(page, page.get_by_role("link", name="Fouten", exact=True))
    page.keyboard.press("Enter")

    assert page.url.endswith("/api/v1#fouten")
    bereik(page, page.get_by_role("region", name="Voorbeeld met curl"))
    document = page.get_by_role("link", name="OpenAPI-document").get_attribute("href")
    assert page.request.get(document).json()["openapi"].startswith("3.")
