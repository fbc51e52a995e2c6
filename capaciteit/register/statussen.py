"""The states of a facility in time: from idea to closed, known or planned."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.notation import datum as datum_tekst
from regio.models import Bron

from ..choices import VoorzieningStatus
from ..models import Voorziening, Voorzieningstatusrij
from ..werkstroom import mag_volgen
from .bevoegd import bron_namens
from .sloten import aanraken, op_slot


@transaction.atomic
def status_plannen(
    voorziening: Voorziening,
    status: str,
    *,
    op: date,
    reden: str,
    token: int | None = None,
    by: Any,
) -> Voorzieningstatusrij:
    """Say what state a facility is in from a day on, past or to come. Closing is ``sluiten``.

    Raises IngehaaldError, PermissionDenied; ValidationError when it can't follow what is known.
    """
    bron = bron_namens(by, voorziening.locatie)
    voorziening = op_slot(voorziening, token)
    if status == VoorzieningStatus.GESLOTEN:
        raise ValidationError("Sluit de voorziening: dan zegt u ook waar de plaatsen heen gaan.")
    return status_zetten(voorziening, status, op=op, reden=reden, bron=bron, by=by)


def status_zetten(
    voorziening: Voorziening, status: str, *, op: date, reden: str, bron: Bron, by: Any
) -> Voorzieningstatusrij:
    """Add a state; of the same source and day an earlier one was wrong, and ends."""
    gezien = Voorzieningstatusrij.objects.visible_to(by).filter(voorziening=voorziening)
    anders = gezien.exclude(peildatum=op, bron=bron)
    validate_volgorde(anders, status, op)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    voorziening.statussen.filter(peildatum=op, bron=bron).update(vervallen_op=timezone.now())
    rij = Voorzieningstatusrij(
        voorziening=voorziening,
        status=status,
        peildatum=op,
        opmerking=reden.strip(),
        bron=bron,
        door=by,
    )
    rij.clean_fields(exclude=["voorziening", "bron", "door"])
    rij.save(force_insert=True)
    aanraken(voorziening)
    return rij


def validate_volgorde(statussen: Any, status: str, op: date) -> None:
    """The state fits between the last one before, and the first one after."""
    vorige = status_op(statussen, op)
    if vorige and vorige.status == status:
        sinds = datum_tekst(vorige.peildatum)
        raise ValidationError(
            {"status": f"Dat is al zo sinds {sinds}: {vorige.get_status_display()}."}
        )
    if vorige and not mag_volgen(vorige.status, status):
        raise ValidationError({"status": volgt_niet(vorige, VoorzieningStatus(status).label)})
    volgende = statussen.filter(peildatum__gt=op).order_by("peildatum", "pk").first()
    if volgende and not mag_volgen(status, volgende.status):
        raise ValidationError(
            {
                "status": f"Op {datum_tekst(volgende.peildatum)} staat al "
                f"{volgende.get_status_display()}. Dat kan niet volgen op "
                f"{VoorzieningStatus(status).label}. Draai dat eerst terug, of kies een latere dag."
            }
        )


def volgt_niet(vorige: Voorzieningstatusrij, label: str) -> str:
    return (
        f"De voorziening is sinds {datum_tekst(vorige.peildatum)} "
        f"{vorige.get_status_display()}. Daarna kan niet {label} komen."
    )


def status_op(statussen: Any, dag: date) -> Voorzieningstatusrij | None:
    return statussen.filter(peildatum__lte=dag).order_by("-peildatum", "-pk").first()
