"""What happens to jobs that fell silent, and what is kept of those that ended."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import VERDWENEN, Taak, TaakQuerySet, TaakStatus

RESEND: Final = timedelta(minutes=10)
"""A job that waits for so long after it was sent, is sent again: its message may be lost."""
KEEP: Final = timedelta(days=90)
KEEP_FAILED: Final = timedelta(days=365)
GONE: Final = "worker verdwenen"


def recover(rows: TaakQuerySet) -> int:
    """Jobs whose worker is gone wait for another one; after the last attempt they are failed.

    Gives how many were gone. Safe to run at any time, by any number of processes.
    """
    return sum(recover_one(taak) for taak in rows.verdwenen())


def recover_one(taak: Taak) -> bool:
    from . import jobs

    if taak.pogingen >= jobs.ATTEMPTS:
        return jobs.finish(taak.pk, TaakStatus.MISLUKT, fout=VERDWENEN, technisch=GONE)
    still = Taak.objects.verdwenen().filter(pk=taak.pk)
    freed = still.update(status=TaakStatus.WACHTEND, technisch=GONE, volgende_poging_op=None)
    if freed:
        transaction.on_commit(partial(jobs.send, taak.pk))
    return bool(freed)


def resend() -> int:
    """Send again what waits without anybody having taken it; gives how many."""
    from . import jobs

    now = timezone.now()
    due = Q(volgende_poging_op__isnull=True) | Q(volgende_poging_op__lt=now)
    sent = Q(levensteken_op__lt=now - RESEND) | Q(
        levensteken_op__isnull=True, aangemaakt_op__lt=now - RESEND
    )
    waiting = list(Taak.objects.filter(due, sent, status=TaakStatus.WACHTEND))
    for taak in waiting:
        jobs.send(taak.pk)
    return len(waiting)


def clean_up(now: Any = None) -> int:
    """Remove jobs that ended long ago; failures that nobody dealt with stay a year."""
    now = now or timezone.now()
    ended = Taak.objects.exclude(status__in=[TaakStatus.WACHTEND, TaakStatus.BEZIG])
    dealt_with = ~Q(status=TaakStatus.MISLUKT) | Q(afgedaan_op__isnull=False)
    old = Q(dealt_with, klaar_op__lt=now - KEEP) | Q(klaar_op__lt=now - KEEP_FAILED)
    return ended.zelfstandig().filter(old).delete()[0]
