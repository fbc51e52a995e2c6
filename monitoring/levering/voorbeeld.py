"""Example deliveries: made-up values of Zuidwest, through the same door as real ones."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from regio.choices import Rol
from regio.models import Gebied, Gebruiker, Organisatie

from ..choices import Cyclusstatus
from ..choices_levering import Leverstatus
from ..halfjaar import Halfjaar
from ..models import Cyclus, Indicatorlevering, Leverplicht
from ..rules_levering import LEVERAARS
from .inleveren import inleveren
from .invullen import Invoer, antwoorden_opslaan, concept_maken, vastgehouden
from .kennis import kennis_van
from .lijst import sleutel_van
from .plichten import plichten_maken

BESTAND: Final = Path("voorbeeld") / "leveringen.csv"
GEBIED: Final = "ZW"

Regels = dict[tuple[str, str], list[dict[str, str]]]


def voorbeeldleveringen_maken() -> list[str]:
    """Deliver what the file says for every region and half-year that has nothing yet; what was
    done, in words. Raises Gebruiker.DoesNotExist when nobody delivers for a region."""
    gebied = Gebied.objects.get(code=GEBIED)
    gedaan = []
    for (regio, halfjaar), regels in gelezen().items():
        plicht = plicht_van(gebied, regio, Halfjaar.parse(halfjaar))
        if plicht.leveringen.exists():
            continue
        levering = leveren(plicht, regels, by=leveraar(plicht))
        gedaan.append(f"{plicht}: {levering.waarden.count()} waarden geleverd")
    return gedaan


def gelezen() -> Regels:
    """The rows of the file, per region and half-year."""
    per_levering: Regels = defaultdict(list)
    with (settings.FIXTURES / BESTAND).open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            per_levering[rij["jeugdhulpregio"], rij["halfjaar"]].append(rij)
    return per_levering


def plicht_van(gebied: Gebied, regio: str, halfjaar: Halfjaar) -> Leverplicht:
    cyclus, _ = Cyclus.objects.get_or_create(
        gebied=gebied,
        jaar=halfjaar.jaar,
        helft=halfjaar.helft,
        defaults={"status": Cyclusstatus.AANLEVERING},
    )
    plichten_maken(cyclus)
    rijen = Leverplicht.objects.in_halfjaar(halfjaar).select_related(
        "jeugdhulpregio", "organisatie"
    )
    return rijen.get(jeugdhulpregio__code=regio)


def leveraar(plicht: Leverplicht) -> Gebruiker:
    """Who delivers for the office of the region. Raises Gebruiker.DoesNotExist."""
    leden = Gebruiker.objects.filter(
        is_active=True,
        lidmaatschappen__organisatie=plicht.organisatie,
        lidmaatschappen__rol__in=[Rol.REGIO_ANALIST, *LEVERAARS],
    ).order_by("pk")
    if (gevonden := leden.first()) is None:
        raise Gebruiker.DoesNotExist(f"Niemand levert voor {organisatie_naam(plicht.organisatie)}.")
    return gevonden


def organisatie_naam(organisatie: Organisatie | None) -> str:
    return str(organisatie) if organisatie else "deze regio"


@transaction.atomic
def leveren(
    plicht: Leverplicht, regels: list[dict[str, str]], *, by: Gebruiker
) -> Indicatorlevering:
    """Fill in a draft that is marked as an example, and hand it in."""
    plicht = vastgehouden(plicht)
    if not plicht.leveringen.filter(status=Leverstatus.CONCEPT).exists():
        concept_maken(plicht, None, by=by, voorbeeld=True)
    bekend = kennis_van(plicht, by).per_sleutel
    invoer = [
        Invoer(sleutel, rij["antwoord"], rij["toelichting"])
        for rij in regels
        if (sleutel := sleutel_van(rij["indicator"], rij["uitsplitsing"])) in bekend
    ]
    uit = antwoorden_opslaan(plicht, invoer, by=by)
    if uit.fouten:
        raise ValueError(f"{BESTAND}: {uit.fouten}")
    return inleveren(plicht, by=by)
