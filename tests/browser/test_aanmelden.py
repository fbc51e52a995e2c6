"""Signing in with a browser: from the first login to work, and past the end of the session."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse

from regio.choices import Rol
from regio.uitnodigen import uitnodiging_versturen
from tests.aanmelden import code_van, make_anna, make_app
from tests.factories import WACHTWOORD, make_gebruiker, make_organisatie
from tests.factories_regio import make_bevinding
from tests.plugins.browser import geen_axe_fouten

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REDEN = "De som telt een locatie dubbel, zie tabel 3."


@pytest.fixture(autouse=True)
def grenzen(settings):
    settings.TWEEDE_FACTOR = "verplicht"
    settings.SESSIE_INACTIEF, settings.SESSIE_MAXIMAAL = 1800, 36000
    settings.SESSIE_WAARSCHUWING = 120


def inloggen(page, email="anna@voorbeeld.example"):
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()


def geef_code(page, sleutel, verder=0):
    page.get_by_label("Code").fill(code_van(sleutel, verder=verder))
    page.locator("main").get_by_role("button", name="Inloggen").click()


def verlopen(seconden):
    """So long ago was the last activity, as the server sees it."""
    for rij in Session.objects.all():
        session = rij.get_session_store_class()(rij.session_key)
        if "sessie_actief" in session:
            session["sessie_actief"] = int(time.time()) - seconden
            session.save()


def vul_in(page):
    page.get_by_label("Uitgelegd", exact=False).check()
    page.get_by_label("Waarom?").fill(REDEN)


def bewaar(page):
    page.get_by_role("button", name="Bewaar uw besluit").click()


def is_bewaard(bevinding):
    bevinding.refresh_from_db()
    return bevinding.status == "uitgelegd" and bevinding.statussen.get().reden == REDEN


@pytest.fixture
def authenticator():
    """A device with a lock, of which the owner is at hand: ``authenticator(page)``."""

    def aansluiten(page, *, eigenaar=True):
        cdp = page.context.new_cdp_session(page)
        cdp.send("WebAuthn.enable")
        opties = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": eigenaar,
            "automaticPresenceSimulation": True,
        }
        cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})

    return aansluiten


def link_uit_uitnodiging(email):
    """Invite somebody as a policy officer; gives the address in the mail."""
    organisatie = make_organisatie()
    beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=organisatie)
    uitnodiging_versturen(
        organisatie,
        email,
        Rol.BELEIDSMEDEWERKER,
        by=beheerder,
        adres=lambda link: reverse("regio:uitnodiging", args=[link]),
    )
    return re.search(r"/uitnodiging/\S+", mail.outbox[0].body)[0]


def test_invitation_first_login_second_factor_work_and_the_end_of_the_session(pagina_van):
    bevinding = make_bevinding()
    page = pagina_van()

    page.goto(link_uit_uitnodiging("anna@voorbeeld.example"))
    geen_axe_fouten(page)
    page.get_by_label("Uw naam").fill("Anna Jansen")
    page.locator("[name=wachtwoord]").fill(WACHTWOORD)
    page.locator("[name=herhaling]").fill(WACHTWOORD)
    page.get_by_role("button", name="Maak mijn account").click()
    page.wait_for_url("**/inloggen")
    geen_axe_fouten(page)
    inloggen(page)
    page.wait_for_url("**/account/beveiliging")
    geen_axe_fouten(page)
    page.get_by_role("link", name="Koppel een app").click()
    geen_axe_fouten(page)
    sleutel = page.locator(".sleutel").inner_text()
    page.get_by_label("Code uit de app").fill(code_van(sleutel))
    page.get_by_role("button", name="Koppel de app").click()
    page.wait_for_url("**/account/herstelcodes")
    assert page.locator(".herstelcodes li").count() == 10
    geen_axe_fouten(page)

    page.goto(bevinding.get_absolute_url())
    vul_in(page)
    verlopen(1801)
    bewaar(page)
    page.wait_for_url("**/inloggen?next=**")
    assert "30 minuten niets gedaan" in page.inner_text("main")
    inloggen(page)
    geen_axe_fouten(page)
    geef_code(page, sleutel, verder=1)
    page.wait_for_url(f"**{bevinding.get_absolute_url()}*")

    page.get_by_text("Wat u had ingevuld, is teruggezet.").wait_for()
    assert page.get_by_label("Waarom?").input_value() == REDEN
    assert page.get_by_label("Uitgelegd", exact=False).is_checked()
    geen_axe_fouten(page)
    bewaar(page)
    page.get_by_text(REDEN).first.wait_for()
    assert is_bewaard(bevinding)
    assert "app gekoppeld" in mail.outbox[1].subject


def test_a_warning_before_the_end_and_a_login_in_a_second_tab_keep_the_input(pagina_van):
    gebruiker = make_anna(Rol.REGIO_ANALIST)
    bevinding = make_bevinding()
    page = pagina_van(gebruiker)
    page.clock.install()
    page.goto(bevinding.get_absolute_url())
    vul_in(page)

    verlopen(1700)
    page.clock.fast_forward(1_700_000)
    page.get_by_role("heading", name="Bent u er nog?").wait_for()
    geen_axe_fouten(page)
    assert page.locator("#sessie :is(button, a):visible").all_inner_texts() == ["Blijf ingelogd"]
    page.get_by_role("button", name="Blijf ingelogd").click()
    page.get_by_role("dialog").wait_for(state="hidden")

    verlopen(1801)
    page.clock.fast_forward(1_801_000)
    page.get_by_role("heading", name="U bent uitgelogd").wait_for()
    geen_axe_fouten(page)
    assert not page.get_by_role("button", name="Blijf ingelogd").is_visible()
    with page.context.expect_page() as tweede:
        page.get_by_role("link", name="Log opnieuw in").click()
    inloggen(tweede.value)
    tweede.value.get_by_role("heading", name="U bent weer ingelogd").wait_for()
    geen_axe_fouten(tweede.value)
    page.bring_to_front()
    page.clock.fast_forward(20_000)

    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.get_by_label("Waarom?").input_value() == REDEN
    bewaar(page)
    page.get_by_text(REDEN).first.wait_for()
    assert is_bewaard(bevinding)


def test_a_form_sent_after_a_sleep_waits_for_the_login(pagina_van):
    """The laptop was closed: no timer ran, the page finds out when the form is sent."""
    gebruiker = make_anna(Rol.REGIO_ANALIST)
    bevinding = make_bevinding()
    page = pagina_van(gebruiker)
    page.clock.install()
    page.goto(bevinding.get_absolute_url())
    vul_in(page)
    page.clock.set_system_time(time.time() + 7200)
    verlopen(7200)

    bewaar(page)

    page.get_by_role("heading", name="U bent uitgelogd").wait_for()
    assert page.get_by_label("Waarom?").input_value() == REDEN
    assert not is_bewaard(bevinding)


def test_what_one_user_filled_in_is_not_shown_to_the_next(pagina_van):
    make_gebruiker(email="bob@voorbeeld.example", rol=Rol.REGIO_ANALIST)
    bevinding = make_bevinding()
    page = pagina_van(make_anna(Rol.REGIO_ANALIST))
    page.goto(bevinding.get_absolute_url())
    vul_in(page)
    verlopen(1801)
    bewaar(page)

    inloggen(page, "bob@voorbeeld.example")
    page.wait_for_timeout(1500)
    page.wait_for_url(f"**{bevinding.get_absolute_url()}*")

    assert page.get_by_label("Waarom?").input_value() == ""
    assert page.evaluate("sessionStorage.getItem('concept')") is None


def test_who_works_without_a_request_for_a_long_time_stays_logged_in(pagina_van):
    bevinding = make_bevinding()
    page = pagina_van(make_anna(Rol.REGIO_ANALIST))
    page.clock.install()
    page.goto(bevinding.get_absolute_url())
    verlopen(1500)
    page.clock.fast_forward(1_500_000)

    with page.expect_response("**/sessie") as antwoord:
        page.get_by_label("Waarom?").press_sequentially("Om")

    assert antwoord.value.request.method == "POST"
    assert antwoord.value.json()["inactief"] > 1790


def test_a_passkey_is_made_and_logs_in_by_itself(pagina_van, authenticator):
    make_anna(Rol.TOETSER)
    page = pagina_van()
    authenticator(page)
    page.goto("/inloggen?next=/taken")
    inloggen(page)
    page.get_by_role("link", name="Voeg een passkey toe").click()
    geen_axe_fouten(page)
    page.get_by_label("Naam").fill("Laptop")
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**/account/herstelcodes")
    page.goto("/account/beveiliging")
    assert page.locator(".passkeys strong").inner_text() == "Laptop"
    geen_axe_fouten(page)
    uitloggen(page)

    page.goto("/inloggen?next=/taken")
    page.get_by_role("button", name="Gebruik uw passkey").click()
    page.wait_for_url("**/taken")
    uitloggen(page)

    page.goto("/inloggen?next=/taken")
    inloggen(page)
    page.wait_for_url("**/inloggen/code")
    geen_axe_fouten(page)
    page.get_by_role("button", name="Gebruik uw passkey").click()
    page.wait_for_url("**/taken")


def test_without_a_passkey_on_the_device_one_reads_what_to_do(pagina_van, authenticator):
    page = pagina_van()
    authenticator(page, eigenaar=False)
    page.goto("/inloggen")

    page.get_by_role("button", name="Gebruik uw passkey").click()

    page.get_by_text("Dat is niet gelukt.").wait_for()
    geen_axe_fouten(page)


def uitloggen(page):
    page.locator("details.menu--rechts summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen")


@pytest.mark.parametrize("breed", [1440, 360])
def test_the_pages_of_signing_in_pass_axe_and_fit_also_with_errors(pagina_van, breed):
    gebruiker = make_anna(Rol.LEZER)
    make_app(gebruiker)
    page = pagina_van(breed=breed)
    for pad in ("/inloggen", "/account/wachtwoord-vergeten", "/account/wachtwoord-herstellen/1-1"):
        nakijken(page, pad, breed)
    page.goto("/inloggen")
    inloggen(page)
    page.locator("main").get_by_role("button", name="Inloggen").click()
    page.get_by_text("Vul de code in.").first.wait_for()
    past(page, breed)

    page = pagina_van(gebruiker, breed=breed)
    for pad in ("/account/beveiliging", "/account/app/loskoppelen", "/account/wachtwoord"):
        nakijken(page, pad, breed)
    for pad in ("/account/bevestigen", "/account/bevestigen/code", "/account/passkeys/nieuw"):
        page.goto(pad)
        past(page, breed)


def nakijken(page, pad, breed):
    """The page as it opens, and after its form was sent empty."""
    page.goto(pad)
    past(page, breed)
    verzend = page.locator("main form.formulier button[type=submit]").first
    if "loskoppelen" not in pad and verzend.count():
        verzend.click()
        page.locator("[aria-invalid=true]").first.wait_for()
        past(page, breed)


def past(page, breed):
    geen_axe_fouten(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= breed, page.url
