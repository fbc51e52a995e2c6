"""Components of lists: sortable heads, pages, export links, chips of the active filters."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from django import template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from .. import notation
from ..columns import NUMBERS, Column, Kind

register = template.Library()

WRITTEN: Final[dict[Kind, Any]] = {
    "getal": notation.getal,
    "euro": notation.euro,
    "percentage": notation.percentage,
    "procent": notation.procent,
    "datum": notation.datum,
    "tijdstip": notation.tijdstip,
}


def link(request: HttpRequest, **changes: str | None) -> str:
    """The current query with some keys replaced (``None`` removes); other filters stay."""
    query: QueryDict = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def adres(context: template.Context, **changes: Any) -> str:
    """This page with another choice; the rest of the address stays.

    Usage: ``<a href="{% adres begin=periode.vorige.begin pagina=None %}">``

    Variables: per key of the query its new value; ``None`` takes it out
    """
    words = {key: None if value is None else str(value) for key, value in changes.items()}
    return link(context["request"], **words)


@register.filter
def alle(query: QueryDict, naam: str) -> list[str]:
    """Every value that the address gives for a key: ``{{ request.GET|alle:"kolommen" }}``."""
    return query.getlist(naam)


@register.inclusion_tag("components/lijsttabel.html", takes_context=True)
def lijsttabel(context: template.Context, kies: str = "", formulier: str = "") -> dict[str, Any]:
    """The rows of a ``ListPage`` in the columns that it shows, with sums below them.

    The first column links to the row. A column whose key is in ``sort_fields`` sorts; one whose
    key (with ``_`` for ``-``) is in ``totals`` gets its sum at the foot.

    Usage: ``{% lijsttabel %}``, ``{% lijsttabel kies="plan" formulier="vergelijken" %}``

    Variables:
        kies: name of a box to tick before every row, with the code of the row as its value
        formulier: id of the form to which those boxes belong
    """
    view = context["view"]
    columns = context["tabelkolommen"]
    totals = context.get("totalen") or {}
    sums = [totals.get(column.key.replace("-", "_"), "") for column in columns]
    return {
        "request": context["request"],
        "titel": context["titel"],
        "koppen": [(column, column.key in view.sort_fields, side(column)) for column in columns],
        "rijen": [(row, cells(row, columns)) for row in context["page_obj"]],
        "sommen": [
            (column, "" if value == "" else written(value, column), side(column))
            for column, value in zip(columns, sums, strict=True)
            if any(sums)
        ],
        "kies": kies,
        "formulier": formulier,
    }


def side(column: Column) -> str:
    if column.kind in NUMBERS:
        return "getal"
    return "aaneen" if column.kind in {"datum", "tijdstip"} else ""


def cells(row: Any, columns: Sequence[Column]) -> list[tuple[Column, SafeString, str]]:
    """Per column what stands in its cell, and the look of that."""
    return [(column, content(row, column), side(column)) for column in columns]


def content(row: Any, column: Column) -> SafeString:
    """Written here and not by a template: a page has hundreds of cells."""
    value = column.of(row)
    if column.empty and (value is None or value == ""):
        text = format_html('<span class="zacht">{}</span>', column.empty)
    elif kleur := getattr(value, "kleur", ""):
        text = badge_html(str(value.label), kleur)
    else:
        text = conditional_escape(written(value, column))
    mark = column.mark(row) if column.mark else ""
    return format_html("{} {}", text, badge_html(mark, "negatief")) if mark else text


@lru_cache(maxsize=256)
def badge_html(label: str, kleur: str) -> SafeString:
    return render_to_string("components/badge.html", {"label": label, "kleur": kleur})


def written(value: Any, column: Column) -> Any:
    """A value of a column as its kind asks; empty text stays empty, an empty figure is unknown."""
    if column.kind in WRITTEN:
        return WRITTEN[column.kind](value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return getattr(value, "label", value) if value is not None else ""


@register.inclusion_tag("components/kolomkop.html", takes_context=True)
def kolomkop(
    context: template.Context, veld: str, label: str, soort: str = "", param: str = "sorteer"
) -> dict[str, Any]:
    """A column head that sorts; the link keeps the filters and starts at page 1.

    Usage: ``<tr>{% kolomkop "naam" "Naam" %}{% kolomkop "plaatsen" "Plaatsen" "getal" %}</tr>``

    Variables:
        veld: value of the query key; a second click gives ``-veld``
        label: words of the head
        soort: ``getal`` for right-aligned figures
        param: the query key (default ``sorteer``)
    """
    request = context["request"]
    current = request.GET.get(param, "")
    return {
        "label": label,
        "soort": soort,
        "richting": {veld: "ascending", f"-{veld}": "descending"}.get(current, ""),
        "url": link(request, **{param: f"-{veld}" if current == veld else veld, "pagina": None}),
    }


@register.inclusion_tag("components/paginering.html", takes_context=True)
def paginering(
    context: template.Context, page_obj: Page | None, param: str = "pagina"
) -> dict[str, Any]:
    """Links to the other pages of a list, with the numbers shown in words.

    Usage: ``{% paginering page_obj %}`` (nothing is shown for a single page)

    Variables:
        page_obj: a Django page; set ``page_kwarg = "pagina"`` on the view
        param: the query key (default ``pagina``)
    """
    if page_obj is None or page_obj.paginator.num_pages < 2:
        return {"pagina": None}
    pages = [
        {"nummer": nummer, "url": link(context["request"], **{param: str(nummer)})}
        if isinstance(nummer, int)
        else {"nummer": "…"}
        for nummer in page_obj.paginator.get_elided_page_range(page_obj.number, on_ends=1)
    ]
    return {
        "pagina": page_obj,
        "paginas": pages,
        "vorige": page_obj.has_previous()
        and link(context["request"], **{param: str(page_obj.previous_page_number())}),
        "volgende": page_obj.has_next()
        and link(context["request"], **{param: str(page_obj.next_page_number())}),
    }


@register.inclusion_tag("components/exportlinks.html", takes_context=True)
def exportlinks(
    context: template.Context, formaten: str = "csv xlsx", param: str = "formaat"
) -> dict[str, Any]:
    """Links that download what the list shows now, filters included.

    Usage: ``{% exportlinks "csv xlsx" %}``

    Variables:
        formaten: names separated by spaces
        param: the query key the view answers with a file (default ``formaat``)
    """
    links = [
        {"naam": formaat, "url": link(context["request"], **{param: formaat, "pagina": None})}
        for formaat in formaten.split()
    ]
    return {"links": links}


@register.inclusion_tag("components/filterchips.html", takes_context=True)
def filterchips(context: template.Context, filterset: Any) -> dict[str, Any]:
    """The filters in force as chips; each links to the same list without it.

    Usage: ``{% filterchips filter %}`` (layout lijst does this)

    Variables: filterset: a django-filter FilterSet
    """
    if filterset is None or not filterset.is_bound:
        return {"chips": []}
    form = filterset.form
    return {
        "chips": [
            {
                "label": form.fields[naam].label,
                "waarde": chosen_words(form, naam),
                "url": link(context["request"], **{naam: None, "pagina": None}),
            }
            for naam in form.fields
            if form.data.get(naam) and naam not in {"sorteer", "gebied"}
        ]
    }


def chosen_words(form: Any, naam: str) -> str:
    """What the user chose, in the words of the form."""
    chosen = form.data.getlist(naam) if hasattr(form.data, "getlist") else [form.data[naam]]
    labels = {str(key): str(label) for key, label in getattr(form.fields[naam], "choices", [])}
    return ", ".join(labels.get(value, value) for value in chosen if value)
