"""A provider delivers its half-year in a browser, in one go, on wide and narrow."""

import openpyxl
import pytest
from django.conf import settings

from capaciteit.choices import AanleverKanaal, AanleverStatus, Plichtstand
from capaciteit.models import Aanlevering, Aanleverplicht, Capaciteitsmeting
from regio.choices import Rol
from tests.factories import WACHTWOORD, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import (
    make_aanleveraar,
    make_gecontroleerd,
    make_plicht,
    make_ronde,
    voorziening_van,
    waarschuwing,
)
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plicht():
    return make_plicht(ronde=make_ronde(met_herkomst=False))


@pytest.fixture
def page(pagina_van, plicht):
    return pagina_van(make_aanleveraar(plicht), accept_downloads=True)


def vul_in(pad, *, bezet):
    """Fill in the template as one does in Excel: the white cells of each row."""
    boek = openpyxl.load_workbook(pad)
    blad = boek["Capaciteit"]
    koppen = {cel.value: cel.column for cel in blad[1]}
    for rij in range(2, 4):
        blad.cell(rij, koppen["Plaatsen"]).value = 10
        blad.cell(rij, koppen["Bezet"]).value = bezet
    boek.save(pad)


def lever(page, pad):
    page.get_by_label("Ingevuld sjabloon").set_input_files(pad)
    page.get_by_role("button", name="Controleer het bestand").click()


def test_a_half_year_from_template_to_taken_over_with_an_error_on_the_way(page, plicht, tmp_path):
    page.goto("/aanleveren")
    geen_gebreken(page)
    bereik(page, page.get_by_role("link", name="Begin met"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Haal het sjabloon op").wait_for()
    geen_gebreken(page)

    page.get_by_role("button", name="Controleer het bestand").click()
    page.get_by_role("link", name="Ingevuld sjabloon: Kies een bestand.").wait_for()
    geen_gebreken(page)

    with page.expect_download() as wacht:
        page.get_by_role("link", name="Excel-sjabloon").click()
    sjabloon = tmp_path / "sjabloon.xlsx"
    wacht.value.save_as(sjabloon)
    vul_in(sjabloon, bezet="veel")
    lever(page, sjabloon)
    page.get_by_text("Er staan 2 fouten in.").wait_for()
    page.get_by_text("cel G2").wait_for()
    geen_gebreken(page)

    with page.expect_download() as wacht:
        page.get_by_role("link", name="Download uw bestand met de fouten gemerkt").click()
    gemerkt = tmp_path / "gemerkt.xlsx"
    wacht.value.save_as(gemerkt)
    assert openpyxl.load_workbook(gemerkt)["Capaciteit"]["G2"].comment
    assert not Capaciteitsmeting.objects.exists()

    vul_in(sjabloon, bezet=12)
    lever(page, sjabloon)
    page.get_by_role("heading", name="2 waarschuwingen").wait_for()
    assert not page.get_by_role("button", name="Neem over").count()
    geen_gebreken(page)
    page.get_by_label("Eén reden voor alle 2").fill("Twee logeerplaatsen erbij.")
    page.get_by_role("button", name="Bewaar de redenen").click()
    page.get_by_text("Alle waarschuwingen hebben een reden.").wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="nieuwe cijfers").click()
    page.get_by_text("bezet 12").first.wait_for()
    geen_gebreken(page)
    page.get_by_role("link", name="Terug naar de aanlevering").click()
    bereik(page, page.get_by_role("button", name="Neem over"))
    page.keyboard.press("Enter")
    page.get_by_text("De cijfers zijn overgenomen.").wait_for()
    geen_gebreken(page)

    assert Capaciteitsmeting.objects.filter(bezet=12).count() == 2
    page.goto("/aanleveren")
    page.get_by_text("U bent klaar").wait_for()
    geen_gebreken(page)


def test_a_file_can_be_dropped(page, plicht, tmp_path):
    page.goto(plicht.get_absolute_url())
    vlak = page.locator(".sleepvlak")
    overdracht = page.evaluate_handle(
        "() => { const d = new DataTransfer();"
        " d.items.add(new File(['a;b'], 'halfjaar.csv', {type: 'text/csv'})); return d; }"
    )

    vlak.dispatch_event("dragover", {"dataTransfer": overdracht})
    assert "sleepvlak--boven" in vlak.get_attribute("class")
    vlak.dispatch_event("drop", {"dataTransfer": overdracht})

    page.get_by_text("Gekozen: halfjaar.csv").wait_for()
    assert page.evaluate("document.querySelector('[type=file]').files.length") == 1


def test_without_scripts_a_file_is_delivered_too(pagina_van, plicht, tmp_path):
    page = pagina_van(make_aanleveraar(plicht), java_script_enabled=False)
    bestand = tmp_path / "halfjaar.csv"
    bestand.write_text("a;b\r\n1;2\r\n")

    page.goto(plicht.get_absolute_url())
    lever(page, bestand)

    page.get_by_role("heading", name="Wat er niet klopt").wait_for()
    assert Aanlevering.objects.get().status == AanleverStatus.AFGEKEURD


def test_the_grid_on_screen_with_an_error_and_then_right(page, plicht):
    page.goto(f"{plicht.get_absolute_url()}/invullen")
    geen_gebreken(page)
    page.get_by_role("button", name="Controleer wat ik invulde").click()
    page.locator("#fouten").wait_for()
    geen_gebreken(page)

    for veld, waarde in (("plaatsen", "10"), ("bezet", "8"), ("niet_beschikbaar", "2")):
        for invoer in page.locator(f"input[name^={veld}-]").all():
            invoer.fill(waarde)
    page.get_by_role("button", name="Controleer wat ik invulde").click()
    page.wait_for_url("**/invullen?van=*")
    geen_gebreken(page)
    assert page.locator("input[name^=bezet-]").first.input_value() == "8"

    for keuze in page.locator("select[name^=reden-]").all():
        keuze.select_option("verbouwing")
    page.get_by_role("button", name="Controleer wat ik invulde").click()
    page.get_by_role("button", name="Neem over").click()
    page.get_by_text("De cijfers zijn overgenomen.").wait_for()

    assert Aanlevering.objects.get(status="overgenomen").kanaal == AanleverKanaal.SCHERM


def test_what_was_filled_in_survives_a_session_that_ended(page, plicht):
    page.goto(f"{plicht.get_absolute_url()}/invullen")
    eerste = page.locator("input[name^=plaatsen-]").first
    eerste.fill("17")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Controleer wat ik invulde").click()
    page.wait_for_url("**/inloggen?**")

    gebruiker = plicht.organisatie.lidmaatschappen.first().gebruiker
    page.get_by_label("E-mailadres").fill(gebruiker.email)
    page.locator("[name=password]").fill(WACHTWOORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/invullen")

    assert page.locator("input[name^=plaatsen-]").first.input_value() == "17"


def test_the_other_pages_are_sound_too(page, pagina_van, plicht):
    gebied = make_gebied(regios=[make_jeugdhulpregio()])
    plicht.organisatie.gebieden.add(gebied)
    klaar = make_gecontroleerd(
        plicht, meldingen=[waarschuwing(toelichting="Klopt.")], by=make_aanleveraar(plicht)
    )
    for adres in (f"{plicht.get_absolute_url()}/niets", plicht.get_absolute_url()):
        assert page.goto(adres).ok
        geen_gebreken(page)
    page.goto(klaar.get_absolute_url())
    page.get_by_role("button", name="Neem over").click()
    page.get_by_role("link", name="Neem deze aanlevering terug").click()
    page.get_by_role("button", name="Neem terug").click()
    page.locator("#fouten").wait_for()
    geen_gebreken(page)
    page.get_by_label("Reden").fill("Verkeerd bestand.")
    page.get_by_role("button", name="Neem terug").click()
    page.get_by_text("De aanlevering is teruggenomen.").wait_for()
    geen_gebreken(page)

    beheer = pagina_van(make_gebruiker(rol=Rol.BEHEERDER, gebieden=[gebied]))
    for adres in (
        "/aanleverplichten",
        "/aanleverplichten?stand=te_laat",
        "/aanleverrondes",
        plicht.ronde.get_absolute_url(),
        plicht.get_absolute_url(),
    ):
        assert beheer.goto(adres).ok, adres
        geen_gebreken(beheer)
    for adres, knop in (
        (f"{plicht.get_absolute_url()}/uitstel", "Geef uitstel"),
        ("/aanleverrondes/nieuw", "Maak de ronde"),
    ):
        beheer.goto(adres)
        beheer.get_by_role("button", name=knop).click()
        beheer.locator("#fouten").wait_for()
        geen_gebreken(beheer)
    stand = Aanleverplicht.objects.with_stand().get(pk=plicht.pk).stand
    assert stand == Plichtstand.NIET_BEGONNEN
    assert voorziening_van(plicht)
