"""The Celery application; tasks live in the apps' ``tasks.py``."""

import os
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdzorg.settings.dev")

app = Celery("jeugdzorg")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_queue_folders(sender: Celery, **kwargs: Any) -> None:
    """The queue without Redis is a folder; it must be there before the first message."""
    for key in ("data_folder_in", "data_folder_out", "control_folder"):
        if folder := sender.conf.broker_transport_options.get(key):
            Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
