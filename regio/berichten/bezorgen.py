"""Sending what waits in the outbox: one transaction per mail, several workers at once.

The row stays locked while its mail goes out and is noted in the same transaction. A worker that is
killed loses nothing; at most the one mail it had just handed over goes again, with the same number.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from smtplib import (
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from typing import Any, Final

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.werkdagen import is_werkdag

from ..choices_berichten import BerichtStatus, Berichtwijze
from ..models import Bericht, Berichtvoorkeur, Lidmaatschap
from .brief import brief
from .versturen import laten_vervallen

logger = logging.getLogger(__name__)

BUNDELTIJD: Final = time(7, 30)
WACHTTIJDEN: Final = tuple(timedelta(minutes=minuten) for minuten in (1, 5, 30, 120, 480))
"""How long after each failed attempt; after the last one it has failed."""
GEEN_SERVER: Final = "De mailserver is niet bereikbaar. We proberen het opnieuw."
GEEN_ROL: Final = "De ontvanger heeft geen rol meer."


class StoringError(Exception):
    """The mail server cannot be reached: nothing is wrong with the message."""


def bezorgen(nu: datetime | None = None) -> int:
    """Send what waits; gives how many mails went. Safe to run at any time, also twice at once."""
    nu = nu or timezone.now()
    if not Bericht.objects.wachtend(nu).exists():
        return 0
    try:
        with get_connection() as verbinding:
            return directe_bezorgen(verbinding, nu) + bundels_bezorgen(verbinding, nu)
    except (StoringError, OSError):
        logger.exception("The mail server cannot be reached; messages wait")
        with transaction.atomic():
            wachtend = Bericht.objects.wachtend(nu).select_for_update(skip_locked=True)
            Bericht.objects.filter(pk__in=[een.pk for een in wachtend]).update(fout=GEEN_SERVER)
        return 0


def directe_bezorgen(verbinding: Any, nu: datetime) -> int:
    aantal = 0
    while (verzonden := volgende_bezorgen(verbinding, nu)) is not None:
        aantal += verzonden
    return aantal


@transaction.atomic
def volgende_bezorgen(verbinding: Any, nu: datetime) -> int | None:
    """The message that waits longest and that nobody is sending; nothing when there is none."""
    vrij = Bericht.objects.direct(nu).select_for_update(skip_locked=True, of=("self",))
    bericht = vrij.select_related("gebruiker").order_by("klaargezet_op", "pk").first()
    return None if bericht is None else versturen([bericht], verbinding, nu)


def bundels_bezorgen(verbinding: Any, nu: datetime) -> int:
    wachtend = Bericht.objects.te_bundelen(nu, laatste_bundelmoment(nu))
    gebruikers = wachtend.order_by("gebruiker").values_list("gebruiker", flat=True).distinct()
    return sum(bundel_bezorgen(gebruiker, verbinding, nu) for gebruiker in list(gebruikers))


@transaction.atomic
def bundel_bezorgen(gebruiker: int, verbinding: Any, nu: datetime) -> int:
    """All that waits for one user in one mail; nothing when another worker is doing that."""
    voorkeuren = Berichtvoorkeur.objects.select_for_update(skip_locked=True)
    if not voorkeuren.filter(gebruiker=gebruiker, wijze=Berichtwijze.DAGELIJKS).first():
        return 0
    if not Bericht.objects.te_bundelen(nu, laatste_bundelmoment(nu)).filter(gebruiker=gebruiker):
        return 0
    wachtend = Bericht.objects.wachtend(nu).filter(gebruiker=gebruiker)
    berichten = list(
        wachtend.select_for_update(of=("self",))
        .select_related("gebruiker")
        .order_by("klaargezet_op", "pk")
    )
    return versturen(berichten, verbinding, nu) if berichten else 0


def laatste_bundelmoment(nu: datetime) -> datetime:
    """The last half past seven of a working day, up to and including ``nu``."""
    dag = timezone.localdate(nu)
    if timezone.localtime(nu).time() < BUNDELTIJD:
        dag -= timedelta(days=1)
    while not is_werkdag(dag):
        dag -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(dag, BUNDELTIJD))


def versturen(berichten: Sequence[Bericht], verbinding: Any, nu: datetime) -> int:
    """Send locked messages to one user as one mail and note how that went.

    Raises StoringError when the server is gone: nothing is noted and they stay in the outbox.
    """
    gebruiker = berichten[0].gebruiker
    leden = Lidmaatschap.objects.at(timezone.localdate(nu)).filter(gebruiker=gebruiker)
    if not (gebruiker.is_active and leden.exists()):
        laten_vervallen([bericht.pk for bericht in berichten], GEEN_ROL)
        return 0
    mail = brief(berichten)
    mail.connection = verbinding
    try:
        mail.send()
    except Exception as fout:
        if is_storing(fout):
            raise StoringError from fout
        logger.exception("Messages %s cannot be sent", [bericht.pk for bericht in berichten])
        for bericht in berichten:
            poging_mislukt(bericht, fout, nu)
        return 0
    verzonden_noteren(berichten, nu)
    return 1


def is_storing(fout: Exception) -> bool:
    """No connection (any more); a refusal by the server is about this mail."""
    if isinstance(fout, SMTPException):
        return isinstance(fout, SMTPServerDisconnected)
    return isinstance(fout, OSError)


def verzonden_noteren(berichten: Sequence[Bericht], nu: datetime) -> None:
    for bericht in berichten:
        bericht.status, bericht.verzonden_op = BerichtStatus.VERZONDEN, nu
        bericht.adres, bericht.gebundeld = bericht.gebruiker.email, len(berichten) > 1
        bericht.pogingen, bericht.fout = bericht.pogingen + 1, ""
    Bericht.objects.bulk_update(
        berichten, ["status", "verzonden_op", "adres", "gebundeld", "pogingen", "fout"]
    )


def poging_mislukt(bericht: Bericht, fout: Exception, nu: datetime) -> None:
    """Again later, each time after a longer wait; never when the server refuses for good."""
    bericht.pogingen += 1
    bericht.adres, bericht.fout = bericht.gebruiker.email, in_woorden(fout)[:300]
    if is_definitief(fout) or bericht.pogingen > len(WACHTTIJDEN):
        bericht.status = BerichtStatus.MISLUKT
    else:
        bericht.niet_voor = nu + WACHTTIJDEN[bericht.pogingen - 1]
    bericht.save(update_fields=["pogingen", "adres", "fout", "status", "niet_voor"])


def codes_van(fout: Exception) -> list[int]:
    if isinstance(fout, SMTPRecipientsRefused):
        return [code for code, _ in fout.recipients.values()]
    return [int(fout.smtp_code)] if isinstance(fout, SMTPResponseException) else []


def is_definitief(fout: Exception) -> bool:
    codes = codes_van(fout)
    return bool(codes) and all(500 <= code < 600 for code in codes)


def in_woorden(fout: Exception) -> str:
    """What the manager reads; the address and what the server said stand in the log."""
    codes = codes_van(fout)
    if codes:
        return f"De mailserver weigert dit bericht (code {codes[0]})."
    return f"Het bericht kon niet worden verzonden ({type(fout).__name__})."


@transaction.atomic
def opnieuw_proberen(bericht: Bericht) -> bool:
    """A message that failed waits again, as if it were new; gives whether it had failed."""
    gelukt = Bericht.objects.filter(pk=bericht.pk, status=BerichtStatus.MISLUKT).update(
        status=BerichtStatus.KLAARGEZET, pogingen=0, fout="", niet_voor=timezone.now()
    )
    if gelukt:
        from .versturen import bezorgen_starten

        transaction.on_commit(bezorgen_starten)
    return bool(gelukt)
