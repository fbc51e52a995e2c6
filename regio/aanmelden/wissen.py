"""Taking away the second step of somebody who lost phone, passkey and recovery codes."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.permissions import require

from ..models import Gebruiker, Lidmaatschap, Organisatie

ZELF = "Uw eigen tweede stap wijzigt u bij Inloggen en beveiliging, in het menu rechtsboven."
ELDERS = (
    "Deze persoon heeft ook een rol bij een organisatie die u niet beheert. Alleen de beheerder "
    "van het systeem kan de tweede stap wissen."
)
NIETS = "Deze persoon heeft geen tweede stap. Er is niets te wissen."


@transaction.atomic
def tweede_stap_wissen(lidmaatschap: Lidmaatschap, *, by: Gebruiker) -> int:
    """The manager of all organisations where somebody works takes away the second step; mails it.

    Gives how many parts there were. Raises PermissionDenied; ValidationError for oneself, for who
    works elsewhere too, and for who has none.
    """
    require("toegang_beheren", by, lidmaatschap.organisatie)
    gebruiker = lidmaatschap.gebruiker
    if gebruiker == by:
        raise ValidationError(ZELF)
    werkt_bij = {rol.organisatie_id for rol in gebruiker.lidmaatschappen.at()}
    beheerd = Organisatie.objects.beheerd_door(by).filter(pk__in=werkt_bij)
    if beheerd.count() < len(werkt_bij):
        raise ValidationError(ELDERS)
    aantal = verwijderen(gebruiker)
    if not aantal:
        raise ValidationError(NIETS)
    meld(
        Gebeurtenissoort.TWEEDE_FACTOR,
        by=by,
        object=gebruiker,
        details={"wat": "gewist door de beheerder", "aantal": aantal},
        organisaties=werkt_bij,
    )
    tekst = render_to_string("mail/tweede_stap_gewist.txt", {"by": by})
    send_mail("Uw tweede stap is gewist", tekst, None, [gebruiker.email])
    return aantal


def verwijderen(gebruiker: Gebruiker) -> int:
    """App, passkeys and recovery codes; gives how many."""
    aantal, _ = Authenticator.objects.filter(user=gebruiker).delete()
    return int(aantal)
