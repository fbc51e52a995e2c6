from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models import Sum

from jeugdzorg.kern.fixture_tables import load_tables, total
from vastgoed.importers import TABELLEN
from vastgoed.models import (
    Beschikking,
    Coordinatie,
    Criterium,
    Regeling,
    Regelingopgave,
    Risicoschaalniveau,
    Termijn,
    Termijnverlenging,
    Toekenning,
    Toetsingskader,
    Verdeeltotaal,
    Voorwaarde,
)

AANTALLEN = {
    Regeling: 9,
    Regelingopgave: 12,
    Voorwaarde: 15,
    Coordinatie: 25,
    Verdeeltotaal: 2,
    Beschikking: 6,
    Toekenning: 11,
    Termijn: 81,
    Termijnverlenging: 4,
    Toetsingskader: 1,
    Criterium: 27,
    Risicoschaalniveau: 6,
}


def naam(model):
    return model._meta.model_name


def plaatsen_en_bedrag(rijen):
    return rijen.aggregate(plaatsen=Sum("plaatsen"), bedrag=Sum("bedrag"))


def test_loading_again_changes_nothing(gegevens):
    alles = total(load_tables(TABELLEN, settings.FIXTURES))

    assert (alles.new, alles.changed) == (0, 0)
    assert alles.unchanged == sum(AANTALLEN.values())


@pytest.mark.parametrize(("model", "aantal"), AANTALLEN.items(), ids=map(naam, AANTALLEN))
def test_every_row_of_the_sources_is_there(gegevens, model, aantal):
    assert model.objects.count() == aantal


@pytest.mark.parametrize("model", AANTALLEN, ids=naam)
def test_every_row_says_where_it_stands_in_its_source(gegevens, model):
    assert not model.objects.filter(vindplaats="").exists()


@pytest.mark.parametrize("model", AANTALLEN, ids=naam)
def test_every_row_has_a_reference_date_unless_it_holds_no_figure(gegevens, model):
    zonder = model.objects.filter(peildatum=None)

    assert [str(rij) for rij in zonder] == (
        ["Specifieke uitkering vastgoedtransitie jeugdhulp"] if model is Regeling else []
    )


def test_the_tranches_hang_under_one_scheme(gegevens):
    tranches = Regeling.objects.get(code="SPUK-VT").tranches.values_list("code", "bedrag")

    assert dict(tranches) == {
        "SPUK-T1": Decimal("33500000"),
        "SPUK-T2": Decimal("50000000"),
        "SPUK-T2-SEP": Decimal("5000000"),
        "SPUK-T3": Decimal("182000000"),
        "SPUK-JZP": None,
    }


def test_what_sources_say_of_a_scheme_stays_apart(gegevens):
    opgaven = Regelingopgave.objects.filter(regeling__code="SPUK-T2")

    assert dict(opgaven.values_list("bron__code", "looptijd_tot")) == {
        "OV-2022": date(2024, 12, 31),
        "NN-O3M-2022": date(2024, 12, 31),
        "STCRT-2023-18368": date(2026, 12, 31),
    }


def test_the_grants_of_enschede_add_up_to_its_award(gegevens):
    rijen = Toekenning.objects.filter(bron__code="OV-2022", gemeente__code="GEM-ENSCHEDE")

    assert plaatsen_en_bedrag(rijen) == {"plaatsen": 247, "bedrag": Decimal("4220779")}
    assert Beschikking.objects.get(code="toe-05").bedrag == Decimal("4220779")


def test_both_sources_print_the_award_of_enschede(gegevens):
    bronnen = Beschikking.objects.filter(gemeente__code="GEM-ENSCHEDE", bedrag=4220779)

    assert {rij.bron.code for rij in bronnen} == {"OV-2022", "NN-O3M-2022"}


def test_the_places_of_the_north_add_up_to_its_total(gegevens):
    totaal = Verdeeltotaal.objects.get(gebied__code="NN")
    delen = Toekenning.objects.filter(bron__code="NN-O3M-2022").order_by("code")

    assert [rij.plaatsen for rij in delen] == [36, 41, 32, 72, 70, 40, 8]
    assert totaal.plaatsen == sum(rij.plaatsen for rij in delen) == 299
    assert totaal.bedrag == Decimal("5109364")


def test_the_national_total_gives_the_rate(gegevens):
    totaal = Verdeeltotaal.objects.get(gebied__code="NL")
    regeling = totaal.regeling

    assert (totaal.plaatsen, totaal.bedrag) == (2926, Decimal("50000000"))
    assert (regeling.plaatsen, regeling.bedrag) == (2926, Decimal("50000000"))


def test_a_grant_for_one_location_is_marked_as_a_part(gegevens):
    delen = Toekenning.objects.filter(is_deel=True).order_by("code")

    assert [(rij.code, rij.plaatsen, rij.bedrag) for rij in delen] == [
        ("toe-15", 40, Decimal("777170")),
        ("toe-17", 8, Decimal("136705")),
    ]


def test_every_grant_names_its_locations(gegevens):
    jarabee = Toekenning.objects.get(code="toe-02")

    assert not Toekenning.objects.filter(locaties=None).exists()
    assert {locatie.code for locatie in jarabee.locaties.all()} == {
        "JARABEE-HENGELO",
        "JARABEE-ENSCHEDE",
        "JARABEE-OLDENZAAL",
    }


def test_a_scheme_for_two_providers_is_coordinated_for_each(gegevens):
    rijen = Coordinatie.objects.filter(regeling__code="SPUK-T3")

    assert {rij.aanbieder.code for rij in rijen} == {"IHUB", "SCHAKENBOSCH"}


@pytest.mark.parametrize(
    ("code", "eerst", "nu", "bron"),
    [
        ("trm-001", date(2022, 6, 1), date(2022, 10, 1), "OV-2022"),
        ("trm-002", date(2022, 12, 1), date(2023, 4, 1), "OV-2022"),
        ("trm-006", date(2024, 12, 31), date(2026, 12, 31), "STCRT-2023-18368"),
        ("trm-030", date(2024, 12, 31), date(2026, 12, 31), "STCRT-2023-18368"),
    ],
)
def test_an_extended_deadline_keeps_its_first_date(gegevens, code, eerst, nu, bron):
    termijn = Termijn.objects.with_verlengingen().get(code=code)

    assert (termijn.datum, termijn.geldig_op()) == (eerst, nu)
    assert termijn.verlengingen.get().bron.code == bron


def test_only_a_relative_moment_has_no_date(gegevens):
    zonder = Termijn.objects.filter(datum=None)

    assert {rij.code for rij in zonder} == {"trm-080", "trm-081"}


def test_a_month_or_year_is_stored_as_its_last_day(gegevens):
    maanden = Termijn.objects.filter(datum_precisie="maand")
    jaren = Termijn.objects.filter(datum_precisie__in=["jaar", "eind_jaar"])

    assert {rij.datum.day for rij in maanden} <= {28, 29, 30, 31}
    assert {(rij.datum.month, rij.datum.day) for rij in jaren} == {(12, 31)}


def test_small_scale_by_2025_waits_for_its_buildings(gegevens):
    geheel = Termijn.objects.get(code="trm-046")

    assert {rij.code for rij in geheel.onderdelen.all()} == {"trm-047", "trm-052", "trm-054"}


def test_the_framework_of_overijssel_has_its_criteria_in_order(gegevens):
    criteria = Toetsingskader.objects.get(code="TK-OV-2022").criteria.all()

    assert [rij.volgorde for rij in criteria] == list(range(1, 28))
    assert (criteria[0].code, criteria[26].code) == ("1.1.a", "2.k")
    assert all(rij.vraag.endswith("?") and rij.gevraagd for rij in criteria)


def test_risks_have_three_levels_on_two_scales(gegevens):
    niveaus = Risicoschaalniveau.objects.order_by("schaal", "-volgorde")

    assert [(rij.schaal, rij.code) for rij in niveaus] == [
        ("impact", "H"),
        ("impact", "M"),
        ("impact", "L"),
        ("waarschijnlijkheid", "R"),
        ("waarschijnlijkheid", "M"),
        ("waarschijnlijkheid", "L"),
    ]
