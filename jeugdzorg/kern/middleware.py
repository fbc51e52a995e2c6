"""What happens around every request."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def login_for_parts(get_response: GetResponse) -> GetResponse:
    """A part of a page that needs a login again sends the whole page to it, and then back."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        target = response.headers.get("Location", "")
        if request.htmx and urlsplit(target).path == resolve_url(settings.LOGIN_URL):  # type: ignore[attr-defined]
            here = urlsplit(request.htmx.current_url_abs_path or "/")  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(redirect_to_login(here.geturl()).url)
        return response

    return middleware
