"""During a supplement: the questions stand in the workbook, and only what was asked may change."""

import pytest
from django.utils import timezone

from tests.factories_plan import make_aanvulverzoek, make_aanvulvraag, make_planversie
from vastgoed.choices_plan import Planstatus, Werkboekstatus
from vastgoed.models import Planwijziging
from vastgoed.plan.inhoud import waarde
from vastgoed.plan.werkboek.overnemen import overnemen, terugdraaien

from .boeken import cel, geopend, ingeleverd, opsteller, vol_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = vol_plan(status=Planstatus.AANVULLING)
    make_planversie(plan, inhoud=plan.nieuwste_versie.inhoud)
    make_aanvulverzoek(plan, gevraagd_op=timezone.now())
    return plan


@pytest.fixture
def vraag(plan):
    return make_aanvulvraag(plan, vraag="Wat kost de lening?", paden=["leningen/l1/rente", "doel"])


def inhoud(plan):
    return plan.nieuwste_versie.inhoud


def test_the_question_stands_in_the_workbook_and_only_what_it_opens_is_unlocked(plan, vraag):
    boek = geopend(plan)

    rij = [cel_.value for cel_ in boek["Vragen"][2]]
    assert rij[1].endswith("Wat kost de lening?")
    assert "Doel van het plan" in rij[2]
    assert not boek["Vragen"]["D2"].protection.locked
    assert not cel(boek, "leningen/l1/rente").protection.locked
    assert not cel(boek, "doel").protection.locked
    assert cel(boek, "samenvatting").protection.locked
    assert cel(boek, "leningen/l1/hoofdsom").protection.locked


def test_an_answer_and_an_opened_place_are_taken_over_and_can_be_undone(plan, vraag):
    boek = geopend(plan)
    boek["Vragen"]["D2"].value = "De rente is vastgelegd."
    cel(boek, "doel").value = "Gewone huizen."
    voor = waarde(inhoud(plan), "doel")

    werkboek = overnemen(ingeleverd(plan, boek), by=opsteller(plan))

    vraag.refresh_from_db()
    assert vraag.antwoord == "De rente is vastgelegd."
    assert vraag.beantwoord_op
    assert waarde(inhoud(plan), "doel") == "Gewone huizen."
    terugdraaien(werkboek, by=opsteller(plan))
    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.beantwoord_op) == ("", None)
    assert waarde(inhoud(plan), "doel") == voor


def test_any_other_changed_cell_is_refused_by_name(plan, vraag):
    boek = geopend(plan)
    cel(boek, "doel").value = "Gewone huizen."
    cel(boek, "samenvatting").value = "Ook maar veranderd."
    cel(boek, "leningen/l1/hoofdsom").value = 100_000

    werkboek = ingeleverd(plan, boek)

    geweigerd = {
        (m["blad"], m["cel"]): m for m in werkboek.meldingen if m["code"] == "niet-opengesteld"
    }
    assert set(geweigerd) == {("Kern van het plan", "B3"), ("Leningen", "B2")}
    assert geweigerd["Leningen", "B2"]["melding"].startswith("Hoofdsom is niet opengesteld.")
    assert "200.000" in geweigerd["Leningen", "B2"]["verwacht"]
    assert werkboek.status == Werkboekstatus.AFGEKEURD
    assert not Planwijziging.objects.exists()


def test_an_answer_that_was_given_on_screen_since_is_not_overwritten(plan, vraag):
    boek = geopend(plan)
    boek["Vragen"]["D2"].value = "Uit het werkboek."
    vraag.antwoord = "Op het scherm."
    vraag.save()

    werkboek = ingeleverd(plan, boek)

    [melding] = [m for m in werkboek.meldingen if m["code"] == "antwoord-ingehaald"]
    assert (melding["blad"], melding["cel"]) == ("Vragen", "D2")
    assert werkboek.status == Werkboekstatus.AFGEKEURD
