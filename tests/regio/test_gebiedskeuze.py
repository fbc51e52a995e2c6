import django_filters
import pytest
from django.urls import path

from jeugdzorg.kern.views import ListPage
from jeugdzorg.urls import urlpatterns as project_urls
from regio.gebiedskeuze import GebiedMixin, gebieden_voor
from regio.models import Jeugdhulpregio
from tests.factories import make_gebied, make_gebruiker, make_jeugdhulpregio

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class RegioFilter(django_filters.FilterSet):
    gebied = django_filters.ModelChoiceFilter(
        label="Gebied", field_name="gebieden", queryset=gebieden_voor, to_field_name="code"
    )

    class Meta:
        model = Jeugdhulpregio
        fields = ["gebied"]


class RegioLijst(GebiedMixin, ListPage):
    model = Jeugdhulpregio
    filterset_class = RegioFilter
    template_name = "layouts/lijst.html"


urlpatterns = [path("regiolijst", RegioLijst.as_view()), *project_urls]


@pytest.fixture
def gebieden():
    oost = make_gebied(code="OOST", naam="Oost", regios=[make_jeugdhulpregio(naam="Twente")])
    west = make_gebied(code="WEST", naam="West", regios=[make_jeugdhulpregio(naam="Haaglanden")])
    return oost, west


@pytest.fixture
def client(client_van):
    return client_van(make_gebruiker())


def test_the_areas_to_choose_from_have_regions(client, gebieden):
    make_gebied(naam="Leeg")

    assert client.get("/").context["gebieden"] == list(gebieden)


def test_a_chosen_area_stays_chosen_until_another_or_all_are_asked(client, gebieden):
    oost, west = gebieden

    assert client.get("/").context["gekozen_gebied"] is None
    assert client.get("/?gebied=OOST").context["gekozen_gebied"] == oost
    assert client.get("/").context["gekozen_gebied"] == oost
    assert client.get("/?gebied=BESTAATNIET").context["gekozen_gebied"] == oost
    assert client.get("/?gebied=WEST").context["gekozen_gebied"] == west
    assert client.get("/?gebied=").context["gekozen_gebied"] is None
    assert client.get("/").context["gekozen_gebied"] is None


def test_a_user_without_a_membership_has_nothing_to_choose(client_van, gebieden):
    response = client_van(make_gebruiker(rol=None)).get("/?gebied=OOST")

    assert response.context["gebieden"] == []
    assert response.context["gekozen_gebied"] is None


def test_a_list_starts_in_the_chosen_area_and_its_address_says_so(client, gebieden):
    client.get("/?gebied=OOST")

    response = client.get("/regiolijst?sorteer=naam", follow=True)

    assert response.redirect_chain == [("/regiolijst?sorteer=naam&gebied=OOST", 302)]
    assert [regio.naam for regio in response.context["object_list"]] == ["Twente"]


def test_an_empty_area_in_the_address_shows_all_of_them(client, gebieden):
    client.get("/?gebied=OOST")

    assert len(client.get("/regiolijst?gebied=").context["object_list"]) == 2
