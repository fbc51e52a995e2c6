"""Inviting people: a mail with a signed link that opens once, for seven days."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.permissions import require

from .besluiten import rol_gegeven
from .choices import rollen_bij
from .models import Gebruiker, Lidmaatschap, Organisatie, Uitnodiging

SALT = "regio.uitnodiging"
NIET_MEER = "Deze uitnodiging is al gebruikt, ingetrokken of verlopen."


def link_maken(uitnodiging: Uitnodiging) -> str:
    """What the address in the mail ends with; says which invitation and which mail, signed."""
    return signing.dumps([uitnodiging.pk, uitnodiging.volgnummer], salt=SALT)


def uitnodiging_bij(link: str) -> Uitnodiging | None:
    """The invitation that this link still opens; nothing when it opens none."""
    try:
        pk, volgnummer = signing.loads(link, salt=SALT, max_age=settings.UITNODIGING_GELDIG)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    gevonden = (
        Uitnodiging.objects.openstaand()
        .filter(pk=pk, volgnummer=volgnummer)
        .select_related("organisatie")
        .first()
    )
    return gevonden if gevonden and gevonden.is_open else None


@transaction.atomic
def uitnodiging_versturen(
    organisatie: Organisatie, email: str, rol: str, *, by: Gebruiker, adres: Any
) -> Uitnodiging:
    """Ask somebody in; the mail goes once it is stored. ``adres`` makes a full address of a link.

    Raises PermissionDenied; ValidationError for a role that the organisation does not give out, or
    that this person has or is being asked for already.
    """
    require("toegang_beheren", by, organisatie)
    email = email.strip().lower()
    validate_rol(organisatie, rol)
    heeft_al = Lidmaatschap.objects.at().filter(
        organisatie=organisatie.pk, rol=rol, gebruiker__email__iexact=email
    )
    if heeft_al.exists():
        raise ValidationError({"email": "Deze persoon heeft deze rol al."})
    uitnodiging = Uitnodiging(
        organisatie_id=organisatie.pk, email=email, rol=rol, uitgenodigd_door=by
    )
    uitnodiging.validate_constraints()
    uitnodiging.save()
    meld(
        Gebeurtenissoort.UITNODIGING,
        by=by,
        object=uitnodiging,
        details={"rol": rol},
        organisaties=[organisatie.pk],
    )
    transaction.on_commit(lambda: mail_sturen(uitnodiging, adres))
    return uitnodiging


def validate_rol(organisatie: Organisatie, rol: str) -> None:
    if rol not in rollen_bij(organisatie.soort):
        raise ValidationError({"rol": f"Deze rol bestaat niet bij een {organisatie.soort}."})


@transaction.atomic
def uitnodiging_herhalen(uitnodiging: Uitnodiging, *, by: Gebruiker, adres: Any) -> Uitnodiging:
    """Mail a new link for another seven days; those mailed before open nothing any more.

    Raises PermissionDenied, ValidationError.
    """
    uitnodiging = open_uitnodiging(uitnodiging, by)
    uitnodiging.volgnummer += 1
    uitnodiging.verstuurd_op = timezone.now()
    uitnodiging.save(update_fields=["volgnummer", "verstuurd_op"])
    transaction.on_commit(lambda: mail_sturen(uitnodiging, adres))
    return uitnodiging


@transaction.atomic
def uitnodiging_intrekken(uitnodiging: Uitnodiging, *, by: Gebruiker) -> Uitnodiging:
    """The link opens nothing from now on. Raises PermissionDenied, ValidationError."""
    uitnodiging = open_uitnodiging(uitnodiging, by)
    uitnodiging.ingetrokken_op = timezone.now()
    uitnodiging.save(update_fields=["ingetrokken_op"])
    return uitnodiging


def open_uitnodiging(uitnodiging: Uitnodiging, by: Gebruiker) -> Uitnodiging:
    """The locked row, for who manages the organisation, when nobody has used it."""
    require("toegang_beheren", by, uitnodiging.organisatie)
    uitnodiging = Uitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if uitnodiging.aanvaard_op or uitnodiging.ingetrokken_op:
        raise ValidationError("Deze uitnodiging is al gebruikt of ingetrokken.")
    return uitnodiging


@transaction.atomic
def account_maken(link: str, naam: str, wachtwoord: str) -> Lidmaatschap:
    """Accept as somebody who has no account yet. Raises ValidationError."""
    uitnodiging = geldige_uitnodiging(link)
    if Gebruiker.objects.filter(email__iexact=uitnodiging.email).exists():
        raise ValidationError("Er is al een account met dit e-mailadres. Log daarmee in.")
    gebruiker = Gebruiker.objects.maak(uitnodiging.email, naam.strip(), wachtwoord)
    return lid_worden(uitnodiging, gebruiker)


@transaction.atomic
def uitnodiging_aanvaarden(link: str, *, by: Gebruiker) -> Lidmaatschap:
    """Accept as who is logged in, under the address that was invited. Raises ValidationError."""
    uitnodiging = geldige_uitnodiging(link)
    if by.email.lower() != uitnodiging.email.lower() or not by.is_active:
        raise ValidationError("Deze uitnodiging is voor een ander e-mailadres.")
    return lid_worden(uitnodiging, by)


def geldige_uitnodiging(link: str) -> Uitnodiging:
    """The invitation behind a link, locked: of two who open it at once, the second is too late."""
    gevonden = uitnodiging_bij(link)
    if gevonden is None:
        raise ValidationError(NIET_MEER)
    uitnodiging = Uitnodiging.objects.select_for_update().get(pk=gevonden.pk)
    if not uitnodiging.is_open or uitnodiging.volgnummer != gevonden.volgnummer:
        raise ValidationError(NIET_MEER)
    return uitnodiging


def lid_worden(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> Lidmaatschap:
    uitnodiging.aanvaard_op, uitnodiging.aanvaard_door = timezone.now(), gebruiker
    uitnodiging.save(update_fields=["aanvaard_op", "aanvaard_door"])
    bestaand = gebruiker.lidmaatschappen.at().filter(
        organisatie=uitnodiging.organisatie_id, rol=uitnodiging.rol
    )
    if lidmaatschap := bestaand.first():
        return lidmaatschap
    lidmaatschap = Lidmaatschap.objects.create(
        gebruiker=gebruiker,
        organisatie_id=uitnodiging.organisatie_id,
        rol=uitnodiging.rol,
        geldig_van=timezone.localdate(),
    )
    rol_gegeven(lidmaatschap, by=uitnodiging.uitgenodigd_door)
    return lidmaatschap


def mail_sturen(uitnodiging: Uitnodiging, adres: Any) -> None:
    inhoud = {
        "uitnodiging": uitnodiging,
        "adres": adres(link_maken(uitnodiging)),
        "bestaat_al": Gebruiker.objects.filter(email__iexact=uitnodiging.email).exists(),
    }
    send_mail(
        f"Uitnodiging: {uitnodiging.get_rol_display()} bij {uitnodiging.organisatie}",
        render_to_string("mail/uitnodiging.txt", inhoud),
        None,
        [uitnodiging.email],
    )
