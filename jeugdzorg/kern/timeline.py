"""Reading the audit trail: which changes ``user`` may know of.

``tijdlijn(object, user)`` is the history of one dossier with its parts: a union of narrow queries
over the event tables, as every list of changes; only the rows of one page are then read in full
(``timeline_rows``).
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from .tracking import event_model_of, is_part, parts_of

NEWEST = ("-pgh_created_at", "-pgh_id")
OLDEST = ("pgh_created_at", "pgh_id")


def tijdlijn(object: models.Model, user: Any) -> QuerySet:
    """What was recorded about ``object`` and its parts, last first, as keys for ``timeline_rows``.

    ``object`` itself was read with ``visible_to``; of its parts, and of what it was before, only
    what ``user`` may see.
    """
    model: Any = object._meta.concrete_model
    return union(
        visible_events(event_model_of(part), user).filter(**{field: object.pk})
        for part, field in [(model, "pgh_obj"), *parts_of(model)]
    )


def union(found: Iterable[QuerySet], order: tuple[str, ...] = NEWEST) -> QuerySet:
    """Label of the model, key and moment of every event, in one order."""
    narrow = [
        events.order_by()
        .annotate(model=Value(events.model.pgh_tracked_model._meta.label, models.TextField()))
        .values_list("model", "pgh_id", "pgh_created_at")
        for events in found
    ]
    if not narrow:
        raise ValueError("No model to read the history of")
    return narrow[0].union(*narrow[1:], all=True).order_by(*order)


def visible_events(event_model: Any, user: Any) -> QuerySet:
    """Events about rows that ``user`` may see, as they were then.

    Of a row that is gone only what came from a source that ``user`` may know exactly. A part or
    relation without ``visible_to`` is as visible as everything it points at; any other model
    without it is not visible at all.
    """
    model = event_model.pgh_tracked_model
    events = event_model.objects.all()
    seen = targets(event_model, "visible_to", user)
    if not hasattr(model._default_manager, "visible_to"):
        return events.filter(*seen) if seen and is_part(model) else events.none()
    rows = model._default_manager.visible_to(user).order_by().values("pk")
    gone = ~Exists(model._base_manager.filter(pk=OuterRef("pgh_obj_id")))
    known = targets(event_model, "exact_for", user)
    alive = Q(pgh_obj__in=rows)
    return events.filter(*seen).filter((alive | (gone & all_of(known))) if known else alive)


def targets(event_model: Any, method: str, user: Any) -> list[Q]:
    """Per source (or, of a model without ``visible_to``, per relation) that it may be seen."""
    on_its_own = hasattr(event_model.pgh_tracked_model._default_manager, "visible_to")
    found = []
    for field in event_model._meta.fields:
        manager = getattr(field.related_model, "_default_manager", None)
        skip = field.name.startswith("pgh_") or (on_its_own and not field.name.startswith("bron"))
        if not skip and hasattr(manager, method):
            rows = getattr(manager, method)(user).order_by().values("pk")
            found.append(Q(**{f"{field.name}__in": rows}) | Q(**{f"{field.name}__isnull": True}))
    return found


def all_of(conditions: list[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found &= condition
    return found
