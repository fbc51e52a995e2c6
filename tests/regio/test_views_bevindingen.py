import pytest
from django.test import Client
from django.urls import reverse

from regio.choices import BevindingStatus, Ernst, Rol
from regio.controle import REGISTER
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_regio import make_bevinding, make_kerncijfer

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

LIJST = reverse("regio:bevinding-lijst")
DUIDERS = {
    Rol.BEHEERDER,
    Rol.BELEIDSMEDEWERKER,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
}


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def titels(response):
    return [bevinding.titel for bevinding in response.context["page_obj"]]


def besluit(client, bevinding, status=BevindingStatus.UITGELEGD, reden="Omdat.", gezien="open"):
    velden = {"status": status, "reden": reden, "gezien": gezien}
    return client.post(bevinding.get_absolute_url(), velden)


def verloop(bevinding):
    return list(bevinding.statussen.values_list("status", "reden", "door"))


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_list_counts_by_how_serious_and_puts_that_first(self, lid):
        response = lid.get(LIJST)

        totalen = response.context["totalen"]
        assert (totalen["hoog"], totalen["midden"], totalen["laag"]) == (10, 18, 12)
        assert totalen["open"] == response.context["page_obj"].paginator.count == 40
        ernst = [rij.ernst for rij in response.context["page_obj"]]
        assert ernst == ["hoog"] * 10 + ["midden"] * 18 + ["laag"] * 12
        assert "40 bevindingen: 10 hoog, 18 midden, 12 laag" in tekst_van(response)

    @pytest.mark.parametrize(
        ("filter", "aantal"),
        [
            ({"gebied": "NN"}, 11),
            ({"gebied": "OV"}, 8),
            ({"gebied": "OOST"}, 20),
            ({"ernst": "laag"}, 12),
            ({"status": "uitgelegd"}, 0),
            ({"soort": "lezing"}, 25),
            ({"soort": "herberekend"}, 15),
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
        assert besluit(lid, bevinding).status_code == 404
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

        assert aantal_vragen(lid, LIJST) == een <= 10


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

        assert aantal_vragen(lid, groot.get_absolute_url()) == een <= 14


class TestAfhandelen:
    @pytest.mark.parametrize("rol", [None, *Rol])
    def test_who_may_settle_a_finding(self, client_van, db, rol):
        client, bevinding = client_van(make_gebruiker(rol=rol)), make_bevinding()

        response = besluit(client, bevinding)

        bevinding.refresh_from_db()
        verwacht = 404 if rol is None else 302 if rol in DUIDERS else 403
        assert response.status_code == verwacht
        assert bevinding.status == ("uitgelegd" if rol in DUIDERS else "open")

    def test_who_is_not_logged_in_is_asked_to_log_in(self, client, db):
        bevinding = make_bevinding()

        assert besluit(client, bevinding).url.startswith("/inloggen")
        assert verloop(bevinding) == []

    def test_a_form_of_another_site_is_refused(self, db):
        client, bevinding = Client(enforce_csrf_checks=True), make_bevinding()
        client.force_login(make_gebruiker())

        assert besluit(client, bevinding).status_code == 403
        assert verloop(bevinding) == []

    @pytest.mark.parametrize("status", [BevindingStatus.UITGELEGD, BevindingStatus.OPGELOST])
    def test_a_decision_is_kept_with_who_and_why_and_shown(self, client_van, db, status):
        gebruiker, bevinding = make_gebruiker(naam="Anna Jansen"), make_bevinding()
        client = client_van(gebruiker)

        response = besluit(client, bevinding, status, " Tabel 1 <b>geldt</b>. ")

        pagina = tekst_van(client.get(response.url))
        assert verloop(bevinding) == [(status, "Tabel 1 <b>geldt</b>.", gebruiker.pk)]
        assert "Uw besluit is bewaard." in pagina
        assert f"<strong>{status.label.capitalize()}</strong> door Anna Jansen" in pagina
        assert "Tabel 1 &lt;b&gt;geldt&lt;/b&gt;." in pagina

    def test_a_settled_finding_can_be_opened_again_and_keeps_its_history(self, lid):
        bevinding = make_bevinding()
        besluit(lid, bevinding, "opgelost", "Hersteld.")

        besluit(lid, bevinding, "open", "Toch niet.", gezien="opgelost")

        bevinding.refresh_from_db()
        assert bevinding.status == BevindingStatus.OPEN
        assert [rij[:2] for rij in verloop(bevinding)] == [
            ("opgelost", "Hersteld."),
            ("open", "Toch niet."),
        ]
        pagina = tekst_van(lid.get(bevinding.get_absolute_url()))
        assert pagina.index("Toch niet.") < pagina.index("Hersteld.")

    @pytest.mark.parametrize(
        ("status", "reden", "veld", "fout"),
        [
            ("uitgelegd", "", "reden", "Schrijf op waarom."),
            ("uitgelegd", " \n ", "reden", "Schrijf op waarom."),
            ("uitgelegd", "x" * 2001, "reden", "langer dan 2.000 tekens"),
            ("", "Omdat.", "status", "Kies wat u met de bevinding doet."),
            ("open", "Omdat.", "status", "open"),
            ("weg", "Omdat.", "status", "weg"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, lid, status, reden, veld, fout):
        bevinding = make_bevinding()

        response = besluit(lid, bevinding, status, reden)

        form = response.context["form"]
        assert list(form.errors) == [veld]
        assert fout in form.errors[veld][0]
        assert form.errors[veld][0] in tekst_van(response)
        assert form["reden"].value() == reden
        assert verloop(bevinding) == []

    def test_one_cannot_choose_the_status_that_it_has(self, lid):
        bevinding = make_bevinding(status=BevindingStatus.UITGELEGD)

        form = lid.get(bevinding.get_absolute_url()).context["form"]

        assert [waarde for waarde, _ in form.fields["status"].choices] == ["open", "opgelost"]

    @pytest.mark.parametrize("reden", ["Omdat.", "Eerste regel.\r\nTweede regel.\r\n"])
    def test_sending_the_same_decision_twice_keeps_it_once(self, lid, reden):
        bevinding = make_bevinding()

        antwoorden = [besluit(lid, bevinding, reden=reden) for _ in range(2)]

        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert len(verloop(bevinding)) == 1

    def test_who_decides_on_an_old_page_is_told_and_decides_again(self, client_van, db):
        bevinding = make_bevinding()
        eerste, tweede = client_van(make_gebruiker()), client_van(make_gebruiker())
        besluit(eerste, bevinding, "uitgelegd", "Het klopt zo.")

        geweigerd = besluit(tweede, bevinding, "opgelost", "Hersteld.")

        assert "Intussen is deze bevinding uitgelegd" in tekst_van(geweigerd)
        form = geweigerd.context["form"]
        assert (form["reden"].value(), form["gezien"].value()) == ("Hersteld.", "uitgelegd")
        assert len(verloop(bevinding)) == 1
        besluit(tweede, bevinding, "opgelost", "Hersteld.", gezien=form["gezien"].value())
        assert [rij[0] for rij in verloop(bevinding)] == ["uitgelegd", "opgelost"]

    def test_the_mark_at_the_figure_goes_when_the_finding_is_solved(self, lid):
        gebied = make_gebied()
        bevinding = make_bevinding(onderwerpen=[make_kerncijfer(gebied=gebied)])
        pagina = gebied.get_absolute_url()
        gemerkt = tekst_van(lid.get(pagina))

        besluit(lid, bevinding, "opgelost", "Hersteld.")

        assert bevinding.titel in gemerkt
        assert bevinding.titel not in tekst_van(lid.get(pagina))


def test_every_registered_check_can_be_chosen(lid):
    veld = lid.get(LIJST).context["filter"].form.fields["controle"]

    assert {waarde for waarde, _ in veld.choices if waarde} == set(REGISTER)
