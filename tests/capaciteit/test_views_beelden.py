import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capaciteit.choices import Aard, Mutatiesoort, NietBeschikbaar
from capaciteit.models import Capaciteitsmeting, Plaatsmutatie
from regio.afscherming import afscherming_bepalen
from regio.choices import BronSoort, Rol, Zichtbaarheid, Zorgvorm
from regio.models import Jeugdigental
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_jeugdhulpregio,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.geleverd import Wereld, wijzigen
from tests.rondgang import rondgang

PAGINAS = [
    "capaciteit:overzicht",
    "capaciteit:bezetting",
    "capaciteit:vrije-plaatsen",
    "capaciteit:per-maand",
    "capaciteit:kleinschalig",
    "capaciteit:per-10000",
]
VARIANTEN = {
    "capaciteit:overzicht": [
        f"per={per}&periode={periode}&sorteer={sorteer}"
        for per in ("regio", "gebied", "aanbieder", "zorgvorm", "beweging")
        for periode in ("maand", "jaar")
        for sorteer in ("bezet", "-graad", "wachtend")
    ],
    "capaciteit:bezetting": [
        f"per={per}&periode={periode}"
        for per in ("voorziening", "aanbieder", "regio", "zorgvorm")
        for periode in ("maand", "halfjaar")
    ],
    "capaciteit:vrije-plaatsen": ["", "leeftijd=12", "doelgroep=a"],
    "capaciteit:per-maand": ["toon=bezetting", "toon=plaatsen"],
    "capaciteit:kleinschalig": [""],
    "capaciteit:per-10000": [""],
}
HOOGUIT = 12
SAMENVATTINGEN = [
    "capaciteit:overzicht",
    "capaciteit:bezetting",
    "capaciteit:per-maand",
    "capaciteit:kleinschalig",
    "capaciteit:per-10000",
]


@pytest.fixture(autouse=True)
def lege_cache():
    cache.clear()


def adressen():
    for naam, vragen in VARIANTEN.items():
        for vraag in vragen:
            yield f"{reverse(naam)}?{vraag}"
            yield f"{reverse(naam)}?{vraag}&formaat=csv"


def gisteren():
    return timezone.localdate() - timedelta(days=1)


def make_plek(**velden):
    """A measurement of yesterday, in a region of its own unless told otherwise."""
    locatie = {
        naam: velden.pop(naam)
        for naam in ("jeugdhulpregio", "gemeente", "breedtegraad", "lengtegraad")
        if naam in velden
    }
    locatie.setdefault("jeugdhulpregio", make_jeugdhulpregio())
    voorziening = {
        naam: velden.pop(naam)
        for naam in ("naam", "zorgvorm", "leeftijd_van", "leeftijd_tot", "groepsgrootte_tot")
        if naam in velden
    }
    standaard = {"peildatum": gisteren(), "plaatsen": 10, "bezet": 8}
    plek = make_voorziening(locatie=make_locatie(**locatie), **voorziening)
    return make_meting(voorziening=plek, **{**standaard, **velden})


def lees(client, naam, **keuze):
    antwoord = client.get(reverse(naam), keuze)
    assert antwoord.status_code == 200
    tekst = " ".join(antwoord.content.decode().split())
    return tekst.partition('id="resultaten"')[2].partition("</main>")[0]


def rijen_van(client, naam, **keuze):
    antwoord = client.get(reverse(naam), {**keuze, "formaat": "csv"})
    tekst = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


@pytest.fixture
def lid(db, client_van):
    return client_van(make_gebruiker(rol=Rol.LEZER))


@pytest.mark.django_db
class TestAllePaginas:
    @pytest.mark.parametrize("naam", PAGINAS)
    def test_an_empty_page_says_what_would_be_here(self, naam, lid):
        assert "Nog geen cijfers" in lees(lid, naam)

    @pytest.mark.parametrize("naam", PAGINAS)
    def test_who_is_no_member_sees_an_empty_page(self, naam, client_van):
        make_plek(naam="Huis van anderen")
        niemand = client_van(make_gebruiker(rol=None))

        assert "Nog geen cijfers" in lees(niemand, naam)
        assert rijen_van(niemand, naam) == []

    @pytest.mark.parametrize("naam", PAGINAS)
    def test_as_many_queries_for_one_facility_as_for_thirty(self, naam, lid):
        def aantal():
            cache.clear()
            with CaptureQueriesContext(connection) as vragen:
                lees(lid, naam)
            return [v for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE"))]

        make_plek()
        aantal()
        een = aantal()
        for _ in range(29):
            make_plek()
        dertig = aantal()

        assert len(een) == len(dertig)
        assert len(een) <= 2 * HOOGUIT

    @pytest.mark.parametrize("naam", PAGINAS)
    def test_a_wrong_choice_is_said_in_words(self, naam, lid):
        make_plek()

        assert "Kies een geldige" in lees(lid, naam, zorgvorm="toveren") or (
            "Selecteer een geldige" in lees(lid, naam, zorgvorm="toveren")
        )

    @pytest.mark.parametrize("naam", PAGINAS)
    def test_it_begins_in_the_area_of_the_bar_and_keeps_its_filters(self, naam, lid):
        gebied = make_gebied(regios=[make_jeugdhulpregio()])
        lid.get(reverse("start"), {"gebied": gebied.code})

        antwoord = lid.get(reverse(naam), {"zorgvorm": "kar"})

        assert antwoord.status_code == 302
        assert f"gebied={gebied.code}" in antwoord.url
        assert "zorgvorm=kar" in antwoord.url

    @pytest.mark.parametrize("naam", PAGINAS)
    def test_example_figures_show_only_in_their_own_mode(self, naam, lid):
        verzonnen = make_bron(soort=BronSoort.VOORBEELD)
        make_plek(bron=verzonnen, naam="Verzonnen huis", plaatsen=77)

        assert "77" not in lees(lid, naam)
        assert "Voorbeeldgegevens." in lees(lid, naam, voorbeeld="ja")

    def test_what_is_hidden_changes_nothing_that_a_reader_gets(self, client_van):
        wereld = Wereld()
        afscherming_bepalen()
        lezers = [wereld.lezer, wereld.leden[0], wereld.leden[-1]]
        for lezer in lezers:
            client = client_van(lezer)
            voor = rondgang(client, adressen())
            verborgen = [
                rij
                for rij in Capaciteitsmeting.objects.visible_to(lezer)
                if "bezet" in rij.afgeschermd
            ]
            oud = {rij.pk: Capaciteitsmeting.objects.get(pk=rij.pk).bezet for rij in verborgen}
            for rij in verborgen:
                wijzigen(rij, "bezet", 3 if oud[rij.pk] != 3 else 4)

            assert verborgen
            assert rondgang(client, adressen()) == voor
            for rij in verborgen:
                wijzigen(rij, "bezet", oud[rij.pk])


@pytest.mark.django_db(transaction=True)
class TestBewaard:
    def test_a_page_is_made_once_while_nothing_changes(self, lid):
        make_plek(plaatsen=41)
        lees(lid, "capaciteit:overzicht")

        for _ in range(20):  # Others may be writing on the same server when it is first asked for.
            with CaptureQueriesContext(connection) as vragen:
                lees(lid, "capaciteit:overzicht")
            opnieuw = [vraag for vraag in vragen if "DISTINCT ON" in vraag["sql"]]
            if not opnieuw:
                break

        assert not opnieuw
        assert len(vragen) <= HOOGUIT

    @pytest.mark.parametrize("naam", SAMENVATTINGEN)
    def test_right_after_a_change_a_page_asks_a_dozen_questions_at_most(self, lid, naam):
        make_plek(plaatsen=41)
        lees(lid, naam)
        Capaciteitsmeting.objects.update(plaatsen=42)

        with CaptureQueriesContext(connection) as vragen:
            lees(lid, naam)

        assert [vraag for vraag in vragen if "DISTINCT ON" in vraag["sql"]]
        assert len(vragen) <= HOOGUIT

    def test_after_a_change_nobody_sees_the_old_figure(self, lid):
        meting = make_plek(plaatsen=4139)
        assert "4.139" in lees(lid, "capaciteit:overzicht")

        Capaciteitsmeting.objects.filter(pk=meting.pk).update(plaatsen=5267)

        assert "4.139" not in lees(lid, "capaciteit:overzicht")
        assert "5.267" in lees(lid, "capaciteit:overzicht")

    def test_after_a_region_gets_another_name_it_shows(self, lid):
        regio = make_jeugdhulpregio(naam="Oudestreek")
        make_plek(jeugdhulpregio=regio)
        assert "Oudestreek" in lees(lid, "capaciteit:overzicht")

        regio.naam = "Nieuwestreek"
        regio.save()

        assert "Nieuwestreek" in lees(lid, "capaciteit:overzicht")

    def test_who_may_know_less_never_gets_the_page_of_who_may_know_more(self, client_van):
        aanbieder = make_aanbieder()
        levering = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=aanbieder)
        for _ in range(2):
            make_plek(plaatsen=44, bezet=3, bron=levering)
        afscherming_bepalen()
        zelf = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder))
        lezer = client_van(make_gebruiker(rol=Rol.LEZER))

        eigen = lees(zelf, "capaciteit:bezetting")
        ander = lees(lezer, "capaciteit:bezetting")

        assert "6 van 88" in eigen
        assert "6 van 88" not in ander
        assert "geen-cijfer--klein" in ander
        assert lees(zelf, "capaciteit:bezetting") == eigen


@pytest.mark.django_db
class TestOverzicht:
    def test_it_says_what_changed_since_the_period_before(self, lid):
        nu = make_plek(plaatsen=10, peildatum=date(2024, 3, 1))
        make_meting(voorziening=nu.voorziening, plaatsen=14, peildatum=date(2023, 9, 1))

        tekst = lees(lid, "capaciteit:overzicht")

        assert "4 minder dan in het tweede halfjaar van 2023" in tekst
        assert [r["Verschil"] for r in rijen_van(lid, "capaciteit:overzicht")] == ["-4"]

    def test_it_says_of_how_many_facilities_in_use_the_figure_is_known(self, lid):
        make_plek()
        make_voorziening()

        assert "1 van 2" in lees(lid, "capaciteit:overzicht")

    def test_without_this_measure_it_offers_those_that_are_known(self, lid):
        make_plek(maat="toegekend")

        assert "maat=toegekend" in lees(lid, "capaciteit:overzicht")


@pytest.mark.django_db
class TestBezetting:
    def test_what_needs_attention_comes_first(self, lid):
        make_plek(naam="Rustig", plaatsen=10, bezet=8)
        make_plek(naam="Te vol", plaatsen=10, bezet=12)
        make_plek(
            naam="Dicht", plaatsen=10, bezet=5, niet_beschikbaar=4,
            reden_niet_beschikbaar=NietBeschikbaar.PERSONEEL,
        )  # fmt: skip
        make_plek(naam="Leeg", plaatsen=10, bezet=0)

        rijen = rijen_van(lid, "capaciteit:bezetting")

        assert [(r["Naam"], r["Valt op"]) for r in rijen] == [
            ("Te vol", "meer jeugdigen dan plaatsen"),
            ("Dicht", "een kwart of meer niet beschikbaar"),
            ("Leeg", "minder dan 70% bezet"),
            ("Rustig", ""),
        ]
        dicht = rijen[1]
        assert dicht["Waarom niet beschikbaar"] == "te weinig personeel 4"
        assert (dicht["Bezet van alle plaatsen"], dicht["Beschikbaar"]) == ("50%", "6")

    def test_reasons_add_up_per_region(self, lid):
        regio = make_jeugdhulpregio()
        for reden, aantal in ((NietBeschikbaar.VERBOUWING, 2), (NietBeschikbaar.PERSONEEL, 5)):
            make_plek(
                jeugdhulpregio=regio, plaatsen=20, niet_beschikbaar=aantal,
                reden_niet_beschikbaar=reden,
            )  # fmt: skip

        (rij,) = rijen_van(lid, "capaciteit:bezetting", per="regio")

        assert rij["Waarom niet beschikbaar"] == "te weinig personeel 5; verbouwing 2"
        assert rij["Niet beschikbaar"] == "7"


@pytest.mark.django_db
class TestVrijePlaatsen:
    def test_the_nearest_comes_first_and_full_ones_are_left_out(self, lid):
        gemeente = make_gemeente(naam="Midden", breedtegraad="52.21", lengtegraad="5.97")
        ver = make_gemeente(breedtegraad="53.22", lengtegraad="6.57")
        make_plek(naam="Ver", gemeente=ver)
        make_plek(naam="Dichtbij", breedtegraad="52.2", lengtegraad="6.0")
        make_plek(naam="Vol", plaatsen=8, bezet=8)
        make_plek(naam="Onbekend waar", jeugdhulpregio=None)

        rijen = rijen_van(lid, "capaciteit:vrije-plaatsen", gemeente=gemeente.code)

        assert [(r["Voorziening"], r["Afstand in kilometers"]) for r in rijen] == [
            ("Dichtbij", "2"),
            ("Ver", "119"),
            ("Onbekend waar", ""),
        ]

    def test_places_that_are_not_available_are_not_free(self, lid):
        make_plek(
            plaatsen=10, bezet=8, niet_beschikbaar=2,
            reden_niet_beschikbaar=NietBeschikbaar.PERSONEEL,
        )  # fmt: skip

        assert rijen_van(lid, "capaciteit:vrije-plaatsen") == []

    def test_for_an_age_only_what_does_not_exclude_it(self, lid):
        make_plek(naam="Vanaf 12", leeftijd_van=12)
        make_plek(naam="Tot 11", leeftijd_tot=11)
        make_plek(naam="Noemt niets")

        rijen = rijen_van(lid, "capaciteit:vrije-plaatsen", leeftijd=11)

        assert {r["Voorziening"] for r in rijen} == {"Tot 11", "Noemt niets"}

    def test_an_old_figure_says_so(self, lid):
        make_plek(peildatum=timezone.localdate() - timedelta(days=200))

        assert "200 dagen oud: bel eerst" in lees(lid, "capaciteit:vrije-plaatsen")

    @pytest.mark.parametrize("bezet", [1, 4])
    def test_whether_there_is_room_is_hidden_with_the_count(self, bezet, lid):
        levering = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)
        make_plek(naam="Klein huis", plaatsen=4, bezet=bezet, bron=levering)
        afscherming_bepalen()

        (rij,) = rijen_van(lid, "capaciteit:vrije-plaatsen")

        assert (rij["Voorziening"], rij["Vrij"]) == ("Klein huis", "onbekend (afgeschermd)")
        assert "0 voorzieningen met plaats" in lees(lid, "capaciteit:vrije-plaatsen")


@pytest.mark.django_db
class TestPerMaand:
    def test_a_table_of_regions_by_month_names_what_was_not_counted(self, lid):
        regio = make_jeugdhulpregio(naam="Vechtstreek")
        plek = make_plek(jeugdhulpregio=regio, plaatsen=10, bezet=9, peildatum=date(2024, 3, 31))
        make_meting(
            voorziening=plek.voorziening, plaatsen=10, bezet=11, peildatum=date(2024, 1, 31)
        )

        tekst = lees(lid, "capaciteit:per-maand")

        assert "In maart 2024 was het volst: Vechtstreek (90%)" in tekst
        assert re.search(r'warmte-3" ?> 90%', tekst)
        assert re.search(r'warmte-4" ?> 110%', tekst)
        assert "niet geteld" in tekst
        assert [r["Bezettingsgraad"] for r in rijen_van(lid, "capaciteit:per-maand")] == [
            "110%",
            "90%",
        ]


@pytest.mark.django_db
class TestKleinschalig:
    def test_the_size_of_the_group_decides_and_else_the_form_of_care(self, lid):
        regio = make_jeugdhulpregio()
        for grootte, zorgvorm, plaatsen in (
            (4, Zorgvorm.KAR, 4),
            (6, Zorgvorm.O3M, 6),
            (7, Zorgvorm.KLEINSCHALIG, 7),
            (None, Zorgvorm.O3M, 20),
            (None, Zorgvorm.KLEINSCHALIG, 5),
            (None, Zorgvorm.KAR, 3),
        ):
            make_plek(
                jeugdhulpregio=regio, groepsgrootte_tot=grootte, zorgvorm=zorgvorm,
                plaatsen=plaatsen,
            )  # fmt: skip

        (rij,) = rijen_van(lid, "capaciteit:kleinschalig")

        assert [rij[k] for k in list(rij)[2:]] == ["4", "11", "27", "3", "35,7142857143%"]


@pytest.mark.django_db
class TestPer10000:
    def make_jeugdigen(self, regio, aantal, **velden):
        return Jeugdigental.objects.create(
            jeugdhulpregio=regio,
            aantal=aantal,
            **{"peildatum": date(2024, 1, 1), "bron": make_bron(), **velden},
        )

    def test_places_are_set_against_the_youths_that_live_there(self, lid):
        groot, klein = make_jeugdhulpregio(naam="Groot"), make_jeugdhulpregio(naam="Klein")
        make_plek(jeugdhulpregio=groot, plaatsen=40, bezet=20)
        make_plek(jeugdhulpregio=klein, plaatsen=30, bezet=15)
        self.make_jeugdigen(groot, 100_000)
        self.make_jeugdigen(klein, 20_000)
        self.make_jeugdigen(klein, 50_000, peildatum=date(2020, 1, 1))

        rijen = rijen_van(lid, "capaciteit:per-10000")

        assert [(r["Regio"], r["Plaatsen per 10.000 jeugdigen"]) for r in rijen] == [
            ("Klein", "15"),
            ("Groot", "4"),
        ]
        assert rijen[0]["Bezet per 10.000 jeugdigen"] == "7,5"

    def test_a_rate_on_a_small_base_is_hidden(self, lid):
        regio, gehucht = make_jeugdhulpregio(), make_jeugdhulpregio()
        make_plek(jeugdhulpregio=regio, plaatsen=10, bezet=3)
        make_plek(jeugdhulpregio=gehucht, plaatsen=10, bezet=8)
        self.make_jeugdigen(regio, 10_000)
        self.make_jeugdigen(gehucht, 900)

        rijen = {r["Code"]: r for r in rijen_van(lid, "capaciteit:per-10000")}

        assert rijen[regio.code]["Bezet per 10.000 jeugdigen"] == "afgeschermd"
        assert rijen[gehucht.code]["Plaatsen per 10.000 jeugdigen"] == "afgeschermd"

    def test_without_youths_it_says_what_to_do(self, lid):
        make_plek()

        assert "laad_jeugdigen" in lees(lid, "capaciteit:per-10000")


@pytest.mark.django_db
class TestTijdlijn:
    def lees(self, client, locatie, **keuze):
        antwoord = client.get(reverse("capaciteit:locatie-tijdlijn", args=[locatie.code]), keuze)
        return " ".join(antwoord.content.decode().split()), antwoord.context

    def test_measured_and_planned_places_stand_in_one_chart(self, lid):
        plek = make_plek(plaatsen=20, bezet=15)
        make_meting(voorziening=plek.voorziening, plaatsen=24, peildatum=date(2023, 1, 1))
        morgen = timezone.localdate() + timedelta(days=30)
        Plaatsmutatie.objects.create(
            datum=morgen, aantal=6, soort=Mutatiesoort.BEEINDIGD, van=plek.voorziening,
            van_zorgvorm=Zorgvorm.O3M, aard=Aard.PLAN, reden="Afbouw", bron=make_bron(),
        )  # fmt: skip

        tekst, context = self.lees(lid, plek.voorziening.locatie)

        assert "waren er 20 plekken, waarvan 15 bezet; volgens plan zijn het er 14 vanaf" in tekst
        assert context["beeld"].gepland == [(gisteren(), 20), (morgen, 14)]
        assert "vandaag" in tekst
        assert "−6" in tekst

    def test_a_hidden_count_hides_the_whole_and_leaves_the_places(self, lid):
        levering = make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD)
        plek = make_plek(plaatsen=9, bezet=2, bron=levering)
        ander = make_voorziening(locatie=plek.voorziening.locatie)
        make_meting(voorziening=ander, plaatsen=11, bezet=9, peildatum=gisteren())
        afscherming_bepalen()

        tekst, context = self.lees(lid, plek.voorziening.locatie)

        assert context["beeld"].standen[-1].plaatsen == 20
        assert "waarvan" not in tekst
        assert "afgeschermd" in tekst

    def test_what_another_source_says_of_the_same_day_is_shown(self, lid):
        plek = make_plek(plaatsen=62)
        make_meting(voorziening=plek.voorziening, plaatsen=40, peildatum=gisteren())

        tekst, _ = self.lees(lid, plek.voorziening.locatie)

        assert "een andere bron zegt 62" in tekst


@pytest.mark.django_db
class TestJeugdigenLaden:
    def test_a_file_is_taken_and_a_second_time_changes_nothing(self, tmp_path, capsys):
        regio, bron = make_jeugdhulpregio(code="JZ90"), make_bron(code="CBS")
        bestand = tmp_path / "jeugdigen.csv"
        bestand.write_text("regio;peildatum;aantal;bron\nJZ90;2025-01-01;12.345;CBS\n")

        call_command("laad_jeugdigen", bestand)
        call_command("laad_jeugdigen", bestand)

        assert [r.aantal for r in Jeugdigental.objects.filter(jeugdhulpregio=regio, bron=bron)] == [
            12345
        ]
        uit = capsys.readouterr().out
        assert uit.splitlines() == [
            "1 nieuw, 0 gewijzigd, 0 ongewijzigd",
            "0 nieuw, 0 gewijzigd, 1 ongewijzigd",
        ]

    def test_all_errors_are_said_and_nothing_is_taken(self, tmp_path):
        make_jeugdhulpregio(code="JZ90")
        make_bron(code="CBS")
        bestand = tmp_path / "jeugdigen.csv"
        bestand.write_text(
            "regio;peildatum;aantal;bron\n"
            "JZ90;2025-01-01;100;CBS\n"
            "ZZ;2025-01-01;100;CBS\n"
            "JZ90;1-1-2025;100;CBS\n"
            "JZ90;2025-01-01;veel;CBS\n"
        )

        with pytest.raises(CommandError) as fout:
            call_command("laad_jeugdigen", bestand)

        meldingen = str(fout.value).splitlines()
        assert [melding.partition(":")[0] for melding in meldingen] == [
            "Regel 3",
            "Regel 4",
            "Regel 5",
        ]
        assert not Jeugdigental.objects.exists()
