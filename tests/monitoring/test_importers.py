import csv
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models import Q, Sum

from jeugdzorg.kern.fixture_tables import load_tables, total
from monitoring.importers import TABELLEN
from monitoring.models import (
    Afbouwpad,
    Cyclus,
    Doelstelling,
    Indicator,
    Meting,
    Paddeel,
    Padpunt,
)
from regio.models import Kerncijfer

AANTALLEN = {
    Indicator: 31,
    Meting: 48,
    Afbouwpad: 4,
    Padpunt: 19,
    Paddeel: 5,
    Doelstelling: 8,
}


def rijen_van(tabel):
    with (settings.FIXTURES / tabel.path).open(encoding="utf-8", newline="") as bestand:
        return sum(1 for _ in csv.DictReader(bestand))


def naam(model):
    return model._meta.model_name


def instroom(van, **velden):
    return Meting.objects.filter(indicator__code="INSTROOM-JZP", periode_van=van, **velden)


def waarde_per_gebied(rijen):
    return {rij.gebied.code: int(rij.waarde) for rij in rijen.filter(gebied__isnull=False)}


def test_loading_again_changes_nothing(gegevens):
    alles = total(load_tables(TABELLEN, settings.FIXTURES))

    assert (alles.new, alles.changed) == (0, 0)
    assert alles.unchanged == sum(rijen_van(tabel) for tabel in TABELLEN)


@pytest.mark.parametrize(("model", "aantal"), AANTALLEN.items(), ids=map(naam, AANTALLEN))
def test_every_row_of_the_sources_is_there(gegevens, model, aantal):
    assert model.objects.count() == aantal


@pytest.mark.parametrize("model", AANTALLEN, ids=naam)
def test_every_figure_says_where_it_stands_and_as_of_when(gegevens, model):
    assert not model.objects.filter(Q(vindplaats="") | Q(peildatum=None)).exists()


def test_there_are_fifteen_numbers_and_twelve_questions_in_the_southwest(gegevens):
    indicatoren = Indicator.objects.filter(gebied__code="ZW")

    assert indicatoren.filter(soort="kwantitatief").count() == 15
    assert indicatoren.filter(soort="kwalitatief").count() == 12
    assert Indicator.objects.get(code="KWN-10a").onderdeel_van.code == "KWN-10"


@pytest.mark.parametrize(
    ("van", "verwacht"),
    [
        (date(2022, 1, 1), {"GLD": 94, "OV": 89, "OOST": 183}),
        (date(2023, 1, 1), {"GLD": 38, "OV": 47, "OOST": 85}),
    ],
)
def test_the_inflow_of_the_east_has_its_printed_totals(gegevens, van, verwacht):
    metingen = instroom(van)
    regios = metingen.filter(jeugdhulpregio__isnull=False)

    assert waarde_per_gebied(metingen) == verwacht
    assert regios.count() == 9
    assert regios.aggregate(som=Sum("waarde"))["som"] == verwacht["OOST"]


def test_the_start_of_the_eastern_path_is_a_measurement_too(gegevens):
    assert instroom(date(2021, 1, 1)).get().waarde == 182


def test_the_stays_in_the_north_have_their_printed_totals(gegevens):
    metingen = Meting.objects.filter(indicator__code="VERBLIJF", gebied__code="NN")

    assert dict(metingen.values_list("uitsplitsing", "waarde")) == {
        "pleegzorg": 2548,
        "JH+": 137,
        "andere verblijfzorg": 4058,
        "": 6743,
    }


def test_the_path_of_the_east_is_stored_as_printed(gegevens):
    pad = Afbouwpad.objects.get(code="OOST-INSTROOM")
    punten = list(pad.punten.all())

    assert [punt.datum.year for punt in punten] == list(range(2021, 2032))
    assert [int(p.waarde) for p in punten] == [182, 173, 156, 140, 126, 113, 102, 92, 83, 75, 68]
    assert [int(p.percentage) for p in punten[1:]] == [5, *[10] * 9]
    assert [int(p.afname) for p in punten[1:]] == [9, 17, 16, 14, 13, 11, 10, 9, 8, 7]
    assert {p.datum.year: int(p.plekken) for p in punten if p.plekken is not None} == {
        2023: 78,
        2024: 70,
        2031: 34,
    }
    assert (pad.band_van, pad.band_tot, pad.band_jaar) == (34, 50, 2031)
    assert pad.verblijfsduur_maanden == 6


@pytest.mark.parametrize(
    ("veld", "verwacht"),
    [
        ("basis", [49, 45, 16, 7, 8]),
        ("doel", ["21.2", "19.4", "6.9", "3.0", "3.5"]),
        ("afname", ["27.8", "25.6", "9.1", "4.0", "4.5"]),
        ("afname_procent", [-57] * 5),
        ("per_jaar", ["8.0", "7.3", "2.6", "1.1", "1.3"]),
        ("per_jaar_procent", [-16] * 5),
    ],
)
def test_the_parts_of_the_southwest_are_stored_as_printed(gegevens, veld, verwacht):
    delen = Paddeel.objects.filter(pad__code="ZW-BEDDEN")

    assert list(delen.values_list(veld, flat=True)) == [Decimal(waarde) for waarde in verwacht]


def test_the_parts_of_the_southwest_add_up_to_its_path(gegevens):
    pad = Afbouwpad.objects.get(code="ZW-BEDDEN")
    som = pad.delen.aggregate(basis=Sum("basis"), doel=Sum("doel"), per_jaar=Sum("per_jaar"))

    assert (pad.startwaarde, pad.doelwaarde) == (125, 54)
    assert (pad.afname, pad.per_jaar) == (Decimal("71.0"), Decimal("20.3"))
    assert som == {"basis": 125, "doel": 54, "per_jaar": Decimal("20.3")}


def test_the_other_start_of_the_southwest_is_a_path_of_its_own(gegevens):
    pad = Afbouwpad.objects.get(code="ZW-BEDDEN-H4")

    assert list(pad.punten.values_list("datum", "waarde")) == [
        (date(2024, 6, 30), 110),
        (date(2028, 1, 1), 54),
    ]


def test_the_milestones_of_the_north_keep_the_uncertain_step_without_a_date(gegevens):
    punten = Padpunt.objects.filter(pad__code="NN-JHP")

    assert [(p.datum and p.datum.year, int(p.waarde), p.onzeker) for p in punten] == [
        (2010, 144, False),
        (2020, 48, False),
        (None, 10, True),
        (2030, 0, False),
    ]


def test_every_path_starts_and_ends_at_its_first_and_last_point(gegevens):
    for pad in Afbouwpad.objects.all():
        eerste, *_, laatste = pad.punten.all()

        assert (eerste.datum, eerste.waarde) == (pad.startdatum, pad.startwaarde)
        assert (laatste.datum, laatste.waarde) == (pad.doeldatum, pad.doelwaarde)


def test_targets_follow_their_path(gegevens):
    for doel in Doelstelling.objects.filter(gebied__isnull=False).select_related("pad"):
        assert (doel.doelwaarde, doel.doeldatum) == (doel.pad.doelwaarde, doel.pad.doeldatum)


def test_beds_in_use_are_measured_per_region_and_for_the_area(gegevens):
    metingen = Meting.objects.filter(indicator__code="KWN-01")
    regios = metingen.filter(jeugdhulpregio__isnull=False)

    assert regios.aggregate(som=Sum("waarde"))["som"] == 125
    assert dict(metingen.filter(gebied__code="ZW").values_list("periode_tot", "waarde")) == {
        date(2023, 7, 1): 125,
        date(2024, 6, 30): 110,
    }


def test_each_area_that_monitors_has_its_cycles(gegevens):
    cycli = Cyclus.objects.order_by("gebied__code", "jaar", "helft")

    assert [(rij.gebied.code, rij.jaar, rij.helft) for rij in cycli] == [
        ("NN", 2022, 2),
        ("OOST", 2023, 1),
        ("ZW", 2023, 2),
        ("ZW", 2024, 1),
    ]


def test_the_period_of_the_further_build_down_is_a_range(gegevens):
    cijfer = Kerncijfer.objects.get(code="nn-jhp-verdere-afbouwperiode")

    assert (cijfer.waarde, cijfer.waarde_tot, cijfer.eenheid) == (3, 5, "jaar")
