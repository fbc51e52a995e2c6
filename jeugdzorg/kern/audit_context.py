"""Who does it, for which organisation and from where: what stands beside every change.

Around requests (``AuditMiddleware``), background jobs (``jobs.run``) and commands (``manage.py``) a
context is open; the triggers copy it into each event. What takes a query is a callable, and is only
worked out when something is written (``LazyEncoder``). A change without any context came about
outside the application.
"""

import getpass
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import pghistory
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]
CURRENT: Final[ContextVar[dict[str, Any]]] = ContextVar("audit_context", default={})  # noqa: B039


class LazyEncoder(DjangoJSONEncoder):
    """JSON in which a callable stands for what it gives."""

    def default(self, o: Any) -> Any:
        return o() if callable(o) else super().default(o)


@contextmanager
def audit_context(**fields: Any) -> Iterator[None]:
    """Everything that changes inside is recorded with ``fields``; they end with the block."""
    with pghistory.context() as current:
        before = dict(current.metadata)
        current.metadata.update(fields)
        token = CURRENT.set(dict(current.metadata))
        try:
            yield
        finally:
            CURRENT.reset(token)
            current.metadata.clear()
            current.metadata.update(before)


def here_and_now() -> dict[str, Any]:
    """The context that is open, worked out; empty outside any."""
    return resolved(CURRENT.get())


def resolved(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value() if callable(value) else value for name, value in fields.items()}


class AuditMiddleware:
    """Pages and API alike; the user of the API is known only when its view runs."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.verzoek = uuid.uuid4().hex  # type: ignore[attr-defined]
        with audit_context(**of_request(request)):
            return self.get_response(request)


def of_request(request: HttpRequest) -> dict[str, Any]:
    return {
        "wie": lambda: person(getattr(request, "user", None)),
        "namens": lambda: on_behalf_of(request),
        "pad": request.path[:300],
        "methode": request.method,
        "ip": client_ip(request),
        "verzoek": getattr(request, "verzoek", ""),
    }


def of_user(user: Any) -> dict[str, Any]:
    """For work that goes on after the request, in the name of ``user``."""
    return {"wie": lambda: person(user), "namens": lambda: memberships(user)}


def of_command(arguments: Sequence[str]) -> dict[str, Any]:
    """For ``manage.py``: its name without options (those may be secret), and whose shell it is."""
    return {"commando": " ".join(arguments[1:2]), "systeem": system_user()}


def system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return ""


def person(user: Any) -> dict[str, Any] | None:
    """Key and name as they are now: the account may be gone when this is read."""
    if user is None or not user.is_authenticated:
        return None
    return {"id": user.pk, "naam": str(user)}


def on_behalf_of(request: HttpRequest) -> dict[str, str]:
    """Of an API key its organisation; else every organisation the user is with today."""
    organisation = getattr(getattr(request, "auth", None), "organisatie", None)
    if organisation is not None:
        return {str(organisation.pk): str(organisation)}
    return memberships(getattr(request, "user", None))


def memberships(user: Any) -> dict[str, str]:
    """Key → name of the organisations where ``user`` holds a role."""
    held = getattr(user, "huidige_lidmaatschappen", ())
    return {str(member.organisatie_id): str(member.organisatie) for member in held}


def client_ip(request: HttpRequest) -> str:
    """The address of who asks; as many proxies are believed as stand in front (``PROXIES``)."""
    proxies = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    address = passed[-proxies] if 0 < proxies <= len(passed) else ""
    return (address or request.META.get("REMOTE_ADDR", ""))[:45]
