"""Making an edition of a report: collect, set, keep; the same figures give the same edition."""

import hashlib
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
from regio.models import Gebruiker, Jeugdhulpregio

from ..choices_rapport import Rapportstatus
from ..models import Cyclus, Rapport
from .opmaak import rapport_pdf
from .samenstellen import kenmerk, rapportgegevens

Voortgang = Callable[[int, int, str], Any]
STAPPEN = 3


def geen_voortgang(gedaan: int, totaal: int, melding: str) -> None:
    """Nobody looks on."""


def rapport_maken(
    cyclus: Cyclus,
    *,
    by: Gebruiker | None = None,
    regio: Jeugdhulpregio | None = None,
    progress: Voortgang = geen_voortgang,
) -> Rapport:
    """Make the next edition of the report of ``cyclus`` from the figures as they are now.

    ``regio``: the report about that region of the area. Without ``by`` the system itself asks (a
    command). Raises PermissionDenied. When nothing changed since the last edition, that one is
    given back. ``progress`` is told what is being done.
    """
    if by is not None:
        require("rapport_maken", by, cyclus)
    progress(0, STAPPEN, "Cijfers verzamelen")
    gegevens = rapportgegevens(cyclus, op=timezone.localdate(), regio=regio)
    if laatste := zelfde(cyclus, regio, kenmerk(gegevens)):
        return laatste
    progress(1, STAPPEN, "Bladzijden opmaken")
    versie = volgende(cyclus, regio)
    pdf = rapport_pdf(gegevens, versie=versie, status=Rapportstatus.CONCEPT.label)
    progress(2, STAPPEN, "Rapport bewaren")
    return rapport_bewaren(cyclus, regio, versie, gegevens, pdf, by=by)


def zelfde(cyclus: Cyclus, regio: Jeugdhulpregio | None, mark: str) -> Rapport | None:
    """The last edition, when it rests on the same figures."""
    laatste = edities(cyclus, regio).order_by("-versie").first()
    if laatste is None or laatste.status == Rapportstatus.INGETROKKEN:
        return None
    return laatste if (laatste.gegevens_sha256 or kenmerk(laatste.gegevens)) == mark else None


def edities(cyclus: Cyclus, regio: Jeugdhulpregio | None) -> Any:
    return cyclus.rapporten.filter(jeugdhulpregio=regio)


def volgende(cyclus: Cyclus, regio: Jeugdhulpregio | None) -> int:
    return (edities(cyclus, regio).aggregate(hoogste=Max("versie"))["hoogste"] or 0) + 1


@transaction.atomic
def rapport_bewaren(
    cyclus: Cyclus,
    regio: Jeugdhulpregio | None,
    versie: int,
    gegevens: dict[str, Any],
    pdf: bytes,
    *,
    by: Gebruiker | None,
) -> Rapport:
    """Keep an edition: figures, file, and the marks by which anyone can check both.

    When another worker kept the same figures meanwhile, that edition is given: never two.
    """
    Cyclus.objects.select_for_update().get(pk=cyclus.pk)
    if al := zelfde(cyclus, regio, kenmerk(gegevens)):
        return al
    versie = max(versie, volgende(cyclus, regio))
    rapport = Rapport(
        cyclus=cyclus,
        jeugdhulpregio=regio,
        versie=versie,
        gegevens=gegevens,
        gegevens_sha256=kenmerk(gegevens),
        gemaakt_door=by,
    )
    bestand_zetten(rapport, pdf)
    besluit_vastleggen(Schakelsoort.RAPPORT_GEMAAKT, rapport, by=by, gegevens=kenmerken(rapport))
    return rapport


def bestand_zetten(rapport: Rapport, pdf: bytes) -> None:
    """Store the file with its mark, and the row with it."""
    rapport.sha256 = hashlib.sha256(pdf).hexdigest()
    rapport.paginas = page_count(pdf)
    rapport.bestand.save(bestandsnaam(rapport), ContentFile(pdf), save=True)


def bestandsnaam(rapport: Rapport, ext: str = "pdf") -> str:
    cyclus, regio = rapport.cyclus, rapport.jeugdhulpregio
    over = f"{cyclus.gebied.code}-{regio.code}" if regio else cyclus.gebied.code
    return f"{over.lower()}-{cyclus.halfjaar}-v{rapport.versie}.{ext}"


def kenmerken(rapport: Rapport) -> dict[str, str]:
    return {"sha256": rapport.sha256, "gegevens_sha256": rapport.gegevens_sha256}
