"""What allauth asks of us: who may have an account, what is said, how secrets are kept."""

import base64
import hashlib
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.encoding import force_bytes

from jeugdzorg.kern.sessions import session_age

from .teksten import BERICHTEN, FOUTEN, FOUTEN_TWEEDE_STAP, MELDINGEN

FRESH: Final = 300
"""Seconds after logging in during which nobody is asked for the password again."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | FOUTEN

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation only."""
        return False

    def reauthenticate(self, user: Any, password: str) -> bool:
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        if session_age(context.request.session) < FRESH:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        messages.error(request, FOUTEN["account_inactive"])
        return redirect("account_login")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        if tekst := message or MELDINGEN.get(message_template or ""):
            messages.add_message(request, level, tekst, extra_tags=extra_tags)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Not to those who log in at their organisation, or have not accepted their invitation."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a user of a change of the account, so that it is noticed when it was not theirs."""
        self.send_mail(
            "account/email/wijziging",
            user.email,
            {"gebeurd": BERICHTEN[template_prefix], "user": user, "tijdstip": timezone.now()},
        )


class TweedeStapAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | FOUTEN_TWEEDE_STAP

    def _get_site_name(self) -> str:
        return "Jeugdzorg"

    def encrypt(self, text: str) -> str:
        """Secrets of apps are of no use to who has only the database."""
        return versleuteling().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return versleuteling().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        aantal = user.authenticator_set.filter(type=type).count()
        return f"Passkey {aantal + 1}"


def versleuteling() -> MultiFernet:
    """Keys from ``SECRET_KEY``; those before it (``SECRET_KEY_FALLBACKS``) still read."""
    return MultiFernet(
        Fernet(
            base64.urlsafe_b64encode(
                hashlib.sha256(b"tweede stap:" + force_bytes(sleutel)).digest()
            )
        )
        for sleutel in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    )
