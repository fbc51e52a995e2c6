"""What happens around every request."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def login_for_parts(get_response: GetResponse) -> GetResponse:
    """What needs a login again leads to it and then back to the page the user was on.

    A part of a page sends the whole page to the login; what was sent by a form cannot be opened as
    a page, so that leads back to the page of the form.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not asks_for_login(response):
            return response
        if request.htmx:  # type: ignore[attr-defined]
            here = urlsplit(request.htmx.current_url_abs_path or "/")  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(redirect_to_login(here.geturl()).url)
        if request.method == "POST":
            return redirect_to_login(page_of_form(request))
        return response

    return middleware


def asks_for_login(response: HttpResponseBase) -> bool:
    target = urlsplit(response.headers.get("Location", ""))
    return target.path == resolve_url(settings.LOGIN_URL) and "next" in parse_qs(target.query)


def page_of_form(request: HttpRequest) -> str:
    """Path and query of the page that sent this, when it was one of ours."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return "/"
    return page._replace(scheme="", netloc="", fragment="").geturl() or "/"
