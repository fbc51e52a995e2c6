"""A job that fails by something that may pass, or whose worker is gone, is tried again."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from jeugdzorg.kern import jobs, recovery, schedule, tasks
from jeugdzorg.kern.models import STALE, Taak, TaakStatus
from tests.factories_kern import make_taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def wankel(monkeypatch):
    """A job that finds no database as often as it is told to, and then succeeds."""
    keren = []

    def doen(progress, mislukt=1):
        keren.append(progress)
        if len(keren) <= mislukt:
            raise OperationalError("secret words of the server")
        return "/resultaat"

    monkeypatch.setitem(jobs.JOBS, "tellen", doen)
    return keren


def test_what_may_pass_is_tried_again_after_a_wait_and_then_succeeds(wankel):
    taak = make_taak(argumenten={"mislukt": 1})

    jobs.run(taak.pk)
    taak.refresh_from_db()
    wacht = taak.volgende_poging_op - timezone.now()
    jobs.run(taak.pk)
    te_vroeg = len(wankel)
    Taak.objects.update(volgende_poging_op=timezone.now())
    jobs.run(taak.pk)

    assert taak.status == TaakStatus.WACHTEND
    assert timedelta(seconds=5) < wacht <= timedelta(seconds=jobs.FIRST_WAIT)
    assert te_vroeg == 1
    taak.refresh_from_db()
    assert (taak.status, taak.pogingen, taak.resultaat_url) == ("gereed", 2, "/resultaat")


def test_every_next_wait_is_longer_and_the_last_attempt_is_kept_as_failed(wankel):
    taak = make_taak(argumenten={"mislukt": 99})
    wachten = []

    for _ in range(jobs.ATTEMPTS):
        jobs.run(taak.pk)
        taak.refresh_from_db()
        wachten.append(taak.volgende_poging_op)
        Taak.objects.lopend().update(volgende_poging_op=timezone.now())

    duren = [int((w - timezone.now()).total_seconds() + 1) for w in wachten if w]
    assert duren == sorted(duren)
    assert duren[-1] > 300
    assert (taak.status, len(wankel)) == (TaakStatus.MISLUKT, jobs.ATTEMPTS)
    assert taak.technisch.startswith("OperationalError")
    assert "secret words" not in taak.technisch + taak.fout


def test_a_job_whose_worker_is_gone_is_taken_up_again(django_capture_on_commit_callbacks):
    taak = make_taak(status=TaakStatus.BEZIG, levensteken_op=timezone.now() - 2 * STALE, pogingen=1)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.taken_nalopen()

    taak.refresh_from_db()
    assert (taak.status, taak.pogingen) == (TaakStatus.GEREED, 2)


def test_a_job_that_is_heard_of_is_left_with_its_worker():
    taak = make_taak(status=TaakStatus.BEZIG, levensteken_op=timezone.now(), pogingen=1)

    tasks.taken_nalopen()

    taak.refresh_from_db()
    assert taak.status == TaakStatus.BEZIG


def test_a_message_that_got_lost_is_sent_again():
    lang = timezone.now() - 2 * recovery.RESEND
    verloren = make_taak(aangemaakt_op=lang)
    pas_gestuurd = make_taak(aangemaakt_op=lang, levensteken_op=timezone.now())

    recovery.resend()

    verloren.refresh_from_db()
    pas_gestuurd.refresh_from_db()
    assert (verloren.status, pas_gestuurd.status) == ("gereed", "wachtend")


def test_jobs_that_ended_long_ago_are_removed_and_open_failures_are_kept():
    oud = timezone.now() - timedelta(days=100)
    make_taak(status=TaakStatus.GEREED, klaar_op=oud)
    make_taak(status=TaakStatus.MISLUKT, klaar_op=oud, afgedaan_op=oud)
    mislukt = make_taak(status=TaakStatus.MISLUKT, klaar_op=oud)
    vers = make_taak(status=TaakStatus.GEREED, klaar_op=timezone.now())
    wacht = make_taak(aangemaakt_op=oud)

    tasks.taken_opruimen()

    assert set(Taak.objects.all()) == {mislukt, vers, wacht}


def test_a_task_of_the_schedule_that_fails_is_kept_and_can_be_sent_again():
    taak = schedule.keep("kern.taken_opruimen", RuntimeError("secret"))

    assert (taak.eigenaar, taak.status) == (None, TaakStatus.MISLUKT)
    assert "secret" not in taak.technisch
    assert schedule.send_again(taak)
    assert schedule.keep("kern.taak_uitvoeren", RuntimeError()) is None
    assert not schedule.send_again(make_taak(soort="os.system"))
