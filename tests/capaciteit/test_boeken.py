from datetime import date
from functools import partial
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from capaciteit.boeken import boek, boek_een_keer, terugboeken
from capaciteit.models import Plaatsmutatie, Voorzieningversie
from capaciteit.plaatsenbalans import stand, standen
from regio.choices import BronSoort, Rol, Zorgvorm
from regio.models import Gebruiker
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_plaatsen import make_plaatsmutatie

DAG = date(2024, 1, 1)


@pytest.fixture
def aanbieder(db):
    return make_aanbieder()


@pytest.fixture
def gebruiker(aanbieder):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)


@pytest.fixture
def boeken(aanbieder, gebruiker):
    """``boek`` with what a test does not care about filled in."""
    standaard = {"datum": DAG, "aard": "feit", "reden": "Getest.", "by": gebruiker}
    return partial(boek, namens=aanbieder, **standaard)


@pytest.fixture
def maak(aanbieder):
    """Makes a facility of the provider."""

    def maken(**velden):
        return make_voorziening(locatie=make_locatie(aanbieders=[aanbieder]), **velden)

    return maken


def test_places_that_move_go_from_one_facility_to_another(boeken, maak):
    oud, nieuw = maak(), maak()
    boeken(soort="beginstand", aantal=10, naar=oud)

    boeken(soort="verplaatst", aantal=4, van=oud, naar=nieuw, datum=date(2024, 3, 1))

    assert [stand(v, date(2024, 2, 29)) for v in (oud, nieuw)] == [10, 0]
    assert [stand(v, date(2024, 3, 1)) for v in (oud, nieuw)] == [6, 4]


def test_places_that_are_converted_change_their_form_of_care_on_that_day(boeken, maak):
    voorziening = maak(zorgvorm=Zorgvorm.O3M)
    boeken(soort="beginstand", aantal=10, naar=voorziening)

    boeken(
        soort="omgezet", aantal=6, van=voorziening, naar=voorziening, naar_zorgvorm="kleinschalig"
    )

    assert standen(voorziening, DAG) == {"o3m": 4, "kleinschalig": 6}


def test_a_form_of_care_that_is_left_out_is_that_of_the_version_of_that_day(boeken, maak):
    voorziening = maak(zorgvorm=Zorgvorm.O3M)
    Voorzieningversie.objects.create(
        voorziening=voorziening, geldig_van=date(2024, 6, 1), naam="Nieuw", zorgvorm="kar",
        aard="feit", reden="Getest.", bron=voorziening.bron,
    )  # fmt: skip

    eerder = boeken(soort="beginstand", aantal=5, naar=voorziening)
    later = boeken(soort="nieuw", aantal=5, naar=voorziening, datum=date(2024, 6, 1))
    omgezet = boeken(
        soort="omgezet", aantal=5, van=voorziening, naar=voorziening, datum=date(2024, 6, 1)
    )

    assert (eerder.naar_zorgvorm, later.naar_zorgvorm) == ("o3m", "kar")
    assert (omgezet.van_zorgvorm, omgezet.naar_zorgvorm) == ("o3m", "kar")


def test_an_entry_says_who_booked_it_for_which_organisation(boeken, maak, gebruiker, aanbieder):
    mutatie = boeken(soort="beginstand", aantal=5, naar=maak())

    assert (mutatie.door, mutatie.bron.eigenaar_id) == (gebruiker, aanbieder.pk)
    assert mutatie.bron.soort == BronSoort.AANLEVERING


def beginstand(boeken, naar, aantal=10, **velden):
    return boeken(soort="beginstand", aantal=aantal, naar=naar, **velden)


class TestKanten:
    @pytest.mark.parametrize(
        ("soort", "kanten", "fout"),
        [
            ("beginstand", "van", {"van", "naar"}),
            ("beginstand", "van naar", {"van"}),
            ("nieuw", "van naar", {"van"}),
            ("beeindigd", "naar", {"van", "naar"}),
            ("beeindigd", "van naar", {"naar"}),
            ("verplaatst", "van", {"naar"}),
            ("verplaatst", "naar", {"van"}),
            ("omgezet", "van", {"naar"}),
        ],
    )
    def test_the_sides_fit_what_happens(self, boeken, maak, soort, kanten, fout):
        een, twee = maak(), maak()
        beginstand(boeken, een)
        gekozen = {"van": een, "naar": twee}

        with pytest.raises(ValidationError) as geweigerd:
            boeken(soort=soort, aantal=1, **{naam: gekozen[naam] for naam in kanten.split()})

        assert set(geweigerd.value.message_dict) == fout

    def test_moving_keeps_the_form_of_care_and_converting_changes_it(self, boeken, maak):
        een, zelfde, ander = maak(), maak(), maak(zorgvorm=Zorgvorm.KAR)
        beginstand(boeken, een)

        for soort, naar in (("verplaatst", ander), ("omgezet", zelfde)):
            with pytest.raises(ValidationError) as geweigerd:
                boeken(soort=soort, aantal=1, van=een, naar=naar)
            assert set(geweigerd.value.message_dict) == {"naar_zorgvorm"}

    def test_a_facility_does_not_move_to_itself(self, boeken, maak):
        een = maak()
        beginstand(boeken, een)

        with pytest.raises(ValidationError, match="dezelfde voorziening"):
            boeken(soort="verplaatst", aantal=1, van=een, naar=een)

    @pytest.mark.parametrize(
        ("velden", "veld"), [({"aantal": 0}, "aantal"), ({"reden": "  "}, "reden")]
    )
    def test_a_number_and_a_reason_are_needed(self, boeken, maak, velden, veld):
        with pytest.raises(ValidationError) as geweigerd:
            boeken(**{"soort": "nieuw", "aantal": 1, "naar": maak(), **velden})

        assert set(geweigerd.value.message_dict) == {veld}

    def test_a_facility_that_was_merged_takes_no_places(self, boeken, maak):
        opgegaan = maak()
        opgegaan.samengevoegd_met = maak()
        opgegaan.save()

        with pytest.raises(ValidationError, match="samengevoegd"):
            beginstand(boeken, opgegaan)


class TestGenoeg:
    def test_no_more_places_go_than_there_are(self, boeken, maak):
        voorziening = maak()
        beginstand(boeken, voorziening)

        with pytest.raises(ValidationError, match="hooguit 10"):
            boeken(soort="beeindigd", aantal=11, van=voorziening)

        assert stand(voorziening, DAG) == 10

    def test_what_goes_later_is_not_there_to_go_now(self, boeken, maak):
        voorziening = maak()
        beginstand(boeken, voorziening)
        boeken(soort="beeindigd", aantal=7, van=voorziening, datum=date(2024, 6, 1))

        with pytest.raises(ValidationError, match="hooguit 3"):
            boeken(soort="beeindigd", aantal=4, van=voorziening, datum=date(2024, 3, 1))

    def test_what_comes_later_is_not_there_yet(self, boeken, maak):
        voorziening = maak()
        beginstand(boeken, voorziening, datum=date(2024, 6, 1))

        with pytest.raises(ValidationError, match="hooguit 0"):
            boeken(soort="beeindigd", aantal=1, van=voorziening, datum=date(2024, 5, 31))

    def test_another_form_of_care_or_measure_is_another_account(self, boeken, maak):
        voorziening = maak()
        beginstand(boeken, voorziening, maat="toegekend")
        beginstand(boeken, voorziening, naar_zorgvorm="kar")

        with pytest.raises(ValidationError, match="hooguit 0"):
            boeken(soort="beeindigd", aantal=1, van=voorziening)

    def test_a_fact_needs_facts_and_a_plan_may_count_on_plans(self, boeken, maak):
        voorziening = maak()
        boeken(soort="nieuw", aantal=10, naar=voorziening, aard="plan")

        boeken(soort="beeindigd", aantal=4, van=voorziening, aard="plan")
        with pytest.raises(ValidationError, match="hooguit 6"):
            boeken(soort="beeindigd", aantal=7, van=voorziening, aard="plan")
        with pytest.raises(ValidationError, match="hooguit 0"):
            boeken(soort="beeindigd", aantal=1, van=voorziening)

        assert stand(voorziening, DAG) == 0
        assert stand(voorziening, DAG, met_plannen=True) == 6

    def test_an_example_is_no_place_to_book(self, boeken, maak):
        voorziening = maak()
        make_plaatsmutatie(naar=voorziening, bron=make_bron(soort=BronSoort.VOORBEELD))

        with pytest.raises(ValidationError, match="hooguit 0"):
            boeken(soort="beeindigd", aantal=1, van=voorziening)


class TestRecht:
    def test_places_of_another_provider_are_not_yours_to_move(self, boeken, maak):
        eigen, ander = maak(), make_voorziening(locatie=make_locatie(aanbieders=[make_aanbieder()]))
        beginstand(boeken, eigen)

        with pytest.raises(PermissionDenied):
            boeken(soort="verplaatst", aantal=1, van=eigen, naar=ander)
        with pytest.raises(PermissionDenied):
            beginstand(boeken, ander)

        assert Plaatsmutatie.objects.count() == 1

    def test_who_plans_for_the_region_of_both_moves_from_provider_to_provider(self, db):
        regio = make_jeugdhulpregio()
        gemeente = make_organisatie()
        gemeente.gebieden.add(make_gebied(regios=[regio]))
        beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente)
        een, twee = (
            make_voorziening(
                locatie=make_locatie(aanbieders=[make_aanbieder()], jeugdhulpregio=regio)
            )
            for _ in "12"
        )
        zelf = {"datum": DAG, "aard": "feit", "reden": "Getest.", "by": beleid, "namens": gemeente}

        boek(soort="beginstand", aantal=8, naar=een, **zelf)
        boek(soort="verplaatst", aantal=8, van=een, naar=twee, **zelf)

        assert (stand(een, DAG), stand(twee, DAG)) == (0, 8)

    @pytest.mark.parametrize(
        "rol", [rol for rol in Rol if rol not in {Rol.AANBIEDER, Rol.BEHEERDER}]
    )
    def test_other_roles_at_a_provider_do_not_book(self, boeken, maak, aanbieder, rol):
        lezer = make_gebruiker(rol=rol, organisatie=aanbieder)

        with pytest.raises(PermissionDenied):
            beginstand(boeken, maak(), by=lezer)

    def test_nobody_books_in_the_name_of_another_organisation(self, boeken, maak):
        with pytest.raises(PermissionDenied):
            beginstand(boeken, maak(), namens=make_aanbieder())


class TestTerugboeken:
    def test_taking_back_restores_every_day(self, boeken, maak, gebruiker):
        een, twee = maak(), maak()
        beginstand(boeken, een)
        fout = boeken(soort="verplaatst", aantal=4, van=een, naar=twee, datum=date(2024, 3, 1))

        tegen = terugboeken(fout, reden="Vergissing.", by=gebruiker)

        assert (tegen.van, tegen.naar, tegen.datum, tegen.herroept) == (twee, een, fout.datum, fout)
        assert [stand(v, date(2024, 12, 31)) for v in (een, twee)] == [10, 0]

    @pytest.mark.parametrize("soort", ["beginstand", "nieuw", "beeindigd", "omgezet"])
    def test_every_kind_can_be_taken_back(self, boeken, maak, gebruiker, soort):
        een, twee = maak(), maak(zorgvorm=Zorgvorm.KAR)
        beginstand(boeken, een)
        van = {"van": een} if soort in {"beeindigd", "omgezet"} else {}
        naar = {"naar": twee} if soort != "beeindigd" else {}
        mutatie = boeken(soort=soort, aantal=3, **van, **naar)

        terugboeken(mutatie, reden="Vergissing.", by=gebruiker)

        assert (stand(een, DAG), stand(twee, DAG)) == (10, 0)

    def test_places_that_went_on_cannot_be_taken_back(self, boeken, maak, gebruiker):
        een, twee = maak(), maak()
        eerste = beginstand(boeken, een)
        boeken(soort="verplaatst", aantal=4, van=een, naar=twee)

        with pytest.raises(ValidationError, match="6 plaatsen"):
            terugboeken(eerste, reden="Vergissing.", by=gebruiker)

    def test_an_entry_is_taken_back_once_and_a_counter_entry_never(self, boeken, maak, gebruiker):
        mutatie = beginstand(boeken, maak())
        tegen = terugboeken(mutatie, reden="Vergissing.", by=gebruiker)

        with pytest.raises(ValidationError, match="al teruggeboekt"):
            terugboeken(mutatie, reden="Nog eens.", by=gebruiker)
        with pytest.raises(ValidationError, match="tegenboeking"):
            terugboeken(tegen, reden="Toch wel.", by=gebruiker)

    def test_taking_back_asks_for_a_reason_and_the_right(self, boeken, maak, gebruiker):
        mutatie = beginstand(boeken, maak())

        with pytest.raises(ValidationError, match="waarom"):
            terugboeken(mutatie, reden=" ", by=gebruiker)
        with pytest.raises(PermissionDenied):
            terugboeken(mutatie, reden="Van mij.", by=make_gebruiker(rol=Rol.AANBIEDER))

    def test_what_a_document_says_is_taken_back_in_the_source_of_who_does_so(
        self, maak, gebruiker, aanbieder
    ):
        gedrukt = make_plaatsmutatie(naar=maak(), bron=make_bron())

        tegen = terugboeken(gedrukt, reden="De bron vergist zich.", by=gebruiker)

        assert tegen.bron.eigenaar_id == aanbieder.pk


class TestTweeKeer:
    def test_a_form_that_is_sent_twice_books_once(self, maak, gebruiker, aanbieder):
        zelfde = {
            "soort": "nieuw", "aantal": 4, "naar": maak(), "van": None, "datum": DAG,
            "aard": "feit", "reden": "Getest.", "project": "", "maat": "plekken",
        }  # fmt: skip

        eerste = boek_een_keer(**zelfde, by=gebruiker, namens=aanbieder)
        tweede = boek_een_keer(**zelfde, by=gebruiker, namens=aanbieder)

        assert eerste == tweede
        assert Plaatsmutatie.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_do_not_book_the_same_places():
    aanbieder = make_aanbieder()
    gebruiker = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
    for _ in range(5):
        een, twee = (make_voorziening(locatie=make_locatie(aanbieders=[aanbieder])) for _ in "12")
        zelf = {"datum": DAG, "aard": "feit", "reden": "Getest.", "namens": aanbieder}
        boek(soort="beginstand", aantal=10, naar=een, by=gebruiker, **zelf)
        verplaatsen = partial(boek, soort="verplaatst", aantal=6, van=een, naar=twee, **zelf)

        uitslagen = tegelijk(verplaatsen, gebruiker.pk)

        assert sorted(uitslagen) == ["geboekt", "geweigerd"]
        assert (stand(een, DAG), stand(twee, DAG)) == (4, 6)


def tegelijk(verplaatsen, gebruiker):
    """What two threads got to hear that booked at the same moment."""
    samen, uitslagen = Barrier(2), []

    def proberen():
        wie = Gebruiker.objects.get(pk=gebruiker)
        samen.wait()
        try:
            verplaatsen(by=wie)
            uitslagen.append("geboekt")
        except ValidationError:
            uitslagen.append("geweigerd")
        finally:
            connection.close()

    draden = [Thread(target=proberen) for _ in "12"]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitslagen
