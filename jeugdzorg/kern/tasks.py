"""What Celery runs: any job, by the primary key of its row; and the care for the queue itself."""

from celery import shared_task

from . import jobs, recovery
from .models import Taak


@shared_task(name="kern.taak_uitvoeren")
def taak_uitvoeren(taak_id: int) -> None:
    jobs.run(taak_id)


@shared_task(name="kern.taken_nalopen")
def taken_nalopen() -> None:
    """Every minute: what fell silent is taken up again; safe to run again."""
    recovery.recover(Taak.objects.all())
    recovery.resend()


@shared_task(name="kern.taken_opruimen")
def taken_opruimen() -> None:
    """Every night: jobs that ended long ago go; safe to run again."""
    recovery.clean_up()
