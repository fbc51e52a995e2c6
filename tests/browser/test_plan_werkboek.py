"""A provider fills part of its plan by workbook, in a browser, on wide and narrow."""

import openpyxl
import pytest

from tests.plugins.browser import bereik, geen_gebreken
from tests.vastgoed.plan.werkboek.boeken import cel, opsteller, vol_plan
from vastgoed.models import Planwijziging
from vastgoed.plan.inhoud import waarde
from vastgoed.plan.wijzigen import Wijziging, wijzigen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan():
    return vol_plan(titel="Vastgoedplan Bosrand")


@pytest.fixture
def adres(plan):
    return f"/plannen/{plan.code}/werkboek"


def vul_in(pad, **waarden):
    boek = openpyxl.load_workbook(pad)
    for plek, waarde_ in waarden.items():
        cel(boek, plek.replace("__", "/")).value = waarde_
    boek.save(pad)


def haal_op(page, pad):
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Haal het werkboek op").click()
    wacht.value.save_as(pad)


def lever(page, pad):
    page.get_by_label("Ingevuld werkboek").set_input_files(pad)
    page.get_by_role("button", name="Kijk het werkboek na").click()


def sleep(page, pad):
    """Drop the file on the field, as from a folder."""
    tekst = pad.read_bytes().hex()
    page.evaluate(
        """(hex) => {
            const bytes = Uint8Array.from(hex.match(/../g), (deel) => parseInt(deel, 16));
            const gegevens = new DataTransfer();
            gegevens.items.add(new File([bytes], "gesleept.xlsx"));
            const vlak = document.querySelector(".sleepvlak");
            for (const soort of ["dragover", "drop"]) {
                vlak.dispatchEvent(
                    new DragEvent(soort, {dataTransfer: gegevens, bubbles: true, cancelable: true})
                );
            }
        }""",
        tekst,
    )


@pytest.mark.parametrize("breed", [1440, 360])
def test_from_the_workbook_to_the_plan_with_an_error_a_conflict_and_back(
    pagina_van, plan, adres, tmp_path, breed
):
    by = opsteller(plan)
    page = pagina_van(by, breed=breed, accept_downloads=True)
    page.goto(adres)
    geen_gebreken(page)

    page.get_by_role("button", name="Kijk het werkboek na").click()
    page.get_by_role("link", name="Ingevuld werkboek: Kies een bestand.").wait_for()
    geen_gebreken(page)

    boek = tmp_path / "plan.xlsx"
    haal_op(page, boek)
    vul_in(boek, doel="Gewone huizen.", leningen__l1__rente="veel", einddatum="ooit")
    lever(page, boek)
    page.get_by_text("Er staan 2 fouten in.").wait_for()
    page.get_by_text("cel B7").wait_for()
    geen_gebreken(page)
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Download uw werkboek met de fouten gemerkt").click()
    gemerkt = tmp_path / "gemerkt.xlsx"
    wacht.value.save_as(gemerkt)
    assert openpyxl.load_workbook(gemerkt)["Leningen"]["C2"].comment

    wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Van een collega.")], by=by)
    vul_in(gemerkt, leningen__l1__rente=0.05, einddatum="30-9-2024")
    sleep(page, gemerkt)
    page.get_by_role("button", name="Kijk het werkboek na").click()
    page.get_by_role("heading", name="Wat er verandert").wait_for()
    page.get_by_text("Op het scherm is intussen ook iets veranderd.").wait_for()
    geen_gebreken(page)

    page.get_by_role("button", name="Neem over").click()
    page.get_by_role("link", name="Doel van het plan: kies wat er moet staan").wait_for()
    geen_gebreken(page)
    bereik(page, page.get_by_label("Houd wat nu in het plan staat"))
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Neem wat in het werkboek staat").is_checked()
    page.get_by_role("button", name="Neem over").click()
    page.get_by_text("Het werkboek is overgenomen in het plan.").wait_for()
    geen_gebreken(page)
    assert waarde(plan.nieuwste_versie.inhoud, "doel") == "Gewone huizen."
    assert waarde(plan.nieuwste_versie.inhoud, "leningen/l1/rente") == "5"

    page.get_by_role("link", name="Draai terug").click()
    page.get_by_text("2 plekken krijgen terug").wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Draai terug").click()
    page.get_by_text("Het werkboek is teruggedraaid.").wait_for()
    assert waarde(plan.nieuwste_versie.inhoud, "doel") == "Van een collega."
    page.get_by_role("link", name="Naar alle werkboeken").click()
    page.get_by_role("region", name="Wat er is ingeleverd").wait_for()
    geen_gebreken(page)


def test_without_javascript_the_same_works(pagina_van, plan, adres, tmp_path):
    by = opsteller(plan)
    page = pagina_van(by, java_script_enabled=False, accept_downloads=True)
    page.goto(adres)
    boek = tmp_path / "plan.xlsx"
    haal_op(page, boek)
    vul_in(boek, doel="Gewone huizen.")
    lever(page, boek)
    page.get_by_role("button", name="Neem over").click()
    page.get_by_text("Het werkboek is overgenomen in het plan.").wait_for()

    assert Planwijziging.objects.get().pad == "doel"
