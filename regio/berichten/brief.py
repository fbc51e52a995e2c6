"""A mail: of one message, or of several together; plain text with the address of each page."""

from collections.abc import Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from ..models import Bericht

STREEP = "-" * 40


def brief(berichten: Sequence[Bericht]) -> EmailMessage:
    """The mail to the receiver of these messages.

    Its number follows from the messages: when it goes twice (a worker that was killed between
    sending and noting) the mail server can see that it is the same.
    """
    eerste, laatste = berichten[0], berichten[-1]
    nummer = f"bericht-{eerste.pk}-{laatste.pk}-{len(berichten)}"
    _, adres = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return EmailMessage(
        onderwerp_van(berichten),
        tekst_van(berichten),
        to=[eerste.gebruiker.email],
        headers={
            "Message-ID": f"<{nummer}@{adres.rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def onderwerp_van(berichten: Sequence[Bericht]) -> str:
    if len(berichten) == 1:
        return berichten[0].onderwerp
    return f"{len(berichten)} berichten van Jeugdzorg"


def tekst_van(berichten: Sequence[Bericht]) -> str:
    delen = [inhoud_van(bericht) for bericht in berichten]
    if len(berichten) > 1:
        delen = [
            f"{nummer}. {bericht.onderwerp}\n\n{deel}"
            for nummer, (bericht, deel) in enumerate(zip(berichten, delen, strict=True), start=1)
        ]
    return f"\n\n{STREEP}\n\n".join(delen) + f"\n\n{STREEP}\n{voet()}\n"


def inhoud_van(bericht: Bericht) -> str:
    tekst = bericht.tekst.strip()
    if not bericht.url:
        return tekst
    return f"{tekst}\n\nBekijk het in Jeugdzorg:\n{volledig(bericht.url)}"


def voet() -> str:
    voorkeuren = volledig(reverse("regio:berichtvoorkeur"))
    return f"U kunt niet antwoorden op deze mail. Zo kiest u wanneer u mail krijgt:\n{voorkeuren}"


def volledig(pad: str) -> str:
    """The whole address; only the path where the installation has no fixed name."""
    return f"{settings.ADRES}{pad}" if pad.startswith("/") else pad
