"""Actions agreed in a session: who does what by when, and how it stands in later sessions."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require
from regio.models import Gebruiker

from ..choices_reflectie import ACTIE_LOOPT
from ..models import Indicator, Reflectieactie, Reflectiesessie
from .wijzigen import aanraken, op_slot, reden_dicht


@transaction.atomic
def actie_toevoegen(
    sessie: Reflectiesessie,
    *,
    tekst: str,
    eigenaar: str,
    uiterlijk: date | None = None,
    indicator: Indicator | None = None,
    by: Gebruiker | None,
) -> Reflectieactie:
    """Agree on an action; the same again gives the one that is there.

    Raises PermissionDenied, ValidationError.
    """
    huidig = op_slot(sessie, by=by)
    actie = Reflectieactie(
        sessie=huidig,
        tekst=tekst.strip(),
        eigenaar=eigenaar.strip(),
        uiterlijk=uiterlijk,
        indicator=indicator,
    )
    zelfde = huidig.acties.filter(
        tekst=actie.tekst, eigenaar=actie.eigenaar, ingetrokken_op__isnull=True
    )
    if bestaand := zelfde.first():
        return bestaand
    actie.full_clean()
    actie.save()
    aanraken(huidig)
    return actie


@transaction.atomic
def actie_wijzigen(
    actie: Reflectieactie,
    *,
    tekst: str,
    eigenaar: str,
    uiterlijk: date | None,
    revisie: int | None = None,
    by: Gebruiker | None,
) -> Reflectieactie:
    """Word an action of an open session anew. Raises also IngehaaldError."""
    sessie = op_slot(actie.sessie, by=by)
    huidig = actie_op_slot(actie, revisie)
    huidig.tekst, huidig.eigenaar = tekst.strip(), eigenaar.strip()
    huidig.uiterlijk = uiterlijk
    bewaren(huidig)
    aanraken(sessie)
    return huidig


@transaction.atomic
def actie_intrekken(actie: Reflectieactie, *, by: Gebruiker | None) -> None:
    """Take an action back that was noted by mistake, as long as its session is open."""
    sessie = op_slot(actie.sessie, by=by)
    huidig = actie_op_slot(actie, None)
    if huidig.ingetrokken_op is None:
        huidig.ingetrokken_op = timezone.now()
        bewaren(huidig)
        aanraken(sessie)


@transaction.atomic
def actie_bijwerken(
    actie: Reflectieactie,
    *,
    status: str,
    stand: str = "",
    revisie: int | None = None,
    by: Gebruiker | None,
) -> Reflectieactie:
    """Say how far an action is, also long after its session was adopted.

    Raises PermissionDenied, ValidationError, IngehaaldError.
    """
    sessie = (
        Reflectiesessie.objects.select_for_update(of=("self",))
        .with_onderwerp()
        .get(pk=actie.sessie_id)
    )
    if by is not None:
        require("reflectie_houden", by, sessie)
    huidig = actie_op_slot(actie, revisie)
    if huidig.ingetrokken_op:
        raise ValidationError("Deze actie is ingetrokken.")
    huidig.status, huidig.stand = status, stand.strip()
    loopt = status in ACTIE_LOOPT
    huidig.afgerond_op = None if loopt else (huidig.afgerond_op or timezone.localdate())
    bewaren(huidig)
    if not reden_dicht(sessie):
        aanraken(sessie)
    return huidig


def actie_op_slot(actie: Reflectieactie, revisie: int | None) -> Reflectieactie:
    huidig = Reflectieactie.objects.select_for_update(of=("self",)).get(pk=actie.pk)
    if revisie is not None and huidig.revisie != revisie:
        raise IngehaaldError(huidig)
    return huidig


def bewaren(actie: Reflectieactie) -> None:
    actie.revisie += 1
    actie.full_clean()
    actie.save()
