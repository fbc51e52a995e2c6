"""The review screen in a browser: keys, storing by itself, two tabs, sound pages."""

import pytest
from django.contrib.sessions.models import Session

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import beoordeel, make_getoetst, zonder_belang
from tests.plugins.browser import geen_gebreken
from vastgoed.toetsen.inleveren import toetsing_inleveren

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def toetsing():
    return zonder_belang(make_toetsing(plan=make_getoetst()))


@pytest.fixture
def page(pagina_van, toetsing):
    return pagina_van(toetsing.toetser)


def adres(toetsing, nummer=1):
    return f"/toetsingen/{toetsing.pk}/criteria/vraag-{nummer}"


def bewaard(page):
    page.locator("[data-bewaard]").get_by_text("Bewaard op").wait_for()


def test_a_review_is_done_with_the_keyboard_and_stores_itself(page, toetsing):
    page.goto(adres(toetsing))
    geen_gebreken(page)
    page.locator("#inhoud").focus()
    page.keyboard.press("2")
    bewaard(page)
    page.get_by_label("Voor de aanbieder").fill("Leg uit wat u met 1 en 2 bedoelt.")
    page.get_by_text("1 van 3 beoordeeld").wait_for()
    page.locator("#inhoud").focus()
    page.keyboard.press("j")
    page.wait_for_url(f"**{adres(toetsing, 2)}")
    page.keyboard.press("1")
    bewaard(page)
    page.keyboard.press("k")
    page.wait_for_url(f"**{adres(toetsing)}")

    gevonden = dict(toetsing.oordelen.values_list("criterium__sleutel", "waarde"))
    assert gevonden == {"vraag-1": "voldoet_deels", "vraag-2": "voldoet"}
    assert toetsing.oordelen.get(criterium__sleutel="vraag-1").opmerking_aanbieder.startswith("Leg")


def test_who_is_logged_out_does_not_leave_what_was_not_stored(page, toetsing):
    page.goto(adres(toetsing))
    Session.objects.all().delete()
    page.get_by_label("Eigen aantekening").fill("Nog niet bewaard")
    page.get_by_text("U bent uitgelogd.").wait_for()
    page.locator('a[rel="next"]').click()

    page.get_by_text("U bent uitgelogd.").wait_for()
    assert page.url.endswith(adres(toetsing))
    assert page.get_by_label("Eigen aantekening").input_value() == "Nog niet bewaard"


def test_keys_can_be_put_off(page, toetsing):
    page.goto(adres(toetsing))
    page.get_by_text("Sneltoetsen", exact=True).click()
    page.get_by_label("Sneltoetsen aan").uncheck()
    page.reload()
    page.locator("#inhoud").focus()
    page.keyboard.press("1")
    page.keyboard.press("j")

    assert page.url.endswith(adres(toetsing))
    assert not page.get_by_label("Voldoet", exact=True).is_checked()


def test_a_stale_tab_stops_and_shows_both(page, pagina_van, toetsing):
    andere = pagina_van(toetsing.toetser)
    page.goto(adres(toetsing))
    andere.goto(adres(toetsing))
    page.get_by_label("Eigen aantekening").fill("Uit de eerste")
    bewaard(page)

    # The answer of the server to a stale tab is an error (409) by intention, seen by the browser.
    andere.get_by_label("Eigen aantekening").fill("Uit de tweede")
    andere.get_by_text("Intussen heeft iemand anders dit gewijzigd.").wait_for()
    assert toetsing.oordelen.get().opmerking_prive == "Uit de eerste"
    andere.get_by_role("button", name="Bewaar", exact=True).click()

    andere.get_by_role("cell", name="Uit de eerste").wait_for()
    geen_gebreken(andere)
    assert andere.get_by_label("Eigen aantekening").input_value() == "Uit de tweede"
    andere.get_by_role("button", name="Bewaar", exact=True).click()
    bewaard(andere)
    assert toetsing.oordelen.get().opmerking_prive == "Uit de tweede"


def test_without_javascript_the_buttons_do_the_same(pagina_van, toetsing):
    page = pagina_van(toetsing.toetser, java_script_enabled=False)
    page.goto(adres(toetsing))
    for _ in range(3):
        page.get_by_label("Voldoet", exact=True).check()
        page.locator(".oordeelformulier .knop--hoofd").click()
    page.get_by_role("link", name="Toetsing inleveren").click()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("button", name="Lever de toetsing in").click()
    page.get_by_text("Uw toetsing is ingeleverd.", exact=True).wait_for()

    toetsing.refresh_from_db()
    assert toetsing.is_ingeleverd


def test_every_page_of_judging_together_is_sound(pagina_van, toetsing):
    plan = toetsing.plan
    ander = zonder_belang(make_toetsing(plan=plan))
    for rij, waarden in ((toetsing, ()), (ander, ("voldoet", "voldoet_niet", "voldoet"))):
        beoordeel(rij, *waarden)
        toetsing_inleveren(rij, opmerking="Een goed plan", by=rij.toetser)
    page = pagina_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))

    for pad in ("oordelen", "oordelen/criteria/vraag-2", "advies-opstellen"):
        assert page.goto(f"/plannen/{plan.code}/{pad}").ok, pad
        geen_gebreken(page)
