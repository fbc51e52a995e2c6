"""The fixtures that other tests stand on."""

import pytest
from django.db import connection

from regio.models import Bron, Gebied
from tests.factories import make_bron, make_gebruiker
from tests.plugins.browser import geen_axe_fouten


def test_the_real_data_is_there_for_who_asks(gegevens, client_van):
    assert Gebied.objects.filter(code="OOST").exists()
    make_bron(code="alleen-in-deze-test")


def test_what_a_test_adds_to_the_real_data_is_gone_in_the_next(gegevens):
    assert Bron.objects.count() > 1
    assert not Bron.objects.filter(code="alleen-in-deze-test").exists()


@pytest.mark.django_db
def test_other_tests_start_empty():
    assert not Bron.objects.exists()
    assert "gegevens" not in connection.settings_dict["NAME"]


@pytest.mark.browser
@pytest.mark.usefixtures("gegevens")
@pytest.mark.parametrize("beurt", [1, 2])
def test_a_browser_sees_the_real_data_each_time(pagina_van, beurt):
    page = pagina_van(make_gebruiker(naam="Anna Jansen"))

    page.goto("/")

    assert "Anna Jansen" in page.inner_text("header")
    assert page.locator("header a", has_text="Oost").count() > 0


@pytest.mark.browser
def test_a_browser_that_is_not_logged_in_is_asked_to(pagina_van):
    page = pagina_van()

    page.goto("/taken")

    assert page.inner_text("h1") == "Inloggen"
    geen_axe_fouten(page)
