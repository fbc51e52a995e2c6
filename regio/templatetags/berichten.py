"""Who gets a message, on the page before an act."""

from collections.abc import Iterable
from typing import Any

from django import template

from ..berichten.ontvangers import wie_krijgt_bericht

register = template.Library()


@register.inclusion_tag("components/berichtontvangers.html")
def berichtontvangers(wie: Iterable[Any]) -> dict[str, Any]:
    """Who gets a message now, from the same list that is then given to ``klaarzetten``.

    Usage: ``{% load berichten %}{% berichtontvangers ontvangers %}``

    Variables:
        wie: users, or things with ``gebruiker``, ``organisatie`` and ``reden``
    """
    return {"ontvangers": wie_krijgt_bericht(wie)}
