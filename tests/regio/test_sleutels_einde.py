"""The end of a key is announced, twice, to who owns it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from regio.choices import Rol
from regio.models import Toegangssleutel
from regio.sleutels import sleutel_maken
from regio.tasks import sleutels_aankondigen
from tests.factories import make_gebruiker, make_organisatie, make_toegangssleutel

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheerder():
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=make_organisatie())


@pytest.fixture
def client_lid(beheerder):
    organisatie = beheerder.lidmaatschappen.get().organisatie
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT, organisatie=organisatie)
    return gebruiker.lidmaatschappen.get()


def morgen(dagen):
    return timezone.localdate() + timedelta(days=dagen)


@pytest.mark.parametrize("over, mails", [(31, 0), (30, 1), (8, 1), (7, 1), (1, 1)])
def test_the_end_is_announced_from_thirty_days_before(mailoutbox, over, mails):
    make_toegangssleutel(
        geldig_tot=timezone.now() + timedelta(days=over) - timedelta(minutes=1),
        aangemaakt_op=timezone.now() - timedelta(days=300),
    )

    call_command("sleutels_aankondigen")
    call_command("sleutels_aankondigen")

    assert len(mailoutbox) == mails


def test_it_is_announced_again_a_week_before_and_then_no_more(mailoutbox, beheerder, client_lid):
    sleutel = make_toegangssleutel(
        gebruiker=client_lid.gebruiker,
        aangemaakt_door=beheerder,
        geldig_tot=timezone.now() + timedelta(days=20),
    )
    call_command("sleutels_aankondigen")
    Toegangssleutel.objects.filter(pk=sleutel.pk).update(
        geldig_tot=timezone.now() + timedelta(days=6)
    )

    call_command("sleutels_aankondigen")
    call_command("sleutels_aankondigen")

    ontvangers = sorted(mail.to[0] for mail in mailoutbox)
    assert ontvangers == sorted([client_lid.gebruiker.email, beheerder.email] * 2)
    assert "voor de tests" in mailoutbox[0].body
    assert sleutel.hash not in mailoutbox[0].body


@pytest.mark.parametrize("velden", [{"ingetrokken_op": timezone.now()}, {"naam": "verlopen"}])
def test_a_key_that_is_over_is_not_announced(mailoutbox, velden):
    dagen = -1 if velden == {"naam": "verlopen"} else 3
    make_toegangssleutel(geldig_tot=timezone.now() + timedelta(days=dagen), **velden)

    call_command("sleutels_aankondigen")

    assert mailoutbox == []


def test_a_key_made_for_a_short_time_is_not_announced_the_next_day(beheerder, client_lid):
    kort, _ = sleutel_maken(
        client_lid, naam="a", scopes=["lezen:geld"], tot=morgen(3), by=beheerder
    )
    maand, _ = sleutel_maken(
        client_lid, naam="b", scopes=["lezen:geld"], tot=morgen(20), by=beheerder
    )

    assert (kort.gewaarschuwd, maand.gewaarschuwd) == (7, 30)


def test_the_clock_announces_the_end_every_morning(settings, mailoutbox):
    taken = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    make_toegangssleutel(geldig_tot=timezone.now() + timedelta(days=5))

    sleutels_aankondigen.delay()

    assert sleutels_aankondigen.name in taken
    assert len(mailoutbox) == 1
