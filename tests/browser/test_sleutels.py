"""Making and withdrawing a key of the API in a browser, by keyboard, wide and narrow."""

import pytest

from regio.choices import Rol
from regio.models import Toegangssleutel
from tests.conftest import api_client_met
from tests.factories import make_gebruiker, make_toegangssleutel
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_key_is_made_seen_once_used_and_withdrawn(pagina_van):
    page = pagina_van(make_gebruiker(rol=Rol.API_CLIENT))
    page.goto("/sleutels")
    geen_gebreken(page)

    page.get_by_role("link", name="Maak sleutel").first.click()
    bereik(page, page.get_by_role("button", name="Maak de sleutel"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Rechten: Kies minstens één recht.").wait_for()
    geen_gebreken(page)

    page.get_by_label("Doel").fill("Power BI")
    page.get_by_label("Capaciteit en herkomst").check()
    page.get_by_role("button", name="Maak de sleutel").click()
    page.get_by_role("heading", name="Uw nieuwe sleutel").wait_for()
    geen_gebreken(page)
    geheim = page.locator("code.sleutel").inner_text()
    client = api_client_met(type("Sleutel", (), {"sleutel": geheim}))
    assert client.get("/api/v1/locaties").status_code == 200
    assert client.get("/api/v1/metingen").status_code == 403

    page.reload()
    page.get_by_text("Deze sleutel is al gemaakt").wait_for()
    assert geheim not in page.content()
    assert Toegangssleutel.objects.count() == 1

    page.get_by_role("link", name="Intrekken").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Trek de sleutel in").click()
    page.get_by_text("werkt niet meer").wait_for()
    assert client.get("/api/v1/locaties").status_code == 401


def test_a_list_of_old_keys_is_sound_on_a_phone(pagina_van):
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT)
    for n in range(3):
        make_toegangssleutel(gebruiker=gebruiker, naam=f"Koppeling met een lange naam {n}")
    page = pagina_van(gebruiker, breed=360)

    page.goto("/sleutels")

    geen_gebreken(page)
