"""What Celery runs: any job, by the primary key of its row."""

from celery import shared_task

from . import jobs


@shared_task(name="kern.taak_uitvoeren")
def taak_uitvoeren(taak_id: int) -> None:
    jobs.run(taak_id)
