import pytest
from django.urls import reverse

from regio.choices import BevindingStatus, Ernst, Rol
from regio.controle import REGISTER
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_regio import make_bevinding, make_kerncijfer

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

LIJST = reverse("regio:bevinding-lijst")


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def titels(response):
    return [bevinding.titel for bevinding in response.context["page_obj"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_list_counts_by_how_serious_and_puts_that_first(self, lid):
        response = lid.get(LIJST)

        totalen = response.context["totalen"]
        assert (totalen["hoog"], totalen["midden"], totalen["laag"]) == (10, 19, 12)
        assert totalen["open"] == response.context["page_obj"].paginator.count == 41
        ernst = [rij.ernst for rij in response.context["page_obj"]]
        assert ernst == ["hoog"] * 10 + ["midden"] * 19 + ["laag"] * 12
        assert "41 bevindingen: 10 hoog, 19 midden, 12 laag" in tekst_van(response)

    @pytest.mark.parametrize(
        ("filter", "aantal"),
        [
            ({"gebied": "NN"}, 11),
            ({"gebied": "OV"}, 8),
            ({"gebied": "OOST"}, 21),
            ({"ernst": "laag"}, 12),
            ({"status": "uitgelegd"}, 0),
            ({"soort": "lezing"}, 25),
            ({"soort": "herberekend"}, 16),
            ({"controle": "plaatsen-bronnen"}, 1),
            ({"bron": "OV-2022"}, 11),
            ({"bron": "OV-2022", "ernst": "hoog"}, 2),
        ],
    )
    def test_every_filter_selects(self, lid, filter, aantal):
        assert lid.get(LIJST, filter).context["page_obj"].paginator.count == aantal

    def test_the_download_holds_both_values_and_where_they_stand(self, lid):
        response = lid.get(LIJST, {"controle": "plaatsen-bronnen", "formaat": "csv"})

        [rij] = uit_csv(response)
        assert (rij["Gedrukt"], rij["Tegenover"]) == ("62", "40")
        assert (rij["Ernst"], rij["Status"], rij["Gevonden door"]) == ("hoog", "open", "narekenen")
        assert rij["Gebied"] == "Noord-Nederland"
        assert all(rij[kop] for kop in ("Bron", "Vindplaats", "Andere bron", "Uitleg"))

    def test_a_finding_leads_to_the_figures_it_is_about_and_to_its_check(self, lid):
        [bevinding] = lid.get(LIJST, {"controle": "plaatsen-bronnen"}).context["page_obj"]

        response = lid.get(bevinding.get_absolute_url())

        assert {figuur.plaatsen for figuur, _ in response.context["figuren"]} == {40, 62}
        assert all(url.startswith("/locaties/") for _, url in response.context["figuren"])
        assert 'href="/controles/plaatsen-bronnen"' in tekst_van(response)

    def test_a_finding_from_reading_has_no_check_and_no_figures(self, lid):
        bevinding = lid.get(LIJST, {"soort": "lezing"}).context["page_obj"][0]

        html = tekst_van(lid.get(bevinding.get_absolute_url()))

        assert "Gevonden door de bronnen naast elkaar te lezen" in html
        assert "niet over een vastgelegd cijfer" in html

    def test_without_membership_there_are_no_findings(self, client_van, lid):
        bevinding = lid.get(LIJST).context["page_obj"][0]
        vreemde = client_van(make_gebruiker(rol=None))

        assert titels(vreemde.get(LIJST)) == []
        assert vreemde.get(bevinding.get_absolute_url()).status_code == 404


class TestLijst:
    def test_nothing_found_is_said_in_words(self, lid):
        html = tekst_van(lid.get(LIJST, {"status": "opgelost"}))

        assert "Geen bevindingen" in html
        assert "Met deze filters is er niets gevonden" in html

    @pytest.mark.parametrize(
        ("sorteer", "volgorde"),
        [
            ("", "bca"),
            ("ernst", "bca"),
            ("-ernst", "acb"),
            ("titel", "abc"),
            ("-titel", "cba"),
            ("gebied", "cab"),
            ("status", "acb"),
            ("bestaat-niet", "bca"),
        ],
    )
    def test_the_list_sorts(self, lid, sorteer, volgorde):
        oost, west = make_gebied(naam="Oost"), make_gebied(naam="West")
        make_bevinding(titel="a", ernst=Ernst.LAAG, gebied=west)
        make_bevinding(titel="b", ernst=Ernst.HOOG, status=BevindingStatus.UITGELEGD)
        make_bevinding(titel="c", ernst=Ernst.MIDDEN, gebied=oost, status=BevindingStatus.OPGELOST)

        assert "".join(titels(lid.get(LIJST, {"sorteer": sorteer}))) == volgorde

    def test_an_area_holds_the_findings_of_the_areas_in_it_once(self, lid):
        oost = make_gebied(code="OOST", regios=[make_jeugdhulpregio()])
        deel = make_gebied(bovenliggend=oost)
        make_bevinding(titel="van het deel", gebied=deel)
        make_bevinding(titel="van het geheel", gebied=oost)
        make_bevinding(titel="van elders", gebied=make_gebied())

        assert titels(lid.get(LIJST, {"gebied": "OOST"})) == ["van het deel", "van het geheel"]

    @pytest.mark.parametrize("kant", ["bron_a", "bron_b"])
    def test_a_finding_of_which_one_source_is_closed_is_for_its_owner(self, client_van, lid, kant):
        bron = make_bron(openbaar=False)
        bevinding = make_bevinding(titel="geheim", **{kant: bron})
        eigen = client_van(make_gebruiker(organisatie=bron.eigenaar))

        assert titels(lid.get(LIJST)) == uit_csv(lid.get(LIJST, {"formaat": "csv"})) == []
        assert lid.get(bevinding.get_absolute_url()).status_code == 404
        assert lid.post(bevinding.get_absolute_url()).status_code == 404
        assert titels(eigen.get(LIJST)) == ["geheim"]
        assert eigen.get(bevinding.get_absolute_url()).status_code == 200

    def test_a_closed_source_cannot_be_chosen(self, lid):
        bron = make_bron(openbaar=False, korte_titel="Verborgen stuk")

        assert "Verborgen stuk" not in tekst_van(lid.get(LIJST, {"bron": bron.code}))

    def test_the_workbook_holds_what_was_filtered_and_says_so(self, lid):
        make_bevinding(titel="=1+1", ernst=Ernst.HOOG)
        make_bevinding(ernst=Ernst.LAAG)

        rijen, toelichting = uit_xlsx(lid.get(LIJST, {"ernst": "hoog", "formaat": "xlsx"}))

        assert [(rij["Bevinding"], rij["Gevonden door"]) for rij in rijen] == [("=1+1", "lezen")]
        assert ("Ernst", "hoog") in toelichting

    def test_a_list_takes_as_many_queries_for_one_row_as_for_many(self, lid):
        def maak(aantal):
            for _ in range(aantal):
                make_bevinding(gebied=make_gebied(), bron_b=make_bron())

        maak(1)
        een = aantal_vragen(lid, LIJST)
        maak(5)

        assert aantal_vragen(lid, LIJST) == een <= 17


class TestPagina:
    def test_everyone_may_read_but_not_everyone_gets_the_form(self, client_van, db):
        lezer = client_van(make_gebruiker(rol=Rol.LEZER))

        response = lezer.get(make_bevinding(uitleg="De som klopt niet.").get_absolute_url())

        assert "De som klopt niet." in tekst_van(response)
        assert "Uw besluit" not in tekst_van(response)

    def test_a_figure_from_a_closed_source_is_left_out(self, lid):
        bevinding = make_bevinding(
            onderwerpen=[
                make_kerncijfer(onderwerp="Openbaar cijfer"),
                make_kerncijfer(onderwerp="Geheim cijfer", bron=make_bron(openbaar=False)),
            ]
        )

        html = tekst_van(lid.get(bevinding.get_absolute_url()))

        assert "Openbaar cijfer" in html
        assert "Geheim cijfer" not in html

    @pytest.mark.parametrize("pk", [0, 999_999, 10**30])
    def test_an_unknown_number_is_not_found(self, lid, pk):
        assert lid.get(reverse("regio:bevinding", args=[pk])).status_code == 404

    def test_queries_do_not_grow_with_the_figures_and_the_steps(self, lid):
        klein = make_bevinding(onderwerpen=[make_kerncijfer(gebied=make_gebied())])
        groot = make_bevinding(
            onderwerpen=[make_kerncijfer(gebied=make_gebied()) for _ in range(5)]
        )
        for bevinding, aantal in ((klein, 1), (groot, 4)):
            for n in range(aantal):
                gebruiker = make_gebruiker()
                bevinding.statussen.create(status="uitgelegd", reden=f"Reden {n}", door=gebruiker)

        een = aantal_vragen(lid, klein.get_absolute_url())

        assert aantal_vragen(lid, groot.get_absolute_url()) == een <= 18


def test_every_registered_check_can_be_chosen(lid):
    veld = lid.get(LIJST).context["filter"].form.fields["controle"]

    assert {waarde for waarde, _ in veld.choices if waarde} == set(REGISTER)
