"""Keys of the API: made, shown once, withdrawn, and announced before they stop."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.permissions import REFUSED, require

from .choices import Rol
from .models import Gebruiker, Lidmaatschap, Organisatie, Toegangssleutel

GEHEIM: Final = 32
"""Bytes of a key."""
VOORAF: Final = (30, 7)
"""How many days before the end its owner is told."""


def api_clients(user: Gebruiker) -> QuerySet[Lidmaatschap]:
    """The memberships for which ``user`` may make a key: one's own, and those one manages."""
    clients = Lidmaatschap.objects.at().filter(rol=Rol.API_CLIENT, gebruiker__is_active=True)
    beheerd = clients.filter(organisatie__in=Organisatie.objects.beheerd_door(user))
    return (beheerd | clients.filter(gebruiker=user)).select_related("gebruiker", "organisatie")


@transaction.atomic
def sleutel_maken(
    client: Lidmaatschap, *, naam: str, scopes: Collection[str], tot: date, by: Gebruiker
) -> tuple[Toegangssleutel, str]:
    """Make a key that works up to and including ``tot``; gives it with its only plain text.

    Raises PermissionDenied, ValidationError (longer than a year, no right, in the past).
    """
    require("sleutels_beheren", by, client.organisatie)
    if not api_clients(by).filter(pk=client.pk).exists():
        raise PermissionDenied(REFUSED)
    geheim = secrets.token_urlsafe(GEHEIM)
    nu = timezone.now()
    sleutel = Toegangssleutel(
        gebruiker=client.gebruiker,
        organisatie=client.organisatie,
        naam=naam.strip(),
        scopes=sorted(set(scopes)),
        hash=hashlib.sha256(geheim.encode()).hexdigest(),
        aangemaakt_op=nu,
        aangemaakt_door=by,
        geldig_tot=einde_van(tot),
    )
    sleutel.gewaarschuwd = min(
        (dagen for dagen in VOORAF if sleutel.geldig_tot <= nu + timedelta(days=dagen)),
        default=None,
    )
    if sleutel.geldig_tot <= nu:
        raise ValidationError({"geldig_tot": "Deze dag is voorbij."})
    sleutel.full_clean(exclude=["hash"])
    sleutel.save()
    sleutel_melden(Gebeurtenissoort.SLEUTEL_GEMAAKT, sleutel, by)
    return sleutel, geheim


def einde_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))


@transaction.atomic
def sleutel_intrekken(sleutel: Toegangssleutel, *, by: Gebruiker) -> Toegangssleutel:
    """The key opens nothing from now on.

    Raises PermissionDenied; ValidationError when it was withdrawn before.
    """
    if not mag_intrekken(by, sleutel):
        raise PermissionDenied(REFUSED)
    sleutel = Toegangssleutel.objects.select_for_update().get(pk=sleutel.pk)
    if sleutel.ingetrokken_op:
        raise ValidationError("Deze sleutel is al ingetrokken.")
    sleutel.ingetrokken_op, sleutel.ingetrokken_door = timezone.now(), by
    sleutel.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    sleutel_melden(Gebeurtenissoort.SLEUTEL_INGETROKKEN, sleutel, by)
    return sleutel


def sleutel_melden(soort: Gebeurtenissoort, sleutel: Toegangssleutel, by: Gebruiker) -> None:
    """On record for the managers of the organisation of the key."""
    meld(soort, by=by, object=sleutel, organisaties=[sleutel.organisatie_id])


def mag_intrekken(user: Gebruiker, sleutel: Toegangssleutel) -> bool:
    """Its API client, or who manages the people of its organisation."""
    is_eigen = sleutel.gebruiker_id == user.pk
    return rules.test_rule(
        "sleutels_beheren" if is_eigen else "toegang_beheren", user, sleutel.organisatie
    )


def sleutels_aankondigen() -> int:
    """Tell who owns a key that it stops within 30 or 7 days; gives how many keys were announced.

    Safe to run any number of times: each distance goes out once per key.
    """
    return sum(
        aankondigen(sleutel.pk, dagen)
        for dagen in sorted(VOORAF)
        for sleutel in Toegangssleutel.objects.aan_te_kondigen(dagen)
    )


@transaction.atomic
def aankondigen(pk: int, dagen: int) -> int:
    te_doen = Toegangssleutel.objects.aan_te_kondigen(dagen)
    sleutel = te_doen.select_for_update(of=("self",)).filter(pk=pk).first()
    if sleutel is None:
        return 0
    sleutel.gewaarschuwd = dagen
    sleutel.save(update_fields=["gewaarschuwd"])
    tekst = render_to_string("mail/sleutel_verloopt.txt", {"sleutel": sleutel})
    onderwerp = f"De API-sleutel van {sleutel.organisatie} stopt binnenkort"
    for adres in eigenaren(sleutel):
        send_mail(onderwerp, tekst, None, [adres])
    return 1


def eigenaren(sleutel: Toegangssleutel) -> list[str]:
    """Addresses of its API client and of who made it, as long as that person has an account."""
    maker = sleutel.aangemaakt_door
    adressen = {sleutel.gebruiker.email}
    if isinstance(maker, Gebruiker) and maker.is_active:
        adressen.add(maker.email)
    return sorted(adressen)
