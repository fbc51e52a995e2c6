"""Background jobs of this app."""

from celery import shared_task

from . import herinneren


@shared_task
def plannen_herinneren() -> None:
    """Every morning, before messages are bundled; what went out already does not go twice."""
    herinneren.plannen_herinneren()
