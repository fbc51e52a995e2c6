"""What the libraries for signing in tell, as security events."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from .audit import account_met, meld
from .models import Gebeurtenissoort, Uitkomst
from .signals import upload_geweigerd


@receiver(user_logged_in)
def logged_in(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    meld(Gebeurtenissoort.INGELOGD, request=request, by=user)


@receiver(user_logged_out)
def logged_out(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    if user is not None:
        meld(Gebeurtenissoort.UITGELOGD, request=request, by=user)


@receiver(user_login_failed)
def login_failed(credentials: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    typed = str(credentials.get("email") or credentials.get("username") or "")
    account = account_met(typed) if typed else None
    meld(
        Gebeurtenissoort.INLOGGEN_MISLUKT,
        request=request,
        by=account,
        uitkomst=Uitkomst.MISLUKT,
        details={} if account else {"account": "onbekend"},
    )


@receiver([password_changed, password_reset, password_set])
def password_renewed(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    meld(Gebeurtenissoort.WACHTWOORD, request=request, by=user)


@receiver(upload_geweigerd)
def upload_refused(soort: str, waar: str, bestand: str, **kwargs: Any) -> None:
    meld(
        Gebeurtenissoort.UPLOAD_GEWEIGERD,
        uitkomst=Uitkomst.GEWEIGERD,
        details={"reden": soort, "waar": waar, "bestand": bestand},
    )


def second_factor(wat: str) -> Any:
    def changed(request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
        details = {"wat": wat, "soort": str(authenticator.type)}
        meld(Gebeurtenissoort.TWEEDE_FACTOR, request=request, by=user, details=details)

    return changed


for _signal, _wat in (
    (authenticator_added, "toegevoegd"),
    (authenticator_removed, "verwijderd"),
    (authenticator_reset, "vernieuwd"),
):
    _signal.connect(second_factor(_wat), weak=False, dispatch_uid=f"beveiliging_{_wat}")
