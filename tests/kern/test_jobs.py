import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import STALE, Taak, TaakStatus
from tests.factories import make_gebruiker
from tests.factories_kern import make_taak
from tests.kern import taken

pytestmark = pytest.mark.django_db


def start(**velden):
    standaard = {"sleutel": "tel", "omschrijving": "Tellen", "argumenten": {}}
    return jobs.start("tellen", **{**standaard, **velden})


def test_a_job_runs_once_its_transaction_is_stored_and_keeps_its_result(
    django_capture_on_commit_callbacks,
):
    gebruiker = make_gebruiker()

    with django_capture_on_commit_callbacks(execute=True):
        taak = start(by=gebruiker, argumenten={"tot": 4})
        assert taak.status == TaakStatus.WACHTEND

    taak.refresh_from_db()
    assert (taak.status, taak.gedaan, taak.totaal) == (TaakStatus.GEREED, 4, 4)
    assert taak.resultaat_url == "/resultaat"
    assert taak.klaar_op >= taak.gestart_op


def test_starting_twice_gives_the_job_that_runs_and_again_after_it_ended():
    gebruiker = make_gebruiker()
    eerste = start(by=gebruiker)

    assert start(by=gebruiker) == eerste
    assert start(by=make_gebruiker()) != eerste
    jobs.run(eerste.pk)
    assert start(by=gebruiker) != eerste


def test_a_job_that_waits_for_long_is_queued_again(django_capture_on_commit_callbacks):
    taak = make_taak(sleutel="tel", aangemaakt_op=timezone.now() - timedelta(hours=1))

    with django_capture_on_commit_callbacks(execute=True):
        start(by=taak.eigenaar)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.GEREED


def test_an_unknown_name_is_refused_before_anything_is_stored():
    with pytest.raises(KeyError):
        jobs.start(
            "bestaat_niet", sleutel="x", omschrijving="x", by=make_gebruiker(), argumenten={}
        )

    assert not Taak.objects.exists()


def test_a_name_cannot_be_registered_for_two_functions():
    with pytest.raises(ValueError, match="tellen"):
        jobs.job("tellen")(lambda progress: None)


@pytest.mark.parametrize(
    "soort, fout",
    [
        ("taak", "Regio Twente heeft nog niets aangeleverd."),
        ("validatie", "Kies een gebied. Kies een halfjaar."),
    ],
)
def test_a_failure_that_a_user_can_understand_is_told_as_it_is(soort, fout):
    taak = make_taak(soort="struikelen", argumenten={"soort": soort})

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert (taak.status, taak.fout) == (TaakStatus.MISLUKT, fout)


@pytest.mark.parametrize("soort", ["onbekend", "database"])
def test_the_details_of_any_other_failure_go_to_the_log_only(soort, caplog):
    taak = make_taak(soort="struikelen", argumenten={"soort": soort})

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.MISLUKT
    assert "sleutel 42" not in taak.fout
    assert f"taak {taak.pk}" in taak.fout
    assert caplog.records[-1].exc_info


def test_a_job_that_is_cancelled_while_it_waits_never_runs():
    taak = make_taak()

    assert jobs.cancel(taak)
    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert (taak.status, taak.gedaan) == (TaakStatus.AFGEBROKEN, 0)
    assert not jobs.cancel(taak)


@pytest.mark.django_db(transaction=True)
def test_a_job_that_is_cancelled_while_it_runs_stops_at_a_next_sign_of_progress():
    taak = make_taak(soort="afbreken_halverwege")
    Taak.objects.filter(pk=taak.pk).update(argumenten={"taak_id": taak.pk})

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.AFGEBROKEN
    assert taak.gedaan < 500


@pytest.mark.parametrize("status", [s for s in TaakStatus if s != TaakStatus.WACHTEND])
def test_a_job_that_does_not_wait_is_left_alone(status):
    taak = make_taak(status=status, levensteken_op=timezone.now())

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert (taak.status, taak.gedaan) == (status, 0)


def test_a_job_that_is_gone_is_no_error():
    jobs.run(999)


def test_a_running_job_that_falls_silent_becomes_failed_and_can_be_started_again():
    gebruiker = make_gebruiker()
    stil = timezone.now() - STALE - timedelta(seconds=1)
    velden = {"eigenaar": gebruiker, "status": TaakStatus.BEZIG}
    verdwenen = make_taak(sleutel="tel", levensteken_op=stil, pogingen=jobs.ATTEMPTS, **velden)
    levend = make_taak(sleutel="ander", levensteken_op=timezone.now(), **velden)

    nieuw = start(by=gebruiker)

    verdwenen.refresh_from_db()
    levend.refresh_from_db()
    assert (verdwenen.status, levend.status) == (TaakStatus.MISLUKT, TaakStatus.BEZIG)
    assert "opnieuw" in verdwenen.fout
    assert nieuw != verdwenen


def test_a_worker_takes_over_a_job_whose_worker_is_gone():
    taak = make_taak(status=TaakStatus.BEZIG, levensteken_op=timezone.now() - 2 * STALE)

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.GEREED


@pytest.mark.django_db(transaction=True)
def test_progress_is_visible_while_the_transaction_of_the_job_is_still_open(monkeypatch):
    taak = make_taak()
    gezien = []

    def lang_werk(progress):
        with transaction.atomic():
            make_taak()
            progress(1, 2, "Halverwege")
            gezien.append(in_een_ander_verband(wacht_op_voortgang, taak.pk))
            progress(2, 2)

    monkeypatch.setitem(jobs.JOBS, "tellen", lang_werk)
    jobs.run(taak.pk)

    assert gezien == [("bezig", "Halverwege", 1)]
    taak.refresh_from_db()
    assert (taak.status, taak.gedaan) == (TaakStatus.GEREED, 2)


def in_een_ander_verband(functie, *args):
    """Run in another thread, which has a database connection of its own."""

    def daar():
        try:
            return functie(*args)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(daar).result(timeout=10)


def wacht_op_voortgang(pk):
    """Status and message once there is progress, and how many jobs there are to be seen."""
    while not (rij := Taak.objects.filter(pk=pk, gedaan=1).values_list("status", "melding")):
        time.sleep(0.02)
    return (*rij[0], Taak.objects.count())


def test_the_test_jobs_are_registered():
    assert jobs.JOBS["tellen"] is taken.tellen
