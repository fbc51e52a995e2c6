"""Parts of a PDF document; ``{% load pdf %}``. Figures open, tables written out, no controls."""

from collections.abc import Sequence
from typing import Any

from django import template

from .. import charts
from ..pdf import Hoofdstuk
from ..tegelkaart import Kaart, kaart_svg

register = template.Library()


@register.inclusion_tag("pdf/_figuur.html")
def pdf_grafiek(grafiek: charts.Grafiek, kopniveau: int = 3, tabel: bool = True) -> dict[str, Any]:
    """A chart with its question, the sentence that says what to see, and its figures.

    Usage: ``{% pdf_grafiek grafiek %}``, ``{% pdf_grafiek grafiek kopniveau=4 tabel=False %}``

    Variables:
        grafiek: ``kern.charts.Grafiek``
        kopniveau: level of its heading; no level may be skipped in the document
        tabel: leave out the table only when the same figures stand elsewhere in the document
    """
    return {
        "figuur": grafiek,
        "svg": charts.svg(grafiek),
        "kop": f"h{kopniveau}",
        "met_tabel": tabel,
        "tabeltitel": "Cijfers bij: " + grafiek.titel,
    }


@register.inclusion_tag("pdf/_figuur.html")
def pdf_kaart(kaart: Kaart, kopniveau: int = 3, tabel: bool = True) -> dict[str, Any]:
    """The map of the regions, as one image with a description.

    Usage: ``{% pdf_kaart kaart %}``

    Variables: kaart (``kern.tegelkaart.Kaart``), kopniveau and tabel as in ``pdf_grafiek``
    """
    return {
        "figuur": kaart,
        "svg": kaart_svg(kaart, links=False),
        "kop": f"h{kopniveau}",
        "met_tabel": tabel,
        "tabeltitel": "Cijfers bij: " + kaart.titel,
    }


@register.inclusion_tag("pdf/_tabel.html")
def pdf_tabel(tabel: charts.Tabel, titel: str, totaal: bool = False) -> dict[str, Any]:
    """A table with its title above; the head repeats on every page.

    Usage: ``{% pdf_tabel tabel "Instroom per regio" totaal=True %}``

    Variables:
        tabel: ``kern.charts.Tabel``; the first column names the row; numbers are written in Dutch,
            ready texts (``euro``, ``percentage``) stay as they are
        titel: the caption
        totaal: the last row is a total
    """
    rows = list(tabel.rijen)
    return {
        "titel": titel,
        "kop": tabel.kop,
        "rijen": rows[:-1] if totaal else rows,
        "totaal": rows[-1] if totaal and rows else None,
    }


@register.inclusion_tag("pdf/_inhoudsopgave.html")
def pdf_inhoudsopgave(hoofdstukken: Sequence[Hoofdstuk]) -> dict[str, Any]:
    """The contents with page numbers; the headings carry the ids.

    Usage: ``{% pdf_inhoudsopgave hoofdstukken %}`` and ``<h2 id="instroom">Instroom</h2>``

    Variables: hoofdstukken (list of ``kern.pdf.Hoofdstuk``)
    """
    return {"hoofdstukken": hoofdstukken}
