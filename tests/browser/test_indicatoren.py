"""An analyst changes a definition and chooses what the area follows, in a browser."""

import pytest

from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren.gebruik import indicatoren_van
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
    make_versie,
)
from tests.plugins.browser import geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gebied():
    return make_gebied(code="PROEF", naam="Proefgebied")


@pytest.fixture
def indicator(gebied):
    rij = make_indicator(code="WACHT", naam="Wachten", gebied=gebied, assen=["wonen"])
    make_gebiedsindicator(gebied=gebied, indicator=rij)
    for halfjaar, waarde in (("2024-1", 12), ("2024-2", 9)):
        make_meting(halfjaar, indicator=rij, gebied=gebied, waarde=waarde)
    return rij


@pytest.fixture
def page(pagina_van, gebied):
    return pagina_van(make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, gebieden=[gebied]))


def test_an_analyst_changes_a_definition_and_sees_first_what_that_does(page, indicator):
    page.goto("/indicatoren/WACHT")
    page.get_by_role("link", name="Definitie wijzigen").click()
    page.get_by_label("Formule").fill("WACHT * 2")
    page.get_by_label("Wat er verandert en waarom").fill("Wonen telt voortaan mee.")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("De formule komt op zichzelf uit: WACHT → WACHT.").first.wait_for()
    geen_gebreken(page)

    page.get_by_label("Formule").fill("")
    page.get_by_label("Eenheid").fill("weken")
    page.get_by_label("De cijfers zijn niet te vergelijken").check()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("wordt “weken”").wait_for()
    assert indicator.versies.count() == 1
    page.get_by_role("button", name="Wijzig wat u invulde").click()
    assert page.get_by_label("Eenheid").input_value() == "weken"
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Leg de nieuwe definitie vast").click()
    page.get_by_text("Versie 2 van Wachten geldt vanaf").wait_for()

    page.get_by_role("link", name="Definities").click()
    page.get_by_text("Wonen telt voortaan mee.").first.wait_for()
    geen_gebreken(page)
    assert indicator.versies.count() == 2


def test_an_area_chooses_what_it_follows(page, gebied, indicator):
    make_indicator(code="NIEUW", naam="Nieuw")
    page.goto("/gebieden/PROEF/indicatoren")
    page.get_by_role("link", name="Indicatoren kiezen").click()
    page.get_by_label("Volgt: Nieuw").check()
    page.get_by_label("Volgorde: Nieuw").fill("0")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("Het laagste volgnummer is 1.").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Volgorde: Nieuw").fill("2")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("NIEUW Nieuw wordt voortaan gevraagd").wait_for()
    geen_gebreken(page)
    page.get_by_role("button", name="Leg de keuze vast").click()
    page.get_by_text("De keuze is vastgelegd").wait_for()

    gevolgd = indicatoren_van(gebied, Halfjaar(2099, 1))
    assert [rij.indicator.code for rij in gevolgd] == ["WACHT", "NIEUW"]


@pytest.mark.parametrize("breedte", [1440, 360])
def test_a_series_with_a_break_has_no_defects(page, indicator, breedte):
    make_versie(indicator, "2024-2", reeksbreuk=True, reden="Anders geteld.")
    page.set_viewport_size({"width": breedte, "height": 900})
    for adres in ("/indicatoren/WACHT", "/indicatoren/WACHT/verloop?onderwerp=PROEF"):
        page.goto(adres)
        page.get_by_text("Breuk in de reeks vanaf tweede halfjaar 2024").first.wait_for()
        geen_gebreken(page)
    page.goto("/indicatoren/WACHT/verloop?onderwerp=NERGENS")
    page.get_by_text("Geen cijfers voor deze plek").wait_for()
    geen_gebreken(page)
