"""Participants and actions of a session."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from monitoring.models import Reflectieactie, Reflectiedeelname
from monitoring.reflectie.acties import (
    actie_bijwerken,
    actie_intrekken,
    actie_toevoegen,
    actie_wijzigen,
)
from monitoring.reflectie.deelnames import deelname_toevoegen, deelname_verwijderen
from monitoring.reflectie.verslag import acties_van, eerdere_acties
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_monitoring_reflectie import (
    make_actie,
    make_cyclus,
    make_houder,
    make_sessie,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie():
    return make_sessie()


@pytest.fixture
def houder(sessie):
    return make_houder(sessie)


def volgende_sessie(sessie):
    cyclus = make_cyclus(gebied=sessie.cyclus.gebied, jaar=2024, helft=2)
    return make_sessie(cyclus=cyclus, jeugdhulpregio=sessie.jeugdhulpregio)


def test_adding_the_same_participant_twice_gives_one(sessie, houder):
    organisatie = make_organisatie()
    for _ in range(2):
        deelname_toevoegen(sessie, rol="ret", organisatie=organisatie, by=houder)

    assert Reflectiedeelname.objects.count() == 1


def test_somebody_else_says_on_whose_behalf(sessie, houder):
    with pytest.raises(ValidationError, match="namens wie"):
        deelname_toevoegen(sessie, rol="anders", by=houder)


def test_the_name_of_a_youth_is_refused(sessie, houder):
    with pytest.raises(ValidationError):
        deelname_toevoegen(sessie, rol="ret", naam="Jan Jansen, 3-4-2012", by=houder)


def test_a_participant_is_taken_off_the_list_once(sessie, houder):
    deelname = deelname_toevoegen(sessie, rol="ret", by=houder)
    deelname_verwijderen(deelname, by=houder)
    deelname_verwijderen(deelname, by=houder)

    assert not Reflectiedeelname.objects.exists()


def test_an_action_has_an_owner_and_a_day_and_is_noted_once(sessie, houder):
    for _ in range(2):
        actie_toevoegen(
            sessie, tekst="Bel het onderwijs", eigenaar="RET", uiterlijk=date(2025, 1, 1), by=houder
        )

    actie = Reflectieactie.objects.get()
    assert (actie.eigenaar, actie.uiterlijk, actie.status) == ("RET", date(2025, 1, 1), "open")


def test_an_action_comes_back_in_later_sessions_until_it_is_done(sessie, houder):
    actie = make_actie(sessie=sessie)
    volgende = volgende_sessie(sessie)
    assert eerdere_acties(volgende) == [actie]

    actie_bijwerken(actie, status="gedaan", stand="Klaar.", by=houder)
    Reflectieactie.objects.update(afgerond_op=date(2024, 3, 1))

    assert eerdere_acties(volgende) == []


def test_an_action_is_updated_after_its_session_was_adopted(sessie, houder):
    actie = make_actie(sessie=sessie)
    sessie.__class__.objects.update(status="vastgesteld")

    actie_bijwerken(actie, status="bezig", stand="Gesprek gehad.", by=houder)

    actie.refresh_from_db()
    assert (actie.status, actie.stand) == ("bezig", "Gesprek gehad.")


def test_what_was_agreed_stays_once_the_session_is_adopted(sessie, houder):
    actie = make_actie(sessie=sessie)
    sessie.__class__.objects.update(status="vastgesteld")

    with pytest.raises(ValidationError):
        actie_wijzigen(actie, tekst="Anders", eigenaar="RET", uiterlijk=None, by=houder)
    with pytest.raises(ValidationError):
        actie_intrekken(actie, by=houder)


def test_a_stale_page_does_not_overwrite_an_action(sessie, houder):
    actie = make_actie(sessie=sessie)
    actie_bijwerken(actie, status="bezig", revisie=0, by=houder)

    with pytest.raises(IngehaaldError):
        actie_bijwerken(actie, status="gedaan", revisie=0, by=houder)


def test_an_action_that_was_taken_back_is_in_no_list(sessie, houder):
    actie = make_actie(sessie=sessie)
    actie_intrekken(actie, by=houder)

    assert acties_van(sessie) == []
    assert eerdere_acties(volgende_sessie(sessie)) == []


def test_an_action_of_another_region_is_left_alone(sessie):
    actie = make_actie(sessie=sessie)
    ander = make_gebruiker(rol="regio_analist", gebieden=[sessie.cyclus.gebied])

    with pytest.raises(PermissionDenied):
        actie_bijwerken(actie, status="gedaan", by=ander)
