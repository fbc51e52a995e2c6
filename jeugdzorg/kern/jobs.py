"""Background jobs with progress: one way to write, start and run them, wherever they run.

A domain registers a function by name, in its ``tasks.py``::

    @job("rapport_maken")
    def rapport_maken(progress: Progress, rapport_id: int) -> str:
        progress(0, 4, "Cijfers verzamelen")
        …
        return rapport.get_absolute_url()

and starts it, inside or outside a transaction::

    taak = jobs.start("rapport_maken", sleutel=f"rapport-{rapport.pk}", by=user,
                      omschrijving=str(rapport), argumenten={"rapport_id": rapport.pk})
    return redirect(taak)

The function gives the address of its result. What it raises as ``JobError``, ValidationError or
PermissionDenied (a right can end while the job waits) is told to the user as it stands;
everything else goes to the log. It must be safe to run again: what may pass by itself (a
connection that breaks, a worker that is killed) is tried again, each time after a longer wait, and
kept as failed after the last attempt. ``batches`` starts many as one, ``recovery`` finds what fell
silent.
"""

import logging
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import (
    IntegrityError,
    InterfaceError,
    connection,
    transaction,
)
from django.db import OperationalError as DatabaseGoneError
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from . import batches, recovery
from .audit_context import audit_context, of_user
from .models import STALE, Taak, TaakStatus
from .progress import JobCancelledError, Progress

logger = logging.getLogger(__name__)

Job = Callable[..., str | None]
JOBS: Final[dict[str, Job]] = {}
RESEND_AFTER: Final = timedelta(minutes=1)
ATTEMPTS: Final = 4
FIRST_WAIT: Final = 10  # seconds; six times as long after every next attempt
PASSING: Final = (
    DatabaseGoneError,
    InterfaceError,
    OperationalError,
    ConnectionError,
    TimeoutError,
)
"""Failures that may be over in a while; any other would be the same the next time."""
UNKNOWN_ERROR: Final = "Er ging iets mis. De beheerder kan in het logboek zien wat, bij taak {pk}."
NO_QUEUE: Final = "De wachtrij is niet bereikbaar. Probeer het over een paar minuten opnieuw."


class JobError(Exception):
    """A failure that the user can understand; its text is shown on the page of the job."""


def job(name: str) -> Callable[[Job], Job]:
    """Register a function under ``name``; that name is what is stored and sent."""

    def register(function: Job) -> Job:
        if JOBS.get(name, function) is not function:
            raise ValueError(f"Job {name} is registered twice")
        JOBS[name] = function
        return function

    return register


def start(
    soort: str, *, sleutel: str, omschrijving: str, by: Any, argumenten: dict[str, Any]
) -> Taak:
    """Queue a job once the transaction is stored; the same job twice gives the one that runs.

    A job that waits for more than a minute is queued again: its message may be lost, and running
    twice is ruled out by ``claim``. Raises KeyError for a name that is not registered.
    """
    JOBS[soort]
    recovery.recover(Taak.objects.filter(eigenaar=by, sleutel=sleutel))
    taak, is_new = get_or_create_running(
        soort=soort,
        sleutel=sleutel,
        omschrijving=omschrijving,
        argumenten=argumenten,
        eigenaar=by,
    )
    waits = taak.status == TaakStatus.WACHTEND
    if is_new or (waits and taak.aangemaakt_op < timezone.now() - RESEND_AFTER):
        transaction.on_commit(lambda: send(taak.pk))
    return taak


def get_or_create_running(**velden: Any) -> tuple[Taak, bool]:
    """The unfinished job with this owner and key, or a new one; the database decides a race."""
    same = Taak.objects.lopend().filter(eigenaar=velden["eigenaar"], sleutel=velden["sleutel"])
    if taak := same.first():
        return taak, False
    try:
        with transaction.atomic():
            return Taak.objects.create(**velden), True
    except IntegrityError:
        return same.get(), False


def send(taak_id: int, *, wait: int = 0) -> None:
    """Put the job in the queue; no queue is a failure that the user is told about."""
    from .tasks import taak_uitvoeren

    Taak.objects.filter(pk=taak_id, status=TaakStatus.WACHTEND).update(
        levensteken_op=timezone.now()
    )
    try:
        taak_uitvoeren.apply_async((taak_id,), countdown=wait or None)
    except (OperationalError, OSError):
        logger.exception("Job %s cannot be queued", taak_id)
        finish(taak_id, TaakStatus.MISLUKT, fout=NO_QUEUE)


def restart(taak: Taak) -> Taak:
    """The same job once more; the failed one stays as it is. Of a batch: what did not succeed."""
    if taak.ouder_id or taak.delen.exists():
        return batches.restart(taak)
    return start(
        taak.soort,
        sleutel=taak.sleutel,
        omschrijving=taak.omschrijving,
        by=taak.eigenaar,
        argumenten=taak.argumenten,
    )


def cancel(taak: Taak) -> bool:
    """Stop a job: at once when it waits, at its next sign of progress when it runs."""
    batches.cancel_parts(taak)
    return finish(taak.pk, TaakStatus.AFGEBROKEN)


def run(taak_id: int) -> None:
    """Do the job in this process; called by the worker. Gone or taken: nothing happens."""
    if (taak := claim(taak_id)) is None:
        logger.info("Job %s is gone, done or taken", taak_id)
        return
    inside = connection.in_atomic_block
    try:
        with (
            audit_context(**of_user(taak.eigenaar), taak=f"{taak.soort} {taak.pk}"),
            Progress(taak.pk, direct=inside) as progress,
            savepoint(inside),
        ):
            url = JOBS[taak.soort](progress, **taak.argumenten)
    except JobCancelledError:
        logger.info("Job %s was cancelled", taak_id)
    except (JobError, ValidationError, PermissionDenied) as error:
        finish(taak_id, TaakStatus.MISLUKT, fout=in_words(error))
    except PASSING as error:
        logger.exception("Job %s (%s) fails, attempt %s", taak_id, taak.soort, taak.pogingen)
        try_again(taak, error)
    except Exception as error:
        logger.exception("Job %s (%s) fails", taak_id, taak.soort)
        finish(taak_id, TaakStatus.MISLUKT, **unknown(taak_id, error))
    else:
        finish(taak_id, TaakStatus.GEREED, resultaat_url=url or "")


def try_again(taak: Taak, error: BaseException) -> None:
    """Wait and try once more; after the last attempt the job is kept as failed."""
    if taak.pogingen >= ATTEMPTS:
        finish(taak.pk, TaakStatus.MISLUKT, **unknown(taak.pk, error))
        return
    wait = FIRST_WAIT * 6 ** (taak.pogingen - 1)
    again = timezone.now() + timedelta(seconds=wait)
    running = Taak.objects.filter(pk=taak.pk, status=TaakStatus.BEZIG)
    if running.update(
        status=TaakStatus.WACHTEND, volgende_poging_op=again, technisch=details(error)
    ):
        send(taak.pk, wait=wait)


def unknown(taak_id: int, error: BaseException) -> dict[str, str]:
    return {"fout": UNKNOWN_ERROR.format(pk=taak_id), "technisch": details(error)}


def details(error: BaseException) -> str:
    """Kind of error and where it arose, without its words: those may hold what was read."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    return "\n".join([type(error).__name__, *(f"{p.name}, regel {p.lineno}" for p in place)])


def savepoint(inside: bool) -> AbstractContextManager[Any]:
    """A job that fails inside a transaction must not spoil that transaction."""
    return transaction.atomic() if inside else nullcontext()


def claim(taak_id: int) -> Taak | None:
    """Take a job that waits, or whose worker is gone; only one process can."""
    now = timezone.now()
    due = Q(volgende_poging_op__isnull=True) | Q(volgende_poging_op__lte=now)
    free = (Q(status=TaakStatus.WACHTEND) & due) | Q(
        status=TaakStatus.BEZIG, levensteken_op__lt=now - STALE
    )
    taken = Taak.objects.filter(free, pk=taak_id).update(
        status=TaakStatus.BEZIG,
        gestart_op=now,
        levensteken_op=now,
        pogingen=F("pogingen") + 1,
        volgende_poging_op=None,
    )
    return Taak.objects.get(pk=taak_id) if taken else None


def finish(taak_id: int, status: TaakStatus, **velden: Any) -> bool:
    """End an unfinished job; one that has ended already keeps its end. Gives whether it did."""
    ended = (
        Taak.objects.lopend()
        .filter(pk=taak_id)
        .update(status=status, klaar_op=timezone.now(), **velden)
    )
    if ended:
        batches.part_ended(taak_id)
    return bool(ended)


def in_words(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
