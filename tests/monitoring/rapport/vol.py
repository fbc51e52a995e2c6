"""A report in which every block has something to say: Zuidwest, as if its regions had delivered
the examples for real, so that small counts are shielded."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from monitoring.models import Cyclus, Meting
from monitoring.rapport import acties
from monitoring.rapport.blokken import TEKST, voor_soort
from monitoring.rapport.opmaak import rapport_pdf
from monitoring.rapport.samenstellen import rapportgegevens
from regio.aanleverbron import aanleverbron
from regio.afscherming import afscherming_bepalen
from regio.models import Gebied, Jeugdhulpregio, Organisatie
from tests.factories import make_gebruiker
from tests.factories_monitoring_rapport import make_rapport

OP = date(2025, 2, 1)
ONTBREEKT = ("KWN-02", "Midden Holland")
"""What one region did not deliver, so that its total rests on four of five."""
HERZIEN = ("KWN-07", "Haaglanden", 64, 65)
"""What a region corrected after the report about the first half-year was adopted."""


@dataclass(frozen=True)
class Vol:
    gegevens: dict[str, Any]
    pdf: bytes


def zuidwest(helft: int) -> Cyclus:
    rijen = Cyclus.objects.select_related("gebied")
    return rijen.get(gebied__code="ZW", jaar=2024, helft=helft)


def als_echt_geleverd() -> None:
    """Every example is from the shared source of the office that delivered it; judged anew."""
    rijen = Meting.objects.filter(levering__isnull=False)
    for organisatie in Organisatie.objects.filter(leverplichten__leveringen__isnull=False):
        eigen = rijen.filter(levering__plicht__organisatie=organisatie)
        eigen.update(bron=aanleverbron(organisatie))
    afscherming_bepalen()


def een_regio_leverde_niet() -> None:
    indicator, regio = ONTBREEKT
    rijen = Meting.objects.filter(indicator__code=indicator, jeugdhulpregio__naam=regio)
    rijen.filter(periode_tot=date(2024, 12, 31)).delete()


def alle_blokken_kiezen() -> None:
    """In both kinds of report, with words of the area itself in front."""
    gebied = Gebied.objects.get(code="ZW")
    by = make_gebruiker(gebieden=Gebied.objects.filter(code="ZW"))
    for soort in ("gebied", "regio"):
        codes = [blok.code for blok in voor_soort(soort) if blok.code != TEKST]
        eigen = {"code": TEKST, "titel": "Woord vooraf", "tekst": "Eerst dit.\n\nEn dan dat."}
        acties.opzet_bewaren(gebied, soort, [eigen, *({"code": code} for code in codes)], by=by)


def eerder_vastgesteld(regio: Jeugdhulpregio | None) -> None:
    """The report about the first half-year, and what a region corrected since."""
    indicator, naam, was, werd = HERZIEN
    rijen = Meting.objects.filter(indicator__code=indicator, jeugdhulpregio__naam=naam, waarde=was)
    eerder = rapportgegevens(zuidwest(1), op=date(2024, 8, 1), regio=regio)
    make_rapport(cyclus=zuidwest(1), jeugdhulpregio=regio, gegevens=eerder, status="vastgesteld")
    assert rijen.update(waarde=werd) == 1
    afscherming_bepalen()


@cache
def vol_rapport(regio_naam: str = "") -> Vol:
    """The report about the second half-year; made once, it is the same for every test."""
    regio = Jeugdhulpregio.objects.get(naam=regio_naam) if regio_naam else None
    als_echt_geleverd()
    een_regio_leverde_niet()
    alle_blokken_kiezen()
    eerder_vastgesteld(regio)
    gegevens = rapportgegevens(zuidwest(2), op=OP, regio=regio)
    return Vol(gegevens, rapport_pdf(gegevens, versie=1, status="concept"))
