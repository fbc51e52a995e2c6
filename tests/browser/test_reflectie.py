"""A reflection session in a browser: two people write at once, a child is kept out, adopting."""

import pytest

from monitoring.models import Reflectieantwoord, Reflectiesessie
from tests.factories_monitoring_reflectie import VRAAG, make_gevuld, make_houder, make_opdracht
from tests.plugins.browser import geen_axe_fouten, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sessie():
    return make_gevuld()


def veld(page, label):
    return page.get_by_label(f"{label} bij {VRAAG}")


def test_two_people_take_notes_and_the_region_adopts_the_record(pagina_van, sessie):
    een, ander = make_houder(sessie, naam="Anna"), make_houder(sessie, naam="Bart")
    page, collega = pagina_van(een), pagina_van(ander)
    for wie in (page, collega):
        wie.goto(f"/reflecties/{sessie.pk}/notulen")
    geen_gebreken(page)

    veld(page, "Signalen").fill("Scholen zijn eerder in beeld.")
    page.get_by_text("Opgeslagen om").wait_for()
    collega.get_by_text("Zojuist geschreven door Anna").wait_for()
    assert veld(collega, "Signalen").input_value() == "Scholen zijn eerder in beeld."
    collega.get_by_text("Anna").first.wait_for()

    veld(collega, "Wat werkt").fill("Het avondteam.")
    collega.get_by_text("Opgeslagen om").wait_for()
    page.get_by_text("Zojuist geschreven door Bart").wait_for()

    page.goto(f"/reflecties/{sessie.pk}/vaststellen")
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Stel het verslag vast").click()
    page.get_by_text("Versie 1 van het verslag is vastgesteld.").wait_for()
    page.goto(f"/reflecties/{sessie.pk}/verslag")
    page.get_by_text("Scholen zijn eerder in beeld.").wait_for()
    geen_gebreken(page)
    assert Reflectiesessie.objects.get().status == "vastgesteld"


def test_two_texts_at_one_place_are_shown_and_one_is_chosen(pagina_van, sessie):
    page, collega = (pagina_van(make_houder(sessie)) for _ in range(2))
    for wie in (page, collega):
        wie.goto(f"/reflecties/{sessie.pk}/notulen")
    # A tab in the background does not ask for news.
    collega.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    veld(page, "Wat ontbreekt").fill("Een nachtgroep.")
    page.get_by_text("Opgeslagen om").wait_for()

    veld(collega, "Wat ontbreekt").fill("Begeleid wonen.")
    collega.get_by_role("button", name="Zet beide onder elkaar").wait_for()
    geen_axe_fouten(collega)
    collega.get_by_role("button", name="Zet beide onder elkaar").click()
    collega.get_by_text("Opgeslagen om").wait_for()

    assert Reflectieantwoord.objects.get().ontbreekt == "Een nachtgroep.\nBegeleid wonen."


def test_what_points_at_a_child_is_refused_where_it_stands(pagina_van, sessie):
    page = pagina_van(make_houder(sessie))
    page.goto(f"/reflecties/{sessie.pk}/notulen")

    veld(page, "Signalen").fill("Het gaat om 123456782.")
    page.get_by_text("burgerservicenummer").first.wait_for()
    geen_gebreken(page)
    assert veld(page, "Signalen").input_value() == "Het gaat om 123456782."
    veld(page, "Signalen").fill("Het gaat om een groep.")
    page.get_by_text("Opgeslagen om").wait_for()

    assert Reflectieantwoord.objects.get().signalen == "Het gaat om een groep."


def test_progress_of_an_assignment_is_told_on_a_phone(pagina_van, sessie):
    opdracht = make_opdracht(gebied=sessie.cyclus.gebied)
    page = pagina_van(make_houder(sessie), breed=360)
    page.goto("/opdrachten")
    geen_gebreken(page)
    page.goto(f"/opdrachten/{opdracht.code}")
    page.get_by_role("link", name="Meld voortgang").click()
    page.get_by_role("button", name="Meld").click()
    page.get_by_text("Vul dit in").first.wait_for()
    geen_gebreken(page)
    page.get_by_label("Hoe staat het ervoor?").fill("Eerste versie ligt er.")
    page.get_by_role("button", name="Meld").click()

    page.get_by_text("De voortgang is gemeld.").wait_for()
    geen_gebreken(page)
