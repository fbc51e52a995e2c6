"""Jobs for the tests; a worker loads them with ``--include tests.kern.taken``."""

import time

from django.core.exceptions import ValidationError
from django.db import connection

from jeugdzorg.kern.jobs import JobError, job
from jeugdzorg.kern.models import Taak


@job("tellen")
def tellen(progress, tot=3, pauze=0.0):
    progress(0, tot, "Begonnen met tellen")
    for _ in range(tot):
        time.sleep(pauze)
        progress.step("Nog aan het tellen")
    return "/resultaat"


@job("struikelen")
def struikelen(progress, soort="onbekend"):
    if soort == "database":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
    raise {
        "taak": JobError("Regio Twente heeft nog niets aangeleverd."),
        "validatie": ValidationError(["Kies een gebied.", "Kies een halfjaar."]),
    }.get(soort, RuntimeError("sleutel 42 ontbreekt"))


@job("afbreken_halverwege")
def afbreken_halverwege(progress, taak_id):
    """Cancelled by somebody else while it runs."""
    progress(1, 1000)
    Taak.objects.filter(pk=taak_id).update(status="afgebroken")
    for _ in range(500):
        time.sleep(0.01)
        progress.step()
    raise AssertionError("it went on")
