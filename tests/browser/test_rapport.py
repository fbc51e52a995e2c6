"""A report from set-up to withdrawal in a browser, wide and narrow, errors included."""

import pytest
from django.urls import reverse

from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import Taak
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.factories_monitoring_rapport import make_rapport
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def rapport():
    return make_rapport()


@pytest.fixture
def page(pagina_van, rapport):
    gebieden = Gebied.objects.filter(pk=rapport.cyclus.gebied_id)
    return pagina_van(make_gebruiker(gebieden=gebieden))


def test_a_report_is_adopted_published_and_withdrawn(page, rapport):
    page.goto(rapport.get_absolute_url())
    page.get_by_role("link", name="Stel vast").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Stel het rapport vast").click()
    for taak in Taak.objects.lopend():
        jobs.run(taak.pk)

    page.goto(rapport.get_absolute_url())
    page.get_by_role("link", name="Publiceer").click()
    page.get_by_role("button", name="Publiceer het rapport").click()
    page.get_by_role("status").filter(has_text="gepubliceerd").wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="Trek in").click()
    page.get_by_role("button", name="Trek het rapport in").click()
    assert "Schrijf waarom" in page.get_by_role("alert").inner_text()
    geen_gebreken(page)
    page.get_by_label("Waarom trekt u dit rapport in?").fill("Een regio leverde verkeerd.")
    page.get_by_role("button", name="Trek het rapport in").click()

    assert "Een regio leverde verkeerd." in page.locator("main").inner_text()
    geen_gebreken(page)


def test_the_pages_about_a_report_are_sound(page, rapport):
    gebied = rapport.cyclus.gebied.code
    for adres in (
        reverse("monitoring:rapport-lezen", args=[rapport.pk]),
        reverse("monitoring:rapport-vergelijken", args=[rapport.pk]),
        reverse("monitoring:rapport-opzet", args=[gebied, "gebied"]),
        reverse("monitoring:rapport-teksten", args=[rapport.cyclus_id]),
    ):
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_the_queue_of_a_manager_is_sound(pagina_van):
    page = pagina_van(make_gebruiker(rol=Rol.BEHEERDER))

    assert page.goto(reverse("regio:wachtrij")).ok
    geen_gebreken(page)


def test_a_set_up_without_blocks_says_what_would_be_right(page, rapport):
    page.goto(reverse("monitoring:rapport-opzet", args=[rapport.cyclus.gebied.code, "gebied"]))
    for veld in page.locator("input[type=number]").all():
        veld.fill("")

    page.get_by_role("button", name="Bewaar de opzet").click()

    assert "Geef minstens een blok een plek." in page.get_by_role("alert").inner_text()
    geen_gebreken(page)
