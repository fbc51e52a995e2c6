"""Download → fill → hand in: nothing found on the right example, and every planted mistake found
at its cell."""

import io
from functools import cache

import openpyxl
import pytest
from django.core.cache import cache as geheugen

from capaciteit.choices import AanleverErnst
from tests.factories import make_aanbieder
from tests.planinhoud import make_register
from vastgoed.choices_plan import Werkboekstatus
from vastgoed.models import Planwijziging
from vastgoed.plan.werkboek.overnemen import overnemen
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken
from vastgoed.plan.werkboek.terugsturen import gemerkt

from .boeken import bewaard, cel, geopend, ingeleverd, leeg_plan, opsteller, vol_plan
from .fouten import FOUTEN, PLEKKEN, controleer_plekken

pytestmark = pytest.mark.django_db
WAARSCHUWT = {"kolom-extra", "buiten-tabel", "rij-verborgen", "rij-kopie", "blad-extra"}


@pytest.fixture(autouse=True)
def _leeg_geheugen():
    geheugen.clear()


@pytest.fixture
def plan():
    aanbieder = make_register(make_aanbieder(code="ONS"))
    return vol_plan(aanbieder=aanbieder, code="plan-ons")


@cache
def sjabloon():
    """Of the one plan of this module; it is the same for every test."""
    return sjabloon_maken(vol_plan.laatste.nieuwste_versie)


def boek_van(plan):
    vol_plan.laatste = plan
    return openpyxl.load_workbook(io.BytesIO(sjabloon()))


def test_the_right_example_gives_no_finding_and_changes_nothing(plan):
    werkboek = ingeleverd(plan, geopend(plan))

    assert werkboek.meldingen == []
    assert werkboek.status == Werkboekstatus.KLAAR
    assert (werkboek.nieuw, werkboek.gewijzigd, werkboek.vervallen) == (0, 0, 0)


def test_filling_an_empty_workbook_with_the_right_example_makes_the_same_plan():
    vol = vol_plan()
    leeg = leeg_plan(aanbieder=vol.aanbieder, regeling=vol.regeling)
    van, naar = geopend(vol), geopend(leeg)
    for blad in van.worksheets[1:-3]:
        vast = 2 if blad.title in ("Kern van het plan", "Beleid") else None
        laatste = 2 if vast else blad.max_column - 1
        for rij in blad.iter_rows(min_row=2, min_col=vast or 1, max_col=laatste):
            for bron in rij:
                if bron.value is not None:
                    naar[blad.title][bron.coordinate].value = bron.value

    werkboek = ingeleverd(leeg, naar)
    overnemen(werkboek, by=opsteller(leeg))

    assert werkboek.meldingen == []
    assert zonder_sleutels(leeg.nieuwste_versie) == zonder_sleutels(vol.nieuwste_versie)


def zonder_sleutels(versie):
    return versie.inhoud["velden"], {
        code: [{naam: waarde for naam, waarde in rij.items() if naam != "sleutel"} for rij in rijen]
        for code, rijen in versie.inhoud["tabellen"].items()
    }


def test_the_places_of_the_planted_mistakes_are_where_a_reader_finds_them(plan):
    assert controleer_plekken(geopend(plan)) == []
    assert len(FOUTEN) >= 40
    assert len({fout.naam for fout in FOUTEN}) == len(FOUTEN)
    assert PLEKKEN


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda fout: fout.naam)
def test_a_planted_mistake_gives_its_finding_at_its_cell(plan, fout):
    boek = boek_van(plan)
    fout.doe(boek)

    werkboek = ingeleverd(plan, boek)

    gevonden = {(m["blad"], m["cel"], m["code"]): m for m in werkboek.meldingen}
    assert (fout.blad, fout.cel, fout.code) in gevonden
    melding = gevonden[fout.blad, fout.cel, fout.code]
    assert melding["melding"]
    assert melding["verwacht"]
    waarschuwt = fout.code in WAARSCHUWT
    assert melding["ernst"] == (AanleverErnst.WAARSCHUWING if waarschuwt else AanleverErnst.FOUT)
    assert werkboek.status == (Werkboekstatus.KLAAR if waarschuwt else Werkboekstatus.AFGEKEURD)
    assert not Planwijziging.objects.exists()


def test_all_mistakes_are_said_at_once_and_marked_in_ones_own_workbook(plan):
    boek = boek_van(plan)
    cel(boek, "einddatum").value = "ooit"
    cel(boek, "leningen/l1/rente").value = "veel"
    cel(boek, "projecten/p1/gemeente").value = "Atlantis"

    werkboek = ingeleverd(plan, boek)
    terug = openpyxl.load_workbook(io.BytesIO(gemerkt(werkboek)))

    waar = {(m["blad"], m["cel"]) for m in werkboek.meldingen if m["ernst"] == "fout"}
    assert waar == {("Kern van het plan", "B7"), ("Leningen", "C2"), ("Projecten", "F2")}
    assert terug.active.title == "Meldingen"
    links = {rij[2].hyperlink.location for rij in terug["Meldingen"].iter_rows(min_row=5)}
    for blad, plaats in waar:
        assert terug[blad][plaats].comment
        assert f"'{blad}'!{plaats}" in links


def test_the_marked_workbook_can_be_mended_and_handed_in_again(plan):
    boek = boek_van(plan)
    cel(boek, "einddatum").value = "ooit"
    terug = openpyxl.load_workbook(io.BytesIO(gemerkt(ingeleverd(plan, boek))))
    cel(terug, "einddatum").value = "30-9-2024"

    werkboek = ingeleverd(plan, bewaard(terug))

    assert (werkboek.status, werkboek.meldingen) == (Werkboekstatus.KLAAR, [])
