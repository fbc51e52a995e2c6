"""How an API client shows who it is: ``Authorization: Bearer <toegangssleutel>``."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort

from .choices import Rol
from .models import Gebruiker, Toegangssleutel

USED_PRECISION: Final = timedelta(minutes=1)


class BearerAuthentication(BaseAuthentication):
    """Reads the key from the header; it sees what an API client of its organisation may see."""

    def authenticate(self, request: Request) -> tuple[Gebruiker, Toegangssleutel] | None:
        scheme, _, key = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            return None
        gevonden = (
            Toegangssleutel.objects.geldig()
            .met_sleutel(key.strip())
            .select_related("gebruiker", "organisatie")
            .first()
        )
        if gevonden is None:
            raise AuthenticationFailed(
                "De toegangssleutel is onbekend, verlopen of ingetrokken.", code="invalid-token"
            )
        gebruiker = namens_organisatie(gevonden)
        note_use(gevonden, gebruiker)
        return gebruiker, gevonden

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def namens_organisatie(sleutel: Toegangssleutel) -> Gebruiker:
    """The user of a key, with no more rights than as API client of the organisation of the key."""
    gebruiker = sleutel.gebruiker
    lidmaatschappen = gebruiker.lidmaatschappen.at().filter(
        organisatie=sleutel.organisatie_id, rol=Rol.API_CLIENT
    )
    gebruiker.huidige_lidmaatschappen = list(lidmaatschappen.select_related("organisatie"))
    return gebruiker


def note_use(sleutel: Toegangssleutel, gebruiker: Gebruiker) -> None:
    """Keep when the key was last used, exact to the minute, so that reading stays reading.

    The first time is a security event.
    """
    now = timezone.now()
    lang_geleden = Q(laatst_gebruikt_op__isnull=True) | Q(
        laatst_gebruikt_op__lt=now - USED_PRECISION
    )
    if sleutel.laatst_gebruikt_op is None or sleutel.laatst_gebruikt_op < now - USED_PRECISION:
        Toegangssleutel.objects.filter(lang_geleden, pk=sleutel.pk).update(laatst_gebruikt_op=now)
        if sleutel.laatst_gebruikt_op is None:
            meld(Gebeurtenissoort.SLEUTEL_GEBRUIKT, by=gebruiker, object=sleutel)


class BearerScheme(OpenApiAuthenticationExtension):
    """What the OpenAPI document says about it."""

    target_class = BearerAuthentication
    name = "toegangssleutel"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": (
                "De toegangssleutel van een API-client: van één organisatie, met de rechten die "
                "bij het maken zijn gekozen, hoogstens een jaar geldig."
            ),
        }
