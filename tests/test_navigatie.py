import pytest
from django.urls import path

from jeugdzorg import navigatie
from jeugdzorg.kern.views import OverviewView
from jeugdzorg.urls import urlpatterns as project_urls
from regio.choices import Rol
from tests.factories import make_gebruiker


class VoorAnna(OverviewView):
    template_name = "layouts/overzicht.html"

    @classmethod
    def visible_for(cls, user):
        return user.naam == "Anna"


class VoorAllen(OverviewView):
    template_name = "layouts/overzicht.html"


urlpatterns = [
    path("plaatsen", VoorAllen.as_view(), name="plaatsen"),
    path("plaatsen/<int:pk>", VoorAllen.as_view(), name="plaats"),
    path("plaatsen-kaart", VoorAllen.as_view(), name="kaart"),
    path("voor-anna", VoorAnna.as_view(), name="voor-anna"),
    *project_urls,
]

ONDERDELEN = [
    ("Overzicht", [("Overzicht", "start")]),
    ("Plaatsen", [("Lijst", "plaatsen"), ("Kaart", "kaart"), ("Voor Anna", "voor-anna")]),
    ("Van Anna", [("Voor Anna", "voor-anna")]),
    ("Nog niet", [("Nergens", "nergens")]),
]


@pytest.fixture
def kleine_navigatie(monkeypatch):
    monkeypatch.setattr(navigatie, "ONDERDELEN", ONDERDELEN)
    navigatie.adres.cache_clear()
    yield
    navigatie.adres.cache_clear()


def labels(delen):
    return {deel.label: [onder.label for onder in deel.delen] for deel in delen}


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.usefixtures("kleine_navigatie")
class TestNavigatie:
    def test_a_page_that_is_not_for_a_user_or_does_not_exist_has_no_link(self, client_van):
        anna = client_van(make_gebruiker(naam="Anna")).get("/").context["navigatie"]
        bob = client_van(make_gebruiker(naam="Bob")).get("/").context["navigatie"]

        assert labels(bob) == {"Overzicht": [], "Plaatsen": ["Lijst", "Kaart"]}
        assert labels(anna) == {
            "Overzicht": [],
            "Plaatsen": ["Lijst", "Kaart", "Voor Anna"],
            "Van Anna": [],
        }

    @pytest.mark.parametrize(
        "pad, huidig",
        [
            ("/plaatsen", "Lijst"),
            ("/plaatsen/1", "Lijst"),
            ("/plaatsen-kaart", "Kaart"),
            ("/bronnen", None),
        ],
    )
    def test_the_page_one_is_on_or_under_is_marked(self, client_van, pad, huidig):
        delen = client_van(make_gebruiker()).get(pad).context["navigatie"]

        gemarkeerd = [onder.label for deel in delen for onder in deel.delen if onder.huidig]
        assert gemarkeerd == ([huidig] if huidig else [])
        assert [deel.label for deel in delen if deel.huidig] == (["Plaatsen"] if huidig else [])


@pytest.mark.parametrize(
    "pad, sectie, pagina",
    [
        ("/", "Overzicht", "Overzicht"),
        ("/taken", "Overzicht", "Overzicht"),
        ("/mijn-werk", "Overzicht", "Overzicht"),
        ("/analyses/7/blokken/samenvatting", "Monitoring", "Cycli"),
        ("/gebiedscijfers", "Monitoring", "Instroom en metingen"),
        ("/hiaten/3", "Monitoring", "Cycli"),
        ("/aanbevelingen/3", "Monitoring", "Adviezen"),
        ("/besluitregels/4/opdracht", "Monitoring", "Adviezen"),
        ("/leverversies/4", "Monitoring", "Leveringen"),
        ("/analyseren", None, None),
    ],
)
@pytest.mark.django_db
def test_a_page_with_an_address_of_its_own_lies_under_a_page_of_the_menu(rf, pad, sectie, pagina):
    request = rf.get(pad)
    request.user = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER)

    delen = navigatie.navigatie(request)["navigatie"]

    assert [deel.label for deel in delen if deel.huidig] == ([sectie] if sectie else [])
    onder = [onder for deel in delen for onder in (deel.delen or [deel]) if onder.huidig]
    assert [deel.label for deel in onder] == ([pagina] if pagina else [])
    assert [deel.soort_huidig for deel in onder] == (
        ["page" if pad == "/" else "true"] if pagina else []
    )


def test_who_is_not_logged_in_has_no_navigation(client):
    assert client.get("/toegankelijkheid").context["navigatie"] == []


def test_there_are_at_most_seven_sections():
    assert len(navigatie.ONDERDELEN) <= 7


@pytest.mark.parametrize(
    "pagina", [pagina for _, paginas in navigatie.ONDERDELEN for _, pagina in paginas]
)
def test_every_link_of_the_navigation_exists(pagina):
    assert navigatie.adres(pagina)


@pytest.mark.django_db
def test_the_foot_of_the_page_shows_the_version(client):
    from django.conf import settings

    assert f"versie {settings.VERSIE}" in client.get("/inloggen").content.decode()
