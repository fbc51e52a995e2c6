"""Errors in words: RFC 9457 ``application/problem+json`` for the API, a page for everyone else.

Every error of the API has this form, also those of the address resolver and the server. Invalid
input is 400 with ``errors``: where the field stands, a code, and what is wrong.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_exception_handler

CONTENT_TYPE: Final = "application/problem+json"
API_PREFIX: Final = "/api/"
TYPE_PREFIX: Final = "urn:jeugdzorg:probleem:"
TITLES: Final = {
    400: ("invalid-input", "Ongeldige invoer"),
    401: ("not-authenticated", "Toegangssleutel ontbreekt of is ongeldig"),
    403: ("permission-denied", "Niet toegestaan"),
    404: ("not-found", "Niet gevonden"),
    405: ("method-not-allowed", "Methode niet toegestaan"),
    406: ("not-acceptable", "Gevraagde vorm niet beschikbaar"),
    409: ("conflict", "Intussen gewijzigd"),
    410: ("gone", "Niet meer geldig"),
    415: ("unsupported-media-type", "Aangeboden vorm niet ondersteund"),
    422: ("unprocessable-content", "Inhoud klopt niet"),
    429: ("too-many-requests", "Te veel verzoeken"),
    500: ("server-error", "Fout in de server"),
}


def problem(status: int, detail: str, instance: str, **extra: Any) -> dict[str, Any]:
    """The body of an error; ``extra`` are members of our own, such as ``errors``."""
    slug, title = TITLES.get(status, (f"status-{status}", "Fout"))
    body = {"type": TYPE_PREFIX + slug, "title": title, "status": status, "detail": detail}
    return {**body, "instance": instance, **extra}


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Of REST framework. What it does not know becomes a 500 by ``server_error``."""
    response = drf_exception_handler(exc, dict(context))
    if response is None:
        return None
    request = context["request"]
    extra = {}
    detail = error_text(response.data)
    if isinstance(exc, exceptions.ValidationError):
        place = "query" if request.method in {"GET", "HEAD"} else "body"
        extra["errors"] = list(field_errors(exc.get_full_details(), place))
        detail = "Een of meer gegevens in het verzoek kloppen niet."
    if isinstance(exc, exceptions.Throttled):
        detail = f"U vraagt te vaak. Probeer het over {response.headers['Retry-After']} s opnieuw."
    response.data = problem(response.status_code, detail, request.path, **extra)
    response.content_type = CONTENT_TYPE
    return response


def error_text(data: Any) -> str:
    return str(data.get("detail", "")) if isinstance(data, Mapping) else str(data)


def field_errors(details: Any, place: str, path: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """One entry per mistake, with the query key or the JSON pointer of the field."""
    if isinstance(details, Mapping) and set(details) == {"message", "code"}:
        location = {"name": path[0]} if place == "query" and path else {"pointer": pointer(path)}
        yield {
            "in": place,
            "location": location,
            "code": str(details["code"]),
            "detail": str(details["message"]),
        }
    elif isinstance(details, Mapping):
        for key, value in details.items():
            yield from field_errors(value, place, (*path, str(key)))
    else:
        for index, value in enumerate(details):
            leaf = isinstance(value, Mapping) and set(value) == {"message", "code"}
            yield from field_errors(value, place, path if leaf else (*path, str(index)))


def pointer(path: tuple[str, ...]) -> str:
    """RFC 6901."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path)


def problem_response(request: HttpRequest, status: int, detail: str) -> JsonResponse:
    return JsonResponse(
        problem(status, detail, request.path), status=status, content_type=CONTENT_TYPE
    )


def error_response(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    """A problem under /api/, else the page ``<status>.html``."""
    if request.path.startswith(API_PREFIX):
        return problem_response(request, status, detail)
    return render(request, f"{status}.html", status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 400, "Het verzoek kan niet worden begrepen.")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 403, "U hebt geen recht op deze handeling.")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 404, "Op dit adres is niets te vinden.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the context of a page: it may be the database that is down."""
    if request.path.startswith(API_PREFIX):
        return problem_response(request, 500, "Er ging iets mis. De beheerder kan dit zien.")
    return HttpResponse(render_to_string("500.html"), status=500)
