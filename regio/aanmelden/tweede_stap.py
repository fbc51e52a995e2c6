"""Who must log in with a second factor, and that nobody of them gets round it."""

from collections.abc import Callable
from typing import Any, Final

import rules
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

FACTOREN: Final = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Recovery codes alone are none: they only stand in for one of these."""

OPEN: Final = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_reauthenticate",
    "uitloggen",
    "kern:sessie",
}
"""All that can be opened before the second factor is there."""


def is_gevraagd(user: Any) -> bool:
    """This user's roles ask for a second factor."""
    return bool(rules.test_rule("tweede_factor_nodig", user))


def is_verplicht(user: Any) -> bool:
    """And this installation insists on it: everywhere but in dev."""
    return settings.TWEEDE_FACTOR == "verplicht" and is_gevraagd(user)


def heeft_tweede_stap(user: Any) -> bool:
    return bool(is_mfa_enabled(user, FACTOREN))


def noteer(request: HttpRequest, soort: str) -> None:
    """This session has just shown the factor that was set up in it."""
    record_authentication(request, request.user, "mfa", type=soort)


def is_gegeven(request: HttpRequest) -> bool:
    """In this very session a second factor was given, and the user still has one."""
    gegeven = get_authentication_records(request, request.user)
    return any(stap["method"] == "mfa" for stap in gegeven) and heeft_tweede_stap(request.user)


class TweedeStapMiddleware:
    """Without the second factor that a role asks for: to the page to set it up, nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not getattr(view_func, "login_required", True):
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN:
            return None
        if not is_verplicht(user) or is_gegeven(request):
            return None
        return self.refuse(request)

    def refuse(self, request: HttpRequest) -> HttpResponse:
        if heeft_tweede_stap(request.user):
            terug = urlencode({"next": request.get_full_path() if request.method == "GET" else "/"})
            adres = f"{resolve_url('mfa_reauthenticate')}?{terug}"
        else:
            messages.warning(request, "Stel eerst een tweede stap in. Daarna kunt u verder.")
            adres = resolve_url("mfa_index")
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(adres)
        return redirect(adres)
