"""Changing and ending roles, and looking at them again every half-year."""

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from jeugdzorg.kern.permissions import require

from .behandeling import behandelingen_van
from .besluiten import rol_beeindigd, rol_gegeven
from .choices import Beoordelingsuitkomst, Rol
from .halfjaar import Halfjaar
from .models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Toegangsbeoordeling,
    Toegangsherinnering,
)
from .uitnodigen import validate_rol

LAATSTE = (
    "Dit is de laatste beheerder. Maak eerst iemand anders beheerder; anders kan niemand meer "
    "mensen uitnodigen."
)


@transaction.atomic
def lidmaatschap_beeindigen(lidmaatschap: Lidmaatschap, *, by: Gebruiker) -> Lidmaatschap:
    """End a role from this moment on, in open sessions and for keys too; it stays on record.

    Raises PermissionDenied; ValidationError for the last manager or a role that is over.
    """
    lidmaatschap = lopend(lidmaatschap, by)
    if lidmaatschap.rol == Rol.BEHEERDER and not andere_beheerders(lidmaatschap).exists():
        raise ValidationError(LAATSTE)
    lidmaatschap.beeindigd_op, lidmaatschap.beeindigd_door = timezone.now(), by
    lidmaatschap.save(update_fields=["beeindigd_op", "beeindigd_door"])
    rol_beeindigd(lidmaatschap, by=by)
    beoordelen(lidmaatschap, Beoordelingsuitkomst.BEEINDIGD, by)
    return lidmaatschap


@transaction.atomic
def lidmaatschap_wijzigen(lidmaatschap: Lidmaatschap, rol: str, *, by: Gebruiker) -> Lidmaatschap:
    """Give somebody another role at the same organisation: the old one ends, the new one begins.

    Raises PermissionDenied, ValidationError.
    """
    validate_rol(lidmaatschap.organisatie, rol)
    oud = lidmaatschap_beeindigen(lidmaatschap, by=by)
    nieuw = Lidmaatschap(
        gebruiker=oud.gebruiker,
        organisatie=oud.organisatie,
        rol=rol,
        geldig_van=timezone.localdate(),
        geldig_tot=oud.geldig_tot,
    )
    nieuw.validate_constraints()
    nieuw.save()
    rol_gegeven(nieuw, by=by)
    return nieuw


def lopend(lidmaatschap: Lidmaatschap, by: Gebruiker) -> Lidmaatschap:
    """A role that holds now, for who manages the organisation.

    The organisation is locked: two managers cannot end each other's role at the same moment.
    """
    organisatie = Organisatie.objects.select_for_update().get(pk=lidmaatschap.organisatie_id)
    require("toegang_beheren", by, organisatie)
    gevonden = Lidmaatschap.objects.at().filter(pk=lidmaatschap.pk).first()
    if gevonden is None:
        raise ValidationError("Deze rol is al beëindigd.")
    return gevonden


def andere_beheerders(lidmaatschap: Lidmaatschap) -> QuerySet[Lidmaatschap]:
    beheerders = Lidmaatschap.objects.at().beheerders()
    return beheerders.filter(organisatie=lidmaatschap.organisatie_id).exclude(
        gebruiker=lidmaatschap.gebruiker_id
    )


@transaction.atomic
def lidmaatschap_bevestigen(lidmaatschap: Lidmaatschap, *, by: Gebruiker) -> None:
    """Say in this half-year's review that somebody still needs a role.

    Raises PermissionDenied, ValidationError.
    """
    beoordelen(lopend(lidmaatschap, by), Beoordelingsuitkomst.BEVESTIGD, by)


def beoordelen(lidmaatschap: Lidmaatschap, uitkomst: Beoordelingsuitkomst, by: Gebruiker) -> None:
    nu = Halfjaar.van(timezone.localdate())
    Toegangsbeoordeling.objects.get_or_create(
        lidmaatschap=lidmaatschap,
        jaar=nu.jaar,
        helft=nu.helft,
        uitkomst=uitkomst,
        defaults={"door": by},
    )


def toegang_herinneren() -> int:
    """Remind managers of roles they did not look at this half-year; gives how many mails went.

    Safe to run any number of times: each round goes out once per organisation.
    """
    vandaag = timezone.localdate()
    halfjaar = Halfjaar.van(vandaag)
    te_doen = Lidmaatschap.objects.te_beoordelen(halfjaar).values("organisatie")
    return sum(
        herinnering_sturen(organisatie, halfjaar, halfjaar.ronde(vandaag))
        for organisatie in Organisatie.objects.filter(pk__in=te_doen)
    )


@transaction.atomic
def herinnering_sturen(organisatie: Organisatie, halfjaar: Halfjaar, ronde: int) -> int:
    ontvangers = beheerders_van(organisatie)
    if not ontvangers:
        return 0
    _, nieuw = Toegangsherinnering.objects.get_or_create(
        organisatie=organisatie, jaar=halfjaar.jaar, helft=halfjaar.helft, ronde=ronde
    )
    if not nieuw:
        return 0
    lidmaatschappen = organisatie.lidmaatschappen.te_beoordelen(halfjaar)
    inhoud = {
        "organisatie": organisatie,
        "halfjaar": halfjaar,
        "aantal": lidmaatschappen.count(),
        "ronde": ronde,
    }
    tekst = render_to_string("mail/toegang_herinnering.txt", inhoud)
    for ontvanger in ontvangers:
        send_mail(f"Wie heeft toegang bij {organisatie}?", tekst, None, [ontvanger])
    return len(ontvangers)


def beheerders_van(organisatie: Organisatie) -> list[str]:
    """Addresses of its managers; without one, of those of the municipality that coordinates it."""
    beheerders = Lidmaatschap.objects.at().beheerders()
    eigen = beheerders.filter(organisatie=organisatie)
    if not eigen.exists():
        gemeenten = set(beheerders.values_list("organisatie", flat=True))
        behandelend = {
            deel.organisatie
            for deel in behandelingen_van(gemeenten)
            if deel.aanbieder == organisatie.pk
        }
        eigen = beheerders.filter(organisatie__in=behandelend)
    return sorted(set(eigen.values_list("gebruiker__email", flat=True)))
