"""The second factor: who must, that nobody gets round it, and that a code opens once."""

import json
import time
from functools import partial

import pytest
import rules
from allauth.mfa.models import Authenticator
from django.conf import settings as instellingen
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regio.choices import Rol
from tests.aanmelden import code_van, inloggen, koppel_app, make_anna, make_app
from tests.factories import WACHTWOORD, make_gebruiker, make_toegangssleutel

pytestmark = pytest.mark.django_db

MOETEN = {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.TOETSER, Rol.STUURGROEPLID}


@pytest.fixture(autouse=True)
def _half_minute(monkeypatch):
    """A code holds as long as a test lasts, however busy the machine is."""
    now = time.time()
    monkeypatch.setattr(time, "time", partial(float, now))  # never a method of whoever keeps it


@pytest.fixture
def verplicht(settings):
    settings.TWEEDE_FACTOR = "verplicht"


@pytest.mark.parametrize("rol", Rol.values)
def test_roles_that_decide_review_or_manage_are_sent_to_set_it_up(client_van, verplicht, rol):
    client = client_van(make_gebruiker(rol=rol))

    response = client.get("/taken")

    assert (response.status_code == 302) == (rol in MOETEN)
    assert rol not in MOETEN or response.url == "/account/beveiliging"


@pytest.mark.parametrize("pad", ["/", "/taken", "/bronnen", "/account/wachtwoord", "/zoeken?q=a"])
def test_without_it_there_is_nowhere_else_to_go(client_van, verplicht, pad):
    client = client_van(make_anna())

    assert client.get(pad).url == "/account/beveiliging"
    assert client.post("/taken/1/opnieuw").url == "/account/beveiliging"
    deel = client.get(pad, headers={"HX-Request": "true"})
    assert deel["HX-Redirect"] == "/account/beveiliging"


def test_the_page_says_why_and_offers_both_ways(client_van, verplicht):
    tekst = client_van(make_anna()).get("/taken", follow=True).content.decode()

    assert "Zolang u dit niet hebt gedaan, kunt u niet verder." in tekst
    assert 'href="/account/app"' in tekst
    assert 'href="/account/passkeys/nieuw"' in tekst


def test_only_dev_and_tests_may_leave_it_out():
    from jeugdzorg.settings import base

    bron = (instellingen.BASE_DIR / "jeugdzorg/settings/production.py").read_text()

    assert base.TWEEDE_FACTOR == "verplicht"
    assert "TWEEDE_FACTOR" not in bron


def test_a_role_that_ended_asks_nothing_any_more(verplicht):
    gebruiker = make_anna()
    assert rules.test_rule("tweede_factor_nodig", gebruiker)

    gebruiker.lidmaatschappen.all().delete()
    del gebruiker.huidige_lidmaatschappen

    assert not rules.test_rule("tweede_factor_nodig", gebruiker)


def test_a_wrong_code_links_nothing(client, verplicht):
    gebruiker = make_anna()
    inloggen(client)
    client.get("/account/app")

    pagina = client.post("/account/app", {"code": "000000"})

    assert "Deze code klopt niet" in pagina.content.decode()
    assert not gebruiker.authenticator_set.exists()


def test_a_session_from_before_does_not_count(client, client_van, verplicht):
    """Who knows the password and was logged in already is not let in by the factor of another."""
    gebruiker = make_anna()
    eerder = client_van(gebruiker)
    inloggen(client)
    koppel_app(client)

    response = eerder.get("/taken")

    assert response.url == "/account/bevestigen/code?next=%2Ftaken"


def test_and_counts_after_a_code_was_given_in_it(client_van, verplicht):
    gebruiker = make_anna()
    sleutel = make_app(gebruiker)
    client = client_van(gebruiker)

    response = client.post(
        "/account/bevestigen/code", {"code": code_van(sleutel), "next": "/taken"}, follow=True
    )

    assert response.redirect_chain[-1][0] == "/taken"
    assert response.status_code == 200


def test_logging_in_takes_password_and_code(client, verplicht):
    sleutel = make_app(make_anna())

    response = inloggen(client, next="/taken")

    assert response.url == "/inloggen/code"
    assert client.get("/taken").status_code == 302
    assert client.post("/inloggen/code", {"code": code_van(sleutel)}).url == "/taken"
    assert client.get("/taken").status_code == 200


@pytest.mark.parametrize("code, fout", [("123", "Deze code klopt niet"), ("", "Vul de code in")])
def test_a_wrong_code_does_not_open(client, code, fout):
    make_app(make_anna())
    inloggen(client)

    pagina = client.post("/inloggen/code", {"code": code})

    assert fout in pagina.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("verder", [-1, 0, 1])
def test_a_code_opens_once_also_when_the_clocks_differ(client, verder):
    sleutel = make_app(make_anna())
    code = code_van(sleutel, verder=verder)
    inloggen(client)
    assert client.post("/inloggen/code", {"code": code}).url == "/"
    client.post("/uitloggen")

    gebruiker = Authenticator.objects.get().user
    cache.delete(f"allauth.mfa.totp.used?user={gebruiker.pk}&code={code}")  # 30 seconds later
    inloggen(client)
    pagina = client.post("/inloggen/code", {"code": code})

    assert "al gebruikt" in pagina.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_wrong_codes_close_the_door_for_a_while(client, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {}
    sleutel = make_app(make_anna())
    inloggen(client)
    for poging in range(5):
        client.post("/inloggen/code", {"code": f"00000{poging}"})

    pagina = client.post("/inloggen/code", {"code": code_van(sleutel)})

    assert "te vaak" in pagina.content.decode()
    assert "_auth_user_id" not in client.session
    cache.clear()


def test_taking_the_factor_away_sends_one_back_to_set_it_up(client, verplicht):
    make_anna()
    inloggen(client)
    koppel_app(client)

    client.post("/account/app/loskoppelen")

    assert not Authenticator.objects.exists()
    assert client.get("/taken").url == "/account/beveiliging"


def test_what_is_sensitive_asks_for_the_password_again_after_a_while(client, verplicht):
    make_anna()
    inloggen(client)
    koppel_app(client)
    session = client.session
    session["sessie_begonnen"] -= 3600
    session.save()

    response = client.get("/account/herstelcodes")
    assert response.url == "/account/bevestigen?next=%2Faccount%2Fherstelcodes"
    response = client.post(response.url, {"password": WACHTWOORD})

    assert response.url == "/account/herstelcodes"
    assert client.get("/account/herstelcodes").status_code == 200


def test_confirming_takes_the_right_password(client_van):
    client = client_van(make_anna())

    pagina = client.post("/account/bevestigen", {"password": "niet het goede"})

    assert "Dit is niet uw wachtwoord." in pagina.content.decode()


def test_the_secret_of_an_app_is_not_readable_in_the_database():
    gebruiker = make_anna()
    sleutel = make_app(gebruiker)

    bewaard = json.dumps(gebruiker.authenticator_set.get().data)

    assert sleutel not in bewaard
    assert gebruiker.authenticator_set.get().wrap().validate_code(code_van(sleutel))


def test_a_new_key_of_the_installation_still_reads_the_secrets_of_the_old(settings):
    gebruiker = make_anna()
    sleutel = make_app(gebruiker)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een heel andere sleutel"

    assert gebruiker.authenticator_set.get().wrap().validate_code(code_van(sleutel))


@pytest.mark.django_db(transaction=True)
def test_a_change_is_mailed_to_the_user(client):
    make_anna()
    inloggen(client)

    koppel_app(client)

    assert [bericht.subject for bericht in mail.outbox] == [
        "Jeugdzorg: Er is een app gekoppeld om mee in te loggen"
    ]
    assert "waarschuw de beheerder" in mail.outbox[0].body


def test_a_key_of_the_api_needs_no_second_factor(verplicht, api_client):
    assert api_client.get("/api/v1/gebieden").status_code == 200


def test_a_session_of_the_browser_opens_no_api(client_van, verplicht):
    make_toegangssleutel()

    assert client_van(make_anna()).get("/api/v1/gebieden").status_code == 401


@pytest.mark.parametrize("rol, gevraagd", [(Rol.LEZER, 0), (Rol.TOETSER, 1)])
def test_the_factor_costs_a_query_only_where_it_is_asked(client, verplicht, rol, gevraagd):
    sleutel = make_app(make_anna(rol))
    inloggen(client)
    client.post("/inloggen/code", {"code": code_van(sleutel)})

    with CaptureQueriesContext(connection) as vragen:
        assert client.get("/taken").status_code == 200

    assert sum("mfa_authenticator" in vraag["sql"] for vraag in vragen) == gevraagd
