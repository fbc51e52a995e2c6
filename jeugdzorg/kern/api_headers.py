"""Headers of every answer of the API, errors of the address resolver and the server included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .problems import API_PREFIX


class ApiHeadersMiddleware:
    """The full version, and nothing kept by whoever stands in between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(API_PREFIX):
            response.headers["API-Version"] = settings.SPECTACULAR_SETTINGS["VERSION"]
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
