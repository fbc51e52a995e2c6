"""Taking back a wrong version or state: the row ends and stays, its bookings are booked back."""

from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jeugdzorg.kern.notation import datum as datum_tekst
from jeugdzorg.kern.permissions import REFUSED

from ..boeken import terugboeken
from ..choices import Mutatiesoort, VoorzieningStatus
from ..models import Plaatsmutatie, Voorzieningstatusrij, Voorzieningversie
from ..werkstroom import mag_volgen
from .bevoegd import bron_namens, schrijft_in
from .sloten import aanraken, op_slot
from .statussen import status_op
from .versies import bijwerken


def mag_terugdraaien(rij: Voorzieningversie | Voorzieningstatusrij, by: Any) -> bool:
    """Its own organisation entered it; what others say it can only contradict."""
    return rij.vervallen_op is None and rij.door_id is not None and schrijft_in(by, rij.bron)


@transaction.atomic
def status_terugdraaien(
    rij: Voorzieningstatusrij, *, reden: str, token: int | None = None, by: Any
) -> None:
    """Take back a state with the bookings of that day. Raises IngehaaldError, PermissionDenied,
    ValidationError."""
    bron_namens(by, rij.voorziening.locatie)
    voorziening = op_slot(rij.voorziening, token)
    rij = geldige(Voorzieningstatusrij.alle_versies.all(), rij.pk, by)
    anders = voorziening.statussen.visible_to(by).exclude(pk=rij.pk)
    dag = dag_van(rij)
    vorige = status_op(anders, dag)
    volgende = anders.filter(peildatum__gt=dag).order_by("peildatum", "pk").first()
    if vorige and volgende and not mag_volgen(vorige.status, volgende.status):
        raise ValidationError(
            f"Draai eerst terug wat er op {datum_tekst(volgende.peildatum)} staat: "
            f"{volgende.get_status_display()}. Dat volgt niet op {vorige.get_status_display()}."
        )
    boekingen_terug(rij, reden, by)
    beeindigen(rij, reden)
    aanraken(voorziening)


@transaction.atomic
def versie_terugdraaien(
    rij: Voorzieningversie, *, reden: str, token: int | None = None, by: Any
) -> None:
    """Take back a version with its conversion of places; the one before holds again. Raises
    IngehaaldError, PermissionDenied, ValidationError."""
    bron_namens(by, rij.voorziening.locatie)
    voorziening = op_slot(rij.voorziening, token)
    rij = geldige(Voorzieningversie.objects.all(), rij.pk, by)
    if not voorziening.versies.geldig().filter(geldig_van__lt=rij.geldig_van).exists():
        raise ValidationError("Dit is hoe de voorziening begon. Wijzig haar, of sluit haar.")
    boekingen_terug(rij, reden, by)
    beeindigen(rij, reden)
    if not bijwerken(voorziening):
        aanraken(voorziening)


def geldige(rijen: Any, pk: int, by: Any) -> Any:
    rij = rijen.select_for_update(of=("self",)).select_related("bron").get(pk=pk)
    if rij.vervallen_op is not None:
        raise ValidationError("Dit is al teruggedraaid.")
    if not mag_terugdraaien(rij, by):
        raise PermissionDenied(REFUSED)
    return rij


def beeindigen(rij: Any, reden: str) -> None:
    """The reason stands behind what was remarked before; who did it is in the audit trail."""
    rij.vervallen_op = timezone.now()
    rij.opmerking = f"{rij.opmerking}\nTeruggedraaid: {reden.strip()}".strip()
    rij.save(update_fields=["vervallen_op", "opmerking"])


def dag_van(rij: Voorzieningstatusrij) -> date:
    return cast(date, rij.peildatum)  # a constraint of the database


def boekingen_bij(rij: Voorzieningversie | Voorzieningstatusrij) -> QuerySet[Plaatsmutatie]:
    """What the same source booked on the day of a closing, an opening or a conversion."""
    open_ = Plaatsmutatie.objects.filter(
        bron=rij.bron, herroept__isnull=True, herroepen_door__isnull=True
    )
    if isinstance(rij, Voorzieningversie):
        return open_.filter(
            van=rij.voorziening_id,
            naar=rij.voorziening_id,
            datum=rij.geldig_van,
            soort=Mutatiesoort.OMGEZET,
        )
    if rij.status == VoorzieningStatus.GESLOTEN:
        weg = open_.filter(van=rij.voorziening_id, datum=dag_van(rij))
        return weg.exclude(naar=rij.voorziening_id)
    if rij.status == VoorzieningStatus.OPEN:
        return open_.filter(naar=rij.voorziening_id, datum=dag_van(rij), soort=Mutatiesoort.NIEUW)
    return open_.none()


def boekingen_terug(rij: Any, reden: str, by: Any) -> None:
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    for mutatie in boekingen_bij(rij).order_by("pk"):
        terugboeken(mutatie, reden=reden, by=by)
