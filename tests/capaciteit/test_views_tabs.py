import pytest
from django.urls import reverse

from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

TABS = [
    ("capaciteit:gebied-capaciteit", "OV"),
    ("capaciteit:jeugdhulpregio-capaciteit", "JZ14"),
    ("capaciteit:aanbieder-locaties", "PACTUM"),
]


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def open_tab(client, naam, code):
    return client.get(reverse(naam, args=[code]))


def cijfers(response):
    return [(str(r.cijfer.onderwerp), r.tekst, r.cijfer.aard) for r in response.context["cijfers"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_area_shows_its_facilities_and_printed_figures(self, lid):
        response = open_tab(lid, "capaciteit:gebied-capaciteit", "OV")

        assert response.context["standen"][-1].geheel == len(response.context["regels"]) == 13
        assert ("IJsselland", "61", "feit") in cijfers(response)
        assert ("Twente", "181", "feit") in cijfers(response)
        assert ("Gemeente Enschede", "247", "feit") in cijfers(response)

    def test_precision_and_nature_are_as_the_source_says(self, lid):
        noord = cijfers(open_tab(lid, "capaciteit:gebied-capaciteit", "NN"))
        oost = cijfers(open_tab(lid, "capaciteit:gebied-capaciteit", "OOST"))
        zuidwest = cijfers(open_tab(lid, "capaciteit:gebied-capaciteit", "ZW"))

        assert ("Noord-Nederland", "299", "feit") in noord
        assert ("Noord-Nederland", "bijna 300", "feit") in noord
        assert ("Noord-Nederland", "ongeveer 50 tot 95%", "feit") in noord
        assert ("Gebied Oost", "34 tot 50", "doel") in oost
        assert ("Zuidwest", "hooguit 54", "doel") in zuidwest

    def test_the_region_shows_what_lies_in_it(self, lid):
        response = open_tab(lid, "capaciteit:jeugdhulpregio-capaciteit", "JZ24")

        assert [regel.voorziening.code for regel in response.context["regels"]] == ["SCHAKENBOSCH"]
        assert cijfers(response) == [
            ("Haaglanden", "21,2", "doel"),
            ("Haaglanden", "49", "feit"),
        ]

    def test_the_provider_shows_its_locations_and_figures(self, lid):
        response = open_tab(lid, "capaciteit:aanbieder-locaties", "PACTUM")

        assert len(response.context["locaties"]) == 8
        assert len(response.context["regels"]) == 12
        assert ("Pactum", "gemiddeld 4", "feit") in cijfers(response)

    @pytest.mark.parametrize(("naam", "code"), TABS)
    def test_the_tab_is_the_open_one(self, lid, naam, code):
        [tab] = [tab for tab in open_tab(lid, naam, code).context["tabs"] if tab["actief"]]

        assert tab["label"] in {"Capaciteit", "Locaties"}

    @pytest.mark.parametrize(("naam", "code"), TABS)
    def test_without_membership_there_is_no_dossier(self, client_van, naam, code):
        assert open_tab(client_van(make_gebruiker(rol=None)), naam, code).status_code == 404

    @pytest.mark.parametrize(("naam", "code"), TABS)
    def test_an_unknown_code_is_not_found(self, lid, naam, code):
        assert open_tab(lid, naam, "BESTAATNIET").status_code == 404


def test_a_provider_without_locations_says_what_would_be_here(lid):
    response = open_tab(lid, "capaciteit:aanbieder-locaties", make_aanbieder().code)

    assert "Geen voorzieningen bekend" in response.content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_do_not_grow_with_the_rows(lid, django_assert_max_num_queries, aantal):
    aanbieder = make_aanbieder()
    for _ in range(aantal):
        make_meting(voorziening=make_voorziening(locatie=make_locatie(aanbieders=[aanbieder])))

    with django_assert_max_num_queries(20):
        open_tab(lid, "capaciteit:aanbieder-locaties", aanbieder.code)
