"""Managing people, what is on record, and what is held about oneself, in a browser."""

import pytest
from django.urls import reverse

from regio.choices import Rol
from regio.models import Uitnodiging
from tests.factories import make_gebruiker, make_lidmaatschap, make_organisatie
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def organisatie():
    return make_organisatie(code="enschede", naam="Gemeente Enschede")


@pytest.fixture
def page(pagina_van, organisatie):
    return pagina_van(make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie))


def test_every_page_for_managers_is_sound_on_wide_and_narrow(page, organisatie):
    collega = make_gebruiker(rol=None, naam="Anna Jansen")
    lid = make_lidmaatschap(gebruiker=collega, rol=Rol.TOETSER, organisatie=organisatie)
    namen = ["rol-wijzigen", "rol-beeindigen", "tweede-stap-wissen"]

    for adres in (
        "/toegang/enschede",
        "/toegang/enschede/beoordeling",
        *(reverse(f"regio:{naam}", args=["enschede", lid.pk]) for naam in namen),
        "/beheer/wijzigingen",
        "/beheer/beveiliging",
        "/beheer/keten",
        "/mijn-gegevens",
        "/kleine-aantallen",
    ):
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_an_invitation_goes_out_after_its_errors(page):
    page.goto("/toegang/enschede")
    bereik(page, page.get_by_role("link", name="Nodig iemand uit"))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    page.locator("#fouten").wait_for()
    geen_gebreken(page)

    page.get_by_label("E-mailadres").fill("anna@voorbeeld.example")
    page.get_by_label("Toetser").check()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()

    page.get_by_text("anna@voorbeeld.example").first.wait_for()
    geen_gebreken(page)
    assert Uitnodiging.objects.get().rol == Rol.TOETSER
