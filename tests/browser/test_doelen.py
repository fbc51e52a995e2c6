"""A next version of a path, from draft to decision; another baseline; a scenario, from a field to
four beside each other: in a browser, wide and narrow."""

import pytest
from django.urls import reverse

from monitoring.models import Afbouwpad, Scenario
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.factories_monitoring import make_scenario
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]
OOST = "/afbouwpaden/OOST-INSTROOM"


@pytest.fixture
def beleid():
    gebieden = Gebied.objects.filter(code__in=["OOST", "ZW"])
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=gebieden)


def test_pages_of_targets_and_paths_are_sound_on_wide_and_narrow(pagina_van):
    page = pagina_van(make_gebruiker())

    for adres in (
        "/doelen?gebied=",
        "/doelen?gebied=OV",
        "/afbouwpaden/NN-JHP",
        "/afbouwpaden/ZW-BEDDEN?vertrekpunt=ZW-BEDDEN-H4",
        f"{OOST}/scenario?vanaf=2023&verblijf_weken=10",
        f"{OOST}/scenario?vanaf=1900",
    ):
        assert page.goto(adres).ok, adres
        geen_gebreken(page)


def test_a_next_version_goes_from_draft_to_decision(pagina_van, beleid):
    page = pagina_van(beleid)
    page.goto(OOST)
    page.get_by_role("link", name="Maak een nieuwe versie").click()
    page.get_by_label("Procent minder in 2031").fill("20")

    page.get_by_role("button", name="Bewaar als concept").click()
    assert "Schrijf op waarom" in page.locator("[role=alert]").inner_text()
    geen_gebreken(page)

    page.get_by_label("Waarom?").fill("De laatste jaren kan het sneller.")
    bereik(page, page.get_by_role("button", name="Bewaar als concept"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/OOST-INSTROOM-V2")
    geen_gebreken(page)

    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_label("Besloten op").fill("2024-03-01")
    page.get_by_label("Wie besloot het, en waar staat dat").fill("Stuurgroep Oost, punt 3")
    page.get_by_label("Geldt vanaf").fill("2024-04-01")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("Niemand krijgt hiervan bericht").first.wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Leg dit besluit vast").click()

    page.wait_for_url("**/OOST-INSTROOM-V2")
    assert Afbouwpad.objects.geldend().get(grootheid="stroom").code == "OOST-INSTROOM-V2"
    page.goto(OOST)
    assert "geldt vanaf 1 april 2024" in page.content()


def test_a_baseline_is_chosen_with_the_keyboard(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/afbouwpaden/ZW-BEDDEN")

    page.get_by_label("110 bedden op 30 juni 2024").check()
    bereik(page, page.get_by_role("button", name="Reken hiermee"))
    page.keyboard.press("Enter")

    page.wait_for_url("**vertrekpunt=ZW-BEDDEN-H4")
    assert "Hier geldt het pad vanaf 110 op 30 juni 2024" in page.content()


def test_a_scenario_is_worked_out_at_once_kept_put_forward_and_compared(pagina_van, beleid):
    pad = Afbouwpad.objects.get(code="OOST-INSTROOM")
    for nummer in range(3):
        make_scenario(pad=pad, maker=beleid, naam=f"Anders {nummer}", instroom_procent=5 * nummer)
    page = pagina_van(beleid)
    page.goto(f"{OOST}/scenario")

    page.locator("#id_verblijf_weken").fill("10")
    page.locator("#uitkomst", has_text="13,1 plekken").wait_for()
    page.get_by_role("link", name="Bewaar dit scenario").click()
    page.get_by_label("Naam").fill("Tien weken verblijf")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    geen_gebreken(page)
    page.get_by_role("button", name="Draag dit scenario voor").click()
    page.get_by_role("button", name="Trek de voordracht in").wait_for()
    assert Scenario.objects.get(naam="Tien weken verblijf").voorgedragen_op

    page.goto(f"{reverse('monitoring:scenario-lijst')}?gebied=")
    geen_gebreken(page)
    for vakje in page.get_by_role("checkbox", name="Vergelijk").all():
        vakje.check()
    page.get_by_role("button", name="Vergelijk (hoogstens vier)").click()
    page.locator("thead th").nth(4).wait_for(state="attached")
    geen_gebreken(page)
