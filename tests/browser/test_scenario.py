"""What if, as an analyst does it: drag, see figures change, keep, share, put forward, compare."""

import pytest
from django.urls import reverse

from monitoring.models import Afbouwpad, Scenario
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.factories_monitoring import make_scenario
from tests.plugins.browser import PHONE, geen_axe_fouten, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]
OOST = "/afbouwpaden/OOST-INSTROOM/scenario"


@pytest.fixture
def beleid():
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[Gebied.objects.get(code="OOST")])


def sleep(page, naam, deel):
    """Drag the slider ``naam`` from where it is to ``deel`` of its width."""
    schuif = page.get_by_label(f"Schuif: {naam}")
    schuif.scroll_into_view_if_needed()
    vak = schuif.bounding_box()
    midden = vak["y"] + vak["height"] / 2
    page.mouse.move(vak["x"] + vak["width"] / 2, midden)
    page.mouse.down()
    page.mouse.move(vak["x"] + vak["width"] * deel, midden, steps=6)
    page.mouse.up()


def kop(page, tekst):
    page.locator("#kop", has_text=tekst).wait_for()


def test_dragging_a_slider_fills_its_field_and_redraws_at_once(pagina_van, beleid):
    page = pagina_van(beleid)
    page.goto(f"{OOST}?vanaf=2023")
    kop(page, "34 plekken nodig in 2031: evenveel als in het vastgestelde pad.")

    sleep(page, "Deel dat buiten het gebied", 1)

    assert page.locator("#id_buiten_procent").input_value() == "100"
    kop(page, "0 plekken nodig in 2031: 34 minder dan in het vastgestelde pad (34).")
    page.wait_for_url("**buiten_procent=100**")
    sleep(page, "Deel dat buiten het gebied", 0)
    kop(page, "34 plekken nodig in 2031: evenveel")


def test_the_figures_are_those_that_were_recomputed_by_hand(pagina_van, beleid):
    """docs/scenarios-nagerekend.md: ten weeks of stay, and ten per cent less inflow."""
    page = pagina_van(beleid)
    page.goto(f"{OOST}?vanaf=2022")

    page.locator("#id_verblijf_weken").fill("10")
    kop(page, "13,1 plekken nodig in 2031: 20,9 minder")
    rij = page.locator("#uitkomst section tbody tr", has_text="2026")
    assert rij.inner_text().split() == ["2026", "113,0", "56,5", "21,7"]

    page.goto(f"{OOST}?vanaf=2023&instroom_procent=10&dagtarief=400")
    kop(page, "30,6 plekken nodig in 2031: 3,4 minder")
    rij = page.locator("#uitkomst section tbody tr", has_text="2023")
    assert rij.inner_text().replace("€\xa0", "€").split() == [
        *("2023", "140,4", "78,0", "70,2"),
        *("€11.388.000", "€10.249.200"),
    ]


def test_a_wrong_number_is_explained_and_the_next_right_one_counts(pagina_van, beleid):
    page = pagina_van(beleid)
    page.goto(f"{OOST}?vanaf=2023")

    page.locator("#id_buiten_procent").fill("900")
    page.locator("#kop [role=alert]").wait_for()
    assert "Kies een getal van 0 tot en met 100." in page.locator("#kop").inner_text()
    veld = page.locator(".veld--fout")
    assert "Kies een getal van 0 tot en met 100." in veld.inner_text()
    assert veld.locator("input[aria-invalid=true]").get_attribute("name") == "buiten_procent"
    assert page.locator("#kop a", has_text="Bewaar").count() == 0
    geen_gebreken(page)

    page.locator("#id_buiten_procent").fill("50")
    kop(page, "17 plekken nodig in 2031")
    veld.wait_for(state="detached")
    geen_gebreken(page)


def test_on_a_phone_the_outcome_stays_in_view_under_the_sliders(pagina_van, beleid):
    page = pagina_van(beleid, breed=PHONE, hoog=740)
    page.goto(f"{OOST}?vanaf=2023")

    sleep(page, "Verblijfsduur in weken", 0.3)

    kop(page, "dan in het vastgestelde pad (34)")
    vak = page.locator("#kop").bounding_box()
    assert vak["y"] >= 0
    assert vak["y"] + vak["height"] <= 740
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    geen_axe_fouten(page)
    page.get_by_role("link", name="Bewaar dit scenario").click()
    page.get_by_role("heading", name="Scenario bewaren").wait_for()


def test_one_keeps_shares_puts_forward_takes_back_and_removes(pagina_van, beleid):
    page = pagina_van(beleid)
    page.goto(f"{OOST}?vanaf=2023&verblijf_weken=10")
    page.get_by_role("link", name="Bewaar dit scenario").click()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_text("Geef het scenario een naam.").first.wait_for()
    geen_gebreken(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_label("Naam").fill("Tien weken")
    page.get_by_role("button", name="Bewaar", exact=True).click()

    page.get_by_label("Wie ziet het").select_option("gebied")
    page.get_by_role("button", name="Sla op wie het ziet").click()
    page.get_by_text("Opgeslagen wie het scenario ziet.").wait_for()
    page.get_by_role("button", name="Draag dit scenario voor").click()
    page.get_by_text("Het scenario Tien weken is voorgedragen.").wait_for()
    assert page.get_by_text("Verwijder dit scenario").count() == 0
    scenario = Scenario.objects.get()
    assert (scenario.deling, scenario.voorgedragen_op is None) == ("gebied", False)
    geen_gebreken(page)

    page.get_by_role("button", name="Trek de voordracht in").click()
    page.get_by_text("De voordracht is ingetrokken.").wait_for()
    page.get_by_text("Verwijder dit scenario").click()
    page.get_by_text("Het is niet terug te halen.").wait_for()
    page.get_by_role("button", name="Verwijder Tien weken").click()
    page.get_by_text("Het scenario Tien weken is verwijderd.").wait_for()
    assert not Scenario.objects.exists()


def test_four_stand_beside_the_path_with_what_is_different(pagina_van, beleid):
    pad = Afbouwpad.objects.get(code="OOST-INSTROOM")
    for weken in (10, 12, 14, 16):
        make_scenario(pad=pad, maker=beleid, naam=f"{weken} weken", verblijf_weken=weken)
    page = pagina_van(beleid)

    page.goto(f"{reverse('monitoring:scenario-lijst')}?gebied=")
    for vakje in page.get_by_role("checkbox", name="Vergelijk").all():
        vakje.check()
    page.get_by_role("button", name="Vergelijk (hoogstens vier)").click()

    page.get_by_text("10 weken vraagt in 2031 de minste plekken: 13,1.").wait_for()
    tabel = page.locator(".tabel--vergelijking")
    assert tabel.locator("thead th").all_inner_texts() == [
        *("Jaar", "Vastgesteld pad"),
        *("10 weken", "12 weken", "14 weken", "16 weken"),
    ]
    assert "Een verblijf van 14 weken" in tabel.locator("tbody tr").first.inner_text()
    laatste = tabel.locator("tbody tr", has_text="2031").locator("td").all_inner_texts()
    assert laatste == ["34,0 plekken", *(f"{n} plekken" for n in ("13,1", "15,7", "18,3", "20,9"))]
    geen_gebreken(page)
