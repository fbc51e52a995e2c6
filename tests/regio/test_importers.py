from datetime import date

import pytest
from django.conf import settings

from jeugdzorg.kern.fixture_tables import load_tables, total
from regio.choices import BronSoort, OrganisatieSoort, UitspraakSoort
from regio.importers import TABELLEN
from regio.models import (
    Aanbieder,
    Bevinding,
    Bron,
    Bronvermelding,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Kerncijfer,
    Organisatie,
    Overleg,
    Regioindeling,
    Uitspraak,
    Vergadering,
)

AANTALLEN = {
    Bron: 9,
    Gebied: 8,
    Jeugdhulpregio: 42,
    Gemeente: 36,
    Regioindeling: 36,
    GebiedRegio: 29,
    Organisatie: 92,
    Kerncijfer: 72,
    Uitspraak: 193,
    Overleg: 32,
    Vergadering: 25,
    Bevinding: 25,
}
PER_BRON = [model for model in AANTALLEN if issubclass(model, Bronvermelding)]


def naam(model):
    return model._meta.model_name


@pytest.fixture
def geladen(db):
    return load_tables(TABELLEN, settings.FIXTURES)


def test_loading_twice_changes_nothing(geladen):
    nogmaals = total(load_tables(TABELLEN, settings.FIXTURES))

    assert (nogmaals.new, nogmaals.changed) == (0, 0)
    assert nogmaals.unchanged == sum(AANTALLEN.values())


def test_every_table_is_loaded_whole(geladen):
    assert {model: model.objects.count() for model in AANTALLEN} == AANTALLEN


@pytest.mark.parametrize("model", PER_BRON, ids=naam)
def test_every_row_says_where_it_comes_from(gegevens, model):
    assert not model.objects.filter(vindplaats="").exists()
    assert not model.objects.filter(bron__soort=BronSoort.VOORBEELD).exists()


def test_the_five_plans_and_what_was_added_are_different_kinds_of_source(gegevens):
    plannen = Bron.objects.filter(soort=BronSoort.PLAN)

    assert set(plannen.values_list("code", flat=True)) == {
        "OV-2022",
        "NN-O3M-2022",
        "OOST-2023",
        "NN-JHP-2021",
        "ZW-2024",
    }
    assert Bron.objects.get(code="ZW-2024").datum == date(2024, 9, 30)
    assert Bron.objects.get(code="VOORBEELD").is_voorbeeld


@pytest.mark.parametrize(
    ("gebied", "zorgvorm", "regios"),
    [
        ("OV", "o3m", {"JZ07", "JZ14"}),
        ("NN", "o3m", {"JZ01", "JZ02", "JZ04"}),
        ("NN", "jeugdzorgplus", {"JZ01", "JZ02", "JZ04"}),
        ("GLD", "jeugdzorgplus", {"JZ12", "JZ17", "JZ21", "JZ25", "JZ28", "JZ30", "JZ32"}),
        ("ZW", "jeugdzorgplus", {"JZ18", "JZ24", "JZ27", "JZ29", "JZ31"}),
    ],
)
def test_an_area_has_its_regions_per_form_of_care(gegevens, gebied, zorgvorm, regios):
    rijen = GebiedRegio.objects.at(date(2021, 1, 1)).filter(gebied__code=gebied, zorgvorm=zorgvorm)

    assert set(rijen.values_list("jeugdhulpregio__code", flat=True)) == regios


def test_the_east_is_overijssel_and_gelderland_together(gegevens):
    def regios(*codes):
        rijen = GebiedRegio.objects.filter(gebied__code__in=codes)
        return set(rijen.values_list("jeugdhulpregio__code", flat=True))

    assert regios("OOST") == regios("OV", "GLD")
    assert set(Gebied.objects.get(code="OOST").deelgebieden.values_list("code", flat=True)) == {
        "OV",
        "GLD",
    }


@pytest.mark.parametrize(
    ("tekst", "code"),
    [("MIJ/OV", "JZ17"), ("TWE", "JZ14"), ("Noord Veluwe", "JZ12"), ("Midden-Holland", "JZ27")],
)
def test_a_region_is_found_by_the_name_a_plan_gives_it(gegevens, tekst, code):
    assert code in Jeugdhulpregio.objects.zoek(tekst).values_list("code", flat=True)


@pytest.mark.parametrize(
    ("gemeente", "code", "regio"),
    [
        ("Enschede", "GM0153", "JZ14"),
        ("Smallingerland", "GM0090", "JZ02"),
        ("Overbetuwe", "GM1734", "JZ28"),
        ("Leidschendam-Voorburg", "GM1916", "JZ24"),
    ],
)
def test_a_municipality_has_its_code_and_region(gegevens, gemeente, code, regio):
    rij = Gemeente.objects.get(naam=gemeente)

    assert rij.code == code
    assert rij.indelingen.at().get().jeugdhulpregio.code == regio
    assert rij.bron.soort == BronSoort.REDACTIE


@pytest.mark.parametrize(
    ("tekst", "code"),
    [("Vitree", "VITREE"), ("LdH", "LDH"), ("Horizon", "IHUB"), ("'s Heerenloo", "SHL")],
)
def test_a_provider_is_found_by_another_name(gegevens, tekst, code):
    assert Aanbieder.objects.zoek(tekst).get().code == code


def test_a_region_and_a_municipality_act_through_an_organisation(gegevens):
    assert Jeugdhulpregio.objects.get(code="JZ07").organisatie.code == "REG-JZ07"
    assert Gemeente.objects.get(naam="Enschede").organisatie.code == "GEM-ENSCHEDE"
    assert Organisatie.objects.filter(soort=OrganisatieSoort.STUURGROEP).count() == 4


@pytest.mark.parametrize(
    ("code", "waarde"),
    [
        ("jeugdigen-0-22-ov", 310_810),
        ("jeugdigen-0-22-gld", 563_883),
        ("jeugdigen-0-22-oost", 874_693),
        ("jeugdigen-0-22-jz14", 165_390),
        ("ov-gemeenten", 25),
        ("ov-jeugdigen-onder-18-in-ijsselland", 113_000),
        ("risico-r4", 70),
    ],
)
def test_a_figure_is_as_printed(gegevens, code, waarde):
    assert Kerncijfer.objects.get(code=code).waarde == waarde


def test_a_range_keeps_both_ends(gegevens):
    cijfer = Kerncijfer.objects.get(code="oost-groepsgrootte-nieuw")

    assert (cijfer.waarde, cijfer.waarde_tot) == (4, 6)


@pytest.mark.parametrize(
    ("soort", "aantal"),
    [
        (UitspraakSoort.DOELGROEP, 29),
        (UitspraakSoort.KNELPUNT, 46),
        (UitspraakSoort.UITSTROOMPROFIEL, 9),
        (UitspraakSoort.ONTWIKKELOPDRACHT, 48),
    ],
)
def test_every_statement_is_kept(gegevens, soort, aantal):
    assert Uitspraak.objects.filter(soort=soort).count() == aantal


def test_meetings_have_their_rhythm_and_parties_not_persons(gegevens):
    stuurgroep = Overleg.objects.get(code="OV-STUURGROEP")
    laatste = stuurgroep.vergaderingen.filter(status="gehouden").last()

    assert stuurgroep.frequentie_weken == 6
    assert Overleg.objects.get(code="OV-KERNGROEP").frequentie_weken == 4
    assert (stuurgroep.vergaderingen.count(), laatste.datum) == (14, date(2022, 6, 22))
    assert "Gemeente Raalte (wethouder)" in laatste.aanwezigen


def test_findings_of_reading_have_two_values_and_never_come_from_a_check(geladen):
    assert set(Bevinding.objects.values_list("controle", flat=True)) == {"lezing"}
    herberekend = [f"lezing:cnf-{nr:02d}" for nr in (1, 2, 3, 4, 5, 6, 9, 10, 12, 15)]
    assert not Bevinding.objects.filter(sleutel__in=herberekend).exists()


def test_loading_again_leaves_what_somebody_decided_about_a_finding(geladen):
    Bevinding.objects.filter(sleutel="lezing:cnf-07").update(status="uitgelegd")

    load_tables(TABELLEN, settings.FIXTURES)

    assert Bevinding.objects.get(sleutel="lezing:cnf-07").status == "uitgelegd"
