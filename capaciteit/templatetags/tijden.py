"""The two times of a page in words, and how fresh a figure is: ``{% load tijden %}``."""

from typing import Any

from django import template

from jeugdzorg.kern.templatetags.lijsten import link

from ..tijden import Tijden
from ..versheid import versheid

register = template.Library()
register.filter("versheid", versheid)


@register.inclusion_tag("capaciteit/_tijden.html", takes_context=True)
def tijdenzin(context: template.Context, tijden: Tijden) -> dict[str, Any]:
    """Both times in one sentence; from what was known then a link back to what is known now.

    Usage: ``{% tijdenzin tijden %}``
    """
    url = link(context["request"], bekend_op=None, pagina=None) if tijden.bekend_dag else ""
    return {"tijden": tijden, "nu_url": url}


@register.inclusion_tag("capaciteit/_tijdlink.html", takes_context=True)
def tijdlink(context: template.Context, tijden: Tijden) -> dict[str, Any]:
    """Only the link of ``tijdenzin``, for a sentence of its own."""
    return tijdenzin(context, tijden)
