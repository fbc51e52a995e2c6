import io

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from capaciteit.models import Capaciteitsmeting
from regio.choices import BronSoort, Zorgvorm
from tests.factories import make_aanbieder, make_bron, make_gebruiker, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

LIJST = reverse("capaciteit:voorziening-lijst")


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def namen(response):
    return [regel.voorziening.naam for regel in response.context["regels"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_list_says_of_how_many_facilities_the_places_are_known(self, lid):
        response = lid.get(LIJST)

        totaal = response.context["totalen"]["plaatsen"]
        assert (totaal.bekend, totaal.geheel) == (15, 58)
        assert {maat.maat: maat.plaatsen for maat in totaal.per_maat} == {
            "toegekend": 161,
            "in_gebruik": 102,
            "plekken": 45,
            "beoogd": 108,
        }
        assert "Van 15 van 58 voorzieningen bekend" in response.content.decode()

    def test_two_sources_stand_in_one_row_with_their_finding(self, lid):
        response = lid.get(LIJST, {"zoek": "ambiq hoogeveen"})

        [regel] = response.context["regels"]
        assert [meting.plaatsen for meting in regel.metingen] == [40, 62]
        assert all(response.context["bevindingen"][meting.pk] for meting in regel.metingen)
        assert "klopt niet" in response.content.decode()

    @pytest.mark.parametrize(
        ("filter", "aantal"),
        [
            ({"gebied": "OV"}, 13),
            ({"regio": "JZ14"}, 8),
            ({"aanbieder": "PACTUM"}, 12),
            ({"zorgvorm": "kar"}, 4),
            ({"status": "in_afbouw"}, 2),
            ({"beweging": "afbouw"}, 30),
            ({"beweging": "opbouw"}, 28),
            ({"zoek": "zetten"}, 5),
            ({"zoek": "karakter"}, 3),
            ({"peildatum": "2020-12-31", "status": "open"}, 2),
            ({"peildatum": "2020-12-31", "status": "null"}, 56),
        ],
    )
    def test_every_filter_selects(self, lid, filter, aantal):
        response = lid.get(LIJST, filter)

        assert response.context["page_obj"].paginator.count == aantal

    def test_the_state_follows_the_chosen_day(self, lid):
        toen = lid.get(LIJST, {"zoek": "harreveld", "peildatum": "2024-01-01"})
        nu = lid.get(LIJST, {"zoek": "harreveld"})

        assert toen.context["regels"][0].status == "open"
        assert nu.context["regels"][0].status == "in_afbouw"
        assert "1 januari 2024" in toen.content.decode()

    def test_a_download_names_what_the_places_count(self, lid):
        response = lid.get(LIJST, {"zoek": "elker groningen", "formaat": "xlsx"})

        boek = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
        kop, rij = boek["Gegevens"].iter_rows(values_only=True)
        waarden = dict(zip(kop, rij, strict=True))
        assert waarden["Plaatsen"] == 41
        assert waarden["Wat de plaatsen tellen"] == "toegekende plekken (SpUK)"
        assert waarden["Bron van de plaatsen"] == "Toekomstplan Noord-Nederland 2022"

    def test_example_figures_show_only_on_request_and_never_in_a_total(self, lid):
        call_command("laad_bronnen", voorbeeld=True, verbosity=0)
        assert Capaciteitsmeting.objects.filter(bron__soort=BronSoort.VOORBEELD).exists()

        zonder = lid.get(LIJST, {"zoek": "ambiq hengelo"})
        met = lid.get(
            LIJST, {"zoek": "ambiq hengelo", "voorbeeld": "ja", "peildatum": "2024-12-31"}
        )

        assert "Voorbeeldgegevens</span>" not in zonder.content.decode()
        assert "34 van 36" in " ".join(met.content.decode().split())
        assert "Voorbeeldgegevens</span>" in met.content.decode()
        assert zonder.context["totalen"] == met.context["totalen"]

    def test_without_membership_the_list_is_empty(self, client_van):
        response = client_van(make_gebruiker(rol=None)).get(LIJST)

        assert response.context["regels"] == []
        assert "Geen voorzieningen gevonden" in response.content.decode()


class TestLijst:
    def test_a_wrong_day_is_told_at_the_field_and_shows_no_rows(self, lid):
        make_voorziening()

        response = lid.get(LIJST, {"peildatum": "gisteren"})

        assert response.context["regels"] == []
        assert "Stand op: Voer een geldige datum in" in response.content.decode()

    def test_a_facility_of_a_source_that_is_not_mine_is_not_in_the_list(self, lid):
        make_voorziening(bron=make_bron(openbaar=False))
        make_voorziening(locatie=make_locatie(bron=make_bron(openbaar=False)))
        zichtbaar = make_voorziening()

        assert namen(lid.get(LIJST)) == [zichtbaar.naam]

    def test_places_of_a_source_that_is_not_mine_stay_unknown(self, lid):
        make_meting(plaatsen=12, bron=make_bron(openbaar=False))

        response = lid.get(LIJST)

        assert response.context["regels"][0].metingen == ()
        assert response.context["totalen"]["plaatsen"].bekend == 0

    def test_sorting_by_status_follows_the_life_of_a_facility(self, lid):
        for status in ["gesloten", "open", "gepland"]:
            make_voorziening(naam=status, status=status)

        assert namen(lid.get(LIJST, {"sorteer": "status"})) == ["gepland", "open", "gesloten"]

    @pytest.mark.parametrize("aantal", [1, 3])
    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, lid, django_assert_max_num_queries, aantal
    ):
        for _ in range(aantal):
            locatie = make_locatie(
                aanbieders=[make_aanbieder()], jeugdhulpregio=make_jeugdhulpregio()
            )
            make_meting(voorziening=make_voorziening(locatie=locatie))

        with django_assert_max_num_queries(20):
            lid.get(LIJST)


def test_the_direction_of_every_form_of_care_can_be_chosen(lid):
    for vorm in Zorgvorm:
        make_voorziening(zorgvorm=vorm)

    afbouw = lid.get(LIJST, {"beweging": "afbouw"}).context["regels"]
    opbouw = lid.get(LIJST, {"beweging": "opbouw"}).context["regels"]

    assert {regel.voorziening.beweging for regel in afbouw} == {"afbouw"}
    assert len(afbouw) + len(opbouw) == len(Zorgvorm)
