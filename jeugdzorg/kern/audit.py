"""Security events: who did what to what, how it ended, from where (BIO2 8.15.01).

``meld`` is the one door: a row that cannot be changed, and a line of JSON to the logger
``jeugdzorg.beveiliging``. What was changed by whom stands in ``timeline``, decisions in ``chain``.
"""

import json
import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpRequest

from . import audit_context
from .audit_context import resolved
from .models import Beveiligingsgebeurtenis, Gebeurtenissoort, Uitkomst

logger = logging.getLogger("jeugdzorg.beveiliging")

ONBEKEND = "onbekend"


def meld(
    soort: Gebeurtenissoort,
    *,
    request: HttpRequest | None = None,
    by: Any = None,
    object: models.Model | None = None,
    uitkomst: Uitkomst = Uitkomst.GELUKT,
    details: dict[str, Any] | None = None,
    organisaties: Iterable[int] = (),
) -> Beveiligingsgebeurtenis:
    """Record a security event and write it to the log.

    Who and from where follow from ``request``, else from the audit context that is open; ``by`` is
    who did it when that is somebody else (a login). ``organisaties`` are keys of organisations it
    is about, beside those of that user: their managers see it. ``details`` is small and JSON; never
    a secret, nor the content of what was refused.
    """
    where = resolved(audit_context.of_request(request)) if request else audit_context.here_and_now()
    if by is not None:
        where |= resolved(audit_context.of_user(by))
    who, namens = where.get("wie") or {}, where.get("namens") or {}
    gebeurtenis = Beveiligingsgebeurtenis.objects.create(
        soort=soort,
        uitkomst=uitkomst,
        gebruiker_id=who.get("id"),
        wie=who.get("naam", ONBEKEND)[:200],
        organisaties=sorted({*map(int, namens), *organisaties}),
        namens=", ".join(namens.values())[:400],
        details=details or {},
        ip=where.get("ip", ""),
        pad=(where.get("pad") or where.get("taak") or where.get("commando") or "")[:300],
        verzoek=where.get("verzoek", ""),
        **object_fields(object),
    )
    logger.info(json.dumps(gebeurtenis.as_log(), ensure_ascii=False, cls=DjangoJSONEncoder))
    return gebeurtenis


def meld_export(request: HttpRequest, export: Any, format: str) -> None:
    """A list was downloaded, with which filters."""
    details = {"lijst": export.title, "formaat": format, "filters": dict(export.filters)}
    meld(Gebeurtenissoort.EXPORT, request=request, details=details)


def object_fields(object: models.Model | None) -> dict[str, str]:
    if object is None:
        return {}
    return {
        "object_soort": object._meta.label_lower,
        "object_id": str(object.pk or ""),
        "object_naam": str(object)[:300],
    }


def account_met(email: str) -> AbstractBaseUser | None:
    """The account that somebody tried to log in to; what was typed is not kept otherwise."""
    from django.contrib.auth import get_user_model

    model: Any = get_user_model()
    try:
        return model.objects.get_by_natural_key(email)
    except (model.DoesNotExist, AttributeError):
        return None
