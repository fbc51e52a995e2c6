"""Reminders: on which days, to whom, what they say, and each once; with the clock moved."""

from datetime import date, timedelta

import pytest
from django.core import mail

from capaciteit.aanlevering import verwerken
from capaciteit.aanlevering.herinneren import aanleveren_herinneren
from capaciteit.models import Aanleverherinnering
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_aanlevering import fout, make_gecontroleerd, make_plicht, make_ronde

pytestmark = pytest.mark.django_db

TERMIJN = date(2026, 8, 12)


@pytest.fixture
def plicht():
    ronde = make_ronde(opent_op=date(2026, 7, 1), sluit_op=TERMIJN)
    return make_plicht(ronde=ronde)


@pytest.fixture
def by(plicht):
    return make_gebruiker(
        rol=Rol.AANBIEDER, organisatie=plicht.organisatie, email="levert@voorbeeld.example"
    )


def dagen(van, tot):
    return [van + timedelta(days=dag) for dag in range((tot - van).days + 1)]


def test_over_half_a_year_five_reminders_go_out_each_on_its_working_day(plicht, by):
    verstuurd = {}
    for dag in dagen(date(2026, 6, 1), date(2026, 12, 31)):
        if aanleveren_herinneren(dag):
            verstuurd[dag] = mail.outbox[-1].subject

    assert list(verstuurd) == [
        date(2026, 7, 23),
        date(2026, 8, 7),
        date(2026, 8, 13),
        date(2026, 8, 21),
        date(2026, 9, 10),
    ]
    assert [onderwerp.startswith("Nog niet ontvangen") for onderwerp in verstuurd.values()] == [
        *(False, False, True, True, True)
    ]
    assert len(mail.outbox) == Aanleverherinnering.objects.count() == 5


def test_a_second_run_on_the_same_day_sends_nothing(plicht, by):
    assert aanleveren_herinneren(date(2026, 8, 13)) == 1
    assert aanleveren_herinneren(date(2026, 8, 13)) == 0


def test_a_machine_that_was_off_sends_only_the_last_one_missed(plicht, by):
    aanleveren_herinneren(date(2026, 8, 14))

    assert len(mail.outbox) == 1
    assert Aanleverherinnering.objects.get().soort == "na-1-20260812"


def test_who_is_ready_or_has_nothing_to_report_is_left_alone(plicht, by):
    verwerken.niets_te_melden(plicht, reden="Gesloten.", by=by)
    assert aanleveren_herinneren(date(2026, 8, 13)) == 0

    verwerken.overnemen(make_gecontroleerd(plicht, by=by), by=by)
    assert aanleveren_herinneren(date(2026, 8, 13)) == 0


def test_a_mail_says_how_far_it_is(plicht, by):
    make_gecontroleerd(plicht, meldingen=[fout()], by=by)
    aanleveren_herinneren(date(2026, 8, 7))
    make_gecontroleerd(plicht, by=by)
    aanleveren_herinneren(date(2026, 8, 13))

    eerste, tweede = mail.outbox
    assert "staan fouten" in eerste.body
    assert "uiterlijk 12 augustus 2026" in eerste.body
    assert "alleen nog over te nemen" in tweede.body
    assert plicht.organisatie.naam in tweede.body
    assert "&" not in tweede.body


@pytest.mark.parametrize("rol", Rol.values)
def test_who_delivers_and_who_manages_get_it(plicht, rol):
    make_gebruiker(rol=rol, organisatie=plicht.organisatie)

    aanleveren_herinneren(date(2026, 8, 13))

    assert len(mail.outbox) == (rol in {Rol.AANBIEDER, Rol.BEHEERDER})


def test_without_anybody_to_mail_nothing_is_noted_so_that_it_goes_later(plicht):
    assert aanleveren_herinneren(date(2026, 8, 13)) == 0
    make_gebruiker(rol=Rol.AANBIEDER, organisatie=plicht.organisatie)

    assert aanleveren_herinneren(date(2026, 8, 14)) == 1


def test_with_more_time_the_reminders_count_from_the_new_term(plicht, by):
    aanleveren_herinneren(date(2026, 8, 7))
    plicht.termijn = date(2026, 9, 16)
    plicht.save()

    verstuurd = [
        dag for dag in dagen(date(2026, 8, 8), date(2026, 9, 17)) if aanleveren_herinneren(dag)
    ]

    assert verstuurd == [date(2026, 8, 27), date(2026, 9, 11), date(2026, 9, 17)]
