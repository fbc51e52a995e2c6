"""Help for the tests of signing in: an app with codes, and logging in with them."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from regio.choices import Rol
from tests.factories import WACHTWOORD, make_gebruiker

PERIOD = 30


def code_van(sleutel, *, verder=0):
    """What the app shows now; ``verder``: so many half minutes later."""
    return format_hotp_value(hotp_value(sleutel, int(time.time()) // PERIOD + verder))


def make_app(gebruiker):
    """An app that is linked to the user; gives its secret."""
    sleutel = generate_totp_secret()
    TOTP.activate(gebruiker, sleutel)
    return sleutel


def make_herstelcodes(gebruiker):
    return RecoveryCodes.activate(gebruiker).get_unused_codes()


def inloggen(client, email="anna@voorbeeld.example", wachtwoord=WACHTWOORD, **velden):
    return client.post("/inloggen", {"login": email, "password": wachtwoord, **velden})


def make_anna(rol=Rol.TOETSER):
    return make_gebruiker(email="anna@voorbeeld.example", rol=rol)


def koppel_app(client):
    """Link an app by the page, as a user does; gives its secret."""
    sleutel = client.get("/account/app").context["form"].secret
    client.post("/account/app", {"code": code_van(sleutel)})
    return sleutel
