"""Drafts of targets and paths: a first version or a next one, filled in until it is adopted.

A draft counts nowhere. Every change is one action, under a lock on what it follows.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from capaciteit.choices import Aard
from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.models import Bron, Gebruiker, Organisatie
from regio.rules import DUIDERS, organisaties_met_rol

from ..choices_doelen import Versiestatus
from ..models import Afbouwpad, Doelstelling, Paddeel, Padpunt
from .keten import keten
from .padinhoud import Padinhoud
from .rechten import Doel, opvolger
from .sloten import bewaar, concept_op_slot, is_concept, op_slot

CONCEPT = "concept"
CODE_LENGTE = 20
"""Of a new path, so that there is place behind it for a number and a version."""
OVERGENOMEN = (
    "naam",
    "gebied",
    "soort",
    "grootheid",
    "verloop",
    "zorgvorm",
    "indicator",
    "eenheid",
    "verblijfsduur_maanden",
    "band_van",
    "band_tot",
    "band_jaar",
    "tolerantie",
)
"""What a next version has of the one before, unless somebody changes it."""


@transaction.atomic
def pad_maken(inhoud: Padinhoud, *, by: Gebruiker, reden: str, **velden: Any) -> Afbouwpad:
    """An entirely new path, as a draft. ``velden`` say what it is about, and for which area.

    Only who records decisions there begins one. Raises PermissionDenied, ValidationError.
    """
    require("doel_vaststellen", by, Afbouwpad(**velden))
    concept = Afbouwpad(**velden, **begin(by, reden))
    concept.code = nieuwe_code(concept)
    return pad_vullen(concept, inhoud, {})


def nieuwe_code(pad: Afbouwpad) -> str:
    """By its area and name; the first of that name that is free."""
    kern = slugify(f"{pad.gebied.code}-{pad.naam}").upper()[:CODE_LENGTE].strip("-")
    bezet = set(
        Afbouwpad._base_manager.filter(code__startswith=kern).values_list("code", flat=True)
    )
    mogelijk = (kern, *(f"{kern}-{nummer}" for nummer in range(2, len(bezet) + 3)))
    return next(code for code in mogelijk if code not in bezet)


@transaction.atomic
def pad_concept_maken(
    pad: Afbouwpad, inhoud: Padinhoud, *, by: Gebruiker, reden: str, **velden: Any
) -> Afbouwpad:
    """A draft of the version after ``pad``. It counts nowhere until it is adopted.

    Raises PermissionDenied, and ValidationError when there is a next version already.
    """
    require("doel_opstellen", by, pad)
    pad = op_slot(pad)
    volgende_mag(pad)
    nummer = volgend_nummer(pad)
    concept = Afbouwpad(
        **{naam: getattr(pad, naam) for naam in OVERGENOMEN},
        code=f"{stam(pad)}-V{nummer}",
        **nieuw(pad, nummer, by, reden),
    )
    return pad_vullen(concept, inhoud, velden)


@transaction.atomic
def pad_concept_wijzigen(
    concept: Afbouwpad,
    inhoud: Padinhoud,
    *,
    by: Gebruiker,
    reden: str,
    token: int | None = None,
    **velden: Any,
) -> Afbouwpad:
    """Fill a draft anew. Raises PermissionDenied, ValidationError for what is no draft, and
    IngehaaldError when somebody else wrote it since it was read (``token``)."""
    require("doel_opstellen", by, concept)
    concept = concept_op_slot(concept, token)
    concept.reden, concept.opgesteld_op = reden, timezone.now()
    return pad_vullen(concept, inhoud, velden)


def pad_vullen(concept: Afbouwpad, inhoud: Padinhoud, velden: dict[str, Any]) -> Afbouwpad:
    kern = ("startwaarde", "startdatum", "doelwaarde", "doeldatum")
    waarden = {naam: getattr(inhoud, naam) for naam in kern} | inhoud.velden | velden
    for naam, waarde in waarden.items():
        setattr(concept, naam, waarde)
    concept.full_clean()
    concept.save()
    concept.punten.all().delete()
    concept.delen.all().delete()
    bron = {"bron": concept.bron, "vindplaats": concept.vindplaats, "peildatum": concept.peildatum}
    for nummer, punt in enumerate(inhoud.punten, start=1):
        rij = {naam: waarde for naam, waarde in vars(punt).items() if naam != "is_feit"}
        rij |= {"aard": Aard.FEIT if punt.is_feit else Aard.DOEL}
        rij |= {"datum_precisie": concept.datum_precisie}
        bewaar(Padpunt(pad=concept, volgnummer=nummer, **rij, **bron))
    for nummer, deel in enumerate(inhoud.delen, start=1):
        rij = {naam: waarde for naam, waarde in vars(deel).items() if naam != "regio"}
        bewaar(Paddeel(pad=concept, jeugdhulpregio_id=deel.regio, volgorde=nummer, **rij, **bron))
    return concept


@transaction.atomic
def doel_concept_maken(
    doel: Doelstelling, *, by: Gebruiker, reden: str, **velden: Any
) -> Doelstelling:
    """A draft of the version after ``doel``. One that belongs to a path goes with that path."""
    require("doel_opstellen", by, doel)
    doel = op_slot(doel)
    if doel.pad_id:
        raise ValidationError("Dit doel hoort bij een pad. Maak een nieuwe versie van dat pad.")
    volgende_mag(doel)
    concept = Doelstelling(
        indicator=doel.indicator,
        jeugdhulpregio=doel.jeugdhulpregio,
        gebied=doel.gebied,
        **nieuw(doel, volgend_nummer(doel), by, reden),
        **velden,
    )
    bewaar(concept)
    return concept


@transaction.atomic
def doel_maken(*, by: Gebruiker, reden: str, **velden: Any) -> Doelstelling:
    """A first target, as a draft. ``velden`` name the indicator, and the region or the area."""
    concept = Doelstelling(**velden, **begin(by, reden))
    require("doel_opstellen", by, concept)
    bewaar(concept)
    return concept


@transaction.atomic
def doel_concept_wijzigen(
    concept: Doelstelling, *, by: Gebruiker, reden: str, token: int | None = None, **velden: Any
) -> Doelstelling:
    """As for a path."""
    require("doel_opstellen", by, concept)
    concept = concept_op_slot(concept, token)
    for naam, waarde in {**velden, "reden": reden, "opgesteld_op": timezone.now()}.items():
        setattr(concept, naam, waarde)
    bewaar(concept)
    return concept


@transaction.atomic
def concept_verwijderen(concept: Doel, *, by: Gebruiker) -> None:
    """Raises ValidationError for what is no draft, or where a scenario hangs on it."""
    require("doel_opstellen", by, concept)
    concept = op_slot(concept)
    is_concept(concept)
    if isinstance(concept, Afbouwpad) and concept.scenarios.exists():
        raise ValidationError("Bij dit concept is een scenario bewaard. Verwijder dat eerst.")
    concept.delete()


def nieuw(rij: Doel, nummer: int, by: Gebruiker, reden: str) -> dict[str, Any]:
    return {"versie": nummer, "vervangt": rij, **begin(by, reden)}


def begin(by: Gebruiker, reden: str) -> dict[str, Any]:
    """What every draft has: who wrote it and when, and their organisation as its source."""
    return {
        "status": Versiestatus.CONCEPT,
        "reden": reden,
        "opgesteld_door": by,
        "opgesteld_op": timezone.now(),
        "bron": bron_van(by),
        "vindplaats": CONCEPT,
        "peildatum": timezone.localdate(),
    }


def bron_van(by: Gebruiker) -> Bron:
    """The source of the organisation where ``by`` explains figures."""
    bij = Organisatie.objects.filter(pk__in=organisaties_met_rol(by, *DUIDERS)).order_by("pk")
    eerste = bij.first()
    if eerste is None:
        raise ValidationError("U hebt geen organisatie waarvoor u doelen opstelt.")
    return aanleverbron(eerste)


def volgende_mag(rij: Doel) -> None:
    if rij.status != Versiestatus.AANGENOMEN:
        raise ValidationError("Een nieuwe versie begint bij een versie die is aangenomen.")
    if volgende := opvolger(rij):
        raise ValidationError(f"Er is al een versie {volgende.versie}: {volgende.status}.")


def versies(rij: Doel) -> dict[int, int | None]:
    soort = type(rij)._base_manager
    return dict(soort.filter(gebied=rij.gebied_id).values_list("pk", "vervangt"))


def volgend_nummer(rij: Doel) -> int:
    alle = type(rij)._base_manager.filter(pk__in=keten(rij.pk, versies(rij)))
    return (alle.aggregate(hoogste=Max("versie"))["hoogste"] or 0) + 1


def stam(pad: Afbouwpad) -> str:
    """The code of the first version."""
    alle = Afbouwpad._base_manager.filter(pk__in=keten(pad.pk, versies(pad)))
    return alle.order_by("versie", "pk").values_list("code", flat=True)[0]
