"""What a caller may ask of every list beside filters: which fields, and pages by the last row."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, ClassVar, Final

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework import mixins
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from . import keyset
from .audit import meld
from .conditional import Version, answered, serialized_version_of, version_of
from .folding import folded
from .jsonrows import NotInSqlError, Shape, shape_of
from .models import Gebeurtenissoort
from .pagination import MANY_ROWS
from .rowquery import Part, copied, read
from .serialized import dumped

FIELDS_KEY: Final = "velden"
SORT_KEY: Final = "sorteer"
JSON_TYPE: Final = "application/json"
AT_ONCE: Final = 1000
"""A larger page is sent while it is being read."""
PIECE: Final = 65_536
SEPARATORS: Final = ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))
"""Line separators: the renderer of the pages writes them so."""
RARE: Final = b"\xe2"
ONLY_WHICH: Final = frozenset({"url", "id"})
"""Fields of a row that say which it is, and nothing else."""


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
        serializer: Any = super().get_serializer()
        known = list(serializer.fields)
        wrong = [name for name in names if name not in known]
        if wrong or not names:
            reason = f"Het veld '{wrong[0][:60]}' is er niet. " if wrong else ""
            words = f"{reason}Kies uit: {', '.join(known)}."
            raise ValidationError({FIELDS_KEY: [words]}, "invalid-choice")
        return frozenset(names)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        serializer: Any = super().get_serializer(*args, **kwargs)
        row = getattr(serializer, "child", serializer)
        for name in set(row.fields) - (self.chosen_fields or set(row.fields)):
            row.fields.pop(name)
        return serializer


class ReadMixin(FieldsMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Lists and rows that a client can keep (``conditional``); ``na=``: pages by the last row.

    The database writes the rows of such a page itself where it can.
    """

    sort_fields: ClassVar[Mapping[str, str]]
    gone_fields: ClassVar[frozenset[str] | None] = None
    """What the feed tells of a row that is ``gone``: these fields, or (None) all of it."""

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        by_last_row = keyset.KEY in request.query_params
        if by_last_row:
            self.check_keyset(request)
        rows = self.filter_queryset(self.get_queryset())
        rows = self.get_keyset().rest_of(rows) if by_last_row else rows
        shape, version = self.shape_and_version(rows)
        write = partial(self.page_after, rows, shape, version) if by_last_row else None
        return answered(request, version, write or partial(self.numbered_page, rows))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        key = {self.lookup_field: self.kwargs[self.lookup_url_kwarg or self.lookup_field]}
        _, version = self.shape_and_version(self.get_queryset().filter(**key))
        return answered(request, version, partial(super().retrieve, request, *args, **kwargs))

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

    def shape_and_version(self, rows: QuerySet) -> tuple[Shape | None, Version]:
        """How the database writes these rows (None: only the serializer can), and their version."""
        try:
            shape = self.shape(rows)
            return shape, version_of(rows, shape, self.request)
        except (NotInSqlError, EmptyResultSet):
            return None, serialized_version_of(rows, self.get_serializer(), self.request)

    def shape(self, rows: QuerySet) -> Shape:
        """How the database writes these rows. Raises NotInSqlError."""
        return shape_of(self.get_serializer(), rows, self.request)

    def gone(self) -> QuerySet | None:
        """Rows that there were, of which a reader who had them must know that they are gone."""
        return None

    def numbered_page(self, rows: QuerySet) -> Response:
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def page_after(self, rows: QuerySet, shape: Shape | None, version: Version) -> HttpResponseBase:
        place = self.get_keyset()
        last: Sequence[str | None]
        if shape is not None:
            page = folded(rows, version.data)[: place.size]
            if place.size > AT_ONCE:
                return self.streamed_page(page, shape, place)
            written, last = read(page, shape, place.ends())
        else:
            place = replace(place, most=keyset.SERIALIZED)
            written, last = self.serialized(rows[: place.size], place)
        self.on_record(len(written))
        links = place.links(last if len(written) == place.size else None)
        head = {"pageSize": place.size, "_links": links}
        return HttpResponse(body_of(head, written), content_type=JSON_TYPE)

    def on_record(self, count: int) -> None:
        if count > MANY_ROWS:
            request = self.request._request
            meld(Gebeurtenissoort.API_LIJST, request=request, details={"rijen": count})

    def streamed_page(
        self, page: QuerySet, shape: Shape, place: keyset.Keyset
    ) -> StreamingHttpResponse:
        """A large page goes on as it comes in; what is wrong shows before the first piece."""
        pieces = self.pieces(copied(page, shape, place.ends()), place)
        first = next(pieces)
        return StreamingHttpResponse(until_closed(first, pieces), content_type=JSON_TYPE)

    def pieces(self, found: Iterator[Part], place: keyset.Keyset) -> Iterator[bytes]:
        count, size, end = 0, 0, b""
        waiting: list[Any] = []
        start = b'{"pageSize":%d,"results":[' % place.size
        with closing(found):  # type: ignore[type-var]
            for rows, keys in found:
                waiting += rows
                count, size, end = count + len(rows), size + sum(map(len, rows)), keys
                if size > PIECE:
                    yield start + separators_escaped(b",".join(waiting))
                    start, waiting, size = b",", [], 0
        self.on_record(count)
        links = place.links(json.loads(bytes(end)) if count == place.size else None)
        tail = b'],"_links":%s}' % json.dumps(links, separators=(",", ":")).encode()
        rest = separators_escaped(b",".join(waiting))
        yield (start + rest if waiting or start != b"," else b"") + tail

    def serialized(self, page: QuerySet, place: keyset.Keyset) -> Written:
        rows = self.serialized_all(page, place.ends())
        ends = rows[-1][1:] if rows else ()
        return [row for row, *_ in rows], [None if end is None else str(end) for end in ends]

    def serialized_all(self, rows: QuerySet, keys: Mapping[str, Any]) -> Sequence[Any]:
        """Every row as JSON with its ``keys``, as ``rowquery.read_all`` gives them."""
        found = list(rows.annotate(**keys))
        written = [dumped(row) for row in self.get_serializer(found, many=True).data]
        ends = ([getattr(row, name) for name in keys] for row in found)
        return [(row, *end) for row, end in zip(written, ends, strict=True)]


def until_closed(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Ends what writes them when the client goes away."""
    with closing(pieces):  # type: ignore[type-var]
        yield first
        yield from pieces


def body_of(head: Mapping[str, Any], rows: Iterable[bytes]) -> bytes:
    """An answer with ``head`` and behind it the rows as they were written."""
    start = json.dumps(head, separators=(",", ":"), ensure_ascii=False)
    return separators_escaped(
        b"".join([start[:-1].encode(), b',"results":[', b",".join(rows), b"]}"])
    )


def separators_escaped(body: bytes) -> bytes:
    if RARE in body:  # a single byte is found ten times as quickly as three
        for raw, escaped in SEPARATORS:
            body = body.replace(raw, escaped)
    return body
