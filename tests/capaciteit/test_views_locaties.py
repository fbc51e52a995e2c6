import csv
import io

import pytest
from django.core.management import call_command
from django.urls import reverse

from capaciteit.models import Locatie
from regio.zoeken import zoek
from tests.factories import make_aanbieder, make_bron, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

LIJST = reverse("capaciteit:locatie-lijst")


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def locatie(lid, code):
    return lid.get(reverse("capaciteit:locatie", args=[code]))


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_sources_stand_beside_each_other_with_the_finding(self, lid):
        response = locatie(lid, "AMBIQ-HOOGEVEEN")

        [beeld] = response.context["beelden"]
        [regel] = beeld.metingen.regels
        per_bron = {meting.bron.code: meting.plaatsen for meting in regel.cellen}
        assert per_bron == {"OV-2022": 62, "NN-O3M-2022": 40}
        assert regel.verschilt
        assert any("62" in b.waarde_a for b in response.context["alle_bevindingen"])
        assert "klopt niet" in response.content.decode()

    def test_the_state_is_kept_per_source(self, lid):
        [beeld] = locatie(lid, "IHUB-HARREVELD").context["beelden"]

        assert [(rij.status, rij.bron.code) for rij in beeld.statussen] == [
            ("open", "OOST-2023"),
            ("in_afbouw", "ZW-2024"),
        ]
        assert beeld.regel.status == "in_afbouw"

    def test_every_facility_can_be_linked_to(self, lid):
        response = locatie(lid, "PACTUM-ZETTEN")

        html = response.content.decode()
        assert len(response.context["beelden"]) == 5
        for beeld in response.context["beelden"]:
            assert beeld.voorziening.get_absolute_url().endswith(f"#{beeld.anker}")
            assert f'id="{beeld.anker}"' in html

    def test_physical_and_used_places_are_different_rows(self, lid):
        beelden = locatie(lid, "PACTUM-ZETTEN").context["beelden"]

        zetten = next(beeld for beeld in beelden if beeld.anker == "pactum-zetten")
        rijen = {regel.label: regel.eerste.plaatsen for regel in zetten.metingen.regels}
        assert rijen["Fysieke capaciteit"] == 162
        assert rijen["Plekken in gebruik"] == 102

    def test_group_size_and_coordinates_are_shown_as_known(self, lid):
        response = locatie(lid, "BIOTSTRAAT")

        html = " ".join(response.content.decode().split())
        [beeld] = response.context["beelden"]
        assert {regel.cijfer.maat: regel.tekst for regel in beeld.cijfers} == {
            "groepen": "2",
            "groepsgrootte": "4",
        }
        assert "51,8425° noord, 5,8528° oost" in html
        assert "(midden van de plaats)" in html

    def test_occupancy_is_there_only_as_an_example_with_its_badge(self, lid):
        leeg = locatie(lid, "AMBIQ-HENGELO").content.decode()
        call_command("laad_bronnen", voorbeeld=True, verbosity=0)

        response = locatie(lid, "AMBIQ-HENGELO")

        assert "Bezetting" not in leeg
        assert "Bezetting" in response.content.decode()
        assert "badge--voorbeeld" in response.content.decode()
        [beeld] = response.context["beelden"]
        assert [rij.meting.bezet for rij in beeld.voorbeelden][:3] == [38, 37, 34]
        assert beeld.metingen.regels == ()

    def test_the_list_filters_by_area_provider_and_whether_the_place_is_known(self, lid):
        def aantal(**filter):
            return lid.get(LIJST, {"gebied": "", **filter}).context["page_obj"].paginator.count

        assert aantal() == 51
        assert aantal(gebied="OV") == 13
        assert aantal(aanbieder="KARAKTER") == 3
        assert (aantal(plek="bekend"), aantal(plek="onbekend")) == (43, 8)
        assert aantal(zoek="Zetten") == 1

    def test_the_download_has_the_coordinates(self, lid):
        response = lid.get(LIJST, {"zoek": "Biotstraat", "formaat": "csv"})

        tekst = response.getvalue().decode("utf-8-sig")
        [rij] = csv.DictReader(io.StringIO(tekst), delimiter=";")
        assert (rij["Breedtegraad"], rij["Precisie"]) == ("51,8425", "midden van de plaats")

    def test_locations_and_facilities_can_be_found_by_search(self, lid):
        groepen = {groep.label: groep.treffers for groep in zoek(make_gebruiker(), "klaverhof")}

        assert groepen["Locaties"][0].url == "/locaties/PLURYN-KLAVERHOF"
        assert groepen["Voorzieningen"][0].url == "/locaties/PLURYN-KLAVERHOF#pluryn-klaverhof"

    def test_without_membership_a_location_does_not_exist(self, client_van):
        vreemde = client_van(make_gebruiker(rol=None))

        assert locatie(vreemde, "PACTUM-ZETTEN").status_code == 404
        assert "Geen locaties gevonden" in vreemde.get(LIJST).content.decode()


class TestDossier:
    def test_an_unknown_code_is_not_found(self, lid):
        assert locatie(lid, "BESTAAT-NIET").status_code == 404

    def test_a_location_without_facilities_says_what_would_be_here(self, lid):
        response = locatie(lid, make_locatie().code)

        assert "Nog geen voorzieningen" in response.content.decode()

    def test_what_a_source_says_that_is_not_mine_is_not_on_the_page(self, lid):
        voorziening = make_voorziening()
        geheim = make_bron(openbaar=False)
        make_meting(voorziening=voorziening, plaatsen=777, bron=geheim)
        make_voorziening(locatie=voorziening.locatie, naam="Verborgen", bron=geheim)

        html = locatie(lid, voorziening.locatie.code).content.decode()

        assert "777" not in html
        assert "Verborgen" not in html

    @pytest.mark.parametrize("aantal", [1, 3])
    def test_the_number_of_queries_does_not_grow_with_the_facilities(
        self, lid, django_assert_max_num_queries, aantal
    ):
        plek = make_locatie(aanbieders=[make_aanbieder()])
        for _ in range(aantal):
            make_meting(voorziening=make_voorziening(locatie=plek))

        with django_assert_max_num_queries(31):
            locatie(lid, plek.code)


class TestLijst:
    def test_a_location_counts_only_the_facilities_one_may_see(self, lid):
        plek = make_locatie()
        make_voorziening(locatie=plek)
        make_voorziening(locatie=plek, bron=make_bron(openbaar=False))

        [rij] = lid.get(LIJST).context["object_list"]

        assert rij.aantal == 1
        assert Locatie.objects.get().voorzieningen.count() == 2

    @pytest.mark.parametrize("aantal", [1, 3])
    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, lid, django_assert_max_num_queries, aantal
    ):
        for _ in range(aantal):
            make_locatie(aanbieders=[make_aanbieder()])

        with django_assert_max_num_queries(14):
            lid.get(LIJST)
