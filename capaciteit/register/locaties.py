"""Adding and changing a location; closing one is in ``sluiten``."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.models import Aanbieder, Bron, Gemeente, Regioindeling

from ..choices import CoordinaatPrecisie
from ..models import Locatie
from .bevoegd import namens, namens_bij
from .sloten import codes_op_slot, nieuwe_code, op_slot

LOCATIEVELDEN: Final = (
    "naam",
    "plaats",
    "adres",
    "gemeente",
    "setting",
    "eigendom",
    "bouwjaar",
    "breedtegraad",
    "lengtegraad",
)
NIET_BEVOEGD: Final = (
    "U kunt hier geen locatie bijhouden. Kies een aanbieder waar u voor werkt, of een gemeente in "
    "uw werkgebied."
)


@transaction.atomic
def locatie_toevoegen(
    waarden: Mapping[str, Any], aanbieders: Collection[Aanbieder], *, by: Any
) -> Locatie:
    """Add a location with its providers; the region follows from the municipality.

    Raises PermissionDenied; ValidationError naming each field, and when it is there already.
    """
    require("register_bijhouden", by)
    codes_op_slot()
    locatie = Locatie(code=nieuwe_code(Locatie, waarden["naam"]))
    invullen(locatie, waarden)
    validate_nieuw(locatie, aanbieders)
    try:
        organisatie = namens_bij(by, aanbieders, locatie.jeugdhulpregio_id)
    except PermissionDenied:
        raise ValidationError(NIET_BEVOEGD, code="niet_bevoegd") from None
    volgens(locatie, aanleverbron(organisatie))
    locatie.full_clean(exclude=["bron"])
    locatie.save(force_insert=True)
    locatie.aanbieders.set(aanbieders)
    return locatie


@transaction.atomic
def locatie_wijzigen(
    locatie: Locatie,
    waarden: Mapping[str, Any],
    aanbieders: Collection[Aanbieder],
    *,
    token: int | None = None,
    by: Any,
) -> Locatie:
    """Change what a location is, from now on; what it was is in its timeline.

    Without a difference nothing is stored. Raises IngehaaldError, PermissionDenied,
    ValidationError.
    """
    organisatie = namens(by, locatie)
    locatie = op_slot(locatie, token)
    if not verschilt(locatie, waarden, aanbieders):
        return locatie
    invullen(locatie, waarden)
    volgens(locatie, aanleverbron(organisatie))
    locatie.full_clean(exclude=["bron"])
    locatie.save()
    locatie.aanbieders.set(aanbieders)
    require("register_bijhouden", by, locatie)
    locatie.refresh_from_db(fields=["gewijzigd"])
    return locatie


def verschilt(
    locatie: Locatie, waarden: Mapping[str, Any], aanbieders: Collection[Aanbieder]
) -> bool:
    anders = any(getattr(locatie, veld) != waarde for veld, waarde in waarden.items())
    nu = set(locatie.aanbieders.values_list("pk", flat=True))
    return anders or nu != {aanbieder.pk for aanbieder in aanbieders}


def invullen(locatie: Locatie, waarden: Mapping[str, Any]) -> None:
    """Only fields of the register; coordinates that somebody typed are those of the address."""
    plek = (locatie.breedtegraad, locatie.lengtegraad)
    gemeente = locatie.gemeente_id
    for veld in LOCATIEVELDEN:
        if veld in waarden:
            setattr(locatie, veld, waarden[veld])
    if plek != (locatie.breedtegraad, locatie.lengtegraad):
        bekend = locatie.breedtegraad is not None
        locatie.coordinaat_precisie = CoordinaatPrecisie.ADRES if bekend else ""
    if locatie.gemeente_id != gemeente:
        locatie.jeugdhulpregio_id = regio_van(locatie.gemeente)


def regio_van(gemeente: Gemeente | None) -> int | None:
    """Key of the region that a municipality belongs to today."""
    indelingen = Regioindeling.objects.at().filter(gemeente=gemeente)
    return indelingen.values_list("jeugdhulpregio", flat=True).first() if gemeente else None


def volgens(locatie: Locatie, bron: Bron) -> None:
    """From now on ``bron`` says what the location is."""
    locatie.bron, locatie.peildatum = bron, timezone.localdate()
    locatie.vindplaats = locatie.opmerking = ""


def validate_nieuw(locatie: Locatie, aanbieders: Collection[Aanbieder]) -> None:
    """The same name at the same place of the same provider is the same location."""
    if not aanbieders:
        raise ValidationError({"aanbieders": "Kies ten minste één aanbieder."})
    zelfde = Locatie.objects.filter(
        naam__iexact=locatie.naam.strip(),
        plaats__iexact=locatie.plaats.strip(),
        aanbieders__in=aanbieders,
        samengevoegd_met__isnull=True,
    ).first()
    if zelfde:
        raise ValidationError(
            {
                "naam": f"Deze aanbieder heeft in {zelfde.plaats or 'deze plaats'} al een locatie "
                f"met de naam {zelfde}. Wijzig die, of kies een andere naam."
            }
        )
