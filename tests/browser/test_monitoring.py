"""The start page, paths, figures, cycles and reports in a browser."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from jeugdzorg.celery import app
from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import Taak
from monitoring.models import Cyclus
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]

PAGINAS = [
    "/?gebied=",
    "/?gebied=OOST",
    "/gebieden/ZW/monitoring",
    "/regios/JZ24/monitoring",
    "/afbouwpaden?gebied=",
    "/afbouwpaden/OOST-INSTROOM",
    "/afbouwpaden/ZW-BEDDEN",
    "/metingen?gebied=",
    "/metingen?gebied=&jaar=1900",
    "/metingen?gebied=&jaar=vorig",
    "/indicatoren",
    "/indicatoren/INSTROOM-JZP",
    "/rapporten?gebied=",
    "/rapporten/nieuw",
    "/cycli?gebied=",
]


@pytest.fixture
def wachtrij():
    """Jobs wait for a worker, as they do outside the tests."""
    app.conf.update(task_always_eager=False, broker_url="memory://")
    yield
    app.conf.update(
        task_always_eager=settings.CELERY_TASK_ALWAYS_EAGER, broker_url=settings.CELERY_BROKER_URL
    )


@contextmanager
def werker(taak):
    """Do the job in a thread of its own; it is done when the block ends."""

    def doen():
        jobs.run(taak.pk)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        klaar = pool.submit(doen)
        yield
    klaar.result()


def test_every_page_is_sound_on_wide_and_narrow(pagina_van):
    cyclus = Cyclus.objects.get(gebied__code="ZW", jaar=2024)
    page = pagina_van(make_gebruiker())

    for adres in [*PAGINAS, reverse("monitoring:cyclus", args=[cyclus.pk])]:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_a_half_year_that_is_none_is_explained_at_its_field(pagina_van):
    page = pagina_van(make_gebruiker(gebieden=Gebied.objects.filter(code="OOST")))
    page.goto("/rapporten/nieuw?gebied=OOST")

    page.get_by_label("Halfjaar").fill("2023")
    bereik(page, page.get_by_role("button", name="Maak rapport"))
    page.keyboard.press("Enter")
    page.locator("[role=alert] a", has_text="Halfjaar").press("Enter")

    veld = page.get_by_label("Halfjaar")
    assert veld.evaluate("element => element === document.activeElement")
    assert veld.get_attribute("aria-invalid") == "true"
    assert veld.input_value() == "2023"
    geen_gebreken(page)


def test_a_report_is_made_from_the_button_to_the_file(pagina_van, wachtrij):
    page = pagina_van(make_gebruiker(gebieden=Gebied.objects.filter(code="OOST")))
    page.goto("/rapporten?gebied=OOST")
    bereik(page, page.locator(".acties").get_by_role("link", name="Maak rapport"))
    page.keyboard.press("Enter")
    page.get_by_label("Halfjaar").fill("2023-1")
    page.keyboard.press("Enter")
    page.get_by_text("De taak wacht").wait_for()
    geen_gebreken(page)

    # As long as the cycle is held, the job waits with keeping the report.
    with werker(Taak.objects.get()), transaction.atomic():
        Cyclus.objects.select_for_update().get(gebied__code="OOST", jaar=2023, helft=1)
        page.get_by_text("2 van 3").wait_for()
        assert page.get_by_role("progressbar", name="Voortgang").is_visible()
        geen_gebreken(page)
    page.get_by_role("link", name="Bekijk het resultaat").press("Enter")
    page.wait_for_url("**/rapporten/*")
    geen_gebreken(page)
    bereik(page, page.get_by_role("link", name="Download PDF"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename.startswith("oost-2023-1-v1")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.goto("/rapporten?gebied=OOST")
    geen_gebreken(page)
