import pytest
from django.urls import reverse

from capaciteit.kaartmaten import MATEN, register_maat
from regio.models import Jeugdhulpregio
from tests.factories import make_gebruiker, make_jeugdhulpregio

PAGINA = reverse("capaciteit:kaart")
VIERKANT = {"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]]}


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


@pytest.fixture
def maat():
    """Registers a measure for one test."""
    codes = []

    def registreren(code, functie, **opties):
        register_maat(code, f"Maat {code}", "stuks", functie, order=900, **opties)
        codes.append(code)

    yield registreren
    for code in codes:
        MATEN.pop(code)


def kaart(lid, maat=""):
    return lid.get(PAGINA, {"maat": maat}).context["kaart"]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_all_regions_are_there_each_with_a_link(self, lid):
        response = lid.get(PAGINA)

        waarden = response.context["kaart"].waarden
        assert len(waarden) == len(response.context["kaart"].tabel.rijen) == 42
        assert waarden["JZ14"].tekst == "8"
        assert waarden["JZ14"].url == "/regios/JZ14"
        assert 'href="/regios/JZ14"' in response.content.decode()

    def test_unknown_is_something_else_than_zero(self, lid):
        waarden = kaart(lid).waarden

        assert (waarden["JZ27"].waarde, waarden["JZ27"].tekst) == (0, "0")
        assert (waarden["JZ38"].waarde, waarden["JZ38"].tekst) == (None, "onbekend")

    def test_youths_are_as_printed_for_the_regions_of_oost(self, lid):
        response = lid.get(PAGINA, {"maat": "jeugdigen"})

        waarden = response.context["kaart"].waarden
        assert waarden["JZ14"].tekst == "165.390"
        assert sum(waarde.waarde is not None for waarde in waarden.values()) == 9
        assert [bron.code for bron in response.context["bronnen"]] == ["OOST-2023"]

    @pytest.mark.parametrize(
        ("code", "regio", "tekst"),
        [
            ("open", "JZ14", "7"),
            ("open-o3m", "JZ02", "6"),
            ("open-jeugdzorgplus", "JZ25", "1"),
            ("plekken", "JZ28", "107"),
            ("plekken", "JZ07", "4"),
        ],
    )
    def test_a_measure_is_chosen_by_the_address(self, lid, code, regio, tekst):
        assert kaart(lid, code).waarden[regio].tekst == tekst

    def test_the_sentence_tells_what_to_see(self, lid):
        assert kaart(lid).conclusie == (
            "Het hoogst is Twente met 8 voorzieningen. Samen 54 voorzieningen in 18 regio's. "
            "Van 24 van de 42 regio's is het onbekend."
        )

    def test_every_registered_measure_draws(self, lid):
        for code in MATEN:
            assert lid.get(PAGINA, {"maat": code}).status_code == 200

    def test_without_membership_there_is_no_map(self, client_van):
        response = client_van(make_gebruiker(rol=None)).get(PAGINA)

        assert response.context["kaart"] is None
        assert "Geen regio" in response.content.decode()

    def test_queries_are_few(self, lid, django_assert_max_num_queries):
        with django_assert_max_num_queries(14):
            lid.get(PAGINA, {"maat": "plekken"})


class TestMaten:
    def test_an_unknown_measure_shows_the_first(self, lid):
        make_jeugdhulpregio()

        assert lid.get(PAGINA, {"maat": "bestaat-niet"}).context["maat"].code == "voorzieningen"

    def test_an_app_above_adds_a_measure_with_suppressed_and_unknown_values(self, lid, maat):
        for code in ("J901", "J902", "J903"):
            make_jeugdhulpregio(code=code)
        maat("proef", lambda user: {"J901": 2.5, "J902": "<5"}, decimalen=1)

        waarden = kaart(lid, "proef").waarden

        assert [waarden[code].tekst for code in ("J901", "J902", "J903")] == [
            "2,5",
            "<5",
            "onbekend",
        ]

    def test_nothing_known_is_said_in_words(self, lid, maat):
        make_jeugdhulpregio()
        maat("leeg", lambda user: {})

        assert kaart(lid, "leeg").conclusie == "Van geen van de 1 regio's is dit bekend."

    def test_borders_are_drawn_where_they_are_loaded(self, lid):
        regio = make_jeugdhulpregio(grens=VIERKANT)

        assert kaart(lid).grenzen == {regio.code: VIERKANT}
        assert Jeugdhulpregio.objects.get() == regio
