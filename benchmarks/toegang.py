"""Who asks: a key of the API of one region, and a reader of that region in a browser."""

import hashlib
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.test import Client
from django.utils import timezone

SLEUTEL: Final = "bench-sleutel"  # of a made-up country only


def sleutel_maken() -> None:
    from regio.choices import Rol, Scope
    from regio.models import Gebruiker, Lidmaatschap, Organisatie, Toegangssleutel

    kantoor = Organisatie.objects.get(code="R0")
    client, _ = Gebruiker.objects.get_or_create(email="client@land.example", naam="Client")
    Lidmaatschap.objects.get_or_create(gebruiker=client, organisatie=kantoor, rol=Rol.API_CLIENT)
    Toegangssleutel.objects.update_or_create(
        hash=hashlib.sha256(SLEUTEL.encode()).hexdigest(),
        defaults={
            "gebruiker": client,
            "organisatie": kantoor,
            "naam": "bench",
            "scopes": Scope.values,
            "geldig_tot": timezone.now() + timedelta(days=2),
        },
    )


def gebruiker(email: str = "r0@land.example") -> Any:
    from regio.models import Gebruiker

    return Gebruiker.objects.get(email=email)


def aangemeld(email: str = "r0@land.example") -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(gebruiker(email), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def koekje(client: Client) -> str:
    naam = settings.SESSION_COOKIE_NAME
    return f"{naam}={client.cookies[naam].value}"
