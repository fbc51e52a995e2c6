"""Setting a draft in force, withdrawing it, and both ways back; always with why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..choices_kader import Kadergebeurtenissoort as Soort
from ..choices_kader import Kaderstatus
from ..models import Toetsingskader
from .geraakt import ingediend_onder
from .sloten import concept_op_slot, kader_op_slot, noteren
from .versies import AL_EEN_CONCEPT


@transaction.atomic
def kader_vaststellen(kader: Toetsingskader, *, reden: str = "", by: Any) -> Toetsingskader:
    """From now on plans are handed in under this version; the one before it lapses.

    Plans that were handed in keep theirs. Raises PermissionDenied, ValidationError.
    """
    kader = concept_op_slot(kader, by=by)
    if not kader.criteria.exists():
        raise ValidationError("Dit concept heeft nog geen criteria. Voeg er eerst één toe.")
    for ander in in_gebruik(kader):
        zet(ander, Kaderstatus.VERVALLEN)
        noteren(ander, Soort.VERVANGEN, by=by, reden=f"Vervangen door versie {kader.versie}.")
    zet(kader, Kaderstatus.VASTGESTELD, vastgesteld_op=timezone.now(), vastgesteld_door=by)
    noteren(kader, Soort.VASTGESTELD, by=by, reden=reden)
    return kader


@transaction.atomic
def vaststelling_terugdraaien(kader: Toetsingskader, *, reden: str, by: Any) -> Toetsingskader:
    """The version is a draft again and the one before it is back, while no plan was handed in.

    Raises PermissionDenied, ValidationError.
    """
    kader = kader_op_slot(kader, by=by)
    validate_reden(reden)
    for beletsel in beletsels_terugdraaien(kader):
        raise ValidationError(beletsel)
    vorige = vorige_versie(kader)
    zet(kader, Kaderstatus.CONCEPT, vastgesteld_op=None, vastgesteld_door=None)
    noteren(kader, Soort.TERUGGEDRAAID, by=by, reden=reden)
    if vorige is not None:
        zet(vorige, Kaderstatus.VASTGESTELD)
        noteren(vorige, Soort.HERLEEFD, by=by, reden=reden)
    return kader


@transaction.atomic
def concept_intrekken(kader: Toetsingskader, *, reden: str, by: Any) -> Toetsingskader:
    """Set a draft aside; it stays to be read by its owners. Raises as ``kader_vaststellen``."""
    kader = concept_op_slot(kader, by=by)
    validate_reden(reden)
    zet(kader, Kaderstatus.INGETROKKEN)
    noteren(kader, Soort.INGETROKKEN, by=by, reden=reden)
    return kader


@transaction.atomic
def concept_terughalen(kader: Toetsingskader, *, reden: str, by: Any) -> Toetsingskader:
    """A draft that was set aside is one again, unless there is another by now."""
    kader = kader_op_slot(kader, by=by)
    validate_reden(reden)
    if kader.status != Kaderstatus.INGETROKKEN:
        raise ValidationError("Alleen een ingetrokken concept kunt u terughalen.")
    if ander_concept(kader):
        raise ValidationError(AL_EEN_CONCEPT, code="al_een_concept")
    zet(kader, Kaderstatus.CONCEPT)
    noteren(kader, Soort.HERSTELD, by=by, reden=reden)
    return kader


def beletsels_terugdraaien(kader: Toetsingskader) -> list[str]:
    """Why a version can't go back to being a draft; nothing: it can."""
    gevonden = []
    if kader.status != Kaderstatus.VASTGESTELD or kader.vastgesteld_op is None:
        gevonden.append("Alleen een versie die hier is vastgesteld, kunt u terugdraaien.")
    if aantal := ingediend_onder(kader):
        gevonden.append(
            f"Er {'is' if aantal == 1 else 'zijn'} al {aantal} "
            f"{'plan' if aantal == 1 else 'plannen'} ingediend onder deze versie. Die houden haar."
        )
    if ander_concept(kader):
        gevonden.append("Er is al een ander concept. Trek dat eerst in.")
    return gevonden


def in_gebruik(kader: Toetsingskader) -> list[Toetsingskader]:
    familie = Toetsingskader.objects.familie(kader).vastgesteld()
    return list(familie.select_for_update(of=("self",)).exclude(pk=kader.pk))


def vorige_versie(kader: Toetsingskader) -> Toetsingskader | None:
    """What was in force before this version."""
    familie = Toetsingskader.objects.familie(kader).filter(status=Kaderstatus.VERVALLEN)
    return familie.select_for_update(of=("self",)).filter(versie__lt=kader.versie).first()


def ander_concept(kader: Toetsingskader) -> bool:
    familie = Toetsingskader.objects.familie(kader).exclude(pk=kader.pk)
    return familie.filter(status=Kaderstatus.CONCEPT).exists()


def zet(kader: Toetsingskader, status: Kaderstatus, **velden: Any) -> None:
    kader.status = status
    for naam, waarde in velden.items():
        setattr(kader, naam, waarde)
    kader.revisie += 1
    kader.save(update_fields=["status", "revisie", *velden])


def validate_reden(reden: str) -> None:
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
