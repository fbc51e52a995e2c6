from decimal import Decimal

import pytest
from django.urls import reverse

from capaciteit.choices import Herkomstmaat
from regio.choices import Zorgvorm
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_capaciteit import make_herkomst

PAGINA = reverse("capaciteit:herkomst")


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def beelden(response):
    return {(beeld.bron.code, beeld.zorgvorm): beeld for beeld in response.context["beelden"]}


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_overijssel_is_as_printed_and_adds_up(self, lid):
        [beeld] = lid.get(PAGINA, {"gebied": "OV"}).context["beelden"]

        regels = {
            regel.regio.code: (
                regel.verblijvend.aantal,
                regel.binnen.aantal,
                regel.aantal_buiten,
                regel.binnen.percentage,
            )
            for regel in beeld.regels
        }
        assert regels == {"JZ07": (150, 86, 64, 57), "JZ14": (237, 198, 39, 84)}
        assert (beeld.totaal.aantal, beeld.binnen.percentage) == (387, 73)
        assert (beeld.opgeteld.verblijvend, beeld.opgeteld.binnen) == (387, 284)
        assert beeld.opgeteld.procent_binnen() == 73
        assert beeld.buiten_opgeteld == 103
        assert beeld.zelfvoorzienend.percentage == 86
        assert {str(rij.bestemming_gebied): rij.percentage for rij in beeld.elders} == {
            "Gelderland": 17,
            "Noord-Nederland": 7,
        }

    def test_providers_stand_from_high_to_low(self, lid):
        [beeld] = lid.get(PAGINA, {"gebied": "OV"}).context["beelden"]

        delen = [(rij.aanbieder.code, int(rij.percentage)) for rij in beeld.aanbieders]
        assert delen == [
            ("JARABEE", 99),
            ("AMBIQ", 98),
            ("TRIAS", 91),
            ("VITREE", 87),
            ("PLURYN", 79),
            ("PACTUM", 41),
        ]

    def test_each_chart_says_in_a_sentence_what_to_see(self, lid):
        [(_, grafieken)] = lid.get(PAGINA, {"gebied": "OV"}).context["delen"]

        assert [grafiek.conclusie for grafiek in grafieken] == [
            "Van de 387 jeugdigen verblijven er 284 binnen Overijssel en 103 daarbuiten.",
            "Samen 73%; het laagst is IJsselland met 57%.",
            "Bij Jarabee 99%, bij Pactum 41%.",
        ]

    def test_two_sources_about_noord_are_not_mixed(self, lid):
        gevonden = beelden(lid.get(PAGINA, {"gebied": "NN"}))

        open_residentieel = gevonden["NN-O3M-2022", "o3m"]
        gesloten = gevonden["NN-JHP-2021", "jeugdzorgplus"]
        assert open_residentieel.zelfvoorzienend.percentage == 97
        assert gesloten.zelfvoorzienend.percentage == 99
        assert [rij.aantal for rij in gesloten.overig] == [131]

    def test_zuidwest_has_what_is_printed_and_no_chart(self, lid):
        [(beeld, grafieken)] = lid.get(PAGINA, {"gebied": "ZW"}).context["delen"]

        assert [rij.aantal for rij in beeld.overig] == [6]
        assert grafieken == []

    def test_an_area_without_figures_points_to_areas_that_have_them(self, lid):
        response = lid.get(PAGINA, {"gebied": "GLD"})

        assert "Geen cijfers over herkomst" in response.content.decode()
        assert [gebied.code for gebied in response.context["met_cijfers"]] == ["NN", "OV", "ZW"]

    def test_without_a_choice_every_area_has_its_lines(self, lid):
        response = lid.get(PAGINA, {"gebied": ""})

        html = response.content.decode()
        assert {beeld.gebied.code for beeld in response.context["beelden"]} == {
            "NL",
            "NN",
            "OV",
            "ZW",
        }
        assert '<a href="?gebied=OV">Overijssel</a>' in html
        assert "alleenstaande minderjarige vluchtelingen" in html

    def test_without_membership_there_is_nothing(self, client_van):
        response = client_van(make_gebruiker(rol=None)).get(PAGINA, {"gebied": "OV"})

        assert response.context["beelden"] == []
        assert "Geen cijfers over herkomst" in response.content.decode()
        assert "387" not in response.content.decode()

    @pytest.mark.parametrize("gebied", ["OV", "ZW"])
    def test_queries_do_not_grow_with_the_figures(self, lid, django_assert_max_num_queries, gebied):
        with django_assert_max_num_queries(16):
            lid.get(PAGINA, {"gebied": gebied})


class TestBeeld:
    def test_a_source_that_is_not_mine_is_left_out(self, lid):
        gebied = make_gebied(regios=[make_jeugdhulpregio()])
        make_herkomst(gebied=gebied, aantal=98765, bron=make_bron(openbaar=False))

        response = lid.get(PAGINA, {"gebied": gebied.code})

        assert response.context["beelden"] == []
        assert "98.765" not in response.content.decode()

    def test_a_region_without_a_number_inside_gives_no_sum_and_no_flow(self, lid):
        een, ander = make_jeugdhulpregio(), make_jeugdhulpregio()
        gebied, bron = make_gebied(regios=[een, ander], zorgvorm=Zorgvorm.O3M), make_bron()
        for regio, aantal in ((een, 10), (ander, 20)):
            make_herkomst(gebied=gebied, bron=bron, herkomst_regio=regio, aantal=aantal)
        make_herkomst(
            gebied=gebied, bron=bron, herkomst_regio=een, maat=Herkomstmaat.BINNEN, aantal=4
        )

        response = lid.get(PAGINA, {"gebied": gebied.code})

        [(beeld, grafieken)] = response.context["delen"]
        assert (beeld.opgeteld, beeld.buiten_opgeteld, grafieken) == (None, None, [])
        assert beeld.regels[0].aantal_buiten == 6
        assert beeld.regels[0].telling.procent_binnen() == Decimal(40)
