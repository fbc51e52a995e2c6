"""Changes of the register of alternatives: add, change, set aside, withdraw, and back again."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from jeugdzorg.kern.permissions import require
from regio.aanleverbron import aanleverbron
from regio.choices import OrganisatieSoort
from regio.models import Gebied, Gebruiker, Jeugdhulpregio, Organisatie
from regio.rules import DUIDERS, organisaties_met_rol

from ..choices_pas import Alternatiefstatus
from ..models import Alternatief

VELDEN: Final = (
    "naam",
    "soort",
    "omschrijving",
    "plaatsen",
    "bereik",
    "fase",
    "behoefte",
    "doelgroep",
    "andere_partners",
    "vanaf",
    "tot",
    "voorziening",
    "plan",
)
INGEHAALD: Final = (
    "Iemand anders heeft dit alternatief intussen gewijzigd. Wat u invulde staat er nog. Kijk "
    "hieronder wat er nu is opgeslagen, en sla dan op wat het moet worden."
)


class IngehaaldError(ValidationError):
    """Somebody else was first; ``rij`` is how it is now."""

    def __init__(self, rij: Alternatief) -> None:
        super().__init__(INGEHAALD, code="ingehaald")
        self.rij = rij


@transaction.atomic
def alternatief_toevoegen(
    gebied: Gebied,
    velden: Mapping[str, Any],
    *,
    regios: Iterable[Jeugdhulpregio] = (),
    partners: Iterable[Organisatie] = (),
    by: Gebruiker,
) -> Alternatief:
    """A new entry, in the source of the organisation that ``by`` works for in the area.

    The same one sent twice is that one. Raises PermissionDenied; ValidationError for a name that
    the area has already, and what the fields refuse.
    """
    require("alternatief_bijhouden", by, gebied)
    Gebied.objects.select_for_update().get(pk=gebied.pk)
    rij = Alternatief(gebied=gebied, **velden, **herkomst(gebied, by))
    if al := zelfde(rij):
        return al
    rij.code = vrije_code(rij.naam)
    opslaan(rij, regios, partners)
    return rij


@transaction.atomic
def alternatief_wijzigen(
    alternatief: Alternatief,
    velden: Mapping[str, Any],
    *,
    regios: Iterable[Jeugdhulpregio],
    partners: Iterable[Organisatie],
    revisie: int,
    by: Gebruiker,
) -> Alternatief:
    """Other content, from now on by the source of who changes it; what it was stays on record.

    Raises PermissionDenied, IngehaaldError when it changed since ``revisie``, ValidationError.
    """
    rij = op_slot(alternatief, by)
    if rij.revisie != revisie:
        raise IngehaaldError(rij)
    for naam, waarde in {**velden, **herkomst(rij.gebied, by)}.items():
        setattr(rij, naam, waarde)
    opslaan(rij, regios, partners)
    return rij


@transaction.atomic
def alternatief_status_zetten(
    alternatief: Alternatief, status: str, *, reden: str, by: Gebruiker
) -> Alternatief:
    """Set aside, withdraw, or current again; only a current one counts.

    Sending it twice changes nothing. Raises PermissionDenied, ValidationError without a reason.
    """
    rij = op_slot(alternatief, by)
    if rij.status == status:
        return rij
    rij.status = Alternatiefstatus(status)
    rij.reden = "" if status == Alternatiefstatus.ACTUEEL else reden.strip()
    if rij.status != Alternatiefstatus.ACTUEEL and not rij.reden:
        raise ValidationError({"reden": "Zeg waarom dit niet meer actueel is."})
    rij.full_clean(exclude=["code"])
    rij.revisie += 1
    rij.save()
    return rij


def op_slot(alternatief: Alternatief, by: Gebruiker) -> Alternatief:
    require("alternatief_bijhouden", by, alternatief)
    rijen = Alternatief.objects.select_for_update(of=["self"]).select_related("gebied", "bron")
    return rijen.get(pk=alternatief.pk)


def opslaan(
    rij: Alternatief, regios: Iterable[Jeugdhulpregio], partners: Iterable[Organisatie]
) -> None:
    naam_vrij(rij)
    rij.full_clean()
    rij.revisie += 1
    rij.save()
    rij.jeugdhulpregios.set(regios)
    rij.partners.set(partners)


def naam_vrij(rij: Alternatief) -> None:
    anderen = Alternatief.objects.filter(gebied=rij.gebied, naam__iexact=rij.naam)
    if al := anderen.exclude(pk=rij.pk).exclude(status=Alternatiefstatus.INGETROKKEN).first():
        raise ValidationError(
            {"naam": f"In {rij.gebied} staat al een alternatief met deze naam ({al.code})."}
        )


def zelfde(rij: Alternatief) -> Alternatief | None:
    """The same entry by the same organisation: a form that was sent twice."""
    gelijk = {naam: getattr(rij, naam) for naam in VELDEN}
    return Alternatief.objects.filter(
        **{
            f"{naam}__isnull" if waarde is None else naam: True if waarde is None else waarde
            for naam, waarde in gelijk.items()
        },
        gebied=rij.gebied,
        bron=rij.bron,
        status=Alternatiefstatus.ACTUEEL,
    ).first()


def herkomst(gebied: Gebied, by: Gebruiker) -> dict[str, Any]:
    """In the source of the organisation that keeps the register here, as of today."""
    bij = organisaties_met_rol(by, *DUIDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    hier = sorted(
        nummer for nummer in bij if gebied.pk in by.werkgebieden[nummer].gebieden
    ) or sorted(bij)
    organisatie = Organisatie.objects.get(pk=hier[0])
    return {
        "bron": aanleverbron(organisatie),
        "vindplaats": "register van alternatieven",
        "peildatum": timezone.localdate(),
    }


def vrije_code(naam: str) -> str:
    """A code from the name, with a number behind it when it is taken."""
    begin = slugify(naam).upper()[:34].strip("-") or "ALTERNATIEF"
    bezet = set(Alternatief.objects.filter(code__istartswith=begin).values_list("code", flat=True))
    nummers = (begin if n == 1 else f"{begin}-{n}" for n in range(1, len(bezet) + 2))
    return next(code for code in nummers if code not in bezet)
