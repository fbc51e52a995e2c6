"""What a caller may ask of every list beside filters: which fields, and pages by the last row."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework import mixins
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from . import keyset
from .audit import meld
from .jsonrows import NotInSqlError, Shape, read, shape_of
from .models import Gebeurtenissoort
from .pagination import MANY_ROWS

FIELDS_KEY: Final = "velden"
SORT_KEY: Final = "sorteer"
JSON_TYPE: Final = "application/json"
SEPARATORS: Final = ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))
"""Line separators: the renderer of the pages writes them so."""


Written = tuple[list[bytes], Sequence[str | None]]
"""Rows as JSON, and the sort keys of the last one."""


class FieldsMixin(GenericAPIView):
    """``velden=plaatsen,bezet``: only these fields of every row."""

    @cached_property
    def chosen_fields(self) -> frozenset[str] | None:
        """What was asked for, ``None`` for everything. Raises ValidationError."""
        asked = self.request.query_params.get(FIELDS_KEY)
        if asked is None:
            return None
        names = [name for name in asked.split(",") if name]
        known = list(super().get_serializer().fields)
        wrong = [name for name in names if name not in known]
        if wrong or not names:
            reason = f"Het veld '{wrong[0][:60]}' is er niet. " if wrong else ""
            words = f"{reason}Kies uit: {', '.join(known)}."
            raise ValidationError({FIELDS_KEY: [words]}, "invalid-choice")
        return frozenset(names)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        serializer = super().get_serializer(*args, **kwargs)
        row = getattr(serializer, "child", serializer)
        for name in set(row.fields) - (self.chosen_fields or set(row.fields)):
            row.fields.pop(name)
        return serializer


class KeysetMixin(FieldsMixin, mixins.ListModelMixin):
    """``na=``: pages by the last row, written by the database where that can."""

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if keyset.KEY not in request.query_params:
            return super().list(request, *args, **kwargs)
        self.check_keyset(request)
        return self.page_after(self.filter_queryset(self.get_queryset()))

    def check_keyset(self, request: Request) -> None:
        """Raises ValidationError for what does not go together."""
        if self.paginator.page_query_param in request.query_params:  # type: ignore[union-attr]
            raise ValidationError(
                {keyset.KEY: ["Gebruik 'na' of 'page', niet allebei."]}, "invalid"
            )
        if request.accepted_renderer.format != "json":
            raise ValidationError({keyset.KEY: ["Met 'na' is er alleen JSON."]}, "invalid")

    def get_keyset(self) -> keyset.Keyset:
        asked = self.request.query_params.get(SORT_KEY, "")
        return keyset.Keyset(self.request, asked, keyset.keys_of(asked, self.sort_fields))

    def shape(self, rows: QuerySet) -> Shape | None:
        """How the database writes the rows; ``None`` when only the serializer can."""
        try:
            return shape_of(self.get_serializer(), rows, self.request)
        except NotInSqlError:
            return None

    def page_after(self, rows: QuerySet) -> HttpResponse:
        place = self.get_keyset()
        page = place.rest_of(rows)[: place.size]
        shape = self.shape(rows)
        written, last = read(page, shape, place.ends()) if shape else self.serialized(page, place)
        if len(written) > MANY_ROWS:
            request = self.request._request
            meld(Gebeurtenissoort.API_LIJST, request=request, details={"rijen": len(written)})
        links = place.links(last if len(written) == place.size else None)
        return HttpResponse(page_bytes(place.size, links, written), content_type=JSON_TYPE)

    def serialized(self, page: QuerySet, place: keyset.Keyset) -> Written:
        rows = list(page.annotate(**place.ends()))
        written = [dumped(row) for row in self.get_serializer(rows, many=True).data]
        ends = [getattr(rows[-1], name) for name in place.ends()] if rows else []
        return written, [None if end is None else str(end) for end in ends]


def dumped(value: Any) -> bytes:
    """As the renderer of the pages writes it."""
    return JSONRenderer().render(value)


def page_bytes(size: int, links: Any, rows: Iterable[bytes]) -> bytes:
    head = json.dumps({"pageSize": size, "_links": links}, separators=(",", ":"))
    body = b"".join([head[:-1].encode(), b',"results":[', b",".join(rows), b"]}"])
    return separators_escaped(body)


def separators_escaped(body: bytes) -> bytes:
    for raw, escaped in SEPARATORS:
        if raw in body:
            body = body.replace(raw, escaped)
    return body
