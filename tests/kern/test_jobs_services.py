"""The same jobs with a real worker in a process of its own, over Redis and over a folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from jeugdzorg.kern.jobs import ATTEMPTS
from jeugdzorg.kern.models import Taak, TaakStatus
from jeugdzorg.kern.models import taak as taakmodel
from tests.factories import make_gebruiker
from tests.factories_kern import make_taak

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

REDIS = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/13"
START = """
from jeugdzorg.kern import jobs
from regio.models import Gebruiker
from tests.kern import taken
by = Gebruiker.objects.get()
jobs.start("tellen", sleutel="tel", omschrijving="Tellen", by=by, argumenten={})
"""


@pytest.fixture(params=["redis", "map"])
def omgeving(request, tmp_path):
    """The environment of web and worker: the test database, and a queue of our own."""
    if request.param == "redis" and not redis_answers():
        pytest.skip("There is no Redis: the test over Redis is left out")
    database = connection.settings_dict
    host = database["HOST"] or "127.0.0.1"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jeugdzorg.settings.dev",
        "DATABASE_URL": database_url(database, host),
        "DATA_DIR": str(tmp_path),
        "REDIS_URL": REDIS if request.param == "redis" else "",
    }


def database_url(database, host):
    user = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    if host.startswith("/"):
        return f"postgres://{user}@{host.replace('/', '%2F')}/{database['NAME']}"
    return f"postgres://{user}@{host}:{database['PORT'] or 5432}/{database['NAME']}"


def redis_answers():
    target = urlsplit(REDIS)
    try:
        with socket.create_connection((target.hostname, target.port or 6379), timeout=1):
            return True
    except OSError:
        return False


@contextmanager
def worker(omgeving, tmp_path):
    command = ["-m", "celery", "-A", "jeugdzorg", "worker", "--concurrency=1", "--loglevel=INFO"]
    with (tmp_path / "worker.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "--include=tests.kern.taken"],
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


def shell(omgeving, code):
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=settings.BASE_DIR,
        env=omgeving,
        check=True,
        capture_output=True,
        text=True,
    )


def wacht_tot(voorwaarde, tmp_path, seconden=30):
    for _ in range(seconden * 20):
        if (taak := Taak.objects.first()) and voorwaarde(taak):
            return taak
        time.sleep(0.05)
    raise AssertionError(f"{taak.__dict__}\n{(tmp_path / 'worker.log').read_text()}")


def test_a_worker_shows_progress_and_then_the_result(omgeving, tmp_path):
    make_gebruiker()

    shell(omgeving, START.replace("argumenten={}", 'argumenten={"tot": 20, "pauze": 0.1}'))
    with worker(omgeving, tmp_path):
        onderweg = wacht_tot(lambda taak: taak.gedaan > 1, tmp_path)
        klaar = wacht_tot(lambda taak: not taak.is_lopend, tmp_path)

    assert (onderweg.status, onderweg.melding) == (TaakStatus.BEZIG, "Nog aan het tellen")
    assert (klaar.status, klaar.gedaan, klaar.totaal) == (TaakStatus.GEREED, 20, 20)
    assert klaar.resultaat_url == "/resultaat"


@pytest.mark.parametrize(
    "pogingen, status", [(1, TaakStatus.GEREED), (ATTEMPTS, TaakStatus.MISLUKT)]
)
def test_a_job_whose_worker_is_killed_is_taken_up_again_or_said_to_be_lost(
    omgeving, tmp_path, monkeypatch, client_van, pogingen, status
):
    gebruiker = make_gebruiker()
    shell(omgeving, START.replace("argumenten={}", 'argumenten={"tot": 40, "pauze": 0.1}'))
    with worker(omgeving, tmp_path) as process:
        taak = wacht_tot(lambda taak: taak.gedaan > 1, tmp_path)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    Taak.objects.filter(pk=taak.pk).update(pogingen=pogingen)
    monkeypatch.setattr(taakmodel, "STALE", timedelta(seconds=1))
    time.sleep(1.5)
    pagina = client_van(gebruiker).get(taak.get_absolute_url())

    taak.refresh_from_db()
    assert taak.status == status
    assert ("Start opnieuw" in pagina.content.decode()) is (status == TaakStatus.MISLUKT)


def test_a_queue_that_cannot_be_reached_is_told_to_the_user(omgeving):
    taak = make_taak()
    onbereikbaar = {**omgeving, "REDIS_URL": "redis://127.0.0.1:1/0"}

    shell(onbereikbaar, f"from jeugdzorg.kern import jobs; jobs.send({taak.pk})")

    taak.refresh_from_db()
    assert taak.status == TaakStatus.MISLUKT
    assert "wachtrij" in taak.fout
