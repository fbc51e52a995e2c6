"""Findings, schuifplan and sums of a plan in a browser, by keyboard where it counts."""

import pytest

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan
from tests.plugins.browser import geen_gebreken
from tests.vastgoed.plan.controles.goed import goed
from vastgoed.plan.controles.opslaan import controleren
from vastgoed.plan.inhoud import gezet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan():
    inhoud = gezet(goed(), "onderdak/o1/tot", "2024-08")
    plan = make_plan(gezet(inhoud, "dekking/d3/bedrag", "229999"))
    controleren(plan.nieuwste_versie)
    return plan


@pytest.fixture
def page(pagina_van, plan):
    return pagina_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder))


def test_a_provider_closes_a_gap_in_the_schuifplan_and_explains_what_is_right(page, plan):
    page.goto(f"/plannen/{plan.code}/schuifplan")
    page.get_by_text("van De Berk hebben 8 jeugdigen in september 2024 geen adres").wait_for()
    geen_gebreken(page)
    page.get_by_label("Tot en met (onderdak De Berk vanaf 2024-04)").fill("september 2024")
    page.keyboard.press("Enter")
    page.get_by_text("Elke groep heeft in elke maand een adres.").wait_for()

    page.get_by_role("link", name="Bevindingen", exact=True).click()
    page.get_by_text("Dat is € 1 te weinig.").wait_for()
    geen_gebreken(page)
    bevinding = page.get_by_role("listitem").filter(has_text="Dat is € 1 te weinig.")
    bevinding.get_by_text("Licht toe waarom dit klopt").focus()
    page.keyboard.press("Enter")
    bevinding.get_by_label("Toelichting", exact=True).fill("De laatste euro is afronding.")
    geen_gebreken(page)
    bevinding.get_by_role("button", name="Bewaar toelichting").click()
    page.get_by_text("Uw toelichting is bewaard.").wait_for()

    versie = plan.nieuwste_versie
    assert versie.bevindingen.get(code="dekking_ongelijk").toelichting.startswith("De laatste")
    assert not versie.bevindingen.filter(code="zonder_adres").exists()


@pytest.mark.parametrize("breedte", [1440, 360])
def test_what_a_plan_comes_to_has_no_defects(page, plan, breedte):
    page.set_viewport_size({"width": breedte, "height": 900})
    page.goto(f"/plannen/{plan.code}/doorrekening")
    page.get_by_text("Wat blijft er per jaar over?").first.wait_for()
    geen_gebreken(page)
