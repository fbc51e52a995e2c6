from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.factories import make_gebruiker
from vastgoed.models import Termijn
from vastgoed.notatie import afstand
from vastgoed.selectors import komende_termijnen

pytestmark = pytest.mark.usefixtures("gegevens")
LIJST = reverse("vastgoed:termijn-lijst")


@pytest.fixture
def lid(client_van):
    return client_van(make_gebruiker())


def codes(antwoord):
    return {rij.code for rij in antwoord.context["page_obj"]}


def test_an_extension_moves_the_date_that_holds_and_keeps_the_first(lid):
    html = lid.get(reverse("vastgoed:termijn", args=["trm-002"])).content.decode()

    assert "1 april 2023" in html
    assert "1 december 2022" in html


def test_dates_that_disagree_are_marked_and_lead_to_each_other(lid):
    antwoord = lid.get(reverse("vastgoed:termijn", args=["trm-002"]))

    assert "trm-004" in {rij.code for rij in antwoord.context["anders"]}
    assert antwoord.context["bevindingen"]


def test_a_part_that_is_too_late_stands_under_the_whole(lid):
    onderdelen = lid.get(reverse("vastgoed:termijn", args=["trm-046"])).context["onderdelen"]

    assert {"trm-052", "trm-054"} <= {rij.code for rij in onderdelen}


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ({"gebied": "OV", "regeling": "SPUK-T2", "zoek": "interne"}, {"trm-003"}),
        ({"gebied": "", "status": "zonder_datum"}, {"trm-080", "trm-081"}),
        ({"gebied": "OV", "van": "2023-07-01", "tot": "2023-07-01"}, {"trm-005"}),
    ],
)
def test_the_filters_choose(lid, keuze, verwacht):
    assert codes(lid.get(LIJST, keuze)) == verwacht


def test_the_filter_on_status_agrees_with_the_status_of_each_row(lid):
    for status in ("verstreken", "binnenkort", "loopt", "zonder_datum"):
        antwoord = lid.get(LIJST, {"gebied": "", "status": status})
        assert all(rij.status() == status for rij in antwoord.context["page_obj"])


def test_the_calendar_shows_the_same_deadlines_by_month(lid):
    antwoord = lid.get(LIJST, {"gebied": "OV", "weergave": "kalender"})

    namen = [maand.naam for jaar in antwoord.context["jaren"] for maand in jaar.maanden]
    assert "december 2026" in namen
    assert "april 2023" in namen


def test_the_feed_holds_what_the_filters_choose(lid):
    antwoord = lid.get(reverse("vastgoed:termijn-agenda"), {"gebied": "OV", "soort": "deadline"})

    events = Calendar.from_ical(antwoord.content).walk("VEVENT")
    dagen = {str(event["summary"]): event.decoded("dtstart") for event in events}
    assert dagen["Strategische vastgoedplannen gereed"] == date(2023, 4, 1)
    assert len(events) == Termijn.objects.filter(gebied__code="OV", soort="deadline").count()


def test_the_list_takes_no_query_per_row(lid, django_assert_max_num_queries):
    for gebied in ("", "GLD"):
        with django_assert_max_num_queries(19):
            lid.get(LIJST, {"gebied": gebied})


def test_nothing_found_says_what_to_do(lid):
    antwoord = lid.get(LIJST, {"gebied": "", "zoek": "bestaat niet"})

    assert "Geen termijnen gevonden" in antwoord.content.decode()


def test_coming_deadlines_are_those_of_the_next_three_months():
    gebruiker = make_gebruiker()
    gebied = Termijn.objects.get(code="trm-006").gebied

    komend = komende_termijnen(gebruiker, gebied, date(2026, 11, 24))

    assert [rij.code for rij in komend] == ["trm-006"]
    assert not komende_termijnen(gebruiker, gebied, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (date(2026, 11, 24), "vandaag"),
        (date(2026, 11, 25), "over 1 dag"),
        (date(2026, 12, 6), "over 12 dagen"),
        (date(2023, 4, 1), "3 jaar geleden"),
        (date(2027, 3, 1), "over 3 maanden"),
        (None, "geen datum"),
    ],
)
def test_the_distance_of_a_date_in_words(dag, woorden):
    assert afstand(dag, date(2026, 11, 24)) == woorden


def test_the_framework_of_overijssel_has_27_criteria_and_two_scales(lid):
    antwoord = lid.get(reverse("vastgoed:toetsingskader", args=["TK-OV-2022"]))

    assert antwoord.context["aantal"] == 27
    assert [len(antwoord.context[naam]) for naam in ("impact", "kansen")] == [3, 3]
    deel = lid.get(
        reverse("vastgoed:toetsingskader", args=["TK-OV-2022"]),
        {"hoofdstuk": antwoord.context["tabs"][2]["label"]},
    )
    assert deel.context["aantal"] == 11
