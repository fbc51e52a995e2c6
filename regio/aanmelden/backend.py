from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from ..models import Gebruiker


class WachtwoordBackend(AuthenticationBackend):
    """E-mail address and password, in any case; a closed account answers like an unknown one."""

    def _authenticate_by_email(self, email: str, password: str) -> Any:
        gebruiker = gebruiker_met(email)
        return self._check_password(gebruiker, password) if gebruiker else None

    def _check_password(self, user: Any, password: str) -> Any:
        self._did_check_password = True
        return user if user.check_password(password) and user.is_active else None


def gebruiker_met(email: str) -> Gebruiker | None:
    """The user with this address, in any case. No other addresses open an account."""
    try:
        return Gebruiker.objects.get_by_natural_key(email)
    except Gebruiker.DoesNotExist:
        return None
