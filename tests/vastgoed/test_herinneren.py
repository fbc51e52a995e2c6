"""Reminders of terms of plans, with the clock moved: to whom, when, once, and not too late."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from regio.berichten.bezorgen import BUNDELTIJD
from regio.berichten.sjablonen import sjabloon_wijzigen
from regio.berichten.soorten import SOORTEN
from regio.choices import Rol
from regio.models import Bericht
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, make_toetsing
from vastgoed.choices_plan import Aanzet, Belang, Planstatus
from vastgoed.herinneren import WAT, herinneringen_intrekken, plannen_herinneren
from vastgoed.models import Aanvulverzoek, Aanvulvraag
from vastgoed.tasks import plannen_herinneren as taak

pytestmark = pytest.mark.django_db

TERMIJN = date(2026, 8, 12)
TOEN = datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""When they were told of the term."""
KORT_ERVOOR = date(2026, 8, 11)
KORT_ERNA = date(2026, 8, 13)


def dagen(van, tot):
    return [van + timedelta(days=dag) for dag in range((tot - van).days + 1)]


def make_lopend(status=Planstatus.INGEDIEND, **velden):
    plan = make_plan(**{"status": status, "uiterlijk": TERMIJN, "status_sinds": TOEN, **velden})
    plan.opsteller = make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)
    plan.coordinator = make_gebruiker(organisatie=plan.gemeente)
    plan.bestuurder = make_gebruiker(rol=Rol.STUURGROEPLID, gebieden=[plan.gebied])
    return plan


def make_verzoek(plan, **velden):
    verzoek = Aanvulverzoek.objects.create(
        plan=plan,
        nummer=1,
        versie=plan.versies.first(),
        termijn=TERMIJN,
        gemaakt_door=plan.coordinator,
        **{"gevraagd_op": TOEN, **velden},
    )
    for nummer in range(3):
        Aanvulvraag.objects.create(verzoek=verzoek, vraag=f"Vraag {nummer}?", opgenomen=nummer < 2)
    return verzoek


def verstuurd():
    return [(bericht.gebruiker, bericht.soort) for bericht in Bericht.objects.order_by("pk")]


def test_over_half_a_year_a_plan_is_reminded_of_five_times_on_working_days():
    plan = make_lopend()
    gegaan = {}

    for dag in dagen(date(2026, 6, 1), date(2026, 12, 31)):
        if plannen_herinneren(dag) + plannen_herinneren(dag):
            gegaan[dag] = Bericht.objects.latest("pk").soort

    assert gegaan == {
        date(2026, 8, 5): "plan_termijn_nadert",
        date(2026, 8, 11): "plan_termijn_nadert",
        date(2026, 8, 13): "plan_termijn_voorbij",
        date(2026, 8, 19): "plan_termijn_voorbij",
        date(2026, 9, 2): "plan_termijn_voorbij",
    }
    assert {gebruiker for gebruiker, _ in verstuurd()} == {plan.coordinator}
    assert Bericht.objects.count() == 5


@pytest.mark.parametrize(
    ("status", "wie"),
    [
        (Planstatus.CONCEPT, "opsteller"),
        (Planstatus.ONVOLLEDIG, "opsteller"),
        (Planstatus.INGEDIEND, "coordinator"),
        (Planstatus.IN_TOETSING, "coordinator"),
        (Planstatus.GEADVISEERD, "bestuurder"),
        (Planstatus.BESLOTEN, None),
        (Planstatus.INGETROKKEN, None),
    ],
)
def test_whose_turn_it_is_gets_it_and_reads_what_to_do(status, wie):
    plan = make_lopend(status)

    plannen_herinneren(KORT_ERVOOR)

    assert [gebruiker for gebruiker, _ in verstuurd()] == ([getattr(plan, wie)] if wie else [])
    for bericht in Bericht.objects.all():
        assert WAT[status] in bericht.tekst
        assert plan.titel in bericht.onderwerp
        assert "12 augustus 2026" in bericht.onderwerp
        assert bericht.namens == plan.gemeente
        assert bericht.url == plan.get_absolute_url()


def test_a_plan_that_nobody_has_to_act_on_or_without_a_term_is_left_alone():
    make_lopend(aan_zet=Aanzet.NIEMAND)
    plan = make_lopend()
    plan.uiterlijk = None
    plan.save()

    assert plannen_herinneren(KORT_ERNA) == 0


def test_with_a_new_term_or_in_a_next_state_the_reminders_begin_anew():
    plan = make_lopend()
    plannen_herinneren(KORT_ERVOOR)

    plan.status, plan.aan_zet = Planstatus.IN_TOETSING, Aanzet.TOETSERS
    plan.save()
    assert plannen_herinneren(KORT_ERVOOR) == 1
    plan.uiterlijk = date(2026, 8, 20)
    plan.save()
    assert plannen_herinneren(KORT_ERNA) == 1


def test_reviewers_hear_of_their_own_term_until_they_handed_in():
    plan = make_lopend(Planstatus.IN_TOETSING)
    plan.uiterlijk = None
    plan.save()
    bezig = make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN)
    make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN, ingeleverd_op=timezone.now())
    make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN, vervallen_op=timezone.now())
    make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN, belang=Belang.BELANG)
    make_toetsing(plan=make_plan(status=Planstatus.BESLOTEN), termijn=TERMIJN)

    assert plannen_herinneren(KORT_ERVOOR) == 1
    assert plannen_herinneren(KORT_ERVOOR) == 0
    assert plannen_herinneren(KORT_ERNA) == 1

    assert verstuurd() == [
        (bezig.toetser, "toetsing_termijn_nadert"),
        (bezig.toetser, "toetsing_termijn_voorbij"),
    ]
    assert Bericht.objects.latest("pk").url == f"/toetsingen/{bezig.pk}"


def test_the_deputy_only_hears_of_a_review_that_is_late():
    plan = make_lopend(Planstatus.IN_TOETSING)
    plan.uiterlijk = None
    plan.save()
    toetsing = make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN)
    ander = make_gebruiker(rol=Rol.TOETSER, organisatie=toetsing.organisatie)
    toetsing.plaatsvervanger = ander
    toetsing.save()

    plannen_herinneren(KORT_ERVOOR)
    assert [gebruiker for gebruiker, _ in verstuurd()] == [toetsing.toetser]
    plannen_herinneren(KORT_ERNA)
    assert [gebruiker for gebruiker, _ in verstuurd()][1:] == [toetsing.toetser, ander]


def test_a_supplement_is_reminded_of_by_its_own_term_with_what_is_still_open():
    plan = make_lopend(Planstatus.AANVULLING)
    verzoek = make_verzoek(plan)

    plannen_herinneren(KORT_ERVOOR)
    vraag = verzoek.vragen.filter(opgenomen=True).first()
    vraag.beantwoord_op = timezone.now()
    vraag.save()
    plannen_herinneren(KORT_ERNA)

    assert verstuurd() == [
        (plan.opsteller, "aanvulling_termijn_nadert"),
        (plan.opsteller, "aanvulling_termijn_voorbij"),
        (plan.coordinator, "aanvulling_termijn_voorbij"),
    ]
    eerste, *_, laatste = Bericht.objects.order_by("pk")
    assert "openstaan: 2" in eerste.tekst
    assert "openstaan: 1" in laatste.tekst


@pytest.mark.parametrize(
    "velden",
    [
        {"gevraagd_op": None},
        {"beantwoord_op": timezone.now()},
        {"ingetrokken_op": timezone.now()},
    ],
)
def test_a_supplement_that_is_not_asked_answered_or_withdrawn_is_left_alone(velden):
    make_verzoek(make_lopend(Planstatus.AANVULLING), **velden)

    assert plannen_herinneren(KORT_ERNA) == 0


def test_the_municipality_that_handles_the_plan_words_the_reminder():
    plan = make_lopend(Planstatus.CONCEPT)
    sjabloon_wijzigen(
        plan.gemeente,
        SOORTEN["plan_termijn_nadert"],
        onderwerp="Nog even: {plan}",
        tekst="Hoi",
        was=0,
        by=plan.coordinator,
    )

    plannen_herinneren(KORT_ERVOOR)

    assert Bericht.objects.get().onderwerp == f"Nog even: {plan.titel}"


def test_a_plan_that_goes_on_takes_its_unsent_reminders_back():
    plan = make_lopend(Planstatus.IN_TOETSING)
    make_toetsing(plan=plan, gemaakt_op=TOEN, termijn=TERMIJN)
    ander = make_lopend()
    plannen_herinneren(KORT_ERVOOR)

    assert herinneringen_intrekken(plan) == 2

    assert {bericht.status for bericht in Bericht.objects.filter(namens=plan.gemeente)} == {
        "vervallen"
    }
    assert Bericht.objects.get(namens=ander.gemeente).status == "klaargezet"


def test_with_nobody_there_it_goes_as_soon_as_there_is_somebody():
    plan = make_plan(status=Planstatus.INGEDIEND, uiterlijk=TERMIJN, status_sinds=TOEN)
    assert plannen_herinneren(KORT_ERVOOR) == 0
    make_gebruiker(organisatie=plan.gemeente)

    assert plannen_herinneren(TERMIJN) == 1


def test_who_was_told_of_a_short_term_yesterday_is_only_reminded_of_what_comes():
    gisteren = datetime(2026, 8, 6, 9, 0, tzinfo=TOEN.tzinfo)
    make_lopend(status_sinds=gisteren)

    gegaan = [dag for dag in dagen(date(2026, 8, 6), TERMIJN) if plannen_herinneren(dag)]

    assert gegaan == [KORT_ERVOOR]


def test_nothing_goes_in_the_weekend():
    make_lopend()

    assert plannen_herinneren(date(2026, 8, 15)) == 0


def test_plans_that_need_no_reminder_today_take_no_queries_each(django_assert_num_queries):
    for _ in range(3):
        make_lopend()

    with django_assert_num_queries(3):
        plannen_herinneren(date(2026, 7, 1))


def test_the_command_and_the_job_do_the_same(capsys):
    make_lopend()

    call_command("plannen_herinneren")
    taak()

    assert "Klaargezette berichten" in capsys.readouterr().out


@pytest.mark.parametrize("naam", ["aanleveren-herinneren", "plannen-herinneren"])
def test_reminders_are_set_ready_before_messages_are_bundled(settings, naam):
    rooster = settings.CELERY_BEAT_SCHEDULE[naam]["schedule"]

    assert {time(uur, minuut) for uur in rooster.hour for minuut in rooster.minute} < {
        time(7, minuut) for minuut in range(BUNDELTIJD.minute)
    }
