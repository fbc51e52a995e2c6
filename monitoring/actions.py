"""Changes of monitoring: making a new edition of a report."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.pdf import page_count
from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker

from .choices import Rapportstatus
from .models import Cyclus, Rapport
from .rapportage.gegevens import rapportgegevens
from .rapportage.opmaak import rapport_pdf

Voortgang = Callable[[int, int, str], Any]
STAPPEN = 3


def geen_voortgang(gedaan: int, totaal: int, melding: str) -> None:
    """Nobody looks on."""


def rapport_maken(
    cyclus: Cyclus, *, by: Gebruiker | None = None, progress: Voortgang = geen_voortgang
) -> Rapport:
    """Make the next edition of the report of ``cyclus`` from the figures as they are now.

    Without ``by`` the system itself asks (a command). Raises PermissionDenied.
    When nothing changed since the last edition, that one is given back. ``progress`` is told what
    is being done.
    """
    if by is not None:
        require("rapport_maken", by, cyclus)
    progress(0, STAPPEN, "Cijfers verzamelen")
    gegevens = rapportgegevens(cyclus, op=timezone.localdate())
    if (laatste := cyclus.rapporten.first()) and inhoud(laatste.gegevens) == inhoud(gegevens):
        return laatste
    progress(1, STAPPEN, "Bladzijden opmaken")
    versie = (cyclus.rapporten.aggregate(hoogste=Max("versie"))["hoogste"] or 0) + 1
    pdf = rapport_pdf(gegevens, versie=versie, status=Rapportstatus.CONCEPT.label)
    progress(2, STAPPEN, "Rapport bewaren")
    return rapport_bewaren(cyclus, versie, gegevens, pdf, by=by)


def inhoud(gegevens: dict[str, Any]) -> str:
    """A mark of the figures; the day they were set down does not count."""
    return json.dumps({**gegevens, "opgemaakt_op": ""}, sort_keys=True)


@transaction.atomic
def rapport_bewaren(
    cyclus: Cyclus, versie: int, gegevens: dict[str, Any], pdf: bytes, *, by: Gebruiker | None
) -> Rapport:
    """Keep an edition: figures, file, and the mark by which anyone can check the file."""
    Cyclus.objects.select_for_update().get(pk=cyclus.pk)
    rapport = Rapport(
        cyclus=cyclus,
        versie=versie,
        gegevens=gegevens,
        sha256=hashlib.sha256(pdf).hexdigest(),
        paginas=page_count(pdf),
        gemaakt_door=by,
    )
    naam = f"{cyclus.gebied.code.lower()}-{cyclus.halfjaar}-v{versie}.pdf"
    rapport.bestand.save(naam, ContentFile(pdf), save=True)
    besluit_vastleggen(
        Schakelsoort.RAPPORT_GEMAAKT, rapport, by=by, gegevens={"sha256": rapport.sha256}
    )
    return rapport
