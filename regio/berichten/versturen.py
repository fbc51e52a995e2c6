"""The door to the outbox: a message is set ready in the transaction that causes it."""

import hashlib
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from ..choices_berichten import BerichtStatus
from ..models import Bericht, Organisatie
from .invullen import in_woorden
from .ontvangers import Ontvanger, ontvangers_van
from .sjablonen import Tekst, tekst_van
from .soorten import SOORTEN, Berichtsoort

logger = logging.getLogger(__name__)


@transaction.atomic
def klaarzetten(
    *,
    sjabloon: str,
    ontvangers: Iterable[Any],
    context: Mapping[str, Any],
    onderwerp_sleutel: str,
    url: str,
    namens: Organisatie | None = None,
) -> list[Bericht]:
    """Put a message to each of ``ontvangers`` in the outbox; it is sent once this is stored.

    ``sjabloon`` is the code of a registered kind, ``context`` a value for each of its names,
    ``namens`` the organisation whose wording counts, ``url`` a path of ours. Unsent messages to
    the same people with the same ``onderwerp_sleutel`` fall away (an empty key replaces nothing).
    ``ontvangers``: as in ``ontvangers.ontvangers_van``. Raises KeyError for an unknown kind,
    ValueError for a value that is missing.
    """
    soort = SOORTEN[sjabloon]
    waarden = waarden_voor(soort, context, namens)
    wie = ontvangers_van(ontvangers)
    if not wie:
        return []
    vervangen(onderwerp_sleutel, wie)
    tekst = tekst_van(soort, namens)
    vast = {
        "soort": soort.code,
        "namens": namens,
        "onderwerp_sleutel": onderwerp_sleutel,
        "url": url,
    }
    berichten = Bericht.objects.bulk_create(
        opgesteld(tekst, {**waarden, "ontvanger": een.gebruiker.naam}, een, vast) for een in wie
    )
    transaction.on_commit(bezorgen_starten)
    return berichten


def waarden_voor(
    soort: Berichtsoort, context: Mapping[str, Any], namens: Organisatie | None
) -> dict[str, str]:
    if mist := sorted(set(soort.variabelen) - set(context)):
        raise ValueError(f"Message kind {soort.code} needs {', '.join(mist)}")
    waarden = {naam: in_woorden(context[naam]) for naam in soort.variabelen}
    return {"afzender": str(namens or "Jeugdzorg"), **waarden}


def opgesteld(
    tekst: Tekst, waarden: Mapping[str, str], aan: Ontvanger, vast: Mapping[str, Any]
) -> Bericht:
    onderwerp, inhoud = tekst.ingevuld(waarden)
    return Bericht(
        gebruiker=aan.gebruiker,
        bij=aan.organisatie,
        onderwerp=onderwerp[:300],
        tekst=inhoud,
        **vast,
    )


def vervangen(sleutel: str, wie: Iterable[Ontvanger]) -> int:
    """What waits about the same falls away; what is being sent at this moment is left alone.

    Whoever sets something ready about the same thing waits here, so that the last one counts.
    """
    if not sleutel:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [slot(sleutel)])
    oud = Bericht.objects.filter(
        onderwerp_sleutel=sleutel,
        status=BerichtStatus.KLAARGEZET,
        gebruiker__in=[een.gebruiker.pk for een in wie],
    ).select_for_update(skip_locked=True)
    return laten_vervallen([bericht.pk for bericht in oud], "Vervangen door een later bericht.")


def laten_vervallen(berichten: Iterable[int], reden: str) -> int:
    sleutels = list(berichten)
    if not sleutels:
        return 0
    return Bericht.objects.filter(pk__in=sleutels, status=BerichtStatus.KLAARGEZET).update(
        status=BerichtStatus.VERVALLEN, vervallen_op=timezone.now(), fout=reden
    )


@transaction.atomic
def intrekken(*sleutels: str, reden: str) -> int:
    """Unsent messages about what does not hold any more fall away, for everybody."""
    oud = Bericht.objects.filter(
        onderwerp_sleutel__in=sleutels, status=BerichtStatus.KLAARGEZET
    ).select_for_update(skip_locked=True)
    return laten_vervallen([bericht.pk for bericht in oud], reden)


def slot(sleutel: str) -> int:
    """A number for the lock: the same for the same key, in every process."""
    digest = hashlib.sha256(f"bericht:{sleutel}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def bezorgen_starten() -> None:
    """Without a queue the messages wait for the next round of ``berichten_bezorgen``."""
    from ..tasks import berichten_bezorgen

    try:
        berichten_bezorgen.delay()
    except (OperationalError, OSError):
        logger.exception("Messages wait: the queue cannot be reached")
