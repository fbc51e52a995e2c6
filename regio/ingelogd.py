"""Who is logged in, as one of our users."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .models import Gebruiker


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """Raises PermissionDenied for nobody; pages that need a login never get that far."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionDenied
    return request.user
