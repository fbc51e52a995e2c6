"""Pages of the API: ``page`` and ``pageSize``, the count, and links to the other pages."""

from typing import Any, Final

from django.core.paginator import Page
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.utils.urls import replace_query_param

from .audit import meld
from .models import Gebeurtenissoort

MAX_PAGE_SIZE: Final = 1000
MANY_ROWS: Final = 100
"""A page with more rows than this is on record as a download."""

LINKS: Final = ("self", "first", "prev", "next", "last")


class Paginering(PageNumberPagination):
    """At most 1,000 rows a page. A page beyond the end is 404, a wrong number 400."""

    page_query_param = "page"
    page_size_query_param = "pageSize"
    page_query_description = "Nummer van de pagina, vanaf 1."
    page_size_query_description = "Aantal resultaten per pagina, hoogstens 1000."
    max_page_size = MAX_PAGE_SIZE
    invalid_page_message = "Pagina {page_number} bestaat niet."

    page: Page
    request: Request

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        positive(request, self.page_query_param)
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Request) -> int:
        asked = positive(request, self.page_size_query_param)
        return min(asked or api_settings.PAGE_SIZE or MAX_PAGE_SIZE, MAX_PAGE_SIZE)

    def get_paginated_response(self, data: Any) -> Response:
        if len(data) > MANY_ROWS:
            meld(
                Gebeurtenissoort.API_LIJST,
                request=self.request._request,
                details={"rijen": len(data), "totaal": self.page.paginator.count},
            )
        return Response(
            {
                "count": self.page.paginator.count,
                "page": self.page.number,
                "pageSize": self.page.paginator.per_page,
                "_links": self.links(),
                "results": data,
            }
        )

    def links(self) -> dict[str, dict[str, str]]:
        """Absolute addresses that keep the filters; a page that does not exist has no link."""
        page = self.page
        numbers = {
            "self": page.number,
            "first": 1,
            "prev": page.number - 1 if page.has_previous() else None,
            "next": page.number + 1 if page.has_next() else None,
            "last": page.paginator.num_pages,
        }
        here = self.request.build_absolute_uri()
        return {
            name: {"href": replace_query_param(here, self.page_query_param, number)}
            for name, number in numbers.items()
            if number is not None
        }

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        href = {
            "type": "object",
            "required": ["href"],
            "properties": {"href": {"type": "string", "format": "uri"}},
        }
        return {
            "type": "object",
            "required": ["count", "page", "pageSize", "_links", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Aantal resultaten in totaal."},
                "page": {"type": "integer", "description": "Nummer van deze pagina."},
                "pageSize": {"type": "integer", "description": "Resultaten per pagina."},
                "_links": {
                    "type": "object",
                    "required": ["self", "first", "last"],
                    "properties": dict.fromkeys(LINKS, href),
                },
                "results": schema,
            },
        }


def positive(request: Request, param: str) -> int | None:
    """The value of a query key as a whole number from 1; ``None`` when it is not given."""
    text = request.query_params.get(param)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise ValidationError({param: ["Geef een heel getal vanaf 1."]}, code="integer")
    return int(text)
