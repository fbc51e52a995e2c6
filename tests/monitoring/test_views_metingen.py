import csv
import io

import pytest
from django.urls import reverse

from regio.models import Bron
from tests.factories import make_gebruiker, make_organisatie

pytestmark = pytest.mark.usefixtures("gegevens")


@pytest.fixture
def lid(client_van):
    return client_van(make_gebruiker())


def matrix(lid, code):
    return lid.get(reverse("monitoring:indicator", args=[code])).context["matrix"]


def per_rij(tabel):
    """Per row the values of its columns, by the name of the column."""
    return {
        rij.naam: {kolom.naam: int(meting.waarde) for kolom, meting in rij.cellen.items()}
        for rij in tabel.rijen
    }


def test_inflow_of_oost_per_region_with_the_totals(lid):
    rijen = per_rij(matrix(lid, "INSTROOM-JZP"))

    half = "eerste halfjaar 2023"
    assert rijen["Gelderland, totaal"] == {"2022": 94, half: 38}
    assert rijen["Overijssel, totaal"] == {"2022": 89, half: 47}
    assert rijen["Gebied Oost, totaal"] == {"2021": 182, "2022": 183, half: 85}
    assert rijen["Twente"] == {"2022": 61, half: 32}
    assert rijen["Noord-Veluwe"][half] == 0


def test_residential_care_in_noord_adds_up_to_6743(lid):
    rijen = per_rij(matrix(lid, "VERBLIJF"))

    totaal = rijen["Noord-Nederland, totaal"]
    assert sorted(totaal.values()) == [137, 2548, 4058, 6743]
    assert len(rijen) == 4


def test_a_printed_total_stands_beside_the_sum_of_its_regions(lid):
    tabel = matrix(lid, "INSTROOM-JZP")

    oost = next(rij for rij in tabel.rijen if rij.naam.startswith("Gebied Oost"))
    assert {kolom.naam: int(som) for kolom, som in oost.opgeteld.items()} == {
        "2022": 183,
        "eerste halfjaar 2023": 85,
    }
    assert oost.soort == "totaal"


def test_the_list_finds_filters_and_downloads(lid):
    antwoord = lid.get(
        reverse("monitoring:meting-lijst"),
        {"gebied": "OOST", "indicator": "INSTROOM-JZP", "jaar": "2023", "formaat": "csv"},
    )

    inhoud = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))
    assert len(rijen) == 12
    assert {rij["Regio of gebied"]: rij["Waarde"] for rij in rijen}["Twente"] == "32"
    assert all(rij["Bron"] and rij["Vindplaats"] for rij in rijen)


def test_a_search_without_result_says_what_to_do(lid):
    antwoord = lid.get(reverse("monitoring:meting-lijst"), {"gebied": "", "zoek": "xyz"})

    assert "Geen metingen gevonden" in antwoord.content.decode()


def test_the_list_takes_no_query_per_row(lid, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        lid.get(reverse("monitoring:meting-lijst"), {"gebied": ""})
    with django_assert_max_num_queries(18):
        lid.get(reverse("monitoring:meting-lijst"), {"gebied": "", "indicator": "OPNAMES-JHP"})


def test_figures_of_a_closed_source_are_for_its_owner_only(client_van):
    eigenaar = make_organisatie()
    Bron.objects.filter(code="OOST-2023").update(zichtbaarheid="besloten", eigenaar=eigenaar)
    adres = reverse("monitoring:meting-lijst")

    vreemd = client_van(make_gebruiker()).get(adres, {"gebied": "OOST"})
    eigen = client_van(make_gebruiker(organisatie=eigenaar)).get(adres, {"gebied": "OOST"})

    assert not vreemd.context["page_obj"].object_list
    assert eigen.context["page_obj"].paginator.count == 25


def test_every_indicator_of_the_monitor_is_explained(lid):
    antwoord = lid.get(reverse("monitoring:indicator-lijst"))

    assert antwoord.context["page_obj"].paginator.count == 31
    assert "Wat elk halfjaar wordt gevolgd" in antwoord.content.decode()
