"""How long a login lasts: an idle and an absolute limit, kept by the server.

The page asks for what is left (``sessie``), warns before the end and keeps what was filled in;
none of that is needed for the limits to hold.
"""

import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

BEGUN: Final = "sessie_begonnen"
ACTIVE: Final = "sessie_actief"
EXPIRED: Final = "sessie_verlopen"
"""In the session: when the login was, when the user last did something; why there is no login."""

PRECISION: Final = 30
"""Seconds within which activity is not written again, so that reading stays reading."""

IN_BACKGROUND: Final = "X-Achtergrond"
"""Header of requests that a page makes by itself: they do not count as activity."""


def session_age(session: Any) -> float:
    """Seconds since the login."""
    return time.time() - session.get(BEGUN, 0)


def seconds_left(session: Any) -> tuple[int, int]:
    """Until the idle limit and until the absolute one; nought or less: it is over."""
    now = time.time()
    idle = settings.SESSIE_INACTIEF - (now - session.get(ACTIVE, now))
    absolute = settings.SESSIE_MAXIMAAL - (now - session.get(BEGUN, now))
    return int(idle), int(absolute)


def expired_because(session: Any) -> str:
    idle, absolute = seconds_left(session)
    if absolute <= 0:
        return "maximaal"
    return "inactief" if idle <= 0 else ""


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Every login starts anew, also one on top of another."""
    request.session[BEGUN] = request.session[ACTIVE] = int(time.time())
    request.session.pop(EXPIRED, None)


class SessionLimitMiddleware:
    """Ends a login that is idle or old, before anything is shown or done in its name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if reason := expired_because(request.session):
                logout(request)
                request.session[EXPIRED] = reason
            else:
                note_activity(request)
        return self.get_response(request)


def note_activity(request: HttpRequest) -> None:
    session, now = request.session, int(time.time())
    session.setdefault(BEGUN, now)
    precision = min(PRECISION, settings.SESSIE_INACTIEF // 10)
    if ACTIVE not in session or (
        now - session[ACTIVE] > precision and IN_BACKGROUND not in request.headers
    ):
        session[ACTIVE] = now


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sessie(request: HttpRequest) -> HttpResponse:
    """How long this login still lasts; asking by POST says that the user is there."""
    if not request.user.is_authenticated:
        return JsonResponse({"ingelogd": False})
    if request.method == "POST":
        request.session[ACTIVE] = int(time.time())
    idle, absolute = seconds_left(request.session)
    return JsonResponse(
        {
            "ingelogd": True,
            "gebruiker": user_mark(request.user),
            "inactief": idle,
            "maximaal": absolute,
            "csrf": get_token(request),
        }
    )


@never_cache
@require_safe
def sessie_hersteld(request: HttpRequest) -> HttpResponse:
    """Where a login in a second tab ends: the first goes on by itself."""
    return render(request, "kern/sessie_hersteld.html", {"titel": "U bent weer ingelogd"})


def user_mark(user: Any) -> str:
    """Tells users of one browser apart, and nothing else about them."""
    return salted_hmac("sessie", str(user.pk)).hexdigest()[:16]


def session_limits(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``sessie`` for the script that warns before the end."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    idle, absolute = seconds_left(request.session)
    return {
        "sessie": {
            "inactief": idle,
            "maximaal": absolute,
            "waarschuw": settings.SESSIE_WAARSCHUWING,
            "gebruiker": user_mark(user),
        }
    }
