"""The Celery application; tasks live in the apps' ``tasks.py``."""

import os
from pathlib import Path
from typing import Any

from celery import Celery, Task
from celery.signals import task_failure
from django.db import InterfaceError
from django.db import OperationalError as DatabaseGoneError
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdzorg.settings.dev")


class Roostertaak(Task):
    """A task of the schedule: what may pass by itself is tried again, after longer and longer."""

    autoretry_for = (
        OperationalError,
        DatabaseGoneError,
        InterfaceError,
        ConnectionError,
        TimeoutError,
    )
    max_retries = 5
    retry_backoff = 10  # seconds; doubles every time
    retry_backoff_max = 600
    retry_jitter = True


app = Celery("jeugdzorg", task_cls=Roostertaak)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_queue_folders(sender: Celery, **kwargs: Any) -> None:
    """The queue without Redis is a folder; it must be there before the first message."""
    for key in ("data_folder_in", "data_folder_out", "control_folder"):
        if folder := sender.conf.broker_transport_options.get(key):
            Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)


@task_failure.connect
def keep_failure(sender: Any, exception: BaseException, **kwargs: Any) -> None:
    """A task of the schedule that fails for good stands in the queue page of managers."""
    from jeugdzorg.kern.schedule import keep

    keep(sender.name, exception)
