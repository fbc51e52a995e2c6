"""Put a report together from the figures as they are now: plain JSON, kept from then on."""

import hashlib
import json
from datetime import date
from typing import Any

from regio.models import Jeugdhulpregio

from ..models import Cyclus
from ..rapportage.bereik import Bereik
from ..rapportage.gegevens import bijlage, bronnen
from .bewaard import VERSIE
from .blokken import TEKST
from .opzet import Gekozen, gekozen_blokken, soort_van, teksten_van


def rapportgegevens(
    cyclus: Cyclus, *, op: date, regio: Jeugdhulpregio | None = None
) -> dict[str, Any]:
    """Everything that the report of ``cyclus`` prints, about the area or one region of it."""
    bereik = Bereik(cyclus.gebied, cyclus.halfjaar, op, regio)
    teksten = teksten_van(cyclus, regio)
    keuze = gekozen_blokken(cyclus.gebied, soort_van(regio))
    cijfers = list(bijlage(bereik))
    gegevens = {
        "versie": VERSIE,
        "gebied": {"code": bereik.gebied.code, "naam": bereik.gebied.naam},
        "regio": {"code": regio.code, "naam": regio.naam} if regio else None,
        "halfjaar": str(bereik.halfjaar),
        "opgemaakt_op": op.isoformat(),
        "voorbeeld": any(rij["voorbeeld"] for rij in cijfers),
        "cijfers": cijfers,
        "bronnen": bronnen(bereik),
        "blokken": [
            blok for gekozen in keuze if (blok := maak(bereik, gekozen, teksten.get(gekozen.plek)))
        ],
    }
    # As it comes back from the database, so that kept and new figures can be compared.
    return json.loads(json.dumps(gegevens))


def maak(bereik: Bereik, gekozen: Gekozen, tekst: str | None) -> dict[str, Any] | None:
    """A block with its words; None where it has nothing to say."""
    woorden = [deel for deel in (gekozen.vaste_tekst, tekst) if deel]
    inhoud = gekozen.soort.maken(bereik)
    if inhoud is None or (gekozen.soort.code == TEKST and not woorden):
        return None
    return {
        "code": gekozen.soort.code,
        "anker": gekozen.plek,
        "titel": gekozen.titel,
        "tekst": "\n\n".join(woorden),
        "inhoud": inhoud,
    }


def kenmerk(gegevens: dict[str, Any]) -> str:
    """SHA-256 of the figures; the day they were set down does not count."""
    tekst = json.dumps({**gegevens, "opgemaakt_op": ""}, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()
