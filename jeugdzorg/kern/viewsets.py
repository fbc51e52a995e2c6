"""A resource of the API: reads only, only what the user may see, only query keys it knows."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import viewsets
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from . import keyset
from .downloads import FORM_KEY, LISTING, DownloadMixin
from .lists import FIELDS_KEY
from .schema import ResourceSchema
from .scopes import HasScope
from .throttling import RateLimitMixin

SORT_KEY = "sorteer"


class SortBackend(BaseFilterBackend):
    """``sorteer=-peildatum,naam``; empty values last, ties always in the same order."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        asked = [key for key in request.query_params.get(SORT_KEY, "").split(",") if key]
        wrong = [key for key in asked if key.removeprefix("-") not in view.sort_fields]
        if wrong:
            raise ValidationError({SORT_KEY: [f"Op '{wrong[0]}' kunt u niet sorteren."]}, "invalid")
        if not asked:
            return queryset.order_by(*(queryset.query.order_by or view.ordering), "pk")
        return queryset.order_by(*(self.order(key, view.sort_fields) for key in asked), "pk")

    @staticmethod
    def order(key: str, sort_fields: Mapping[str, str]) -> Any:
        field = F(sort_fields[key.removeprefix("-")])
        return field.desc(nulls_last=True) if key[0] == "-" else field.asc(nulls_last=True)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        keys = "|".join(view.sort_fields)
        return [
            {
                "name": SORT_KEY,
                "in": "query",
                "required": False,
                "description": (
                    "Volgorde: een of meer sleutels, met een komma ertussen; een minteken ervoor "
                    f"draait om. U kunt kiezen uit: {', '.join(view.sort_fields)}."
                ),
                "schema": {"type": "string", "pattern": f"^-?({keys})(,-?({keys}))*$"},
            }
        ]


class FormatNegotiation(DefaultContentNegotiation):
    """A form (``f=…``) that a resource does not have is invalid input, not a missing page."""

    def filter_renderers(self, renderers: Sequence[Any], format: str) -> Sequence[Any]:
        known = [renderer.format for renderer in renderers]
        if format not in known:
            reason = f"Kies uit: {', '.join(known)}."
            raise ValidationError({api_settings.URL_FORMAT_OVERRIDE: [reason]}, "invalid-choice")
        return super().filter_renderers(renderers, format)


class KnownKeysMixin(APIView):
    """Refuses query keys that it does not know or that are given twice: a typo must show."""

    def known_keys(self) -> set[str]:
        return set()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"}:
            self.check_query_keys(request)

    def check_query_keys(self, request: Request) -> None:
        known = self.known_keys()
        wrong = {key: ["Deze sleutel bestaat niet."] for key in request.query_params.keys() - known}
        twice = {
            key: ["Deze sleutel mag één keer voorkomen."]
            for key in request.query_params.keys() & known
            if len(request.query_params.getlist(key)) > 1
        }
        if wrong:
            raise ValidationError(wrong, code="unknown-key")
        if twice:
            raise ValidationError(twice, code="repeated-key")

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204, headers={"Allow": ", ".join(self.allowed_methods)})


class ResourceViewSet(
    RateLimitMixin,
    KnownKeysMixin,
    DownloadMixin,
    viewsets.GenericViewSet,
):
    """One resource: a list that can be filtered, sorted and paged, and one row by its key.

    Class attributes
        queryset, serializer_class, filterset_class   as in REST framework
        enkelvoud, meervoud   what a row and the list are called, for the OpenAPI document
        uitleg                one or two sentences: what this is (Markdown)
        tag                   under which heading it stands, and so which right a key needs
        voorbeeld             values of fields for the example in the document
        sort_fields           key of ``sorteer`` → field path
        ordering              when the model has none
        related               foreign keys that the serializer reads; empty: the source
    ``with_related`` adds what the serializer reads, so that a list needs no query per row.
    """

    schema = ResourceSchema()
    permission_classes = [IsAuthenticated, HasScope]
    http_method_names = ["get", "head", "options"]
    content_negotiation_class = FormatNegotiation
    filter_backends = [DjangoFilterBackend, SortBackend]
    lookup_field = "code"
    lookup_value_regex = r"[A-Za-z0-9_.:-]+"

    enkelvoud: ClassVar[str]
    meervoud: ClassVar[str]
    uitleg: ClassVar[str]
    tag: ClassVar[str]
    voorbeeld: ClassVar[Mapping[str, Any]] = {}
    sort_fields: ClassVar[Mapping[str, str]] = {"code": "code"}
    ordering: ClassVar[Sequence[str]] = ()
    related: ClassVar[Sequence[str]] = ()

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset().visible_to(self.request.user)
        return self.with_related(rows)

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related(*self.related) if self.related else rows.with_bron()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().filter_queryset(queryset) if self.action in LISTING else queryset

    def known_keys(self) -> set[str]:
        forms = {api_settings.URL_FORMAT_OVERRIDE} if len(self.renderer_classes) > 1 else set()
        forms.add(FIELDS_KEY)
        if self.action not in LISTING:
            return forms
        pages = {keyset.KEY, self.paginator.page_query_param, self.paginator.page_size_query_param}
        own = {FORM_KEY} if self.action == "download" else pages
        return forms | own | {SORT_KEY, *self.filterset_class.base_filters}

    @property
    def allowed_methods(self) -> list[str]:
        return ["GET", "HEAD", "OPTIONS"]


class NumberedViewSet(ResourceViewSet):
    """Rows without a natural key."""

    lookup_field = "pk"
    lookup_url_kwarg = "id"
    lookup_value_regex = r"[0-9]{1,18}"
