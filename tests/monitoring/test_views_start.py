from datetime import date

import pytest
from django.urls import reverse

from monitoring.selectors import gebiedsbeeld
from regio.models import Gebied
from tests.factories import make_bron, make_gebruiker
from tests.factories_vastgoed import make_termijn, make_verlenging

pytestmark = pytest.mark.usefixtures("gegevens")
VANDAAG = date(2026, 11, 24)


def beeld(code):
    return gebiedsbeeld(make_gebruiker(), Gebied.objects.get(code=code), VANDAAG)


def zinnen(code):
    return [f"{tegel.cijfer} {tegel.zin}" for tegel in beeld(code).tegels]


def test_oost_says_how_far_it_is_behind():
    tegel = beeld("OOST").tegels[0]

    assert tegel.cijfer == 85
    assert tegel.zin == "jeugdigen in het eerste halfjaar 2023, tegenover 78 op het pad"
    assert tegel.woord == "achter op het pad (+7)"
    assert tegel.bron.bron.code == "OOST-2023"


def test_oost_says_how_many_places_the_path_asks_for():
    tegel = beeld("OOST").tegels[1]

    assert (tegel.cijfer, tegel.zin) == (78, "plekken vraagt het pad in 2023, 34 in 2031")
    assert "34 tot 50 in 2031" in tegel.toelichting


def test_zuidwest_says_what_there_is_to_build_down():
    assert "71.0 bedden af te bouwen: van 125 naar 54 in 2028" in zinnen("ZW")


def test_overijssel_and_noord_say_their_grant():
    assert "247 plaatsen van Gemeente Enschede met samen €\xa04.220.779" in zinnen("OV")
    assert "299 plaatsen in Noord-Nederland met samen €\xa05.109.364" in zinnen("NN")


def test_overijssel_says_who_was_placed_within_the_area():
    assert "73% van 387 jeugdigen uit Overijssel is binnen het gebied geplaatst" in zinnen("OV")


def test_noord_says_how_many_youths_have_residential_care():
    assert "6743.00 jeugdigen met verblijf in 2021" in zinnen("NN")


def test_attention_goes_to_deadlines_within_three_months():
    teksten = [punt.tekst for punt in beeld("OV").aandacht]

    assert any("31 december 2026 (over 37 dagen)" in tekst for tekst in teksten)
    eerder = gebiedsbeeld(make_gebruiker(), Gebied.objects.get(code="OV"), date(2026, 1, 1))
    assert not any("31 december 2026" in punt.tekst for punt in eerder.aandacht)


def test_an_extension_in_a_source_of_others_moves_no_deadline():
    gebied = Gebied.objects.get(code="OV")
    termijn = make_termijn(gebied=gebied, datum=date(2026, 12, 1))
    make_verlenging(termijn, date(2028, 1, 1), bron=make_bron(openbaar=False))

    teksten = [punt.tekst for punt in beeld("OV").aandacht]

    assert f"{termijn.mijlpaal}: 1 december 2026 (over 7 dagen)" in teksten


def test_attention_goes_to_regions_that_have_not_delivered():
    teksten = [punt.tekst for punt in beeld("ZW").aandacht]

    assert any("0 van 5 regio's hebben geleverd" in tekst for tekst in teksten)


def test_the_start_page_asks_the_database_little(client_van, django_assert_max_num_queries):
    lid = client_van(make_gebruiker())

    for gebied in ("OOST", "ZW", "OV", "NN", ""):
        with django_assert_max_num_queries(34):
            assert lid.get(reverse("start"), {"gebied": gebied}).status_code == 200


def test_without_a_choice_every_area_has_a_line(client_van):
    antwoord = client_van(make_gebruiker()).get(reverse("start"), {"gebied": ""})

    codes = {regel.gebied.code for regel in antwoord.context["regels"]}
    assert {"OOST", "ZW", "NN", "OV"} <= codes


def test_without_membership_the_page_says_what_to_do(client_van):
    antwoord = client_van(make_gebruiker(rol=None)).get(reverse("start"))

    assert "U ziet nog geen gebieden" in antwoord.content.decode()
