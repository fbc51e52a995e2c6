import csv
import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capaciteit.balansbeeld import balansbeeld
from capaciteit.balansgroepen import GROEPERINGEN, Keuze
from capaciteit.models import Plaatsmutatie, Voorziening
from regio.choices import BronSoort, Zichtbaarheid
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie

BALANS = reverse("capaciteit:plaatsenbalans")
LIJST = reverse("capaciteit:plaatsmutatie-lijst")
ALLES = {"gebied": ""}


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def rijen(response):
    return {rij.naam: rij for rij in response.context["page_obj"]}


def uit_csv(response):
    tekst = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    @pytest.mark.parametrize("per", GROEPERINGEN)
    def test_every_row_adds_up_and_agrees_with_what_was_measured(self, lid, per):
        beeld = lid.get(BALANS, {**ALLES, "per": per}).context["beeld"]

        for maat in beeld.maten:
            assert maat.totaal.regel.eind == sum(rij.regel.eind for rij in maat.rijen)
            assert [rij.wijkt_af for rij in maat.rijen] == [[]] * len(maat.rijen)
        eind = {maat.maat.value: maat.totaal.regel.eind for maat in beeld.maten}
        assert eind == {"toegekend": 121, "plekken": 41, "in_gebruik": 102}

    def test_what_is_measured_but_cannot_be_booked_honestly_is_named(self, lid):
        response = lid.get(BALANS, ALLES)

        namen = [naam for naam, _ in response.context["beeld"].zonder_boeking]
        assert namen == ["'t Huis", "Ambiq Hoogeveen"]
        assert "2 gemeten voorzieningen staan nog niet in de balans" in response.content.decode()

    def test_a_build_down_of_sixteen_places_ends_at_nothing(self, lid):
        response = lid.get(BALANS, {**ALLES, "van": "2022-07-01", "tot": "2022-12-31"})

        [regel] = [rij.regel for naam, rij in rijen(response).items() if "Emaus" in naam]
        assert (regel.begin, regel.af["beeindigd"], regel.eind) == (16, 16, 0)

    def test_plans_stand_apart(self, lid):
        response = lid.get(BALANS, ALLES)

        assert [mutatie.aantal for mutatie in response.context["gepland"]] == [4, 80]
        assert all("hybride" not in naam for naam in rijen(response))

    def test_every_entry_says_where_it_comes_from(self, lid):
        for rij in uit_csv(lid.get(LIJST, {**ALLES, "formaat": "csv"})):
            assert rij["Bron"]
            assert rij["Vindplaats"]
            assert rij["Peildatum"]

    def test_the_download_holds_the_rows_of_the_page(self, lid):
        vraag = {**ALLES, "per": "aanbieder", "maat": "plekken"}

        [rij] = [
            rij
            for rij in uit_csv(lid.get(BALANS, {**vraag, "formaat": "csv"}))
            if rij["Wat"] == "De Driestroom"
        ]

        assert (rij["Bij: beginstand"], rij["Eind"], rij["Gemeten"]) == ("32", "32", "32")
        xlsx = lid.get(BALANS, {**vraag, "formaat": "xlsx"})
        blad = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx.streaming_content))).worksheets[0]
        assert "De Driestroom" in {rij[0] for rij in blad.iter_rows(values_only=True)}


class TestBalans:
    @pytest.fixture
    def verhuizing(self, db):
        """Ten places, of which four move to another provider in another region."""
        een, twee = (
            make_voorziening(
                locatie=make_locatie(
                    aanbieders=[make_aanbieder(naam=naam)],
                    jeugdhulpregio=make_jeugdhulpregio(),
                    gebied=make_gebied(),
                )
            )
            for naam in ("Een", "Twee")
        )
        make_plaatsmutatie(naar=een, aantal=10, datum=date(2024, 1, 1))
        make_plaatsmutatie(van=een, naar=twee, aantal=4, soort="verplaatst", datum=date(2024, 3, 1))
        return een, twee

    def test_a_move_leaves_one_row_comes_in_another_and_cancels_out_together(self, lid, verhuizing):
        response = lid.get(BALANS, {"per": "aanbieder", "van": "2024-02-01"})

        een, twee = rijen(response)["Een"].regel, rijen(response)["Twee"].regel
        [maat] = response.context["beeld"].maten
        assert (een.begin, een.af["verplaatst"], een.eind) == (10, 4, 6)
        assert (twee.begin, twee.bij["verplaatst"], twee.eind) == (0, 4, 4)
        assert (maat.totaal.regel.begin, maat.totaal.regel.eind, maat.onderling) == (10, 10, 4)
        assert "4 plaatsen gingen van de ene regel naar de andere" in response.content.decode()

    def test_of_a_choice_of_facilities_the_move_is_one_out_of_it(self, lid, verhuizing):
        een, _ = verhuizing
        regio = een.locatie.jeugdhulpregio

        response = lid.get(BALANS, {"regio": regio.code, "van": "2024-02-01"})

        [maat] = response.context["beeld"].maten
        assert (maat.totaal.regel.af["verplaatst"], maat.totaal.regel.eind) == (4, 6)

    def test_a_measurement_that_differs_stands_in_its_row_and_in_the_sentence(
        self, lid, verhuizing
    ):
        een, _ = verhuizing
        make_meting(voorziening=een, plaatsen=8, peildatum=date(2024, 2, 1))

        response = lid.get(BALANS, {"per": "aanbieder"})

        rij = rijen(response)["Een"]
        assert (rij.gemeten, rij.sindsdien, rij.verschil) == (8, -4, 2)
        assert "bij 1 daarvan noemt die een ander aantal" in response.content.decode()

    def test_places_in_two_forms_of_care_leave_a_measurement_undivided(self, lid):
        voorziening = make_voorziening()
        for vorm in ("o3m", "kar"):
            make_plaatsmutatie(naar=voorziening, naar_zorgvorm=vorm, aantal=5)
        make_meting(voorziening=voorziening, plaatsen=10)

        per_vorm = lid.get(BALANS, {"per": "zorgvorm"}).context["page_obj"]
        [samen] = lid.get(BALANS, {"per": "aanbieder"}).context["page_obj"]

        assert [rij.verschil for rij in per_vorm] == [None, None]
        assert samen.verschil == 0

    def test_examples_count_only_when_asked_for(self, lid):
        make_plaatsmutatie(bron=make_bron(soort=BronSoort.VOORBEELD))

        assert not lid.get(BALANS, {"maat": "plekken"}).context["page_obj"]
        assert lid.get(BALANS, {"voorbeeld": "ja"}).context["page_obj"]
        assert not lid.get(LIJST).context["page_obj"]
        assert lid.get(LIJST, {"voorbeeld": "ja"}).context["page_obj"]

    def test_an_entry_between_facilities_one_may_not_see_is_in_no_row(self, lid):
        besloten = make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=make_aanbieder())
        gesloten = make_voorziening(bron=besloten)
        make_plaatsmutatie(naar=gesloten)

        assert not lid.get(BALANS, {"maat": "plekken"}).context["page_obj"]
        assert not lid.get(LIJST, {"maat": "plekken"}).context["page_obj"]

    def test_a_period_that_ends_before_it_begins_is_an_error_at_the_field(self, lid, verhuizing):
        for adres in (BALANS, LIJST):
            response = lid.get(adres, {"van": "2024-05-01", "tot": "2024-01-01"})

            assert response.context["filter"].form.errors["tot"]
            assert "eindigt voor zij begint" in response.content.decode()

    @pytest.mark.parametrize("sorteer", ["naam", "-eind", "begin", "-verschil", "onzin"])
    def test_the_balance_sorts(self, lid, verhuizing, sorteer):
        namen = [rij.naam for rij in lid.get(BALANS, {"sorteer": sorteer}).context["page_obj"]]

        assert len(namen) == 2

    def test_the_columns_are_those_that_have_movements(self, lid, verhuizing):
        kolommen = lid.get(BALANS, ALLES).context["kolommen"]

        assert kolommen == ("Bij: beginstand", "Bij: verplaatst", "Af: verplaatst")


def test_provider_region_and_area_say_the_same_in_all(db):
    """Whatever the rows are about, they hold the same places."""
    gebruiker = make_gebruiker()
    een, twee = make_aanbieder(), make_aanbieder()
    locaties = [make_locatie(aanbieders=[een]), make_locatie(aanbieders=[een, twee])]
    voorzieningen = [make_voorziening(locatie=locatie) for locatie in locaties for _ in "12"]
    for aantal, voorziening in enumerate(voorzieningen, start=3):
        make_plaatsmutatie(naar=voorziening, aantal=aantal)
    keuzes = [Keuze(van=None, tot=date(2025, 1, 1), per=per) for per in GROEPERINGEN]

    standen = {
        sum(rij.regel.eind for rij in beeld.rijen)
        for beeld in (
            balansbeeld(gebruiker, Voorziening.objects.visible_to(gebruiker), keuze)
            for keuze in keuzes
        )
    }

    assert standen == {3 + 4 + 5 + 6}


class TestLijst:
    @pytest.mark.parametrize(
        "vraag", ["aanbieder", "regio", "locatie", "voorziening", "gebied", "zoek"]
    )
    def test_the_list_finds_an_entry_by_either_side(self, lid, vraag):
        regio, aanbieder = make_jeugdhulpregio(), make_aanbieder()
        gebied = make_gebied(regios=[regio])
        locatie = make_locatie(jeugdhulpregio=regio, aanbieders=[aanbieder], naam="De Vinder")
        voorziening = make_voorziening(locatie=locatie)
        ander = make_voorziening()
        make_plaatsmutatie(van=voorziening, naar=ander, soort="verplaatst")
        make_plaatsmutatie(naar=voorziening)
        make_plaatsmutatie(naar=ander)
        waarde = {
            "aanbieder": aanbieder.code,
            "regio": regio.code,
            "locatie": locatie.code,
            "voorziening": voorziening.code,
            "gebied": gebied.code,
            "zoek": "vinder",
        }[vraag]

        response = lid.get(LIJST, {vraag: waarde})

        assert response.context["page_obj"].paginator.count == 2

    def test_a_counter_entry_is_subtracted_from_the_total(self, lid):
        eerste = make_plaatsmutatie(aantal=10)
        make_plaatsmutatie(van=eerste.naar, aantal=10, herroept=eerste)
        make_plaatsmutatie(aantal=3)

        response = lid.get(LIJST, ALLES)

        assert response.context["totalen"]["per_maat"] == [("plekken", "feit", 3)]

    @pytest.mark.parametrize(
        "sorteer", ["datum", "-aantal", "soort", "van", "-naar", "geboekt", "onzin"]
    )
    def test_the_list_sorts(self, lid, sorteer):
        make_plaatsmutatie()
        make_plaatsmutatie()

        assert lid.get(LIJST, {"sorteer": sorteer}).context["page_obj"].paginator.count == 2


@pytest.mark.parametrize("adres", [BALANS, LIJST])
def test_many_entries_take_as_many_queries_as_few(lid, adres):
    aantallen = []
    for aantal in (1, 30):
        for _ in range(aantal):
            voorziening = make_voorziening(
                locatie=make_locatie(aanbieders=[make_aanbieder()], gebied=make_gebied())
            )
            make_plaatsmutatie(naar=voorziening)
            make_plaatsmutatie(naar=voorziening, aard="plan", soort="nieuw")
            make_meting(voorziening=voorziening)
        lid.get(adres, ALLES)
        with CaptureQueriesContext(connection) as queries:
            assert lid.get(adres, ALLES).status_code == 200
        aantallen.append(len(queries))

    assert aantallen[0] == aantallen[1]
    assert aantallen[1] <= 25


class TestLocatie:
    def test_the_dossier_says_the_places_now_and_with_all_plans(self, lid):
        voorziening = make_voorziening()
        make_plaatsmutatie(naar=voorziening, aantal=10)
        make_plaatsmutatie(naar=voorziening, aantal=4, aard="plan", soort="nieuw")

        response = lid.get(reverse("capaciteit:locatie-plaatsen", args=[voorziening.locatie.code]))

        [stand] = response.context["standen"]
        assert (stand["nu"], stand["straks"]) == (10, 14)
        assert len(response.context["mutaties"]) == Plaatsmutatie.objects.count() == 2

    def test_a_location_without_entries_says_so(self, lid):
        locatie = make_voorziening().locatie

        response = lid.get(reverse("capaciteit:locatie-plaatsen", args=[locatie.code]))

        assert "Nog niets geboekt" in response.content.decode()
