"""What needs a login and what does not; grows by itself with the addresses."""

import re

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests.factories import make_gebruiker

OPEN = {
    "inloggen",
    "toegankelijkheid",
    "kleine-aantallen",
    ".well-known/security.txt",
    "gezondheid",
    "sessie",
    "account/wachtwoord-vergeten",
    "account/wachtwoord-vergeten/verstuurd",
    "account/wachtwoord-herstellen/klaar",
    "account/wachtwoord-herstellen/<uidb36>-<key>",
    "api/v1",
    "api/v1/openapi.json",
    "api/v1/gegevenswoordenboek",
}
"""The only addresses that answer without a login (or a key)."""

STEPS = {
    "inloggen/code": 302,
    "inloggen/passkey": 302,
    "inloggen/afgebroken": 302,
    "inloggen/organisatie/<slug:provider_id>": 404,
    "inloggen/organisatie/<slug:provider_id>/terug": 404,
    "uitnodiging/<str:link>": 410,
}
"""Steps of logging in: out of turn they lead to its beginning; no such organisation: not found."""

PART = re.compile(r"<(?:[a-z]+:)?[a-z_0-9]+>")


def addresses(patterns, prefix=""):
    """Every address as ``taken/<int:pk>``, those of the API router included."""
    for pattern in patterns:
        own = pattern.pattern
        plain = str(own) if isinstance(own, RoutePattern) else simplify_regex(str(own))[1:]
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, prefix + plain)
        else:
            yield prefix + plain


def filled_in(route):
    return f"/{PART.sub('1', route)}"


ROUTES = sorted(set(addresses(get_resolver().url_patterns)))


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in ROUTES if route not in OPEN | STEPS.keys()])
def test_nothing_is_shown_to_who_is_not_logged_in(client, route):
    response = client.get(filled_in(route))

    if route.startswith("api/"):
        assert response.status_code == 401
        assert response["Content-Type"] == "application/problem+json"
    elif response.status_code != 405:
        assert response.status_code == 302
        assert response.url.startswith("/inloggen?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(OPEN & set(ROUTES)))
def test_what_is_open_needs_no_login(client, route):
    assert client.get(filled_in(route)).status_code in {200, 503}


@pytest.mark.django_db
@pytest.mark.parametrize("route, status", STEPS.items())
def test_a_step_of_logging_in_shows_nothing_out_of_turn(client, route, status):
    response = client.get(filled_in(route))

    assert response.status_code == status
    assert response.headers.get("Location", "/inloggen") == "/inloggen"


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_no_address_ends_in_a_slash_and_every_word_is_kebab_case(route):
    plain = filled_in(route)

    assert plain == plain.lower()
    assert "_" not in plain
    assert route == "" or not route.endswith("/")


@pytest.mark.django_db
def test_security_txt_says_where_to_report_and_has_not_expired(client):
    regels = dict(
        regel.split(": ", 1)
        for regel in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    assert regels["Contact"].startswith("mailto:")
    assert regels["Expires"] > "2026"
    assert regels["Canonical"] == "http://testserver/.well-known/security.txt"


@pytest.mark.django_db
def test_the_accessibility_statement_names_the_standard_and_the_contact(client, settings):
    pagina = client.get("/toegankelijkheid").content.decode()

    assert "EN 301 549" in pagina
    assert settings.CONTACT in pagina


@pytest.mark.django_db
def test_every_page_forbids_inline_scripts_and_styles_and_framing(client_van):
    response = client_van(make_gebruiker()).get("/")

    csp = response["Content-Security-Policy"]
    assert "default-src 'self'" in csp
    assert "unsafe" not in csp
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
