"""From kept figures to pages: one template for the PDF, the preview and the readable page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.pdf import Hoofdstuk, render_pdf

from ..halfjaar import Halfjaar
from .bewaard import gelezen
from .blokken import SOORTEN

SJABLOON = "monitoring/rapport/rapport.html"
VOORBEELD = "Dit rapport bevat verzonnen voorbeeldcijfers. Gebruik het niet voor besluiten."


def rapport_pdf(gegevens: dict[str, Any], *, versie: int, status: str) -> bytes:
    """The report as PDF/UA-1; the same figures always give the same pages."""
    return render_pdf(SJABLOON, context(gegevens, versie=versie, status=status))


def rapport_html(gegevens: dict[str, Any], *, versie: int, status: str, terug: str) -> str:
    """The template of the PDF on a screen; ``terug`` is the page it was asked from."""
    return render_to_string(
        "monitoring/rapport/scherm.html",
        {**context(gegevens, versie=versie, status=status), "terug": terug},
    )


def context(gegevens: dict[str, Any], *, versie: int, status: str) -> dict[str, Any]:
    gegevens = gelezen(gegevens)
    gebied, regio = gegevens["gebied"]["naam"], gegevens["regio"]
    halfjaar = Halfjaar.parse(gegevens["halfjaar"])
    titel = f"Monitor {regio['naam'] if regio else gebied}"
    blokken = list(bladen(gegevens))
    return {
        "titel": titel,
        "ondertitel": halfjaar.label if regio is None else f"{halfjaar.label}, {gebied}",
        "kopregel": f"{titel}, {halfjaar.label}",
        "gegevens": [
            ("Periode", f"{datum(halfjaar.van)} tot en met {datum(halfjaar.tot)}"),
            ("Opgemaakt op", datum(date.fromisoformat(gegevens["opgemaakt_op"]))),
            ("Versie", f"{versie} ({status})"),
            *([("Let op", VOORBEELD)] if gegevens["voorbeeld"] else []),
        ],
        "halfjaar": halfjaar,
        "rapport": gegevens,
        "hoofdstukken": list(hoofdstukken(blokken)),
        "blokken": blokken,
        "voorbeeld": VOORBEELD if gegevens["voorbeeld"] else "",
    }


def bladen(gegevens: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every kept block with its template and its charts; one that no longer exists is left out."""
    for blok in gegevens["blokken"]:
        if soort := SOORTEN.get(blok["code"]):
            yield {
                **blok,
                "sjabloon": soort.sjabloon,
                "doorlopend": soort.doorlopend,
                "beelden": soort.beelden(blok["inhoud"]),
                "koppen": list(soort.koppen(blok["inhoud"])),
            }


def hoofdstukken(blokken: list[dict[str, Any]]) -> Iterator[Hoofdstuk]:
    """The contents: every block, and below it what it names."""
    for blok in blokken:
        yield Hoofdstuk(blok["anker"], blok["titel"])
        yield from (Hoofdstuk(anker, titel, 2) for anker, titel in blok["koppen"])
