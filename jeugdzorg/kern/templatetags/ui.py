"""Components of the pages; a built-in library, so templates need no ``{% load %}``.

Filters (values)
    getal[:decimalen] · euro[:decimalen] · percentage[:decimalen] (0.73 → 73%)
    procent[:decimalen] (73 → 73%) · verschil[:decimalen] (+12) · datum · tijdstip
    datum_precies:precisie · waarde_of_onbekend
    All show ``None`` as "onbekend", ``NVT`` as "n.v.t." and "<5" as a suppressed count.
Tags (in this file)
    badge · tegel · bron_van · cijfer · bevindingen_bij · leeg · grafiek · kaart · voortgang
    melding · kruimel
Tags for lists (``lijsten.py``)
    kolomkop · paginering · exportlinks · filterchips
Tags for forms (``formulieren.py``)
    foutsamenvatting · veld · velden · filterveld
"""

from collections.abc import Mapping
from typing import Any

from django import template

from .. import charts, notation
from ..tegelkaart import Kaart, kaart_svg
from ..tiles import Tegel

register = template.Library()

for _filter in (
    notation.getal,
    notation.euro,
    notation.percentage,
    notation.procent,
    notation.verschil,
    notation.datum,
    notation.tijdstip,
    notation.datum_precies,
):
    register.filter(_filter)


@register.filter
def waarde_of_onbekend(value: Any) -> Any:
    """Any value; empty as "onbekend", "n.v.t." and "<5" in their own look.

    Usage: ``{{ organisatie.kvk_nummer|waarde_of_onbekend }}``
    """
    return notation.zonder_cijfer(value) or value


@register.inclusion_tag("components/badge.html")
def badge(status: Any, kleur: str = "") -> dict[str, Any]:
    """A status in words on a coloured ground.

    Usage: ``{% badge status %}``, ``{% badge "te laat" "negatief" %}``

    Variables:
        status: something with ``label`` and ``kleur`` (a member of our TextChoices), or a text
        kleur: neutraal (default), info, positief, waarschuwing or negatief
    """
    return {
        "label": getattr(status, "label", status),
        "kleur": kleur or getattr(status, "kleur", "") or "neutraal",
    }


@register.inclusion_tag("components/tegel.html")
def tegel(inhoud: Tegel | None = None, **delen: Any) -> dict[str, Any]:
    """A sentence with one big figure; the place for it is block ``tegels`` of layout overzicht.

    Usage: ``{% tegel tegel %}`` or
    ``{% tegel cijfer=34 zin="plekken meer dan gepland" richting="op" woord="meer" url=… %}``

    Variables: the fields of ``kern.tiles.Tegel``
    """
    return {"tegel": inhoud or Tegel(**delen)}


@register.inclusion_tag("components/bron_van.html")
def bron_van(figuur: Any, van: str = "", tekst: Any = "") -> dict[str, Any]:
    """Where a figure comes from, on request; opens in place by mouse and keyboard.

    Usage: ``{% bron_van meting %}``, ``{% bron_van meting van="plaatsen van Karakter" %}``

    Variables:
        figuur: has ``bron``, ``vindplaats``, ``peildatum``, ``peildatum_precisie``, ``opmerking``
            (read with ``.with_bron()``)
        van: words only read aloud, to tell fifty equal links apart
        tekst: what to show instead of "bron"
    """
    return {"figuur": figuur, "bron": getattr(figuur, "bron", None), "van": van, "tekst": tekst}


@register.inclusion_tag("components/cijfer.html")
def cijfer(
    waarde: Any,
    figuur: Any = None,
    bevindingen: Any = None,
    eenheid: str = "",
    decimalen: int | None = None,
    van: str = "",
) -> dict[str, Any]:
    """A figure with its source and the findings about it, for in a cell or a sentence.

    Usage: ``<td class="getal">{% cijfer meting.plaatsen meting bevindingen %}</td>``

    Variables:
        waarde: a number (shown by ``getal``) or a text that is already formatted
        figuur: the row it was read from, see ``bron_van``
        bevindingen: see ``bevindingen_bij``
        eenheid, decimalen, van: optional
    """
    return {
        "waarde": notation.getal(waarde, decimalen),
        "eenheid": eenheid,
        "figuur": figuur,
        "bron": getattr(figuur, "bron", None),
        "van": van,
        "bevindingen": findings_about(bevindingen, figuur),
    }


@register.inclusion_tag("components/bevindingen_bij.html")
def bevindingen_bij(bevindingen: Any, figuur: Any = None) -> dict[str, Any]:
    """A small mark in words at a figure that does not add up, with links to the findings.

    Usage: ``{% bevindingen_bij bevindingen meting %}``

    Variables:
        bevindingen: the dict of ``Bevinding.objects.bij(figuren)``, or a list of findings
        figuur: the figure to look up when a dict is given
    """
    return {"bevindingen": findings_about(bevindingen, figuur)}


def findings_about(bevindingen: Any, figuur: Any) -> list[Any]:
    if isinstance(bevindingen, Mapping):
        return bevindingen.get(getattr(figuur, "pk", None), [])
    return list(bevindingen or [])


@register.inclusion_tag("components/leeg.html", takes_context=True)
def leeg(
    context: Mapping[str, Any], titel: str, uitleg: str = "", actie: str = "", url: str = ""
) -> dict[str, str]:
    """What would be here, and the first step.

    Usage: ``{% leeg "Nog geen rapporten" "Hier staan …" "Maak een rapport" url %}``

    Variables: titel, uitleg, actie (words of the button), url (where the button goes; one that
    takes away what is chosen, ``"?gebied="``, is left out where nothing is chosen)
    """
    request = context.get("request")
    if request is not None and url.startswith("?") and not any(request.GET.values()):
        actie = ""
    return {"titel": titel, "uitleg": uitleg, "actie": actie, "url": url}


@register.inclusion_tag("components/grafiek.html")
def grafiek(chart: charts.Grafiek, kopniveau: int = 3) -> dict[str, Any]:
    """A chart with its question as title, the picture, one sentence, and the data as a table.

    Usage: ``{% grafiek chart %}``

    Variables:
        chart: ``kern.charts.Grafiek``
        kopniveau: level of its heading, 2–4 (default 3)
    """
    return {"grafiek": chart, "svg": charts.svg(chart), "kop": f"h{kopniveau}"}


@register.inclusion_tag("components/kaart.html")
def kaart(kaart: Kaart, kopniveau: int = 3) -> dict[str, Any]:
    """The map of the jeugdhulpregio's: tiles, or real borders when they are loaded.

    Usage: ``{% kaart kaart %}``

    Variables:
        kaart: ``kern.tegelkaart.Kaart``
        kopniveau: level of its heading, 2–4 (default 3)
    """
    return {"kaart": kaart, "svg": kaart_svg(kaart), "kop": f"h{kopniveau}"}


@register.inclusion_tag("components/voortgang.html")
def voortgang(gedaan: int, totaal: int, label: str = "Voortgang") -> dict[str, Any]:
    """Progress in words and as a bar.

    Usage: ``{% voortgang taak.gedaan taak.totaal "Rapport maken" %}``

    Variables: gedaan, totaal (0: not known yet), label
    """
    return {"gedaan": gedaan, "totaal": totaal, "label": label}


@register.inclusion_tag("components/melding.html")
def melding(tekst: str, soort: str = "info", kop: str = "") -> dict[str, str]:
    """A framed message in the page.

    Usage: ``{% melding "Twee regio's hebben nog niet aangeleverd." "waarschuwing" %}``

    Variables: tekst, soort (info, positief, waarschuwing, negatief), kop (bold first words)
    """
    return {"tekst": tekst, "soort": soort, "kop": kop}


@register.inclusion_tag("components/kruimel.html")
def kruimel(label: Any, url: str = "") -> dict[str, Any]:
    """One step of the breadcrumb; without url the page itself.

    Usage: in block ``kruimels``: ``{% kruimel "Aanbieders" url %}{% kruimel aanbieder.naam %}``

    Variables: label, url
    """
    return {"label": label, "url": url}
