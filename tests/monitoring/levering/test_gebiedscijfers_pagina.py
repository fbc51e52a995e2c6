"""The list of totals of areas: what one chooses, what it shows, and how it is read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Indicator
from tests.factories import make_gebruiker
from tests.factories_monitoring_indicatoren import make_meting
from tests.factories_monitoring_levering import make_levercyclus
from tests.monitoring.levering.test_dekking import lever

pytestmark = pytest.mark.django_db


@pytest.fixture
def adres():
    return reverse("monitoring:gebiedscijfer-lijst")


@pytest.fixture
def lezer(client_van):
    return client_van(make_gebruiker())


def test_a_partial_total_says_who_is_missing(lezer, adres):
    gebied, plichten = lever(["10", "20", None])

    pagina = lezer.get(adres, {"gebied": gebied.code, "indicator": "LEV-AANTAL"})

    [cijfer] = pagina.context["cijfers"]
    assert (cijfer.samen.waarde, cijfer.samen.dekking.tekst) == (30, "2 van 3 regio's")
    assert f"Ontbreekt: {plichten[2].jeugdhulpregio}." in pagina.text


def test_half_years_are_chosen_and_the_choice_is_carried_by_the_file(lezer, adres):
    gebied, _ = lever(["10"])
    make_levercyclus(gebied, (2024, 2))
    keuze = {"gebied": gebied.code, "van": "2024-2", "indicator": "LEV-AANTAL"}

    pagina = lezer.get(adres, keuze)
    bestand = b"".join(lezer.get(adres, {**keuze, "formaat": "csv"}).streaming_content).decode()

    assert [str(cijfer.plek.halfjaar) for cijfer in pagina.context["cijfers"]] == ["2024-2"]
    assert "Vanaf: tweede halfjaar 2024" in " ".join(pagina.text.split())
    assert bestand.count("\n") == 2


@pytest.mark.parametrize("keuze", [{"van": "2024-3"}, {"indicator": "NIETS"}], ids=str)
def test_a_wrong_choice_is_told_and_gives_no_file(lezer, adres, keuze):
    lever(["10"])

    antwoord = lezer.get(adres, {"gebied": "", "formaat": "csv", **keuze})

    assert antwoord.context["filter"].form.errors
    assert list(antwoord.context["cijfers"]) == []


def test_an_end_before_the_beginning_is_told(lezer, adres):
    gebied, _ = lever(["10"])
    make_levercyclus(gebied, (2024, 2))

    antwoord = lezer.get(adres, {"gebied": gebied.code, "van": "2024-2", "tot": "2024-1"})

    assert antwoord.context["filter"].form.errors["tot"] == [
        "Dit halfjaar ligt voor het eerste. Kies een later halfjaar."
    ]
    assert list(antwoord.context["cijfers"]) == []


def test_it_begins_in_the_area_that_is_looked_at(lezer, adres):
    gebied, _ = lever(["10"])
    lezer.get(adres, {"gebied": gebied.code})

    assert lezer.get(adres).url == f"{adres}?gebied={gebied.code}"


def test_as_many_queries_for_many_half_years(lezer, adres):
    gebied, plichten = lever(["10", "20"])

    def gevraagd():
        with CaptureQueriesContext(connection) as vragen:
            aantal = lezer.get(adres, {"gebied": gebied.code}).context["page_obj"].paginator.count
        return aantal, len(vragen)

    gevraagd()
    weinig, eerst = gevraagd()
    for jaar in range(2015, 2024):
        make_meting(
            f"{jaar}-2",
            jeugdhulpregio=plichten[0].jeugdhulpregio,
            indicator=Indicator.objects.get(code="LEV-AANTAL"),
        )

    veel, later = gevraagd()

    assert veel > weinig + 8
    assert later <= eerst


def test_the_page_of_an_indicator_says_why_there_is_no_sum(lezer):
    _, plichten = lever([None])
    for code, telwijze in (("LEV-AANTAL", "som"), ("LEV-WEKEN", "geen")):
        indicator = Indicator.objects.get(code=code)
        indicator.versies.update(telwijze=telwijze)
        make_meting(indicator=indicator, jeugdhulpregio=plichten[0].jeugdhulpregio)

    def uitleg(code):
        return lezer.get(reverse("monitoring:indicator", args=[code])).text

    assert "tellen niet op: het zijn gemiddelden of aandelen" in uitleg("LEV-WEKEN")
    assert "Totalen staan zo in de bron" in uitleg("LEV-AANTAL")
    assert "tellen niet op" not in uitleg("LEV-AANTAL")
