"""Adding a facility, changing it from a day on, and letting it become another form of care."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from ..boeken import boek
from ..choices import Mutatiesoort, VoorzieningStatus
from ..models import Locatie, Voorziening, Voorzieningversie
from .bevoegd import bron_namens, namens
from .plaatsen import beginstand_boeken, open_rekeningen
from .sloten import aanraken, codes_op_slot, nieuwe_code, op_slot
from .statussen import status_zetten
from .versies import (
    VERSIEVELDEN,
    aard_op,
    beginversie,
    bijwerken,
    versie_vastleggen,
    waarden_op,
)

BEGINSTATUSSEN: Final = (
    VoorzieningStatus.IDEE,
    VoorzieningStatus.GEPLAND,
    VoorzieningStatus.IN_ONTWIKKELING,
    VoorzieningStatus.OPEN,
)


@transaction.atomic
def voorziening_toevoegen(
    locatie: Locatie,
    waarden: Mapping[str, Any],
    *,
    status: str,
    op: date,
    reden: str,
    gereed: date | None = None,
    plaatsen: int | None = None,
    by: Any,
) -> Voorziening:
    """Add a facility in a state since ``op``; one that is not open can open on ``gereed``.

    Its first version begins on ``op``; its ``plaatsen`` are booked as new on the day it opens.
    Raises PermissionDenied; ValidationError naming each field, and when it is there already.
    """
    organisatie, bron = namens(by, locatie), bron_namens(by, locatie)
    codes_op_slot()
    opent = op if status == VoorzieningStatus.OPEN else gereed
    voorziening = Voorziening(
        code=nieuwe_code(Voorziening, waarden["naam"]),
        locatie=locatie,
        bron=bron,
        peildatum=op,
        gereed=None if status == VoorzieningStatus.OPEN else gereed,
        **{veld: waarden.get(veld, veld_leeg(veld)) for veld in VERSIEVELDEN},
    )
    validate_nieuw(voorziening, status, op, opent, plaatsen)
    voorziening.full_clean(exclude=["locatie", "bron"])
    voorziening.save(force_insert=True)
    beschrijving = {veld: getattr(voorziening, veld) for veld in VERSIEVELDEN}
    versie_vastleggen(voorziening, beschrijving, vanaf=op, reden=reden, bron=bron, by=by)
    status_zetten(voorziening, status, op=op, reden=reden, bron=bron, by=by)
    if opent and opent != op:
        open_ = VoorzieningStatus.OPEN
        status_zetten(voorziening, open_, op=opent, reden=reden, bron=bron, by=by)
    if plaatsen and opent:
        boek(
            datum=opent,
            aantal=plaatsen,
            soort=Mutatiesoort.NIEUW,
            naar=voorziening,
            aard=aard_op(opent),
            reden=reden,
            by=by,
            namens=organisatie,
        )
    return voorziening


def veld_leeg(veld: str) -> Any:
    kolom: Any = Voorziening._meta.get_field(veld)
    return kolom.get_default()


def validate_nieuw(
    voorziening: Voorziening, status: str, op: date, opent: date | None, plaatsen: int | None
) -> None:
    if status not in BEGINSTATUSSEN:
        raise ValidationError({"status": "Een nieuwe voorziening is een plan, of open."})
    if opent and opent < op:
        raise ValidationError({"gereed": "De voorziening opent voor de dag waarop dit ingaat."})
    if plaatsen and not opent:
        raise ValidationError({"gereed": "Zeg wanneer de plaatsen er zijn, of laat ze weg."})
    zelfde = Voorziening.objects.filter(
        locatie=voorziening.locatie,
        naam__iexact=voorziening.naam.strip(),
        zorgvorm=voorziening.zorgvorm,
        samengevoegd_met__isnull=True,
    )
    if zelfde.exists():
        raise ValidationError(
            {"naam": "Deze locatie heeft al zo'n voorziening met deze naam. Wijzig die."}
        )


@transaction.atomic
def voorziening_wijzigen(
    voorziening: Voorziening,
    waarden: Mapping[str, Any],
    *,
    vanaf: date,
    reden: str,
    token: int | None = None,
    by: Any,
) -> Voorzieningversie:
    """Say what a facility is from a day on: in the past a correction, in the future a plan.

    The facility itself follows when that day is there. The form of care stays: that changes by
    ``voorziening_omzetten``, with its places.
    Raises IngehaaldError, PermissionDenied, ValidationError.
    """
    bron = bron_namens(by, voorziening.locatie)
    voorziening = op_slot(voorziening, token)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    nu = waarden_op(voorziening, vanaf)
    nieuw = {**nu, **waarden}
    if nieuw["zorgvorm"] != nu["zorgvorm"]:
        raise ValidationError({"zorgvorm": "Een andere zorgvorm is een omzetting. Kies omzetten."})
    return vernieuwen(voorziening, nieuw, vanaf=vanaf, reden=reden, bron=bron, by=by)


def vernieuwen(voorziening: Voorziening, waarden: Mapping[str, Any], **hoe: Any) -> Any:
    if dict(waarden) == waarden_op(voorziening, hoe["vanaf"]):
        raise ValidationError("Er verandert niets: op die dag is het al zo.", code="gelijk")
    beginversie(voorziening, hoe["vanaf"])
    versie = versie_vastleggen(voorziening, waarden, **hoe)
    if not bijwerken(voorziening):
        aanraken(voorziening)
    return versie


@transaction.atomic
def voorziening_omzetten(
    voorziening: Voorziening,
    zorgvorm: str,
    *,
    vanaf: date,
    reden: str,
    project: str = "",
    waarden: Mapping[str, Any] | None = None,
    token: int | None = None,
    by: Any,
) -> Voorzieningversie:
    """Let a facility be another form of care from a day on, with all its places.

    ``waarden`` is what else changes (name, groups, target group). Raises IngehaaldError,
    PermissionDenied, ValidationError.
    """
    organisatie, bron = namens(by, voorziening.locatie), bron_namens(by, voorziening.locatie)
    voorziening = op_slot(voorziening, token)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    nu = waarden_op(voorziening, vanaf)
    if zorgvorm == nu["zorgvorm"]:
        raise ValidationError({"zorgvorm": "Dat is de zorgvorm al. Kies een andere."})
    validate_geen_latere_zorgvorm(voorziening, vanaf)
    beginversie(voorziening, vanaf)
    beginstand_boeken(voorziening, vanaf, by=by, namens=organisatie)
    rekeningen = open_rekeningen(voorziening, vanaf)
    nieuw = {**nu, **(waarden or {}), "zorgvorm": zorgvorm}
    versie = vernieuwen(voorziening, nieuw, vanaf=vanaf, reden=reden, bron=bron, by=by)
    for rekening in rekeningen:
        if rekening.zorgvorm != zorgvorm:
            boek(
                datum=vanaf,
                aantal=rekening.aantal,
                soort=Mutatiesoort.OMGEZET,
                van=voorziening,
                naar=voorziening,
                van_zorgvorm=rekening.zorgvorm,
                naar_zorgvorm=zorgvorm,
                maat=rekening.maat,
                aard=aard_op(vanaf),
                reden=reden,
                project=project,
                by=by,
                namens=organisatie,
            )
    return versie


def validate_geen_latere_zorgvorm(voorziening: Voorziening, vanaf: date) -> None:
    """Later versions repeat the form of care; after a conversion they would turn it back."""
    if voorziening.versies.geldig().filter(geldig_van__gt=vanaf).exists():
        raise ValidationError(
            {
                "vanaf": "Na die dag staat al een wijziging. Draai die eerst terug, of kies een "
                "latere dag."
            }
        )
