"""Which blocks a report has: as its area chose, or else all of them in their own order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regio.models import Gebied, Jeugdhulpregio

from ..choices_rapport import Rapportsoort
from ..models import Cyclus, Rapportblok, Rapportopzet, Rapporttekst
from .blokken import SOORTEN, TEKST, Bloksoort, voor_soort


@dataclass(frozen=True)
class Gekozen:
    """A block in the report: its kind, heading, standing words, and its place in addresses."""

    soort: Bloksoort
    plek: str
    titel: str
    vaste_tekst: str = ""


def gekozen_blokken(gebied: Gebied, soort: str) -> list[Gekozen]:
    """In order. A block that no longer exists is left out."""
    opzet = Rapportopzet.objects.filter(gebied=gebied, soort=soort).first()
    if opzet is None:
        return [Gekozen(blok, blok.code, blok.titel) for blok in standaard(soort)]
    rijen = [rij for rij in opzet.blokken.order_by("volgorde") if rij.code in SOORTEN]
    return [gekozen(rij) for rij in rijen if soort in SOORTEN[rij.code].soorten]


def standaard(soort: str) -> list[Bloksoort]:
    return [blok for blok in voor_soort(soort) if blok.code != TEKST]


def gekozen(rij: Rapportblok) -> Gekozen:
    soort = SOORTEN[rij.code]
    plek = f"{TEKST}-{rij.volgorde}" if rij.code == TEKST else rij.code
    return Gekozen(soort, plek, rij.titel or soort.titel, rij.tekst)


def soort_van(regio: Jeugdhulpregio | None) -> Rapportsoort:
    return Rapportsoort.GEBIED if regio is None else Rapportsoort.REGIO


def teksten_van(cyclus: Cyclus, regio: Jeugdhulpregio | None) -> Mapping[str, str]:
    """Per place what was written for this half-year."""
    rijen = Rapporttekst.objects.filter(cyclus=cyclus, jeugdhulpregio=regio)
    return dict(rijen.values_list("plek", "tekst"))


def blokken_vervangen(opzet: Rapportopzet, rijen: Sequence[dict[str, Any]]) -> None:
    """Put ``rijen`` (code, titel, tekst) in the place of what the set-up had, in this order."""
    opzet.blokken.all().delete()
    nieuw = [Rapportblok(opzet=opzet, volgorde=n, **rij) for n, rij in enumerate(rijen, start=1)]
    for blok in nieuw:
        blok.full_clean(exclude=["opzet"], validate_constraints=False)
    Rapportblok.objects.bulk_create(nieuw)
