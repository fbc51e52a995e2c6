"""The area that the user looks at: chosen in the bar, kept in the session, usable by views."""

from typing import Any

from django.http import HttpRequest

from .models import Gebied

SESSION_KEY = "gebied"


def gebiedskeuze(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``gebieden`` to choose from and ``gekozen_gebied`` (``None``: all)."""
    return {"gebieden": keuze_gebieden(request), "gekozen_gebied": gekozen_gebied(request)}


def keuze_gebieden(request: HttpRequest) -> list[Gebied]:
    """Areas that one can plan for and the user may see; read once per request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    if not hasattr(request, "_keuze_gebieden"):
        request._keuze_gebieden = list(  # type: ignore[attr-defined]
            Gebied.objects.visible_to(user).planning().order_by("naam")
        )
    return request._keuze_gebieden  # type: ignore[attr-defined]


def gekozen_gebied(request: HttpRequest) -> Gebied | None:
    """The area of ``?gebied=`` (kept from then on; empty forgets it), else the one kept before."""
    gebieden = keuze_gebieden(request)
    if not gebieden:
        return None
    per_code = {gebied.code: gebied for gebied in gebieden}
    gevraagd = request.GET.get("gebied")
    if gevraagd == "" or gevraagd in per_code:
        if request.session.get(SESSION_KEY, "") != gevraagd:
            request.session[SESSION_KEY] = gevraagd
        return per_code.get(gevraagd)
    return per_code.get(request.session.get(SESSION_KEY, ""))
