"""Many jobs as one: progress, end, cancelling and starting again."""

import pytest

from jeugdzorg.kern import batches, jobs
from jeugdzorg.kern.batches import Part
from jeugdzorg.kern.models import Taak, TaakStatus
from tests.factories import make_gebruiker
from tests.kern import taken  # noqa: F401 - registers the jobs

pytestmark = pytest.mark.django_db


def reeks(by, *soorten):
    delen = [Part(soort, f"d{n}", f"Deel {n}", {}) for n, soort in enumerate(soorten)]
    return batches.start(delen, sleutel="alle", omschrijving="Alles", by=by, resultaat_url="/alle")


def test_a_batch_counts_its_parts_and_ends_with_the_last(django_capture_on_commit_callbacks):
    gebruiker = make_gebruiker()

    with django_capture_on_commit_callbacks(execute=True):
        taak = reeks(gebruiker, "tellen", "tellen", "tellen")
        assert (taak.status, taak.gedaan, taak.totaal) == (TaakStatus.BEZIG, 0, 3)

    taak.refresh_from_db()
    assert (taak.status, taak.gedaan, taak.resultaat_url) == (TaakStatus.GEREED, 3, "/alle")


def test_the_same_batch_twice_is_one():
    gebruiker = make_gebruiker()

    assert reeks(gebruiker, "tellen", "tellen") == reeks(gebruiker, "tellen", "tellen")
    assert Taak.objects.count() == 3


def test_what_fails_is_told_and_started_again_alone(
    django_capture_on_commit_callbacks, monkeypatch
):
    with django_capture_on_commit_callbacks(execute=True):
        taak = reeks(make_gebruiker(), "tellen", "struikelen")
    taak.refresh_from_db()
    assert taak.fout == "1 van de 2 zijn niet gelukt. De andere zijn klaar."
    gelukt = taak.delen.get(status=TaakStatus.GEREED)

    monkeypatch.setitem(jobs.JOBS, "struikelen", lambda progress: "/nu-wel")
    with django_capture_on_commit_callbacks(execute=True):
        weer = jobs.restart(taak)

    assert weer == taak
    taak.refresh_from_db()
    assert (taak.status, taak.gedaan, taak.fout) == (TaakStatus.GEREED, 2, "")
    assert taak.delen.get(pk=gelukt.pk).klaar_op == gelukt.klaar_op
    assert taak.delen.count() == 2


def test_a_batch_that_is_cancelled_stops_its_parts_and_goes_on_when_started_again(
    django_capture_on_commit_callbacks,
):
    taak = reeks(make_gebruiker(), "tellen", "tellen")
    jobs.run(taak.delen.first().pk)

    jobs.cancel(taak)
    for deel in taak.delen.all():
        jobs.run(deel.pk)
    standen = sorted(taak.delen.values_list("status", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        jobs.restart(taak)

    assert standen == ["afgebroken", "gereed"]
    taak.refresh_from_db()
    assert (taak.status, taak.gedaan) == (TaakStatus.GEREED, 2)


def test_the_page_of_a_batch_names_its_parts_and_the_list_only_the_batch(client_van):
    gebruiker = make_gebruiker()
    taak = reeks(gebruiker, "tellen", "struikelen")
    client = client_van(gebruiker)

    pagina = client.get(taak.get_absolute_url()).content.decode()
    lijst = client.get("/taken")

    assert "0 van 2" in pagina
    assert "Deel 1" in pagina
    assert list(lijst.context["object_list"]) == [taak]
