"""Two times and delivered origins in a browser: nothing for axe to find, also with errors."""

from datetime import date

import pytest

from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from tests.factories import make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import make_aanleveraar, make_plicht, make_ronde, voorziening_van
from tests.factories_versies import (
    make_geleverd,
    make_herkomstherziening,
    make_herziening,
    make_levering,
)
from tests.plugins.browser import geen_axe_fouten, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGINAS = [
    "/herkomst/matrix?gebied=",
    "/herkomst/matrix?gebied=&draai=ja&per=aanbieder",
    "/herkomst/matrix?gebied=&halfjaar=1999-1&bekend_op=2999-01-01",
    "/herkomst/vergelijken?gebied=",
    "/herzieningen?gebied=",
    "/herzieningen/herkomst?gebied=",
    "/herzieningen?gebied=&herzien_van=gisteren",
    "/herzieningen/gerapporteerd?gebied=",
    "/herzieningen/gerapporteerd?gebied=&bekend_op=2999-01-01",
    "/voorzieningen?gebied=&bekend_op=2024-07-10",
    "/voorzieningen?gebied=&bekend_op=2999-01-01",
]


@pytest.fixture
def gevuld():
    """Two regions, two half-years, one provider; a restatement of each kind; small counts."""
    regios = [make_jeugdhulpregio() for _ in range(3)]
    bron = make_levering()
    vorige = {"periode_van": date(2023, 7, 1), "periode_tot": date(2023, 12, 31)}
    for regio, aantal in zip([*regios, None], [12, 2, 7, 5], strict=True):
        rij = make_geleverd(regio=regio, verblijf=regios[0], aantal=aantal, bron=bron)
        make_geleverd(
            voorziening=rij.voorziening, regio=regio, aantal=aantal + 3, bron=bron, **vorige
        )
    make_ronde(sluit_op=date(2024, 7, 31), opent_op=date(2024, 7, 1))
    make_herkomstherziening(regio=regios[1], verblijf=regios[0], bron=bron)
    herziening = make_herziening(peildatum=date(2024, 6, 30), bron=bron)
    afscherming_bepalen()
    return herziening


def test_every_page_is_sound_on_wide_and_narrow(pagina_van, gevuld):
    page = pagina_van(make_gebruiker())
    locatie = gevuld.voorziening.locatie.get_absolute_url()

    for adres in [*PAGINAS, f"{locatie}?bekend_op=2024-07-10", f"{locatie}?bekend_op=2999-01-01"]:
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_the_choice_of_then_is_kept_and_can_be_undone(pagina_van, gevuld):
    page = pagina_van(make_gebruiker())
    page.goto("/voorzieningen?gebied=")

    page.get_by_label("Zoals bekend op").fill("2024-07-10")
    page.get_by_text("zoals bekend op 10 juli 2024").wait_for()
    assert "bekend_op=2024-07-10" in page.get_by_role("link", name="Excel").get_attribute("href")
    page.get_by_role("link", name="Toon zoals nu bekend").click()
    page.get_by_text("zoals nu bekend").first.wait_for()

    assert "bekend_op" not in page.url


def test_origins_are_filled_in_with_sums_that_follow_and_errors_at_their_cells(pagina_van):
    plicht = make_plicht()
    voorziening = voorziening_van(plicht)
    voorziening.locatie.jeugdhulpregio = make_jeugdhulpregio()
    voorziening.locatie.save()
    ander = make_jeugdhulpregio(naam="Zuiderland")
    page = pagina_van(make_aanleveraar(plicht, Rol.AANBIEDER), breed=360)
    page.goto(f"/herkomst/invoeren/{plicht.ronde.code}/{plicht.organisatie.code}")
    geen_gebreken(page)

    naam = f"verblijvend-{voorziening.pk}-onbekend"
    page.locator(f"[name={naam}]").fill("11")
    assert page.locator("[data-som=verblijvend]").inner_text() == "11"
    page.get_by_label("Een andere regio").select_option(ander.code)
    page.get_by_role("button", name="Voeg de regio toe").click()
    assert page.locator(f"[name={naam}]").input_value() == "11"

    page.locator(f"[name=spoed-{voorziening.pk}-{ander.code}]").fill("3")
    page.locator(f"[name=instroom-{voorziening.pk}-{ander.code}]").fill("2")
    page.get_by_role("button", name="Controleer").click()
    page.get_by_text("3 met spoed is meer dan").first.wait_for()
    geen_axe_fouten(page)
    page.get_by_role("link", name="3 met spoed is meer dan").click()
    assert page.evaluate("document.activeElement.name") == f"spoed-{voorziening.pk}-{ander.code}"

    page.locator(f"[name=instroom-{voorziening.pk}-{ander.code}]").fill("3")
    page.get_by_role("button", name="Controleer").click()
    page.wait_for_url("**/aanlever**")
