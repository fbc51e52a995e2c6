"""A whole resource: ``download`` gives all that is filtered as one file, ``velden`` says what the
fields mean."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any, ClassVar, Final

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from .audit import meld
from .cells import cells_of
from .conditional import version_of
from .dictionary import fields_of
from .folding import folded
from .jsonrows import NotInSqlError
from .lists import ReadMixin
from .models import Gebeurtenissoort
from .serialized import SerializedTable
from .streaming import FORMS, MOST_ROWS, Rows, Table

FORM_KEY: Final = "vorm"
LISTING: Final = frozenset({"list", "download"})
"""Actions that read a list, with its filters."""


class ByKeyNegotiation(DefaultContentNegotiation):
    """The form stands in the address, whatever is accepted; an error is JSON."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class DownloadMixin(ReadMixin):
    meervoud: ClassVar[str]

    @extend_schema(exclude=True)  # ``schema_lists`` tells of both
    @action(
        detail=False, renderer_classes=[JSONRenderer], content_negotiation_class=ByKeyNegotiation
    )
    def download(self, request: Request) -> StreamingHttpResponse:
        name = request.query_params.get(FORM_KEY, "csv")
        if name not in FORMS:
            reason = f"Kies uit: {', '.join(FORMS)}."
            raise ValidationError({FORM_KEY: [reason]}, "invalid-choice")
        rows = self.filter_queryset(self.get_queryset())
        rows = rows.order_by(*(key.order for key in self.get_keyset().keys))
        if name == "xlsx" and rows[MOST_ROWS : MOST_ROWS + 1].exists():
            reason = "Zoveel rijen passen niet in een werkblad. Filter, of kies een andere vorm."
            raise ValidationError({FORM_KEY: [reason]}, "too-many")
        meld(
            Gebeurtenissoort.EXPORT,
            request=request._request,
            details={
                "lijst": self.meervoud,
                "formaat": name,
                "filters": request.query_params.dict(),
            },
        )
        return self.sent(name, FORMS[name].write(self.table(rows)))

    def table(self, rows: QuerySet) -> Rows:
        """Written by the database where it can, else by the serializer."""
        serializer = self.get_serializer()
        try:
            shape = self.shape(rows)
            version = version_of(rows, shape, self.request)
            return Table(folded(rows, version.data), shape, cells_of(serializer, shape))
        except (NotInSqlError, EmptyResultSet):
            return SerializedTable(rows, self.get_serializer([], many=True))

    def sent(self, name: str, pieces: Iterator[bytes]) -> StreamingHttpResponse:
        file = f"{self.meervoud.replace(' ', '-')}-{timezone.localdate()}.{name}"
        return StreamingHttpResponse(
            until_closed(pieces),
            content_type=FORMS[name].content_type,
            headers={"Content-Disposition": f'attachment; filename="{file}"'},
        )

    @extend_schema(exclude=True)
    @action(detail=False, renderer_classes=[JSONRenderer])
    def velden(self, request: Request) -> Response:
        """The data dictionary of this resource."""
        return Response({"resource": self.meervoud, "velden": fields_of(self.get_serializer())})


def until_closed(pieces: Iterator[Any]) -> Iterator[bytes]:
    """Ends what writes them when the client goes away."""
    with closing(pieces):  # type: ignore[type-var]
        yield from pieces
