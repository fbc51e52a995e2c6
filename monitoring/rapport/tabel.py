"""The figures of a report as a table to download: each with its definition and where it is from."""

from collections.abc import Iterator
from typing import Any

from ..models import Indicator, Rapport
from .bewaard import blok_uit, cijfers_uit, gelezen

KOP = (
    "soort",
    "code",
    "cijfer",
    "definitie",
    "versieVanDefinitie",
    "waarover",
    "periode",
    "uitsplitsing",
    "waarde",
    "eenheid",
    "bron",
    "vindplaats",
    "peildatum",
    "isVoorbeeld",
    "dekking",
    "ontbreekt",
)
TOTAAL = "totaal"
"""``soort`` of what the regions of the area come to; ``dekking`` says of how many that is."""


def rijen(rapport: Rapport) -> Iterator[tuple[Any, ...]]:
    """One row for every figure, as it was reported, then for the totals; definitions as the report
    gave them."""
    toen = {
        rij["code"]: (rij["betekenis"], rij["versie"])
        for rij in blok_uit(rapport.gegevens, "indicatoren").get("indicatoren", [])
    }
    nu = dict(Indicator.objects.values_list("code", "betekenis"))
    for rij in cijfers_uit(rapport.gegevens):
        code = rij.get("code", "")
        definitie, versie = toen.get(code, (nu.get(code, ""), ""))
        yield (
            rij.get("soort", "meting"),
            code,
            rij["indicator"],
            definitie,
            versie,
            rij["onderwerp"],
            rij["periode"],
            rij["uitsplitsing"],
            rij["waarde"],
            rij["eenheid"],
            rij["bron"],
            rij["vindplaats"],
            rij["peildatum"],
            "ja" if rij.get("voorbeeld") else "nee",
            "",
            "",
        )
    yield from totalen(rapport)


def totalen(rapport: Rapport) -> Iterator[tuple[Any, ...]]:
    """Of a report of an area per indicator its regions together, as the block prints it."""
    gegevens = gelezen(rapport.gegevens)
    if gegevens.get("regio"):
        return
    for rij in blok_uit(gegevens, "indicatoren").get("indicatoren", []):
        yield (
            TOTAAL,
            rij["code"],
            rij["naam"],
            rij["betekenis"],
            rij["versie"],
            gegevens["gebied"]["naam"],
            rij["kop"][-1],
            "",
            rij["samen"]["nu"],
            rij["eenheid"],
            "",
            "de regio's samen",
            "",
            "ja" if rij["voorbeeld"] else "nee",
            rij["dekking"],
            ", ".join(rij["ontbreekt"]),
        )
