"""The doors by which assignments are given, followed and closed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from regio.models import Gebied, Gebruiker, Organisatie

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..choices_reflectie import OPDRACHT_LOOPT, Opdrachtstatus
from ..halfjaar import Halfjaar
from ..models import Cyclus, Ontwikkelopdracht, Opdrachtvoortgang
from .berichten import opdracht_gesloten_melden, opdracht_melden

CODES = 470_061
"""Key of the advisory lock under which codes of assignments are given out."""


@transaction.atomic
def opdracht_geven(
    gebied: Gebied,
    *,
    titel: str,
    resultaat: str,
    opdrachtnemer: str = "",
    organisatie: Organisatie | None = None,
    uiterlijk: date | None = None,
    cyclus: Cyclus | None = None,
    onderdeel_van: Ontwikkelopdracht | None = None,
    opmerking: str = "",
    by: Gebruiker | None,
) -> Ontwikkelopdracht:
    """Give a party something to work out; it is told. ``by`` None: the system (a command).

    ``opdrachtnemer`` says in words who; without words it is the name of ``organisatie``. The same
    again (area, cycle, party, title) while the first one runs gives that one back: a double click
    gives no second. Raises PermissionDenied, ValidationError.
    """
    if by is not None:
        require("opdracht_geven", by, gebied)
    codes_op_slot()
    wie = opdrachtnemer.strip() or (str(organisatie) if organisatie else "")
    if bestaand := zelfde(gebied, cyclus, wie, titel.strip()):
        return bestaand
    opdracht = Ontwikkelopdracht(
        code=nieuwe_code(gebied),
        gebied=gebied,
        onderdeel_van=onderdeel_van,
        titel=titel.strip(),
        resultaat=resultaat.strip(),
        opdrachtnemer=wie,
        organisatie=organisatie,
        uiterlijk=uiterlijk,
        cyclus=cyclus or lopende_cyclus(gebied),
        gegeven_op=timezone.localdate(),
        gegeven_door=by,
        opmerking=opmerking.strip(),
    )
    opdracht.full_clean(validate_unique=False, validate_constraints=False)
    opdracht.save()
    besluit_vastleggen(
        Schakelsoort.OPDRACHT_GEGEVEN,
        opdracht,
        by=by,
        gegevens={"code": opdracht.code, "voor": wie, "resultaat": opdracht.resultaat},
    )
    opdracht_melden(opdracht, by=by)
    return opdracht


def zelfde(gebied: Gebied, cyclus: Cyclus | None, wie: str, titel: str) -> Ontwikkelopdracht | None:
    """A running assignment given here with the same words to the same party."""
    rijen = Ontwikkelopdracht.objects.lopend().filter(
        gebied=gebied, opdrachtnemer=wie, titel=titel, gegeven_op__isnull=False
    )
    return rijen.filter(cyclus=cyclus).first() if cyclus else rijen.first()


def codes_op_slot() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CODES])


def nieuwe_code(gebied: Gebied) -> str:
    """``ZW-2026-3``: the area, the year, and the first number that is free."""
    begin = f"{gebied.code}-{timezone.localdate().year}-"
    bezet = set(
        Ontwikkelopdracht.objects.filter(code__startswith=begin).values_list("code", flat=True)
    )
    nummer = 1
    while f"{begin}{nummer}" in bezet:
        nummer += 1
    return f"{begin}{nummer}"


def lopende_cyclus(gebied: Gebied) -> Cyclus | None:
    """The newest half-year of the area that has begun."""
    nu = Halfjaar.at(timezone.localdate())
    for cyclus in Cyclus.objects.filter(gebied=gebied, jaar__lte=nu.jaar)[:3]:
        if cyclus.halfjaar <= nu:
            return cyclus
    return None


@transaction.atomic
def voortgang_melden(
    opdracht: Ontwikkelopdracht,
    *,
    tekst: str,
    status: str = "",
    revisie: int | None = None,
    cyclus: Cyclus | None = None,
    by: Gebruiker | None,
) -> Opdrachtvoortgang:
    """Tell how far it is; the state goes to ``bezig`` unless said otherwise.

    Raises PermissionDenied, ValidationError (closed, no text), IngehaaldError.
    """
    if by is not None:
        require("opdracht_melden", by, opdracht)
    huidig = op_slot(opdracht, revisie)
    if not huidig.loopt:
        raise ValidationError("Deze opdracht is gesloten. Heropen haar eerst.", code="gesloten")
    naar = status or Opdrachtstatus.BEZIG
    if naar not in OPDRACHT_LOOPT:
        raise ValidationError({"status": "Sluit de opdracht met de knop Afsluiten."})
    return bijschrijven(huidig, naar, tekst, cyclus, by)


@transaction.atomic
def opdracht_afsluiten(
    opdracht: Ontwikkelopdracht,
    *,
    status: str,
    tekst: str,
    revisie: int | None = None,
    by: Gebruiker | None,
) -> Opdrachtvoortgang:
    """Finish it, or let it lapse, and say why. The party is told.

    Raises PermissionDenied, ValidationError, IngehaaldError.
    """
    if by is not None:
        require("opdracht_sluiten", by, opdracht)
    huidig = op_slot(opdracht, revisie)
    if not huidig.loopt:
        raise ValidationError("Deze opdracht is al gesloten.", code="gesloten")
    if status not in (Opdrachtstatus.AFGEROND, Opdrachtstatus.VERVALLEN):
        raise ValidationError({"status": "Kies afgerond of vervallen."})
    huidig.afgesloten_op = timezone.localdate()
    regel = bijschrijven(huidig, status, tekst, None, by)
    keten(Schakelsoort.OPDRACHT_GESLOTEN, huidig, tekst, by)
    opdracht_gesloten_melden(huidig, tekst, by=by)
    return regel


@transaction.atomic
def opdracht_heropenen(
    opdracht: Ontwikkelopdracht, *, tekst: str, revisie: int | None = None, by: Gebruiker | None
) -> Opdrachtvoortgang:
    """The way back: it runs again, with the reason. Raises as ``opdracht_afsluiten``."""
    if by is not None:
        require("opdracht_sluiten", by, opdracht)
    huidig = op_slot(opdracht, revisie)
    if huidig.loopt:
        raise ValidationError("Deze opdracht loopt nog.", code="loopt")
    huidig.afgesloten_op = None
    regel = bijschrijven(huidig, Opdrachtstatus.BEZIG, tekst, None, by)
    keten(Schakelsoort.OPDRACHT_HEROPEND, huidig, tekst, by)
    return regel


@transaction.atomic
def opdracht_wijzigen(
    opdracht: Ontwikkelopdracht,
    *,
    titel: str,
    resultaat: str,
    opdrachtnemer: str,
    organisatie: Organisatie | None,
    uiterlijk: date | None,
    revisie: int | None,
    by: Gebruiker,
) -> Ontwikkelopdracht:
    """Word it anew or move its term. What a source prints stays as printed: then only the term
    and the organisation change. Raises PermissionDenied, ValidationError, IngehaaldError."""
    require("opdracht_geven", by, opdracht)
    huidig = op_slot(opdracht, revisie)
    if not huidig.loopt:
        raise ValidationError("Deze opdracht is gesloten. Heropen haar eerst.", code="gesloten")
    huidig.organisatie, huidig.uiterlijk = organisatie, uiterlijk
    if huidig.bron_id is None:
        huidig.titel, huidig.resultaat = titel.strip(), resultaat.strip()
        huidig.opdrachtnemer = opdrachtnemer.strip() or str(organisatie or "")
    huidig.revisie += 1
    huidig.full_clean(validate_unique=False)
    huidig.save()
    return huidig


def op_slot(opdracht: Ontwikkelopdracht, revisie: int | None) -> Ontwikkelopdracht:
    """As it is now, locked. Raises IngehaaldError when it changed since ``revisie``."""
    huidig = (
        Ontwikkelopdracht.objects.select_for_update(of=("self",))
        .with_onderwerp()
        .get(pk=opdracht.pk)
    )
    if revisie is not None and huidig.revisie != revisie:
        raise IngehaaldError(huidig)
    return huidig


def bijschrijven(
    opdracht: Ontwikkelopdracht, status: str, tekst: str, cyclus: Cyclus | None, by: Any
) -> Opdrachtvoortgang:
    """A line in the record, and the state that it leads to."""
    regel = Opdrachtvoortgang(
        opdracht=opdracht,
        status=status,
        tekst=tekst.strip(),
        cyclus=cyclus or lopende_cyclus(opdracht.gebied),
        door=by,
        namens=namens(by, opdracht),
    )
    regel.full_clean()
    regel.save()
    opdracht.status = status
    opdracht.revisie += 1
    opdracht.save(update_fields=["status", "revisie", "afgesloten_op"])
    return regel


def namens(by: Any, opdracht: Ontwikkelopdracht) -> str:
    """The organisation for which ``by`` speaks: the party itself when that is one of its own."""
    if by is None:
        return "Jeugdzorg"
    bij = {lid.organisatie_id: str(lid.organisatie) for lid in by.huidige_lidmaatschappen}
    return bij.get(opdracht.organisatie_id) or next(iter(bij.values()), "")


def keten(soort: Schakelsoort, opdracht: Ontwikkelopdracht, tekst: str, by: Any) -> None:
    besluit_vastleggen(
        soort,
        opdracht,
        by=by,
        gegevens={"code": opdracht.code, "status": opdracht.status, "reden": tekst.strip()},
    )
