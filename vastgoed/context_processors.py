"""What waits for the user, for the bar on every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .mijn_werk import aantal, heeft_werk


def mijn_werk(request: HttpRequest) -> dict[str, Any]:
    """``mijn_werk`` with ``toon`` and ``aantal``; counted only where it is shown."""
    return {"mijn_werk": SimpleLazyObject(lambda: geteld(request))}


def geteld(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not heeft_werk(user):
        return {"toon": False, "aantal": 0}
    return {"toon": True, "aantal": aantal(user)}
