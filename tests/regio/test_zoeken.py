import pytest
from django.urls import reverse

from regio.choices import Rol
from regio.woorden import markeer
from regio.zoeken import GROEPEN, PER_GROEP, zoek
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_regio import make_bevinding, make_overleg

from .paginas import aantal_vragen, tekst_van

PAGINA = reverse("zoeken")


@pytest.fixture
def gebruiker(db):
    return make_gebruiker()


@pytest.fixture
def lid(client_van, gebruiker):
    return client_van(gebruiker)


def gevonden(gebruiker, vraag):
    """The names that were found, per kind."""
    return {
        groep.label: [treffer.titel for treffer in groep.treffers]
        for groep in zoek(gebruiker, vraag)
    }


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    @pytest.mark.parametrize(
        ("vraag", "label", "eerste"),
        [
            ("jarabee", "Organisaties", "Jarabee"),
            ("Jarrabee", "Organisaties", "Jarabee"),
            ("jarabe", "Organisaties", "Jarabee"),
            ("ambik", "Organisaties", "Ambiq"),
            ("LdH", "Organisaties", "Stichting Leger des Heils"),
            ("VITREE", "Organisaties", "Triade Vitree"),
            ("'s heerenloo", "Organisaties", "'s Heeren Loo"),
            ("Zuidwst", "Gebieden", "Zuidwest"),
            ("fryslan", "Jeugdhulpregio's", "Friesland (Fryslân)"),
            ("Fryslân", "Jeugdhulpregio's", "Friesland (Fryslân)"),
            ("jz14", "Jeugdhulpregio's", "Twente"),
            ("hoogeven", "Locaties", "Ambiq Hoogeveen"),
            ("toekomstvisie", "Bronnen", "Toekomstvisie Overijssel 2022"),
            ("kerngroep", "Overleggen", "Kerngroep"),
            ("hoogeveen", "Bevindingen", "Plaatsen van Ambiq Hoogeveen in twee bronnen"),
        ],
    )
    def test_a_name_is_found_also_with_a_typo_an_alias_or_no_accent(
        self, gebruiker, vraag, label, eerste
    ):
        assert gevonden(gebruiker, vraag)[label][0] == eerste

    @pytest.mark.parametrize("vraag", ["xqzzy", "%", "_", "%%", "__", "\\\\", "' or 1=1 --"])
    def test_what_looks_like_nothing_is_not_found(self, gebruiker, vraag):
        assert zoek(gebruiker, vraag) == []

    def test_every_result_leads_to_a_page_that_opens(self, gebruiker, lid):
        adressen = {
            treffer.url for groep in zoek(gebruiker, "overijssel") for treffer in groep.treffers
        }

        assert len(adressen) > 5
        assert {lid.get(adres.split("#")[0], follow=True).status_code for adres in adressen} == {
            200
        }

    def test_without_membership_nothing_is_found(self, client_van):
        vreemde = client_van(make_gebruiker(rol=None))

        assert "Niets gevonden" in tekst_van(vreemde.get(PAGINA, {"q": "jarabee"}))


class TestZoek:
    @pytest.mark.parametrize("vraag", ["", " ", "a", " a ", "é", "e\u0301"])
    def test_one_letter_or_none_finds_nothing_and_asks_nothing(
        self, gebruiker, django_assert_num_queries, vraag
    ):
        with django_assert_num_queries(0):
            assert zoek(gebruiker, vraag) == []

    def test_what_begins_with_it_comes_before_what_holds_it_and_what_looks_like_it(self, gebruiker):
        for naam in ("Huis Linde", "Lindenhof", "Lidne", "Linde"):
            make_aanbieder(naam=naam)

        assert gevonden(gebruiker, "linde")["Organisaties"][:3] == [
            "Linde",
            "Lindenhof",
            "Huis Linde",
        ]

    def test_at_most_so_many_of_a_kind_and_that_there_are_more_is_said(self, gebruiker, lid):
        for n in range(PER_GROEP + 1):
            make_aanbieder(naam=f"Lindenhof {n}")

        [groep] = zoek(gebruiker, "lindenhof")

        assert (len(groep.treffers), groep.meer) == (PER_GROEP, True)
        assert "Er zijn er meer." in tekst_van(lid.get(PAGINA, {"q": "lindenhof"}))

    def test_what_one_may_not_see_is_not_found_of_any_kind(self, gebruiker):
        geheim = make_bron(openbaar=False, korte_titel="Zwaluwnest", titel="Zwaluwnest")
        velden = {"naam": "Zwaluwnest", "bron": geheim}
        make_aanbieder(**velden)
        make_gebied(**velden)
        make_jeugdhulpregio(**velden)
        make_overleg(**velden)
        make_voorziening(locatie=make_locatie(**velden), **velden)
        make_bevinding(titel="Zwaluwnest", bron_b=geheim)
        eigen = make_gebruiker(organisatie=geheim.eigenaar)

        assert gevonden(gebruiker, "zwaluwnest") == {}
        assert set(gevonden(eigen, "zwaluwnest")) == {
            "Organisaties",
            "Gebieden",
            "Jeugdhulpregio's",
            "Locaties",
            "Voorzieningen",
            "Bronnen",
            "Overleggen",
            "Bevindingen",
        }

    @pytest.mark.django_db
    @pytest.mark.parametrize("rol", Rol)
    def test_every_member_may_search(self, rol):
        make_aanbieder(naam="Lindenhof")

        assert "Organisaties" in gevonden(make_gebruiker(rol=rol), "lindenhof")


class TestPagina:
    def test_without_a_question_the_page_asks_for_one(self, lid):
        html = tekst_van(lid.get(PAGINA))

        assert "Typ wat u zoekt" in html
        assert "Niets gevonden" not in html

    @pytest.mark.parametrize("vraag", ["a", "é", "e\u0301"])
    def test_one_letter_is_too_short(self, lid, vraag):
        html = tekst_van(lid.get(PAGINA, {"q": vraag}))

        assert "Typ minstens twee letters." in html
        assert "Niets gevonden" not in html

    def test_a_result_has_its_kind_its_link_and_a_mark(self, lid):
        aanbieder = make_aanbieder(naam="Lindenhof")

        response = lid.get(PAGINA, {"q": " linden "})

        html = tekst_van(response)
        assert response.context["aantal"] == 1
        assert "voor “linden”." in html
        assert f'<a href="{aanbieder.get_absolute_url()}"><mark>Linden</mark>hof</a>' in html
        assert 'value="linden"' in html

    def test_the_title_names_the_question_once(self, lid):
        html = tekst_van(lid.get(PAGINA, {"q": "lindenhof"}))

        titel = html.partition("<title>")[2].partition("</title>")[0]
        assert titel.count("lindenhof") == 1

    def test_a_question_is_never_taken_for_html(self, lid):
        make_organisatie(naam="<b>Vet</b>")

        html = tekst_van(lid.get(PAGINA, {"q": "<b>vet</b>"}))

        assert "<b>" not in html.lower()
        assert "&lt;" in html

    @pytest.mark.parametrize("vraag", ["jara\0bee", "x" * 5000, "🦊🦊", "\ud7ff\u202e"])
    def test_a_strange_question_finds_nothing_and_does_not_fail(self, lid, vraag):
        response = lid.get(PAGINA, {"q": vraag})

        assert response.status_code == 200
        assert response.context["groepen"] == []

    def test_it_needs_a_login(self, client):
        assert client.get(PAGINA).url.startswith("/inloggen")

    def test_queries_are_one_per_kind_whatever_is_found(self, lid):
        def maak(aantal):
            for _ in range(aantal):
                plek = make_locatie(naam="Lindenhof", aanbieders=[make_aanbieder()])
                make_voorziening(naam="Lindenhof", locatie=plek)
                make_overleg(naam="Lindenhof")
                make_bevinding(titel="Lindenhof")

        maak(1)
        een = aantal_vragen(lid, PAGINA, {"q": "lindenhof"})
        maak(5)

        assert aantal_vragen(lid, PAGINA, {"q": "lindenhof"}) == een <= len(GROEPEN) + 7


@pytest.mark.parametrize(
    ("tekst", "vraag", "verwacht"),
    [
        ("Jarabee Hengelo", "jarrabee", "<mark>Jarabee</mark> Hengelo"),
        ("Friesland (Fryslân)", "frysl", "Friesland (<mark>Frysl</mark>ân)"),
        ("Fryslân", "fryslan", "<mark>Fryslân</mark>"),
        ("De <b>", "de", "<mark>De</mark> &lt;b&gt;"),
        ("IJsselland", "", "IJsselland"),
        ("Trias", "xyz", "Trias"),
    ],
)
def test_what_answers_the_question_is_marked(tekst, vraag, verwacht):
    assert markeer(tekst, vraag) == verwacht
