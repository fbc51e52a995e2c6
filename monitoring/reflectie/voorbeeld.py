"""Example sessions of Zuidwest to look around with, made by the same doors as real ones.

Every session is marked as an example, and so is every record that comes from it.
"""

import json
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from regio.demo import DOMEIN
from regio.models import Gebied, Gebruiker, Jeugdhulpregio

from ..choices import Cyclusstatus
from ..cyclus.verloop import overgang
from ..halfjaar import Halfjaar
from ..models import Cyclus, Indicator, Reflectieactie, Reflectiesessie
from .acties import actie_bijwerken, actie_toevoegen
from .deelnames import deelname_toevoegen
from .sessies import sessie_plannen, sessie_vaststellen
from .wijzigen import Wijziging, wijzigen

BESTAND: Final = "voorbeeld/reflecties.json"
BEGELEIDER: Final = "bren"
REDEN: Final = "Voorbeeld, om te laten zien hoe een cyclus loopt."


def voorbeeldreflecties_maken() -> list[str]:
    """Per half-year what became of it, in words. Safe to run again.

    Raises Gebruiker.DoesNotExist without the accounts to look around with.
    """
    by = Gebruiker.objects.get(email=f"{BEGELEIDER}@{DOMEIN}")
    with open(settings.BASE_DIR / "fixtures" / BESTAND, encoding="utf-8") as bestand:
        return [cyclus_maken(rij, by) for rij in json.load(bestand)]


@transaction.atomic
def cyclus_maken(rij: dict[str, Any], by: Gebruiker) -> str:
    """The cycle comes to reflection, and every region holds and adopts its session."""
    halfjaar = Halfjaar.parse(rij["halfjaar"])
    cyclus, _ = Cyclus.objects.get_or_create(
        gebied=Gebied.objects.get(code=rij["gebied"]), jaar=halfjaar.jaar, helft=halfjaar.helft
    )
    if cyclus.reflectiesessies.exists():
        return f"{cyclus}: er zijn al sessies."
    for status, stap in (
        (Cyclusstatus.VOORBEREIDING, "openen"),
        (Cyclusstatus.AANLEVERING, "levering_sluiten"),
    ):
        cyclus.refresh_from_db()
        if cyclus.status == status:
            overgang(cyclus, stap, by=by, reden=REDEN)
    cyclus.refresh_from_db()
    if cyclus.status != Cyclusstatus.REFLECTIE:
        return f"{cyclus}: is al bij {cyclus.get_status_display()}."
    for gegeven in rij["sessies"]:
        sessie_maken(cyclus, gegeven)
    return f"{cyclus}: {len(rij['sessies'])} sessies gehouden en vastgesteld."


def sessie_maken(cyclus: Cyclus, gegeven: dict[str, Any]) -> Reflectiesessie:
    """Held and adopted; the system does so for regions without an account to look around with."""
    regio = Jeugdhulpregio.objects.get(code=gegeven["regio"])
    sessie = sessie_plannen(
        cyclus,
        regio,
        datum=date.fromisoformat(gegeven["datum"]),
        plaats=gegeven["plaats"],
        voorbeeld=True,
        by=None,
    )
    for rol, namens in gegeven["deelnemers"]:
        deelname_toevoegen(sessie, rol=rol, namens=namens, by=None)
    wijzigen(sessie, list(notities(gegeven)), by=None)
    acties_maken(sessie, gegeven)
    sessie_vaststellen(sessie, by=None)
    return sessie


def notities(gegeven: dict[str, Any]) -> Any:
    yield Wijziging("samenvatting", gegeven["samenvatting"])
    for code, velden in gegeven["antwoorden"].items():
        for veld, tekst in velden.items():
            yield Wijziging(f"{code}/{veld}", tekst)


def acties_maken(sessie: Reflectiesessie, gegeven: dict[str, Any]) -> None:
    """First how the earlier ones stand, then what is agreed now."""
    for tekst, status, stand in gegeven["eerdereActies"]:
        eerder = Reflectieactie.objects.eerder_dan(sessie).filter(tekst=tekst).first()
        if eerder:
            actie_bijwerken(eerder, status=status, stand=stand, by=None)
    for tekst, eigenaar, uiterlijk, vraag in gegeven["acties"]:
        actie_toevoegen(
            sessie,
            tekst=tekst,
            eigenaar=eigenaar,
            uiterlijk=date.fromisoformat(uiterlijk),
            indicator=Indicator.objects.filter(code=vraag).first() if vraag else None,
            by=None,
        )
