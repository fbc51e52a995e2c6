"""Passwords: forgotten, changed, tried too often; what is not there at all."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from jeugdzorg.settings import base
from tests.aanmelden import inloggen
from tests.factories import WACHTWOORD, make_gebruiker

pytestmark = pytest.mark.django_db

NIEUW = "vier losse woorden samen"


@pytest.fixture
def gebruiker():
    return make_gebruiker(email="anna@voorbeeld.example", naam="Anna Jansen")


def link_uit_mail():
    return re.search(r"http://testserver(/account/wachtwoord-herstellen/\S+)", mail.outbox[0].body)[
        1
    ]


def herstel(client, wachtwoord, nog_een_keer=None):
    """Follow the link in the mail and choose a password."""
    formulier = client.get(link_uit_mail(), follow=True)
    adres = formulier.request["PATH_INFO"]
    return client.post(
        adres, {"password1": wachtwoord, "password2": nog_een_keer or wachtwoord}, follow=True
    )


@pytest.mark.parametrize(
    "naam", ["account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"]
)
def test_there_is_no_page_to_sign_up_or_to_add_addresses(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def test_a_forgotten_password_is_chosen_anew_by_a_link_in_a_mail(client, gebruiker):
    client.post("/account/wachtwoord-vergeten", {"email": "Anna@Voorbeeld.example"})

    pagina = herstel(client, NIEUW)

    assert mail.outbox[0].to == ["anna@voorbeeld.example"]
    assert mail.outbox[0].subject == "Jeugdzorg: Kies een nieuw wachtwoord"
    assert "Uw wachtwoord is gewijzigd" in pagina.content.decode()
    assert inloggen(client, wachtwoord=NIEUW).url == "/"


def test_the_link_works_once(client, gebruiker):
    client.post("/account/wachtwoord-vergeten", {"email": gebruiker.email})
    herstel(client, NIEUW)

    assert "Deze link werkt niet meer" in client.get(link_uit_mail(), follow=True).content.decode()


@pytest.mark.parametrize(
    "wachtwoord, nog_een_keer, fout",
    [
        ("kort", "kort", "12 tekens"),
        ("wachtwoord123", "wachtwoord124", "niet hetzelfde"),
        ("qwerty123456", "qwerty123456", "algemeen"),
        ("anna@voorbeeld.example", "anna@voorbeeld.example", "lijkt"),
    ],
)
def test_a_weak_password_is_refused_in_words(client, gebruiker, wachtwoord, nog_een_keer, fout):
    client.post("/account/wachtwoord-vergeten", {"email": gebruiker.email})

    tekst = herstel(client, wachtwoord, nog_een_keer).content.decode()

    assert re.search(fout, tekst), re.findall(r'veld__fout".*?</p>', tekst)
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(WACHTWOORD)


@pytest.mark.parametrize("kenmerk", ["onbekend", "gesloten", "zonder wachtwoord"])
def test_asking_for_a_link_does_not_tell_who_has_an_account(client, gebruiker, kenmerk):
    if kenmerk == "gesloten":
        gebruiker.is_active = False
    elif kenmerk == "zonder wachtwoord":
        gebruiker.set_unusable_password()
    gebruiker.save()
    email = "wie@voorbeeld.example" if kenmerk == "onbekend" else gebruiker.email

    pagina = client.post("/account/wachtwoord-vergeten", {"email": email}, follow=True)

    assert "Is dit e-mailadres bij ons bekend" in pagina.content.decode()
    assert mail.outbox == []


def test_changing_the_password_ends_the_login_on_other_devices_only(client_van, gebruiker):
    hier, daar = client_van(gebruiker), client_van(gebruiker)

    pagina = hier.post(
        "/account/wachtwoord",
        {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW},
        follow=True,
    )

    assert "Op andere apparaten bent u uitgelogd." in pagina.content.decode()
    assert hier.get("/taken").status_code == 200
    assert daar.get("/taken").status_code == 302
    assert "Uw wachtwoord is gewijzigd" in mail.outbox[0].subject


def test_changing_the_password_takes_the_present_one(client_van, gebruiker):
    pagina = client_van(gebruiker).post(
        "/account/wachtwoord", {"oldpassword": "anders", "password1": NIEUW, "password2": NIEUW}
    )

    assert "Dit is niet uw huidige wachtwoord." in pagina.content.decode()
    assert gebruiker.check_password(WACHTWOORD)


def test_who_has_no_password_here_has_none_to_change(client_van, gebruiker):
    gebruiker.set_unusable_password()
    gebruiker.save()

    assert client_van(gebruiker).get("/account/wachtwoord").url == "/account/beveiliging"


def test_logging_out_ends_the_session_itself(client_van, gebruiker):
    client = client_van(gebruiker)
    sleutel = client.session.session_key

    client.post("/uitloggen")
    client.cookies["sessionid"] = sleutel

    assert client.get("/taken").status_code == 302


def test_too_many_wrong_passwords_close_the_account_for_a_while(client, gebruiker, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {}
    for _ in range(5):
        inloggen(client, wachtwoord="niet goed, echt niet")

    pagina = inloggen(client)

    assert "te vaak een verkeerd wachtwoord" in pagina.content.decode()
    assert "_auth_user_id" not in client.session
    cache.clear()


def test_too_many_logins_from_one_address_get_a_page_that_says_so(client, gebruiker, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _ in range(2):
        inloggen(client)
        client.post("/uitloggen")

    pagina = inloggen(client)

    assert pagina.status_code == 429
    assert "Wacht vijf minuten" in pagina.content.decode()
    cache.clear()


def test_passwords_are_hashed_with_argon2():
    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
