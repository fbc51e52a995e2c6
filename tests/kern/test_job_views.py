import pytest
from django.utils import timezone

from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import STALE, Taak, TaakStatus
from tests.factories import make_gebruiker
from tests.factories_kern import make_taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebruiker():
    return make_gebruiker()


@pytest.fixture
def client(client_van, gebruiker):
    return client_van(gebruiker)


def tekst(response):
    return response.content.decode()


def test_a_running_job_shows_how_far_it_is_and_refreshes_itself(client, gebruiker):
    taak = make_taak(
        eigenaar=gebruiker,
        status=TaakStatus.BEZIG,
        levensteken_op=timezone.now(),
        gedaan=3,
        totaal=10,
        melding="Grafieken tekenen",
    )

    pagina = tekst(client.get(f"/taken/{taak.pk}"))

    assert "3 van 10" in pagina
    assert "Grafieken tekenen" in pagina
    assert 'hx-trigger="every 2s"' in pagina
    assert "Ververs deze pagina" in pagina


def test_a_finished_job_links_to_its_result_and_is_quiet(client, gebruiker):
    taak = make_taak(
        eigenaar=gebruiker,
        status=TaakStatus.GEREED,
        klaar_op=timezone.now(),
        resultaat_url="/rapporten/1",
    )

    pagina = tekst(client.get(f"/taken/{taak.pk}"))

    assert 'href="/rapporten/1"' in pagina
    assert 'hx-trigger="every' not in pagina


def test_a_failed_job_says_what_went_wrong_and_can_be_started_again(client, gebruiker):
    taak = make_taak(eigenaar=gebruiker, status=TaakStatus.MISLUKT, fout="Regio Twente ontbreekt.")

    pagina = tekst(client.get(f"/taken/{taak.pk}"))
    response = client.post(f"/taken/{taak.pk}/opnieuw")

    nieuw = Taak.objects.lopend().get()
    assert "Regio Twente ontbreekt." in pagina
    assert response.url == nieuw.get_absolute_url()
    assert nieuw.argumenten == taak.argumenten


def test_a_job_whose_worker_is_gone_for_the_last_time_shows_as_failed(client, gebruiker):
    taak = make_taak(
        eigenaar=gebruiker,
        status=TaakStatus.BEZIG,
        levensteken_op=timezone.now() - 2 * STALE,
        pogingen=jobs.ATTEMPTS,
    )

    pagina = tekst(client.get(f"/taken/{taak.pk}"))

    assert "onverwacht gestopt" in pagina
    assert "Start opnieuw" in pagina


def test_a_job_can_be_cancelled(client, gebruiker):
    taak = make_taak(eigenaar=gebruiker)

    response = client.post(f"/taken/{taak.pk}/afbreken", follow=True)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.AFGEBROKEN
    assert "De taak is afgebroken." in tekst(response)


@pytest.mark.parametrize(
    "methode, pad",
    [("get", "/taken/{pk}"), ("post", "/taken/{pk}/opnieuw"), ("post", "/taken/{pk}/afbreken")],
)
def test_a_job_of_somebody_else_does_not_exist(client, methode, pad):
    taak = make_taak()

    assert getattr(client, methode)(pad.format(pk=taak.pk)).status_code == 404
    taak.refresh_from_db()
    assert taak.status == TaakStatus.WACHTEND


def test_the_list_holds_the_jobs_of_the_user_only(client, gebruiker):
    eigen = make_taak(eigenaar=gebruiker)
    make_taak()

    response = client.get("/taken")

    assert list(response.context["object_list"]) == [eigen]


def test_an_empty_list_says_what_would_be_there(client):
    assert "Nog geen taken" in tekst(client.get("/taken"))


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_needs_as_many_queries_for_more_jobs(
    client, gebruiker, django_assert_max_num_queries, aantal
):
    for _ in range(aantal):
        make_taak(eigenaar=gebruiker)

    with django_assert_max_num_queries(11):
        client.get("/taken")
