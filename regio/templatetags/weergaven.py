"""The menus above a list: saved views, and which columns it shows."""

from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse

from jeugdzorg.kern.saved_views import COLUMNS, choice_of, name_of
from jeugdzorg.kern.views import ListPage

from ..weergaven import weergaven_bij

register = template.Library()


@register.inclusion_tag("components/weergaven.html", takes_context=True)
def weergaven(context: template.Context) -> dict[str, Any]:
    """Pick a saved view of this list, or keep what it shows now.

    Usage: ``{% weergaven %}`` (layout lijst does this)
    """
    request = context["request"]
    naam = name_of(request)
    if not naam or not request.user.is_authenticated:
        return {"lijst": ""}
    nu = zonder_leeg(request.GET)
    keuzes = [
        {"weergave": rij, "huidig": zonder_leeg(QueryDict(rij.vraag)) == nu, "eigen": eigen}
        for rij in weergaven_bij(request, naam)
        for eigen in [rij.gebruiker_id == request.user.pk]
    ]
    vraag = choice_of(request.GET)
    bewaren = reverse("regio:weergave-maken", args=[naam])
    return {
        "lijst": naam,
        "keuzes": keuzes,
        "huidig": next((keuze["weergave"] for keuze in keuzes if keuze["huidig"]), None),
        "bewaren": f"{bewaren}?{vraag}" if vraag else bewaren,
    }


def zonder_leeg(vraag: QueryDict) -> dict[str, list[str]]:
    """A choice, so that two that come to the same are equal."""
    kern = QueryDict(choice_of(vraag))
    gevuld = {naam: sorted(filter(None, waarden)) for naam, waarden in kern.lists()}
    return {naam: waarden for naam, waarden in gevuld.items() if waarden}


@register.inclusion_tag("components/kolomkeuze.html", takes_context=True)
def kolomkeuze(context: template.Context) -> dict[str, Any]:
    """Which columns the list shows and a download holds.

    Usage: ``{% kolomkeuze %}`` (layout lijst does this)
    """
    view, request = context.get("view"), context["request"]
    if not isinstance(view, ListPage) or not view.columns:
        return {"kolommen": []}
    getoond = {kolom.key for kolom in view.table_columns() or view.export_columns()}
    rest = QueryDict(choice_of(request.GET), mutable=True)
    rest.pop(COLUMNS, None)
    return {
        "kolommen": [(kolom, kolom.key in getoond) for kolom in view.columns],
        "op_pagina": bool(view.shown_columns),
        "gekozen": bool(view.chosen_columns()),
        "rest": [(naam, waarde) for naam, waarden in rest.lists() for waarde in waarden],
        "alles": f"?{rest.urlencode() or 'weergave='}",
    }
