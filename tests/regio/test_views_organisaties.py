from datetime import date, datetime

import pytest
from django.urls import reverse

from regio.choices import OrganisatieSoort
from regio.models import Regioindeling
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_locatie
from tests.factories_regio import make_bevinding, make_kerncijfer

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

REGIOS, AANBIEDERS, ORGANISATIES = (
    reverse(f"regio:{naam}-lijst") for naam in ("jeugdhulpregio", "aanbieder", "organisatie")
)


@pytest.fixture
def lid(client_van, db):
    """A member of an organisation that sorts last and has no part in what is tested."""
    return client_van(make_gebruiker(organisatie=make_organisatie(naam="Zonder belang")))


def aantal(client, lijst, **filter):
    return client.get(lijst, {"gebied": "", **filter}).context["page_obj"].paginator.count


def namen(response):
    return [rij.naam for rij in response.context["page_obj"] if rij.naam != "Zonder belang"]


def dossier(soort, code):
    return reverse(f"regio:{soort}", args=[code])


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    @pytest.mark.parametrize(
        ("lijst", "filter", "verwacht"),
        [
            (REGIOS, {}, 42),
            (REGIOS, {"gebied": "OOST"}, 9),
            (REGIOS, {"gebied": "OV"}, 2),
            (REGIOS, {"zoek": "fryslân"}, 1),
            (REGIOS, {"zoek": "jz14"}, 1),
            (REGIOS, {"zoek": "MIJOV"}, 1),
            (AANBIEDERS, {}, 26),
            (AANBIEDERS, {"gebied": "OV"}, 7),
            (AANBIEDERS, {"zoek": "LdH"}, 1),
            (AANBIEDERS, {"zoek": "jarabee", "gebied": "ZW"}, 0),
            (ORGANISATIES, {"soort": "rijk"}, 6),
            (ORGANISATIES, {"soort": "aanbieder"}, 26),
            (ORGANISATIES, {"gebied": "NN"}, 16),
            (ORGANISATIES, {"zoek": "'s heerenloo"}, 1),
        ],
    )
    def test_every_filter_selects(self, lid, lijst, filter, verwacht):
        assert aantal(lid, lijst, **filter) == verwacht

    def test_a_region_names_its_areas_youths_and_municipalities(self, lid):
        response = lid.get(dossier("jeugdhulpregio", "JZ14"))

        assert [(rij.gebied.code, rij.zorgvorm) for rij in response.context["leden"]] == [
            ("OOST", "jeugdzorgplus"),
            ("OV", "o3m"),
        ]
        assert "Enschede" in [rij.gemeente.naam for rij in response.context["gemeenten"]]
        assert "165.390" in tekst_van(response)
        assert 'href="/organisaties/REG-JZ14"' in tekst_van(response)

    def test_a_region_of_which_the_plans_say_nothing_says_so(self, lid):
        html = tekst_van(lid.get(dossier("jeugdhulpregio", "JZ38")))

        assert "Deze regio hoort bij geen gebied" in html
        assert "Geen losse cijfers over deze regio" in html
        assert "Geen gemeenten vastgelegd" in html

    def test_the_list_of_regions_tells_unknown_youths_from_known_ones(self, lid):
        rijen = {rij.code: rij for rij in lid.get(REGIOS, {"gebied": ""}).context["page_obj"]}

        assert rijen["JZ14"].jeugdigen.waarde == 165_390
        assert rijen["JZ38"].jeugdigen is None
        assert sum(rij.jeugdigen is not None for rij in rijen.values()) == 9

    def test_a_provider_works_in_more_than_one_area(self, lid):
        response = lid.get(dossier("aanbieder", "AMBIQ"))

        assert [rij.code for rij in response.context["gebieden"]] == ["NN", "OV"]
        assert "/aanbieders/AMBIQ/locaties" in tekst_van(response)

    def test_a_provider_has_one_page_also_when_asked_for_as_organisation(self, lid):
        response = lid.get(dossier("organisatie", "AMBIQ"))

        assert (response.status_code, response.url) == (302, "/aanbieders/AMBIQ")
        assert lid.get(dossier("aanbieder", "GEM-ENSCHEDE")).status_code == 404

    def test_a_municipality_says_in_which_region_it_lies(self, lid):
        response = lid.get(dossier("organisatie", "GEM-ENSCHEDE"))

        assert [str(rij.jeugdhulpregio) for rij in response.context["indelingen"]] == ["Twente"]
        assert "GM0153" in tekst_van(response)

    @pytest.mark.parametrize(
        ("lijst", "pagina", "leeg"),
        [
            (REGIOS, dossier("jeugdhulpregio", "JZ14"), "Geen jeugdhulpregio's gevonden"),
            (AANBIEDERS, dossier("aanbieder", "AMBIQ"), "Geen aanbieders gevonden"),
            (ORGANISATIES, dossier("organisatie", "VWS"), "Geen organisaties gevonden"),
        ],
    )
    def test_without_membership_there_is_nothing(self, client_van, lijst, pagina, leeg):
        vreemde = client_van(make_gebruiker(rol=None))

        assert leeg in tekst_van(vreemde.get(lijst)).replace("&#x27;", "'")
        assert vreemde.get(pagina).status_code == 404


class TestLijsten:
    @pytest.mark.parametrize(
        ("lijst", "sorteer", "volgorde"),
        [
            (AANBIEDERS, "", "ab"),
            (AANBIEDERS, "-naam", "ba"),
            (AANBIEDERS, "-locaties", "ba"),
            (ORGANISATIES, "", "abc"),
            (ORGANISATIES, "soort", "abc"),
            (ORGANISATIES, "-soort", "cba"),
            (REGIOS, "", "xy"),
            (REGIOS, "code", "yx"),
        ],
    )
    def test_a_list_sorts(self, lid, lijst, sorteer, volgorde):
        make_aanbieder(naam="a")
        make_locatie(aanbieders=[make_aanbieder(naam="b")])
        make_organisatie(naam="c", soort=OrganisatieSoort.RIJK)
        make_jeugdhulpregio(naam="x", code="J902")
        make_jeugdhulpregio(naam="y", code="J901")

        assert "".join(namen(lid.get(lijst, {"sorteer": sorteer}))) == volgorde

    @pytest.mark.parametrize(
        ("lijst", "make"),
        [
            (AANBIEDERS, make_aanbieder),
            (ORGANISATIES, make_organisatie),
            (REGIOS, make_jeugdhulpregio),
        ],
    )
    def test_a_row_from_a_closed_source_is_for_its_owner(self, client_van, lid, lijst, make):
        eigenaar = make_organisatie()
        rij = make(naam="Geheim", bron=make_bron(openbaar=False, eigenaar=eigenaar))
        eigen = client_van(make_gebruiker(organisatie=eigenaar))

        assert "Geheim" not in namen(lid.get(lijst))
        assert lid.get(rij.get_absolute_url()).status_code == 404
        assert "Geheim" in namen(eigen.get(lijst))
        assert eigen.get(rij.get_absolute_url()).status_code == 200

    def test_what_a_row_has_from_a_closed_source_is_left_out(self, lid):
        geheim = make_bron(openbaar=False)
        aanbieder, regio = make_aanbieder(), make_jeugdhulpregio()
        aanbieder.gebieden.add(make_gebied(naam="Geheim gebied", bron=geheim))
        make_locatie(aanbieders=[aanbieder], bron=geheim)
        gebied = make_gebied(naam="Geheim verband")
        gebied.gebiedregios.create(jeugdhulpregio=regio, zorgvorm="o3m", bron=geheim)
        make_organisatie(naam="Geheim bureau", jeugdhulpregio=regio, bron=geheim)
        Regioindeling.objects.create(
            gemeente=make_gemeente(naam="Geheime gemeente"), jeugdhulpregio=regio, bron=geheim
        )

        [rij] = lid.get(AANBIEDERS).context["page_obj"]
        [regel] = lid.get(REGIOS).context["page_obj"]
        pagina = lid.get(regio.get_absolute_url())

        assert (list(rij.gebieden.all()), rij.aantal_locaties) == ([], 0)
        assert regel.huidige_gebieden == []
        assert (list(pagina.context["leden"]), list(pagina.context["gemeenten"])) == ([], [])
        assert "Geheim bureau" not in tekst_van(pagina)
        assert "Geheim gebied" not in tekst_van(lid.get(aanbieder.get_absolute_url()))

    def test_regions_are_as_they_were_on_the_day_asked_for(self, lid):
        make_jeugdhulpregio(naam="oud", geldig_tot=date(2021, 12, 31))
        make_jeugdhulpregio(naam="nieuw", geldig_van=date(2022, 1, 1))

        assert namen(lid.get(REGIOS)) == ["nieuw", "oud"]
        assert namen(lid.get(REGIOS, {"geldig_op": "2021-12-31"})) == ["oud"]
        assert namen(lid.get(REGIOS, {"geldig_op": "2022-01-01"})) == ["nieuw"]

    def test_a_wrong_day_is_said_and_chooses_nothing(self, lid):
        make_jeugdhulpregio()

        response = lid.get(REGIOS, {"geldig_op": "gisteren"})

        assert namen(response) == []
        assert response.context["filter"].form.errors["geldig_op"]

    def test_an_area_holds_the_providers_of_the_areas_in_it_once(self, lid):
        oost = make_gebied(code="OOST", regios=[make_jeugdhulpregio()])
        deel = make_gebied(bovenliggend=oost)
        make_aanbieder(naam="a").gebieden.set([oost, deel])
        make_aanbieder(naam="b").gebieden.set([deel, make_gebied(bovenliggend=oost)])
        make_aanbieder(naam="c")

        assert namen(lid.get(AANBIEDERS, {"gebied": "OOST"})) == ["a", "b"]

    def test_the_download_of_regions_names_every_area_with_its_form_of_care(self, lid):
        regio = make_jeugdhulpregio(aliassen=["Een", "Twee"], geldig_van=date(2022, 1, 1))
        make_gebied(naam="Oost", regios=[regio])
        make_gebied(naam="Midden", regios=[regio], zorgvorm="o3m")

        [uit_tekst] = uit_csv(lid.get(REGIOS, {"formaat": "csv"}))
        [uit_boek], _ = uit_xlsx(lid.get(REGIOS, {"formaat": "xlsx"}))

        assert uit_tekst["Gebieden"] == (
            "Midden (open residentieel (O3M)); Oost (JeugdzorgPlus (gesloten))"
        )
        assert uit_tekst["Andere namen"] == "Een; Twee"
        assert uit_boek["Geldig van"] == datetime(2022, 1, 1)
        assert uit_boek["Geldig tot en met"] is None
        assert uit_boek["Bron"] == regio.bron.korte_titel

    @pytest.mark.parametrize("lijst", [AANBIEDERS, ORGANISATIES])
    def test_the_download_of_parties_holds_names_areas_and_source(self, lid, lijst):
        aanbieder = make_aanbieder(naam="Jarabee", aliassen=["J1", "J2"], kvk_nummer="01234567")
        aanbieder.gebieden.set([make_gebied(naam="Oost"), make_gebied(naam="Noord")])
        make_locatie(aanbieders=[aanbieder])

        [uit_tekst] = uit_csv(lid.get(lijst, {"zoek": "jarabee", "formaat": "csv"}))
        [uit_boek], toelichting = uit_xlsx(lid.get(lijst, {"zoek": "j2", "formaat": "xlsx"}))

        for rij in (uit_tekst, uit_boek):
            assert (rij["Andere namen"], rij["Gebieden"]) == ("J1; J2", "Noord; Oost")
            assert rij["Bron"] == aanbieder.bron.korte_titel
        assert ("Naam", "j2") in toelichting
        if lijst == AANBIEDERS:
            assert (uit_tekst["Locaties"], uit_boek["Locaties"]) == ("1", 1)
            assert uit_boek["KvK-nummer"] == "01234567"
        else:
            assert uit_boek["Soort"] == "aanbieder"

    @pytest.mark.parametrize("lijst", [REGIOS, AANBIEDERS, ORGANISATIES])
    def test_queries_do_not_grow_with_the_rows(self, lid, lijst):
        def maak(aantal):
            for _ in range(aantal):
                regio, aanbieder = make_jeugdhulpregio(), make_aanbieder()
                make_kerncijfer(jeugdhulpregio=regio)
                aanbieder.gebieden.add(make_gebied(regios=[regio]))
                make_locatie(aanbieders=[aanbieder])

        maak(1)
        een = aantal_vragen(lid, lijst)
        maak(5)

        assert aantal_vragen(lid, lijst) == een <= 16


class TestDossiers:
    @pytest.mark.parametrize("soort", ["jeugdhulpregio", "aanbieder", "organisatie"])
    def test_an_unknown_code_is_not_found(self, lid, soort):
        assert lid.get(dossier(soort, "BESTAAT-NIET")).status_code == 404

    def test_what_is_unknown_of_a_party_is_called_unknown(self, lid):
        html = tekst_van(lid.get(make_aanbieder().get_absolute_url()))

        assert "onbekend" in html
        assert "Geen gebied bekend" in html

    def test_a_party_names_the_sources_it_delivered_that_one_may_see(self, lid):
        aanbieder = make_aanbieder()
        make_bron(korte_titel="Eigen opgave", eigenaar=aanbieder)
        make_bron(korte_titel="Vertrouwelijke opgave", eigenaar=aanbieder, openbaar=False)

        html = tekst_van(lid.get(aanbieder.get_absolute_url()))

        assert "Eigen opgave" in html
        assert "Vertrouwelijke opgave" not in html

    def test_queries_do_not_grow_with_what_a_region_holds(self, lid):
        klein, groot = make_jeugdhulpregio(), make_jeugdhulpregio()
        for regio, aantal in ((klein, 1), (groot, 5)):
            for _ in range(aantal):
                make_gebied(regios=[regio])
                make_bevinding(onderwerpen=[make_kerncijfer(jeugdhulpregio=regio)])
                Regioindeling.objects.create(
                    gemeente=make_gemeente(), jeugdhulpregio=regio, bron=regio.bron
                )

        een = aantal_vragen(lid, klein.get_absolute_url())

        assert aantal_vragen(lid, groot.get_absolute_url()) == een <= 16
