"""A batch on a real Redis with two workers, one killed half-way: all there, none twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from jeugdzorg.celery import app
from jeugdzorg.kern import recovery
from jeugdzorg.kern.models import Taak, TaakStatus
from jeugdzorg.kern.models import taak as taakmodel
from monitoring.models import Cyclus, Rapport
from regio.choices import Rol
from regio.models import Gebied, GebiedRegio
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
)
from tests.kern.test_jobs_services import REDIS, database_url, redis_answers, shell

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

REGIOS = 41
"""With the report of the area itself that makes 42."""
START = """
from monitoring.models import Cyclus
from monitoring.rapport.reeks import reeks_maken
from regio.models import Gebruiker
reeks_maken([Cyclus.objects.get()], by=Gebruiker.objects.get())
"""


@pytest.fixture
def omgeving(tmp_path):
    """Web, workers and this process on one database, one Redis and one folder of files."""
    if not redis_answers():
        pytest.skip("There is no Redis: the test over Redis is left out")
    from django.db import connection

    database = connection.settings_dict
    settings_env = {
        "DJANGO_SETTINGS_MODULE": "jeugdzorg.settings.dev",
        "DATABASE_URL": database_url(database, database["HOST"] or "127.0.0.1"),
        "DATA_DIR": str(tmp_path),
        "REDIS_URL": REDIS,
    }
    return {**os.environ, **settings_env}


@pytest.fixture
def cyclus():
    gebied = make_gebied()
    for _ in range(REGIOS):
        GebiedRegio.objects.create(
            gebied=gebied, jeugdhulpregio=make_jeugdhulpregio(), bron=make_bron()
        )
    for soort in ("gebied", "regio"):
        opzet = gebied.rapportopzetten.create(soort=soort)
        opzet.blokken.create(volgorde=1, code="samenvatting")
    make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=Gebied.objects.filter(pk=gebied.pk))
    return Cyclus.objects.create(gebied=gebied, jaar=2023, helft=2)


@pytest.fixture
def wachtrij():
    """What this process sends goes to the same Redis, not at once."""
    app.conf.update(task_always_eager=False, broker_url=REDIS)
    yield
    app.conf.update(
        task_always_eager=settings.CELERY_TASK_ALWAYS_EAGER, broker_url=settings.CELERY_BROKER_URL
    )


@contextmanager
def worker(omgeving, tmp_path, naam):
    command = ["-m", "celery", "-A", "jeugdzorg", "worker", "--concurrency=1", "-n", f"{naam}@%h"]
    with (tmp_path / f"{naam}.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "--loglevel=INFO"],
            cwd=settings.BASE_DIR,
            env=omgeving,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wacht_tot(voorwaarde, tmp_path, seconden=900):
    einde = time.monotonic() + seconden
    while not voorwaarde():
        if time.monotonic() > einde:
            logs = "\n".join(pad.read_text()[-3000:] for pad in tmp_path.glob("*.log"))
            raise AssertionError(
                f"{Counter(Taak.objects.values_list('status', flat=True))}\n{logs}"
            )
        time.sleep(0.2)


def gemaakt():
    return Rapport.objects.count()


def afgelopen():
    """What beat does every minute, more often here; then: is the batch at its end?"""
    recovery.recover(Taak.objects.all())
    verloren = timezone.now() - recovery.RESEND - timedelta(minutes=1)
    stil = timezone.now() - timedelta(seconds=20)
    Taak.objects.filter(status=TaakStatus.WACHTEND, levensteken_op__lt=stil).update(
        levensteken_op=verloren
    )
    recovery.resend()
    return not Taak.objects.get(ouder__isnull=True).is_lopend


def test_of_two_workers_one_is_killed_and_all_42_reports_are_there_none_twice(
    omgeving, cyclus, wachtrij, tmp_path, monkeypatch
):
    monkeypatch.setattr(taakmodel, "STALE", timedelta(seconds=12))
    shell(omgeving, START)
    with ExitStack() as stack:
        eerste = stack.enter_context(worker(omgeving, tmp_path, "een"))
        stack.enter_context(worker(omgeving, tmp_path, "twee"))
        wacht_tot(lambda: gemaakt() >= 10, tmp_path)
        os.killpg(eerste.pid, signal.SIGKILL)
        eerste.wait()
        halverwege = gemaakt()
        wacht_tot(afgelopen, tmp_path)

    reeks = Taak.objects.get(ouder__isnull=True)
    assert halverwege < REGIOS
    assert (reeks.status, reeks.gedaan, reeks.totaal) == (TaakStatus.GEREED, 42, 42)
    per_regio = Counter(Rapport.objects.values_list("jeugdhulpregio", flat=True))
    assert len(per_regio) == 42
    assert set(per_regio.values()) == {1}
    assert set(Taak.objects.values_list("status", flat=True)) == {TaakStatus.GEREED}
