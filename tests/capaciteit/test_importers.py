from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models import Q

from capaciteit.importers import TABELLEN, VOORBEELD
from capaciteit.models import (
    Capaciteitscijfer,
    Capaciteitsmeting,
    Herkomst,
    Locatie,
    Plaatsmutatie,
    Voorziening,
    Voorzieningstatusrij,
)
from jeugdzorg.kern.fixture_tables import load_tables, total
from regio.choices import BronSoort
from regio.importers import TABELLEN as REGIO
from regio.models import Regioindeling

AANTALLEN = {
    Locatie: 51,
    Voorziening: 58,
    Voorzieningstatusrij: 60,
    Capaciteitsmeting: 22,
    Plaatsmutatie: 14,
    Capaciteitscijfer: 59,
    Herkomst: 24,
}


def naam(model):
    return model._meta.model_name


@pytest.fixture
def geladen(db):
    return load_tables([*REGIO, *TABELLEN], settings.FIXTURES)


def test_loading_twice_changes_nothing(geladen):
    nogmaals = total(load_tables(TABELLEN, settings.FIXTURES))

    assert (nogmaals.new, nogmaals.changed) == (0, 0)
    assert nogmaals.unchanged == sum(AANTALLEN.values())


def test_every_table_is_loaded_whole(geladen):
    assert {model: model.objects.count() for model in AANTALLEN} == AANTALLEN


@pytest.mark.parametrize("model", AANTALLEN, ids=naam)
def test_every_row_says_where_it_comes_from(gegevens, model):
    assert not model.objects.filter(vindplaats="").exists()
    assert not model.objects.filter(bron__soort=BronSoort.VOORBEELD).exists()


def test_two_sources_keep_their_own_places_for_one_location(gegevens):
    metingen = Capaciteitsmeting.objects.filter(
        voorziening__code="AMBIQ-HOOGEVEEN", maat="toegekend", peildatum=date(2021, 8, 1)
    )

    assert dict(metingen.values_list("bron__code", "plaatsen")) == {
        "OV-2022": 62,
        "NN-O3M-2022": 40,
    }


def test_a_figure_without_a_date_has_none(gegevens):
    zetten = Capaciteitsmeting.objects.filter(voorziening__code="PACTUM-ZETTEN")

    assert zetten.get(maat="fysiek").peildatum is None
    assert zetten.get(maat="fysiek").plaatsen == 162
    assert zetten.get(maat="in_gebruik").plaatsen == 102


def test_facilities_on_one_site_share_a_location(gegevens):
    zetten = Locatie.objects.get(code="PACTUM-ZETTEN")

    assert zetten.voorzieningen.count() == 5
    assert Locatie.objects.get(code="PLURYN-EEFDE").voorzieningen.count() == 3


def test_a_later_source_gives_a_later_status(gegevens):
    statussen = Voorziening.objects.get(code="IHUB-HARREVELD").statussen

    assert list(statussen.values_list("status", "bron__code")) == [
        ("open", "OOST-2023"),
        ("in_afbouw", "ZW-2024"),
    ]


def test_a_month_is_kept_as_its_last_day(gegevens):
    status = Voorzieningstatusrij.objects.filter(voorziening__code="KAR-SLINGE").get()

    assert (status.peildatum, status.peildatum_precisie) == (date(2023, 10, 31), "maand")


def test_coordinates_are_of_the_named_place_and_missing_without_one(gegevens):
    met = Locatie.objects.filter(breedtegraad__isnull=False)

    assert met.count() == 43
    assert set(met.values_list("coordinaat_precisie", flat=True)) == {"plaats"}
    assert not met.filter(plaats="").exists()
    assert not Locatie.objects.filter(breedtegraad__isnull=True).exclude(plaats="").exists()


def test_a_location_lies_in_the_region_of_its_municipality(gegevens):
    regios = dict(Regioindeling.objects.values_list("gemeente", "jeugdhulpregio"))

    for locatie in Locatie.objects.filter(gemeente__isnull=False):
        assert locatie.jeugdhulpregio_id == regios[locatie.gemeente_id], locatie


@pytest.mark.parametrize(
    ("code", "waarde", "onderwerp"),
    [
        ("cap-001", "61", "IJsselland"),
        ("cap-008", "247", "Gemeente Enschede"),
        ("cap-009", "299", "Noord-Nederland"),
        ("cap-025", "2926", "Nederland"),
        ("cap-067", "125", "Zuidwest"),
        ("cap-073", "21.2", "Haaglanden"),
        ("cap-043", "22", "Pactum"),
    ],
)
def test_a_figure_is_as_printed(gegevens, code, waarde, onderwerp):
    cijfer = Capaciteitscijfer.objects.get(code=code)

    assert (cijfer.waarde, str(cijfer.onderwerp)) == (Decimal(waarde), onderwerp)


def test_ambitions_per_region_add_up_to_the_area(gegevens):
    doelen = Capaciteitscijfer.objects.filter(
        bron__code="ZW-2024", maat="beoogd", jeugdhulpregio__isnull=False
    )

    assert sum(doelen.values_list("waarde", flat=True)) == Decimal("54.0")


def test_origin_of_youths_from_overijssel_is_as_printed(gegevens):
    rijen = Herkomst.objects.filter(gebied__code="OV", bron__code="OV-2022")

    def aantal(maat, regio):
        return rijen.get(maat=maat, herkomst_regio__code=regio).aantal

    assert rijen.get(maat="verblijvend", herkomst_gebied__code="OV").aantal == 387
    assert aantal("binnen", "JZ07") + aantal("binnen", "JZ14") == 284
    assert aantal("buiten", "JZ07") + aantal("buiten", "JZ14") == 103


class TestVoorbeeld:
    @pytest.fixture
    def voorbeeld(self, geladen):
        load_tables(VOORBEELD, settings.FIXTURES)
        return Capaciteitsmeting.objects.filter(bron__soort=BronSoort.VOORBEELD)

    def test_examples_are_of_half_years_then_of_months_and_loading_twice_changes_nothing(
        self, voorbeeld
    ):
        nogmaals = total(load_tables(VOORBEELD, settings.FIXTURES))

        assert (nogmaals.new, nogmaals.changed) == (0, 0)
        assert nogmaals.unchanged > voorbeeld.count() == 299
        dagen = sorted(set(voorbeeld.values_list("peildatum", flat=True)))
        assert dagen[:3] == [date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30)]
        assert (dagen[-13], dagen[-1]) == (date(2025, 10, 31), date(2026, 10, 31))

    def test_examples_are_all_that_the_file_adds(self, voorbeeld):
        assert voorbeeld.count() == Capaciteitsmeting.objects.count() - 22
        assert not voorbeeld.exclude(opmerking__startswith="Verzonnen").exists()

    def test_examples_never_become_the_places_of_a_facility(self, geladen):
        zonder = dict(Voorziening.objects.with_stand().values_list("code", "plaatsen"))

        load_tables(VOORBEELD, settings.FIXTURES)

        assert dict(Voorziening.objects.with_stand().values_list("code", "plaatsen")) == zonder
        assert zonder["PACTUM-ZETTEN"] == 102
        assert zonder["SHL-ERMELO"] is None

    def test_no_example_counts_so_few_youths_that_it_must_be_hidden(self, voorbeeld):
        assert not voorbeeld.filter(Q(bezet__range=(1, 4)) | Q(wachtend__range=(1, 4))).exists()
        assert not voorbeeld.filter(plaatsen__lt=8).exists()
