"""Who took part, by role and organisation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from regio.models import Gebruiker, Organisatie

from ..choices_reflectie import Deelnamerol
from ..models import Reflectiedeelname, Reflectiesessie
from .wijzigen import aanraken, op_slot

HOOGSTENS = 60


@transaction.atomic
def deelname_toevoegen(
    sessie: Reflectiesessie,
    *,
    rol: str,
    organisatie: Organisatie | None = None,
    namens: str = "",
    naam: str = "",
    by: Gebruiker | None,
) -> Reflectiedeelname:
    """Add a participant; the same again gives the one that is there.

    Raises PermissionDenied, ValidationError.
    """
    huidig = op_slot(sessie, by=by)
    velden: dict[str, Any] = {
        "rol": rol,
        "organisatie": organisatie,
        "namens": "" if organisatie else namens.strip(),
        "naam": naam.strip(),
    }
    if bestaand := huidig.deelnames.filter(**velden).first():
        return bestaand
    if huidig.deelnames.count() >= HOOGSTENS:
        raise ValidationError(f"Er passen {HOOGSTENS} deelnemers op de lijst.")
    if rol == Deelnamerol.ANDERS and not (organisatie or namens.strip()):
        raise ValidationError({"namens": "Schrijf op namens wie deze deelnemer er was."})
    deelname = Reflectiedeelname(sessie=huidig, **velden)
    deelname.full_clean()
    deelname.save()
    aanraken(huidig)
    return deelname


@transaction.atomic
def deelname_verwijderen(deelname: Reflectiedeelname, *, by: Gebruiker | None) -> None:
    """Take somebody off the list; twice is harmless. Raises PermissionDenied, ValidationError."""
    huidig = op_slot(deelname.sessie, by=by)
    weg, _ = Reflectiedeelname.objects.filter(pk=deelname.pk, sessie=huidig).delete()
    if weg:
        aanraken(huidig)
