"""Recovery codes: they come with the first factor, open once, and can be made anew."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.aanmelden import code_van, inloggen, koppel_app, make_anna, make_app, make_herstelcodes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def verplicht(settings):
    settings.TWEEDE_FACTOR = "verplicht"


def test_with_the_app_linked_one_goes_on_and_gets_recovery_codes(client):
    gebruiker = make_anna()
    inloggen(client)

    sleutel = client.get("/account/app").context["form"].secret
    response = client.post("/account/app", {"code": code_van(sleutel)})

    assert response.url == "/account/herstelcodes"
    assert len(client.get("/account/herstelcodes").context["unused_codes"]) == 10
    assert client.get("/taken").status_code == 200
    assert set(gebruiker.authenticator_set.values_list("type", flat=True)) == {
        "totp",
        "recovery_codes",
    }


def test_a_recovery_code_opens_once(client):
    gebruiker = make_anna()
    make_app(gebruiker)
    code = make_herstelcodes(gebruiker)[0]

    inloggen(client)
    assert client.post("/inloggen/code", {"code": code}).url == "/"
    client.post("/uitloggen")
    inloggen(client)

    assert "Deze code klopt niet" in client.post("/inloggen/code", {"code": code}).content.decode()


def test_the_recovery_codes_come_as_a_file(client):
    make_anna()
    inloggen(client)
    koppel_app(client)

    bestand = client.get("/account/herstelcodes/bestand")

    codes = client.get("/account/herstelcodes").context["unused_codes"]
    assert bestand["Content-Disposition"].startswith("attachment")
    assert all(code in bestand.content.decode() for code in codes)


def test_new_recovery_codes_replace_the_old(client):
    make_anna()
    inloggen(client)
    koppel_app(client)
    oud = client.get("/account/herstelcodes").context["unused_codes"]

    client.post("/account/herstelcodes/nieuw")

    assert not set(oud) & set(client.get("/account/herstelcodes").context["unused_codes"])


def test_who_lost_everything_begins_anew_after_the_administrator_helped(client):
    make_app(make_anna())

    call_command("tweede_stap_wissen", "Anna@Voorbeeld.example", stdout=StringIO())

    assert inloggen(client).url == "/"
    assert client.get("/taken").url == "/account/beveiliging"


def test_the_administrator_hears_of_an_unknown_address():
    with pytest.raises(CommandError, match="geen gebruiker"):
        call_command("tweede_stap_wissen", "wie@voorbeeld.example")
