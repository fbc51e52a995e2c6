"""Answers that a client keeps: ETag and Last-Modified, and 304 while nothing changed.

The tag is made of the version of every table that the query names (``dataversie``, read before the
rows), of the query itself with its parameters (so of what this reader may see, today) and of how a
row is written. So another membership, a source that closes, a count that is shielded anew or a row
that is being written makes another tag. A tag of old data with newer rows can be; the reverse not.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe
from rest_framework.request import Request

from .dataversie import dataversie, samengevat
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
    asked = (request.build_absolute_uri(), request.accepted_media_type, settings.VERSIE)
    return Version(data, samengevat(data, sql, params, written, *asked))


def answered(
    request: Request, version: Version | None, answer: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """What ``answer`` gives, or 304 when the client has it already."""
    if version is None:
        return answer()
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
