"""What a workbook changes and what it leaves: whole or not at all, never over somebody else."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_planversie
from vastgoed.choices_plan import Kanaal, Werkboekstatus
from vastgoed.models import Planversie, Planwerkboek, Planwijziging
from vastgoed.plan.inhoud import gezet, rij_met, rijen, waarde
from vastgoed.plan.werkboek.drieweg import HOUD, NEEM
from vastgoed.plan.werkboek.ontvangen import oordeel_over
from vastgoed.plan.werkboek.overnemen import overnemen, terugdraaien, wegleggen
from vastgoed.plan.wijzigen import Wijziging, wijzigen

from .boeken import bewaard, cel, geopend, ingeleverd, opsteller, vol_plan, vrije_rij, vul_rij

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return vol_plan()


def inhoud(plan):
    return plan.nieuwste_versie.inhoud


def op_scherm(plan, pad, naar):
    wijzigen(plan.nieuwste_versie, [Wijziging(pad, naar)], by=opsteller(plan))


def oordeel(werkboek):
    return oordeel_over(werkboek, werkboek.plan.nieuwste_versie)


def gewijzigd_boek(plan):
    """A field, a cell, a new row, a row emptied."""
    boek = geopend(plan)
    cel(boek, "doel").value = "Kleiner wonen."
    cel(boek, "dekking/d3/bedrag").value = 230_000.5
    nieuw = {"project": "P1", "soort": "sloop of afwaardering", "jaar": 2025, "bedrag": 1000}
    vul_rij(boek, "transitiekosten", vrije_rij(boek, "transitiekosten"), **nieuw)
    for naam in ("partij", "soort", "datum", "uitkomst", "akkoord"):
        cel(boek, f"afspraken/a2/{naam}").value = None
    return boek


def test_the_difference_names_what_is_new_changed_and_gone_beside_what_stands_there(plan):
    werkboek = ingeleverd(plan, gewijzigd_boek(plan))

    gevonden = {v.pad: (v.soort.value, v.oud_woorden, v.nieuw_woorden) for v in
                oordeel(werkboek).verschillen}  # fmt: skip
    [nieuwe_rij] = [pad for pad in gevonden if pad.startswith("transitiekosten/")]
    assert gevonden["dekking/d3/bedrag"] == ("gewijzigd", "€\xa0230.000", "€\xa0230.000,50")
    assert gevonden["doel"][0] == "gewijzigd"
    assert gevonden["afspraken/a2"][0] == "weg"
    assert gevonden[nieuwe_rij][0] == "nieuw"
    assert (werkboek.nieuw, werkboek.gewijzigd, werkboek.vervallen) == (1, 2, 1)
    assert not Planwijziging.objects.exists()


def test_taken_over_it_stands_in_the_plan_on_record(plan):
    by = opsteller(plan)
    werkboek = overnemen(ingeleverd(plan, gewijzigd_boek(plan)), by=by)

    nu = inhoud(plan)
    rijtjes = Planwijziging.objects.all()
    assert waarde(nu, "doel") == "Kleiner wonen."
    assert waarde(nu, "dekking/d3/bedrag") == "230000.5"
    assert rij_met(nu, "afspraken", "a2") is None
    assert rijen(nu, "transitiekosten")[-1]["soort"] == "sloop"
    assert {(rij.kanaal, rij.door, rij.revisie) for rij in rijtjes} == {(Kanaal.WERKBOEK, by, 1)}
    assert (werkboek.status, werkboek.revisie_na) == (Werkboekstatus.OVERGENOMEN, 1)


def test_with_one_error_nothing_at_all_is_taken_over(plan):
    boek = gewijzigd_boek(plan)
    cel(boek, "leningen/l1/rente").value = "veel"
    werkboek = ingeleverd(plan, boek)
    voor = inhoud(plan)

    with pytest.raises(ValidationError, match="fouten"):
        overnemen(werkboek, by=opsteller(plan))

    assert inhoud(plan) == voor
    assert not Planwijziging.objects.exists()


def test_an_error_that_already_stood_in_the_plan_does_not_stop_a_workbook(plan):
    op_scherm(plan, "fasen/f1/project", "P9")
    boek = geopend(plan)
    cel(boek, "doel").value = "Kleiner wonen."

    werkboek = ingeleverd(plan, boek)

    [melding] = [m for m in werkboek.meldingen if m["code"] == "project_onbekend"]
    assert "stond al in het plan" in melding["melding"]
    assert (melding["ernst"], melding["cel"]) == ("waarschuwing", "A2")
    assert werkboek.status == Werkboekstatus.KLAAR


def test_what_changed_on_screen_since_stays_where_the_workbook_left_it(plan):
    boek = geopend(plan)
    cel(boek, "doel").value = "Kleiner wonen."
    op_scherm(plan, "samenvatting", "Op het scherm geschreven.")
    op_scherm(plan, "risicos/r1", None)

    werkboek = ingeleverd(plan, boek)
    overnemen(werkboek, by=opsteller(plan))

    nu = inhoud(plan)
    assert waarde(nu, "doel") == "Kleiner wonen."
    assert waarde(nu, "samenvatting") == "Op het scherm geschreven."
    assert rijen(nu, "risicos") == []


@pytest.mark.parametrize(("keuze", "blijft"), [(HOUD, "Scherm."), (NEEM, "Werkboek.")])
def test_where_both_changed_the_same_place_a_person_chooses(plan, keuze, blijft):
    boek = geopend(plan)
    cel(boek, "doel").value = "Werkboek."
    op_scherm(plan, "doel", "Scherm.")
    werkboek = ingeleverd(plan, boek)
    [botsing] = oordeel(werkboek).vergelijking.botsingen

    with pytest.raises(ValidationError, match="Kies eerst"):
        overnemen(werkboek, by=opsteller(plan))
    assert waarde(inhoud(plan), "doel") == "Scherm."
    overnemen(werkboek, by=opsteller(plan), keuzes={"doel": keuze})

    assert (botsing.nu, botsing.werkboek) == ("Scherm.", "Werkboek.")
    assert botsing.basis == vol_doel(plan)
    assert waarde(inhoud(plan), "doel") == blijft


def vol_doel(plan):
    return Planwijziging.objects.filter(versie__plan=plan, pad="doel").order_by("id")[0].van


def test_a_row_that_went_on_screen_and_changed_in_the_workbook_is_a_choice(plan):
    boek = geopend(plan)
    cel(boek, "risicos/r1/eigenaar").value = "directeur"
    op_scherm(plan, "risicos/r1", None)

    werkboek = ingeleverd(plan, boek)

    [botsing] = oordeel(werkboek).vergelijking.botsingen
    assert (botsing.pad, botsing.nu_woorden) == ("risicos/r1", "verwijderd")
    overnemen(werkboek, by=opsteller(plan), keuzes={"risicos/r1": NEEM})
    assert waarde(inhoud(plan), "risicos/r1/eigenaar") == "directeur"


def test_a_change_between_preview_and_taking_over_asks_for_a_choice_too(plan):
    boek = geopend(plan)
    cel(boek, "doel").value = "Werkboek."
    werkboek = ingeleverd(plan, boek)
    op_scherm(plan, "doel", "Scherm.")

    with pytest.raises(ValidationError, match="Kies eerst"):
        overnemen(werkboek, by=opsteller(plan))

    assert waarde(inhoud(plan), "doel") == "Scherm."


def test_the_same_file_twice_changes_nothing_and_stays_one(plan):
    bytes_ = bewaard(gewijzigd_boek(plan))
    eerste = overnemen(ingeleverd(plan, bytes_), by=opsteller(plan))
    voor = inhoud(plan)

    tweede = ingeleverd(plan, bytes_)
    overnemen(tweede, by=opsteller(plan))

    assert tweede.pk == eerste.pk
    assert Planwerkboek.objects.count() == 1
    assert inhoud(plan) == voor


def test_a_copy_of_the_file_with_other_bytes_changes_nothing_either(plan):
    boek = gewijzigd_boek(plan)
    overnemen(ingeleverd(plan, boek), by=opsteller(plan))
    voor = inhoud(plan)
    boek["Begin"]["B20"].value = "ter info"

    werkboek = ingeleverd(plan, boek)

    assert (werkboek.nieuw, werkboek.gewijzigd, werkboek.vervallen) == (0, 0, 0)
    assert oordeel(werkboek).vergelijking.botsingen == []
    overnemen(werkboek, by=opsteller(plan))
    assert inhoud(plan) == voor


def test_the_same_workbook_a_bit_further_is_not_set_against_itself(plan):
    boek = gewijzigd_boek(plan)
    overnemen(ingeleverd(plan, boek), by=opsteller(plan))
    cel(boek, "doel").value = "Nog kleiner wonen."

    werkboek = ingeleverd(plan, boek)

    assert oordeel(werkboek).vergelijking.botsingen == []
    assert [v.pad for v in oordeel(werkboek).verschillen] == ["doel"]


def test_a_row_typed_far_below_without_a_key_stays_the_same_row(plan):
    boek = geopend(plan)
    vul_rij(boek, "jongerenraad", 200, termijn="korte termijn", actie="Bijpraten.",
            datum="1-3-2024", verantwoordelijke="teamleider")  # fmt: skip
    overnemen(ingeleverd(plan, boek), by=opsteller(plan))
    boek["Begin"]["B20"].value = "nog eens"

    werkboek = ingeleverd(plan, boek)

    assert werkboek.nieuw == 0
    assert [rij["actie"] for rij in rijen(inhoud(plan), "jongerenraad")].count("Bijpraten.") == 1


def test_undone_everything_stands_as_before(plan):
    voor = inhoud(plan)
    werkboek = overnemen(ingeleverd(plan, gewijzigd_boek(plan)), by=opsteller(plan))

    blijft = terugdraaien(werkboek, by=opsteller(plan))

    werkboek.refresh_from_db()
    assert blijft == []
    assert werkboek.status == Werkboekstatus.TERUGGEDRAAID
    assert zonder_volgorde(inhoud(plan)) == zonder_volgorde(voor)


def zonder_volgorde(document):
    return document["velden"], {
        code: sorted(lijst, key=lambda rij: rij["sleutel"])
        for code, lijst in document["tabellen"].items()
    }


def test_undoing_leaves_what_somebody_changed_since(plan):
    werkboek = overnemen(ingeleverd(plan, gewijzigd_boek(plan)), by=opsteller(plan))
    op_scherm(plan, "doel", "Nog anders.")

    blijft = terugdraaien(werkboek, by=opsteller(plan))

    assert blijft == ["doel"]
    assert waarde(inhoud(plan), "doel") == "Nog anders."
    assert waarde(inhoud(plan), "dekking/d3/bedrag") == "230000"


def test_undone_the_same_file_can_be_handed_in_again(plan):
    bytes_ = bewaard(gewijzigd_boek(plan))
    eerste = overnemen(ingeleverd(plan, bytes_), by=opsteller(plan))
    terugdraaien(eerste, by=opsteller(plan))

    werkboek = ingeleverd(plan, bytes_)

    assert werkboek.pk != eerste.pk
    assert oordeel(werkboek).vergelijking.botsingen == []
    assert (werkboek.nieuw, werkboek.gewijzigd, werkboek.vervallen) == (1, 2, 1)


@pytest.mark.parametrize("doe", [overnemen, terugdraaien, wegleggen])
def test_only_who_writes_the_plan_may(plan, doe):
    werkboek = ingeleverd(plan, gewijzigd_boek(plan))

    with pytest.raises(PermissionDenied):
        doe(werkboek, by=make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=plan.aanbieder))
    with pytest.raises(PermissionDenied):
        doe(werkboek, by=make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente))


@pytest.mark.parametrize("doe", [overnemen, terugdraaien])
def test_left_aside_it_can_not_be_taken_over_or_undone(plan, doe):
    werkboek = wegleggen(ingeleverd(plan, gewijzigd_boek(plan)), by=opsteller(plan))

    with pytest.raises(ValidationError, match="weggelegd"):
        doe(werkboek, by=opsteller(plan))


def test_a_workbook_of_an_earlier_version_is_held_at_the_gate(plan):
    boek = geopend(plan)
    Planversie.objects.filter(plan=plan).update(ingediend_op=plan.gemaakt_op)
    make_planversie(plan, inhoud=inhoud(plan))

    [melding] = ingeleverd(plan, boek).meldingen

    assert melding["code"] == "sjabloon-versie"


def test_a_workbook_of_another_plan_or_no_workbook_at_all_is_held_at_the_gate(plan):
    ander = vol_plan(aanbieder=plan.aanbieder, regeling=plan.regeling)
    leeg = geopend(plan)
    leeg.remove(leeg["_plan"])

    codes = [
        ingeleverd(plan, boek, by=opsteller(plan)).meldingen[0]["code"]
        for boek in (geopend(ander), leeg)
    ]

    assert codes == ["sjabloon-plan", "geen-sjabloon"]


def test_a_person_in_a_workbook_is_refused_and_nothing_is_kept(plan):
    boek = geopend(plan)
    cel(boek, "samenvatting").value = "Het gaat om burgerservicenummer 111222333."

    with pytest.raises(ValidationError):
        ingeleverd(plan, boek)

    assert not Planwerkboek.objects.exists()


def test_texts_amounts_and_percentages_survive_the_way_out_and_back(plan):
    lastig = gezet(inhoud(plan), "doel", "=SOM(A1)\n• regel twee\nmet 'tekens' & <haken>")
    lastig = gezet(lastig, "leningen/l1/rente", "3.375")
    lastig = gezet(lastig, "dekking/d3/bedrag", "230000.10")
    Planversie.objects.filter(plan=plan).update(inhoud=lastig)

    werkboek = ingeleverd(plan, geopend(plan))

    assert (werkboek.nieuw, werkboek.gewijzigd, werkboek.vervallen) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_hand_in_and_take_over_the_same_file_at_once():
    plan = vol_plan()
    bytes_ = bewaard(gewijzigd_boek(plan))
    wie = [opsteller(plan), opsteller(plan)]
    fouten = []

    def doe(by):
        try:
            overnemen(ingeleverd(plan, bytes_, by=by), by=by)
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(by,)) for by in wie]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert fouten == []
    assert Planwerkboek.objects.count() == 1
    assert plan.nieuwste_versie.revisie == 1
    assert len(rijen(inhoud(plan), "transitiekosten")) == 2
