"""What steps do beside the state: versions, terms, turns, requests, and the way back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jeugdzorg.kern.werkdagen import werkdagen_tussen, werkdagen_verder
from tests.factories_verloop import Partijen
from vastgoed.choices_plan import Aanzet, Planstatus
from vastgoed.models import Advies, Planproject
from vastgoed.plan.inhoud import hash_van, waarde
from vastgoed.plan.wijzigen import Wijziging, wijzigen
from vastgoed.toetsen.inleveren import toetsing_terugnemen
from vastgoed.verloop import overgang

pytestmark = pytest.mark.django_db
REDEN = {"reden": "Omdat het zo is afgesproken."}


@pytest.fixture
def partijen():
    return Partijen()


def vandaag_plus(werkdagen):
    return werkdagen_verder(timezone.localdate(), werkdagen)


def test_handing_in_freezes_the_version_with_its_hash_and_framework(partijen):
    plan = partijen.plan()

    overgang(plan, "indienen", by=partijen.opsteller)

    versie = plan.versies.get()
    assert versie.hash == hash_van(versie.inhoud, [])
    assert versie.kader == partijen.kader
    assert versie.ingediend_door == partijen.opsteller
    assert plan.ingediend_op is not None
    assert plan.uiterlijk == vandaag_plus(10)
    assert plan.aan_zet == Aanzet.COORDINATOR


def test_handing_in_makes_rows_of_projects_and_places(partijen):
    plan = partijen.plan()

    overgang(plan, "indienen", by=partijen.opsteller)

    projecten = {p.code: p for p in Planproject.objects.filter(versie__plan=plan)}
    assert set(projecten) == {"P1", "P2"}
    assert projecten["P1"].locatie.code == "LOC-1"
    assert projecten["P1"].gemeente.naam == "Wierden"
    assert (projecten["P1"].plaatsen_straks, projecten["P1"].plaatsen_nu) == (8, 8)
    assert (projecten["P1"].investering, projecten["P1"].spuk) == (600_000, 170_000)
    assert projecten["P2"].plaatsen.get().van.code == "VRZ-A"


def test_an_incomplete_plan_is_not_handed_in(partijen):
    plan = partijen.plan()
    wijzigen(plan.nieuwste_versie, [Wijziging("doel", None)], by=partijen.opsteller)

    with pytest.raises(ValidationError, match="1 verplichte veld is nog leeg"):
        overgang(plan, "indienen", by=partijen.opsteller)


def test_a_handed_in_version_does_not_change_and_the_next_draft_does(partijen):
    plan = partijen.plan()
    overgang(plan, "indienen", by=partijen.opsteller)
    overgang(plan, "indiening_terugnemen", by=partijen.opsteller, **REDEN)

    wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Een nieuw doel")], by=partijen.opsteller)

    oud, nieuw = plan.versies.order_by("nummer")
    assert waarde(oud.inhoud, "doel") != "Een nieuw doel"
    assert waarde(nieuw.inhoud, "doel") == "Een nieuw doel"


def test_taking_back_is_too_late_once_the_review_began(partijen):
    plan = partijen.plan()
    overgang(plan, "indienen", by=partijen.opsteller)
    partijen.toetsing(plan)
    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)
    overgang(plan, "toetsing_stoppen", by=partijen.coordinator, **REDEN)

    with pytest.raises(ValidationError, match="al begonnen"):
        overgang(plan, "indiening_terugnemen", by=partijen.opsteller, **REDEN)


def test_the_term_stands_still_during_a_supplement_and_goes_on_after(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    plan.uiterlijk = vandaag_plus(7)
    plan.save()
    antwoord = timezone.localdate() + timedelta(days=30)

    overgang(plan, "aanvulling_vragen", by=partijen.coordinator, termijn=antwoord)
    assert (plan.uiterlijk, plan.resterend) == (antwoord, 7)

    plan.aanvulverzoeken.get().vragen.update(antwoord="Dat staat erbij.")
    overgang(plan, "aanvulling_indienen", by=partijen.opsteller)
    assert plan.resterend == 7
    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)

    assert (plan.uiterlijk, plan.resterend) == (vandaag_plus(7), None)


def test_withdrawing_the_question_lets_the_term_go_on(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    plan.uiterlijk = vandaag_plus(4)
    plan.save()
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)

    overgang(plan, "aanvulling_intrekken", by=partijen.coordinator, **REDEN)

    assert (plan.uiterlijk, plan.resterend) == (vandaag_plus(4), None)
    assert plan.aanvulverzoeken.get().reden_intrekken == REDEN["reden"]


def test_only_what_was_asked_is_open_and_what_an_earlier_request_left_is_put_back(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)
    was = waarde(plan.nieuwste_versie.inhoud, "doel")
    wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Anders")], by=partijen.opsteller)
    overgang(plan, "aanvulling_intrekken", by=partijen.coordinator, **REDEN)
    verzoek = partijen.verzoek(plan)
    verzoek.vragen.update(paden=["projecten"])

    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)

    concept = plan.nieuwste_versie
    assert concept.is_concept
    assert waarde(concept.inhoud, "doel") == was
    assert concept.wijzigingen.filter(pad="doel", naar=was).exists()
    with pytest.raises(ValidationError, match="niet opengesteld"):
        wijzigen(concept, [Wijziging("doel", "Weer anders")], by=partijen.opsteller)


def test_a_supplement_that_makes_it_worse_is_refused_and_an_old_gap_is_not(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)
    plan.aanvulverzoeken.get().vragen.update(antwoord="Zie het doel.")
    wijzigen(plan.nieuwste_versie, [Wijziging("doel", None)], by=partijen.opsteller)

    with pytest.raises(ValidationError, match="1 verplichte veld is nu leeg"):
        overgang(plan, "aanvulling_indienen", by=partijen.opsteller)

    wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Beter")], by=partijen.opsteller)
    overgang(plan, "aanvulling_indienen", by=partijen.opsteller)
    verzoek = plan.aanvulverzoeken.get()
    assert verzoek.antwoordversie == plan.ingediende_versie
    assert plan.ingediende_versie.nummer == 2


def test_an_open_question_stops_the_supplement(partijen):
    plan = partijen.plan(Planstatus.IN_TOETSING)
    overgang(plan, "aanvulling_vragen", by=partijen.coordinator)

    with pytest.raises(ValidationError, match="nog niet beantwoord"):
        overgang(plan, "aanvulling_indienen", by=partijen.opsteller)


def test_the_turn_follows_the_reviews(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)
    assert plan.aan_zet == Aanzet.TOETSERS

    plan = partijen.plan(Planstatus.IN_TOETSING, regeling=Partijen().regeling)
    plan.gezamenlijke_oordelen.all().delete()
    toetsing_terugnemen(plan.toetsingen.get(), by=partijen.toetser)

    plan.refresh_from_db()
    assert plan.aan_zet == Aanzet.TOETSERS


def test_reopening_an_advice_keeps_it_on_record_and_its_text_as_draft(partijen):
    plan = partijen.plan(Planstatus.GEADVISEERD)

    overgang(plan, "advies_heropenen", by=partijen.coordinator, **REDEN)

    oud = Advies.objects.get(plan=plan, vervallen_op__isnull=False)
    nieuw = Advies.objects.geldend().get(plan=plan)
    assert nieuw.gegeven_op is None
    assert (nieuw.uitkomst, nieuw.motivering) == (oud.uitkomst, oud.motivering)
    assert plan.aan_zet == Aanzet.COORDINATOR


@pytest.mark.parametrize("status", [s for s in Planstatus if s not in ("besloten", "ingetrokken")])
def test_a_withdrawn_plan_goes_on_where_it_was_with_the_days_that_were_left(partijen, status):
    plan = partijen.plan(status)
    beurt = plan.aan_zet
    plan.uiterlijk, plan.resterend = vandaag_plus(3), 5
    plan.save()

    overgang(plan, "intrekken", by=partijen.opsteller, **REDEN)
    assert (plan.uiterlijk, plan.aan_zet) == (None, Aanzet.NIEMAND)
    overgang(plan, "intrekking_herstellen", by=partijen.opsteller, **REDEN)

    assert (plan.status, plan.aan_zet) == (status, beurt)
    assert (plan.uiterlijk, plan.resterend) == (vandaag_plus(3), 5)


def test_a_withdrawn_plan_does_not_come_back_beside_a_new_one(partijen):
    plan = partijen.plan()
    overgang(plan, "intrekken", by=partijen.opsteller, **REDEN)
    partijen.plan()

    with pytest.raises(ValidationError, match="ander plan"):
        overgang(plan, "intrekking_herstellen", by=partijen.opsteller, **REDEN)


def test_a_draft_that_is_withdrawn_is_nobody_elses_news(partijen):
    plan = partijen.plan()

    gebeurtenis = overgang(plan, "intrekken", by=partijen.opsteller, **REDEN)

    assert gebeurtenis.details["ontvangers"] == []


def test_without_a_framework_the_review_does_not_begin_and_gets_the_one_made_since(partijen):
    plan = partijen.plan(Planstatus.INGEDIEND)
    versie = plan.versies.create(nummer=2, inhoud={}, ingediend_op=timezone.now())
    partijen.kader.status = "vervallen"
    partijen.kader.save()
    with pytest.raises(ValidationError, match="geen toetsingskader"):
        overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)
    partijen.kader.status = "vastgesteld"
    partijen.kader.save()

    overgang(plan, "in_toetsing_nemen", by=partijen.coordinator, volledig=True)

    versie.refresh_from_db()
    assert versie.kader == partijen.kader


def test_working_days_between_count_the_last_day_and_no_weekend():
    maandag = timezone.localdate().replace(year=2026, month=11, day=2)

    assert werkdagen_tussen(maandag, maandag) == 0
    assert werkdagen_tussen(maandag, maandag + timedelta(days=7)) == 5
    assert werkdagen_tussen(maandag + timedelta(days=7), maandag) == 0
