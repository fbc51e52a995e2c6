from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from regio.choices import BevindingStatus, UitspraakSoort, Zorgvorm
from regio.controles.kerncijfers import JEUGDIGEN
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_regio import make_bevinding, make_kerncijfer, make_uitspraak

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

LIJST = reverse("regio:gebied-lijst")
TABS = ["gebied", "gebied-uitgangspunten", "gebied-knelpunten", "gebied-overleggen"]
TABS += ["gebied-bevindingen"]


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def pagina(naam, code):
    return reverse(f"regio:{naam}", args=[code])


def namen(response):
    return [gebied.naam for gebied in response.context["page_obj"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    def test_the_list_counts_regions_sources_paths_and_findings(self, lid):
        rijen = {gebied.code: gebied for gebied in lid.get(LIJST).context["page_obj"]}

        assert set(rijen) == {"FLE", "GLD", "NL", "NN", "OOST", "OV", "UTFL", "ZW"}
        assert {code: rij.aantal_regios for code, rij in rijen.items() if rij.aantal_regios} == {
            "GLD": 7,
            "NN": 3,
            "OOST": 9,
            "OV": 2,
            "ZW": 5,
        }
        assert (rijen["NN"].aantal_bronnen, rijen["ZW"].aantal_paden) == (2, 2)
        assert rijen["ZW"].aantal_bevindingen == 9

    @pytest.mark.parametrize("naam", TABS)
    @pytest.mark.parametrize("code", ["FLE", "NL", "NN", "OOST", "OV", "ZW"])
    def test_every_tab_of_an_area_opens_and_says_it_is_open(self, lid, naam, code):
        response = lid.get(pagina(naam, code))

        assert response.status_code == 200
        assert response.context["open_tab"]["url"] == pagina(naam, code)

    @pytest.mark.parametrize(
        ("code", "jeugdigen", "onbekend"),
        [("OOST", 874_693, 0), ("OV", 310_810, 0), ("GLD", 563_883, 0), ("NN", None, 3)],
    )
    def test_youths_are_added_only_when_every_region_has_a_figure(
        self, lid, code, jeugdigen, onbekend
    ):
        response = lid.get(pagina("gebied", code))

        regios = response.context["regios"]
        assert (regios.jeugdigen, regios.onbekend) == (jeugdigen, onbekend)
        assert ("Daarom staat er geen totaal." in tekst_van(response)) == bool(onbekend)

    def test_the_municipalities_that_coordinate_are_named(self, lid):
        response = lid.get(pagina("gebied", "NN"))

        assert [rij.naam for rij in response.context["gemeenten"]] == [
            "Gemeente Assen",
            "Gemeente Groningen",
            "Gemeente Leeuwarden",
        ]

    def test_what_areas_call_small_stands_side_by_side_its_own_first(self, lid):
        begrippen = lid.get(pagina("gebied-uitgangspunten", "ZW")).context["begrippen"]

        per_begrip = {
            begrip.naam: [kolom.gebied.code for kolom in begrip.kolommen] for begrip in begrippen
        }
        assert per_begrip == {
            "hybride groep": ["ZW", "OOST"],
            "kleinschalig": ["ZW", "OOST", "NN", "OV"],
        }

    def test_development_assignments_stand_with_the_bottlenecks(self, lid):
        groepen = lid.get(pagina("gebied-knelpunten", "ZW")).context["groepen"]

        assert {groep.soort.value: len(groep.uitspraken) for groep in groepen} == {
            "knelpunt": 8,
            "doelgroep": 12,
            "uitstroomprofiel": 6,
            "ontwikkelopdracht": 11,
        }

    @pytest.mark.parametrize("naam", TABS)
    def test_without_membership_an_area_does_not_exist(self, client_van, naam):
        vreemde = client_van(make_gebruiker(rol=None))

        assert vreemde.get(pagina(naam, "OV")).status_code == 404
        assert "Nog geen gebieden" in tekst_van(vreemde.get(LIJST))


class TestLijst:
    @pytest.mark.parametrize(
        ("sorteer", "volgorde"),
        [("", "abc"), ("-naam", "cba"), ("-regios", "bac"), ("-bevindingen", "cab")],
    )
    def test_the_list_sorts(self, lid, sorteer, volgorde):
        make_gebied(naam="a")
        make_gebied(naam="b", regios=[make_jeugdhulpregio()])
        make_bevinding(gebied=make_gebied(naam="c"))

        assert "".join(namen(lid.get(LIJST, {"sorteer": sorteer}))) == volgorde

    def test_a_region_for_two_forms_of_care_is_one_region(self, lid):
        regio = make_jeugdhulpregio()
        gebied = make_gebied(regios=[regio], zorgvorm=Zorgvorm.O3M)
        gebied.gebiedregios.create(
            jeugdhulpregio=regio, zorgvorm=Zorgvorm.HYBRIDE, bron=gebied.bron
        )

        [rij] = lid.get(LIJST).context["page_obj"]
        [regel] = lid.get(gebied.get_absolute_url()).context["regios"].regels

        assert rij.aantal_regios == 1
        assert regel.zorgvormen == "hybride, open residentieel (O3M)"

    def test_only_what_one_may_see_is_counted(self, lid):
        gebied, geheim = make_gebied(), make_bron(openbaar=False)
        make_gebied(naam="Verborgen", bron=geheim)
        gebied.gebiedregios.create(
            jeugdhulpregio=make_jeugdhulpregio(), zorgvorm=Zorgvorm.O3M, bron=geheim
        )
        make_bevinding(gebied=gebied, bron_a=geheim)
        make_bevinding(gebied=gebied, status=BevindingStatus.OPGELOST)
        make_bron(gebied=gebied, openbaar=False)

        [rij] = lid.get(LIJST).context["page_obj"]

        assert rij == gebied
        assert (rij.aantal_regios, rij.aantal_bronnen, rij.aantal_bevindingen) == (0, 0, 0)

    def test_downloads_hold_the_counts_and_the_source(self, lid):
        oost = make_gebied(naam="Oost")
        gebied = make_gebied(
            naam="Twente",
            bovenliggend=oost,
            regios=[make_jeugdhulpregio(), make_jeugdhulpregio()],
            vindplaats="hoofdstuk 1",
            peildatum=date(2022, 7, 1),
        )

        uit_tekst = uit_csv(lid.get(LIJST, {"formaat": "csv", "sorteer": "-naam"}))
        uit_boek, _ = uit_xlsx(lid.get(LIJST, {"formaat": "xlsx", "sorteer": "-naam"}))

        assert [rij["Gebied"] for rij in uit_tekst] == ["Twente", "Oost"]
        assert (uit_tekst[0]["Jeugdhulpregio's"], uit_boek[0]["Jeugdhulpregio's"]) == ("2", 2)
        assert (uit_tekst[0]["Deel van"], uit_boek[1]["Deel van"]) == ("Oost", None)
        assert uit_boek[0]["Bron"] == gebied.bron.korte_titel
        assert uit_tekst[0]["Vindplaats"] == "hoofdstuk 1"
        assert uit_tekst[0]["Peildatum"] == "2022-07-01"

    def test_queries_do_not_grow_with_the_rows(self, lid):
        def maak(aantal):
            for _ in range(aantal):
                gebied = make_gebied(regios=[make_jeugdhulpregio()], bovenliggend=make_gebied())
                make_bevinding(gebied=gebied)

        maak(1)
        een = aantal_vragen(lid, LIJST)
        maak(5)

        assert aantal_vragen(lid, LIJST) == een <= 17


class TestDossier:
    @pytest.mark.parametrize("naam", TABS)
    def test_an_unknown_code_is_not_found(self, lid, naam):
        assert lid.get(pagina(naam, "BESTAAT-NIET")).status_code == 404

    @pytest.mark.parametrize(
        ("naam", "melding"),
        [
            ("gebied", "Geen regio's vastgelegd"),
            ("gebied", "Geen losse cijfers over dit gebied"),
            ("gebied", "noemen voor dit gebied geen coördinerende gemeente"),
            ("gebied-uitgangspunten", "Geen uitgangspunten vastgelegd"),
            ("gebied-knelpunten", "Geen knelpunten of doelgroepen vastgelegd"),
            ("gebied-overleggen", "Geen overleggen vastgelegd"),
            ("gebied-bevindingen", "Geen bevindingen"),
        ],
    )
    def test_an_area_of_which_nothing_is_known_says_what_would_be_here(self, lid, naam, melding):
        html = tekst_van(lid.get(pagina(naam, make_gebied().code)))

        assert melding in html.replace("&#x27;", "'")

    def test_of_two_figures_about_a_region_the_latest_counts(self, lid):
        regio = make_jeugdhulpregio()
        gebied = make_gebied(regios=[regio])
        for jaar, waarde in ((2023, 200), (2021, 100)):
            make_kerncijfer(
                jeugdhulpregio=regio,
                onderwerp=JEUGDIGEN,
                waarde=waarde,
                peildatum=date(jaar, 1, 1),
            )
        make_kerncijfer(
            jeugdhulpregio=regio,
            onderwerp=JEUGDIGEN,
            waarde=999,
            peildatum=date(2024, 1, 1),
            bron=make_bron(openbaar=False),
        )

        assert lid.get(gebied.get_absolute_url()).context["regios"].jeugdigen == Decimal(200)

    def test_a_region_that_left_the_area_is_not_among_its_regions(self, lid):
        gebied = make_gebied(regios=[make_jeugdhulpregio(naam="Blijft")])
        gebied.gebiedregios.create(
            jeugdhulpregio=make_jeugdhulpregio(naam="Vertrok"),
            zorgvorm=Zorgvorm.O3M,
            geldig_tot=date(2020, 12, 31),
            bron=gebied.bron,
        )

        regels = lid.get(gebied.get_absolute_url()).context["regios"].regels

        assert [regel.regio.naam for regel in regels] == ["Blijft"]

    def test_nothing_from_a_closed_source_is_on_any_tab(self, lid):
        gebied, bron = make_gebied(), make_bron(openbaar=False, korte_titel="Geheim plan")
        bron.gebied = gebied
        bron.save()
        make_kerncijfer(gebied=gebied, onderwerp="Geheim cijfer", bron=bron)
        make_organisatie(naam="Geheime organisatie", bron=bron).gebieden.add(gebied)
        make_gebied(naam="Geheim deel", bovenliggend=gebied, bron=bron)
        make_bevinding(titel="Geheim verschil", gebied=gebied, bron_a=bron)
        for soort in (UitspraakSoort.UITGANGSPUNT, UitspraakSoort.KNELPUNT):
            make_uitspraak(naam="Geheime uitspraak", soort=soort, gebied=gebied, bron=bron)
        gebied.gebiedregios.create(
            jeugdhulpregio=make_jeugdhulpregio(naam="Geheime regio"),
            zorgvorm=Zorgvorm.O3M,
            bron=bron,
        )

        for naam in TABS:
            assert "Gehei" not in tekst_van(lid.get(pagina(naam, gebied.code)))

    def test_the_tab_of_findings_counts_those_that_are_open(self, lid):
        gebied = make_gebied()
        make_bevinding(gebied=gebied)
        make_bevinding(gebied=gebied, status=BevindingStatus.UITGELEGD)

        response = lid.get(pagina("gebied-bevindingen", gebied.code))

        assert len(response.context["bevindingen"]) == 2
        assert response.context["open_tab"]["aantal"] == 1

    @pytest.mark.parametrize("naam", TABS)
    def test_queries_do_not_grow_with_what_an_area_holds(self, lid, naam):
        klein, groot = make_gebied(), make_gebied()
        for gebied, aantal in ((klein, 1), (groot, 5)):
            for _ in range(aantal):
                vul(gebied)

        een = aantal_vragen(lid, pagina(naam, klein.code))

        assert aantal_vragen(lid, pagina(naam, groot.code)) == een <= 18


def vul(gebied):
    """One of everything that the dossier of an area shows."""
    regio = make_jeugdhulpregio()
    gebied.gebiedregios.create(jeugdhulpregio=regio, zorgvorm=Zorgvorm.O3M, bron=gebied.bron)
    make_kerncijfer(jeugdhulpregio=regio, onderwerp=JEUGDIGEN)
    cijfer = make_kerncijfer(gebied=gebied)
    make_bevinding(gebied=gebied, onderwerpen=[cijfer], bron_b=make_bron(gebied=gebied))
    make_organisatie().gebieden.add(gebied)
    for soort in (UitspraakSoort.DEFINITIE, UitspraakSoort.KNELPUNT):
        make_uitspraak(soort=soort, gebied=gebied, thema="kleinschalig")
    make_uitspraak(soort=UitspraakSoort.DEFINITIE, gebied=make_gebied(), thema="kleinschalig")
