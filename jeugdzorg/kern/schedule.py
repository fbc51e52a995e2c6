"""The tasks of the schedule (beat) in the queue page: what failed is kept and can be sent again."""

from typing import Any

from celery import current_app
from django.conf import settings
from django.utils import timezone

from .jobs import details
from .models import Taak, TaakStatus

FAILED = "Deze taak van het rooster is niet gelukt. De volgende keer begint zij weer van voren."


def scheduled() -> dict[str, str]:
    """Name of the task → its name in the schedule."""
    rows: dict[str, dict[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    return {row["task"]: name for name, row in rows.items()}


def keep(task: str, error: BaseException) -> Taak | None:
    """A failure of a scheduled task as a row without an owner; jobs keep their own."""
    if task not in scheduled():
        return None
    now = timezone.now()
    return Taak.objects.create(
        soort=task,
        sleutel=f"rooster-{scheduled()[task]}",
        omschrijving=f"Rooster: {scheduled()[task].replace('-', ' ')}",
        status=TaakStatus.MISLUKT,
        fout=FAILED,
        technisch=details(error),
        gestart_op=now,
        klaar_op=now,
        pogingen=1,
    )


def send_again(taak: Taak) -> bool:
    """Let a scheduled task run now. Gives whether it is one that is still scheduled."""
    if taak.eigenaar_id is not None or taak.soort not in scheduled():
        return False
    current_app.tasks[taak.soort].delay()
    return True
