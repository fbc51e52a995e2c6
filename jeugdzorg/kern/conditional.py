"""Answers that a client keeps: ETag and Last-Modified, and 304 while nothing changed.

The tag is made of the version of every table that the query names (``dataversie``, read before the
rows), of the query itself with its parameters (so of what this reader may see, today) and of how a
row is written. So another membership, a source that closes, a count that is shielded anew or a row
that is being written makes another tag. A tag of old data with newer rows can be; the reverse not.

Rows that only the serializer can write are read by several queries: their tag is made of all of
them (``read_along``) and of the day, which such a serializer may count with.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe
from rest_framework.request import Request

from .dataversie import dataversie, samengevat, vraag_van
from .jsonrows import Shape
from .rowquery import compiled

KEPT: Final = 7 * 24 * 3600
QUOTED: Final = re.compile(r'"(\w+)"')


@dataclass(frozen=True)
class Version:
    """``data``: of the tables that were read. ``tag``: of this answer for this reader."""

    data: str
    tag: str

    @property
    def etag(self) -> str:
        """Weak: packed or not, the content is the same."""
        return f'W/"{self.tag}"'


@lru_cache(maxsize=1)
def tables() -> dict[str, type[models.Model]]:
    known = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model._meta.concrete_model or model for model in known}


def models_in(sql: str) -> list[type[models.Model]]:
    """Every model of which the query names the table."""
    return [tables()[name] for name in sorted(set(QUOTED.findall(sql)) & tables().keys())]


def version_of(rows: QuerySet, shape: Shape, request: Request) -> Version:
    """The version of the answer that ``rows`` written by ``shape`` give now; one query."""
    sql, params = compiled(shape.of(rows))
    written = shape.row
    data = dataversie(*models_in(sql + shape.joins(written)))
    return Version(data, samengevat(data, sql, params, written, *asked(request)))


def serialized_version_of(rows: QuerySet, serializer: Any, request: Request) -> Version:
    """The same of rows that only ``serializer`` can write; one query. What it reads that
    ``with_related`` did not ask for is not in it."""
    queries = [vraag_van(each) for each in (rows, *read_along(rows))]
    read = models_in(" ".join(queries))
    data = dataversie(*read) if read else ""
    written = [*serializer.fields, timezone.localdate()]
    return Version(data, samengevat(data, queries, written, *asked(request)))


def sql_version_of(sql: str, params: Any, request: Request) -> Version:
    """The version of what one query gives that is written out; "": nothing was asked."""
    data = dataversie(*models_in(sql)) if sql else ""
    return Version(data, samengevat(data, sql, params, *asked(request)))


def composed_version_of(
    rows: Iterable[QuerySet], also: Iterable[type[models.Model]], request: Request
) -> Version:
    """The version of an answer that is put together out of ``rows``, of which the reader sees a
    part, and the tables of ``also``; one query. It is of this key and of today."""
    queries = [vraag_van(each) for each in rows]
    read = {*also, *models_in(" ".join(queries))}
    data = dataversie(*sorted(read, key=lambda model: model._meta.label))
    who = (request.user.pk, getattr(request.auth, "pk", None), timezone.localdate())
    return Version(data, samengevat(data, queries, who, *asked(request)))


def asked(request: Request) -> tuple[Any, ...]:
    return (request.build_absolute_uri(), request.accepted_media_type, settings.VERSIE)


def read_along(rows: QuerySet) -> Iterator[QuerySet]:
    """Every query by which Django reads what ``prefetch_related`` of ``rows`` asks for."""
    for lookup in rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        is_chosen = isinstance(lookup, Prefetch)
        yield from on_the_way(rows.model, lookup.prefetch_through if is_chosen else lookup)
        chosen = getattr(lookup, "querysets", None) or [getattr(lookup, "queryset", None)]
        for queryset in chosen:
            if queryset is not None:
                yield queryset
                yield from read_along(queryset)


def on_the_way(model: Any, path: str) -> Iterator[QuerySet]:
    """Of each step of ``path`` the rows that it leads to, and those that tie them.

    Raises FieldDoesNotExist for a step that is no relation. One to a row of any model leads no
    further: there it is told which rows (``GenericPrefetch``).
    """
    for step in path.split("__"):
        relation = model._meta.get_field(step)
        if (model := relation.related_model) is None:
            return
        tied = getattr(relation, "through", None) or getattr(
            getattr(relation, "remote_field", None), "through", None
        )
        for each in (model, tied):
            if each is not None:
                yield each._base_manager.all()


def answered(
    request: Request, version: Version, answer: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """What ``answer`` gives, or 304 when the client has it already."""
    modified = since(request, version)
    unchanged = is_known(request, version, modified)
    response = HttpResponse(status=304) if unchanged else answer()
    response.headers["ETag"] = version.etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept, Authorization"
    if modified is not None:
        response.headers["Last-Modified"] = http_date(modified)
    return response


def is_known(request: Request, version: Version, modified: int | None) -> bool:
    """By the tag; only without one by the moment (RFC 9110, 13.2.2)."""
    if (tags := request.headers.get("If-None-Match")) is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool({"*", version.etag.removeprefix("W/")} & known)
    asked = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return modified is not None and asked == modified


def since(request: Request, version: Version) -> int | None:
    """The second in which this answer was first given to this key; ``None`` within that second.

    A moment is exact to the second: it is only told once the second is over, so that no other
    answer of that key can have it.
    """
    place = "sinds-" + samengevat(getattr(request.auth, "pk", None), request.build_absolute_uri())
    now = int(time.time())
    tag, moment = cache.get(place) or ("", 0)
    if tag != version.tag:
        cache.set(place, (version.tag, now), KEPT)
        return None
    return moment if moment < now else None
