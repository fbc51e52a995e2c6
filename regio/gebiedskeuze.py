"""The area a user looks at: chosen in the bar, kept in the session, carried by the address."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from .models import Gebied
from .querysets import GebiedQuerySet

SESSION_KEY = "gebied"


def gebieden_voor(request: HttpRequest | None) -> GebiedQuerySet:
    """Areas that one can plan for and the user may see; the ``queryset`` of a filter ``gebied``."""
    if request is None:
        return Gebied.objects.none()
    return Gebied.objects.visible_to(request.user).planning().order_by("naam")


def keuze_gebieden(request: HttpRequest) -> list[Gebied]:
    """The same as a list, read once per request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    if not hasattr(request, "_keuze_gebieden"):
        request._keuze_gebieden = list(gebieden_voor(request))  # type: ignore[attr-defined]
    return request._keuze_gebieden  # type: ignore[attr-defined]


def gekozen_gebied(request: HttpRequest) -> Gebied | None:
    """The area of ``?gebied=`` (kept from then on; empty forgets it), else the one kept before.

    ``None`` means all areas.
    """
    per_code = {gebied.code: gebied for gebied in keuze_gebieden(request)}
    if not per_code:
        return None
    gevraagd = request.GET.get("gebied")
    if gevraagd is not None and (gevraagd == "" or gevraagd in per_code):
        if request.session.get(SESSION_KEY, "") != gevraagd:
            request.session[SESSION_KEY] = gevraagd
        return per_code.get(gevraagd)
    return per_code.get(request.session.get(SESSION_KEY, ""))


class GebiedMixin:
    """For a ``ListPage`` with a filter ``gebied``: it starts in the area chosen in the bar.

    The address gets that filter, so that someone else who opens the link sees the same rows.
    """

    filterset_class: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        gebied = gekozen_gebied(request)
        if gebied and "gebied" not in request.GET and "gebied" in self.filterset_class.base_filters:
            query = request.GET.copy()
            query["gebied"] = gebied.code
            return redirect(f"{request.path}?{query.urlencode()}")
        return super().get(request, *args, **kwargs)  # type: ignore[misc]
