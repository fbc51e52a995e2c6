"""With what choice a list opens when its address carries none: an app above knows what was saved.

``register`` is called from ``AppConfig.ready``, so that the toolbox need not look up.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, QueryDict

FIELD: Final = "weergave"
"""In an address: ``weergave=`` (empty) opens a list bare, without what was saved as default."""
COLUMNS: Final = "kolommen"
PASSING: Final = (FIELD, "pagina", "formaat")
"""Parts of an address that say nothing about how a list is looked at."""

Default = Callable[[HttpRequest, str], str]
_REGISTERED: Final[list[Default]] = []


def register(default: Default) -> None:
    """``default(request, name of the list)`` gives a query string, or nothing."""
    if default not in _REGISTERED:
        _REGISTERED.append(default)


def name_of(request: HttpRequest) -> str:
    """What a list is called here: the name of its address; nothing for one about one thing."""
    match = request.resolver_match
    return match.view_name if match and not match.kwargs else ""


def default_query(request: HttpRequest) -> str:
    """The choice with which this list opens; nothing when the address already makes one."""
    name = name_of(request)
    if not name or request.method != "GET" or request.META.get("QUERY_STRING"):
        return ""
    found = (default(request, name) for default in _REGISTERED)
    return next((query for query in found if query), "")


def choice_of(query: QueryDict) -> str:
    """The part of an address that can be saved: filters, order and columns."""
    kept = query.copy()
    for key in PASSING:
        kept.pop(key, None)
    return kept.urlencode(safe=":,")


def chosen_columns(query: QueryDict) -> list[str]:
    """Keys of the columns asked for: ``kolommen=a,b`` as well as ``kolommen=a&kolommen=b``."""
    return [key for part in query.getlist(COLUMNS) for key in part.split(",") if key]
