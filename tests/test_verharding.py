"""What keeps strangers out: settings, headers, cookies, forms that take no more than they ask."""

import os
import re
import secrets
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from regio.choices import Rol
from tests.factories import WACHTWOORD, make_gebruiker
from tests.test_openbaar import ROUTES, filled_in

ROOT = Path(__file__).resolve().parent.parent
ELDERS = (
    "https://kwaad.example/",
    "//kwaad.example/",
    r"\\kwaad.example",
    "///kwaad.example",
    "https:kwaad.example",
    "javascript:alert(1)",
    "https://testserver@kwaad.example/",
    "http://testserver.kwaad.example/",
    "/\\kwaad.example",
    "%2F%2Fkwaad.example",
    "\thttps://kwaad.example",
)


def in_production(*command, **environment):
    """Run Python with the settings of production, as a process of its own."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "jeugdzorg.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "jeugdzorg.gemeente.example",
        "DATABASE_URL": "postgres://niemand@127.0.0.1:1/niets",
    }
    # Tests in a browser set it for themselves; it does not belong in production.
    own = {key: value for key, value in os.environ.items() if key != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**own, **settings, **environment},
        capture_output=True,
        text=True,
    )


def test_django_has_nothing_to_say_about_the_settings_of_production():
    done = in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_does_not_start_without_what_it_needs(name):
    environment = {key: value for key, value in os.environ.items() if key != name}
    environment["DJANGO_SETTINGS_MODULE"] = "jeugdzorg.settings.production"
    for other in {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"} - {name}:
        environment[other] = "postgres://a@b/c"

    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert name in done.stderr


@pytest.mark.parametrize("limit", ["veel", "600/uur", "0/min", "600"])
def test_a_limit_that_is_not_understood_stops_the_start_and_not_the_api(limit):
    done = in_production("manage.py", "check", API_LIMIET=limit)

    assert done.returncode != 0
    assert "API_LIMIET" in done.stderr


ASK = """
import django, sys
django.setup()
from django.test import Client
from django.conf import settings
answer = Client(headers={"host": "jeugdzorg.gemeente.example"}).get(sys.argv[1], secure=True)
for name, value in answer.headers.items():
    print(f"{name}: {value}")
for cookie in answer.cookies.values():
    print(cookie.OutputString())
print("sessie", settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE,
      settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE, settings.DEBUG)
"""


def test_production_sends_every_header_and_cookies_that_only_this_host_gets(tmp_path):
    done = in_production("-c", ASK, "/toegankelijkheid", STATIC_ROOT=str(ROOT / "jeugdzorg/static"))
    if "Missing staticfiles manifest" in done.stderr:
        done = in_production("-c", ASK, "/.well-known/security.txt")

    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload" in said
    assert "X-Content-Type-Options: nosniff" in said
    assert "X-Frame-Options: DENY" in said
    assert "Referrer-Policy: same-origin" in said
    assert "Cross-Origin-Opener-Policy: same-origin" in said
    assert "Cross-Origin-Resource-Policy: same-origin" in said
    assert "camera=()" in said
    assert "default-src 'self'" in said
    assert "sessie __Host-sessie True True Lax False" in said


def test_a_page_over_plain_http_leads_to_https():
    plain = ASK.replace("secure=True", "secure=False")

    done = in_production("-c", plain, "/.well-known/security.txt")

    assert "Location: https://jeugdzorg.gemeente.example/.well-known/security.txt" in done.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_every_answer_carries_the_headers(client_van, route):
    """Whatever the answer is: page, refusal, not found, API, file."""
    response = client_van(make_gebruiker(rol=Rol.BEHEERDER)).get(filled_in(route))

    csp = response["Content-Security-Policy"]
    assert "unsafe" not in csp
    assert "report" not in csp
    for directive in ("object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'"):
        assert directive in csp
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    open_to_all = "Access-Control-Allow-Origin" in response
    assert response["Cross-Origin-Resource-Policy"] == (
        "cross-origin" if open_to_all else "same-origin"
    )
    assert "Server" not in response
    assert "X-Powered-By" not in response


def views_of(patterns):
    """Every view, those of libraries included."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern.url_patterns)
        else:
            yield pattern.callback


def test_no_view_is_free_of_the_token_of_a_form_but_the_api_that_reads_only():
    free = {
        f"{view.__module__}.{view.__qualname__}"
        for view in views_of(get_resolver().url_patterns)
        if getattr(view, "csrf_exempt", False) and not hasattr(view, "cls")
    }

    assert free == {"jeugdzorg.api.root"}


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_nothing_can_be_sent_without_the_token_of_a_form(route):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_gebruiker(rol=Rol.BEHEERDER))

    for method in ("post", "put", "patch", "delete"):
        status = getattr(client, method)(filled_in(route)).status_code
        assert status in ({401, 405} if route.startswith("api/") else {403})


def stays_here(response):
    """Where a browser would go: it reads a backslash as a slash and leaves white space out."""
    location = re.sub(r"[\t\r\n]", "", response.headers.get("Location", "/")).replace("\\", "/")
    return urljoin("http://testserver/inloggen", location).startswith("http://testserver/")


@pytest.mark.django_db
@pytest.mark.parametrize("doel", ELDERS)
def test_logging_in_never_leads_to_another_site(doel):
    gebruiker = make_gebruiker(rol=Rol.LEZER)
    client = Client()

    response = client.post(
        "/inloggen", {"login": gebruiker.email, "password": WACHTWOORD, "next": doel}
    )

    assert response.status_code in {200, 302}
    assert stays_here(response)


@pytest.mark.django_db
@pytest.mark.parametrize("doel", ELDERS)
@pytest.mark.parametrize("key", ["next", "terug", "url", "redirect", "volgende"])
def test_no_page_sends_who_is_logged_in_to_another_site(client_van, doel, key):
    client = client_van(make_gebruiker(rol=Rol.BEHEERDER))

    for pad in ("/inloggen", "/", "/sleutels", "/account/wachtwoord"):
        assert stays_here(client.get(pad, {key: doel}))


@pytest.mark.django_db
def test_a_page_asked_for_under_another_name_is_refused(settings):
    settings.ALLOWED_HOSTS = ["jeugdzorg.gemeente.example"]

    response = Client(headers={"host": "kwaad.example"}).get("/.well-known/security.txt")

    assert response.status_code == 400


@pytest.mark.django_db
def test_security_txt_holds_what_the_standard_asks(client, settings):
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == settings.SECURITY_CONTACT
    assert re.match(r"(?:mailto|https):", fields["Contact"])
    expires = datetime.fromisoformat(fields["Expires"])
    assert timezone.now() < expires < timezone.now() + timedelta(days=366)
    assert fields["Preferred-Languages"] == "nl, en"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
