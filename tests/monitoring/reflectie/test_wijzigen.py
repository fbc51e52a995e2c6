"""Notes: stored place by place, never over what somebody else wrote."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError

from monitoring.models import Reflectieantwoord, Reflectiewijziging
from monitoring.reflectie.wijzigen import Wijziging, wijzigen
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_monitoring_reflectie import (
    VRAAG,
    make_cyclus,
    make_houder,
    make_sessie,
)

pytestmark = pytest.mark.django_db

DUIDING, WERKT = f"{VRAAG}/duiding", f"{VRAAG}/werkt"


@pytest.fixture
def sessie():
    return make_sessie()


@pytest.fixture
def houder(sessie):
    return make_houder(sessie)


def tekst(sessie, veld="duiding"):
    return getattr(Reflectieantwoord.objects.get(sessie=sessie), veld)


def test_a_note_is_stored_with_who_and_what_stood_there(sessie, houder):
    uitkomst = wijzigen(sessie, [Wijziging(DUIDING, "Minder instroom.")], by=houder)

    assert (uitkomst.gewijzigd, uitkomst.revisie) == ([DUIDING], 1)
    regel = Reflectiewijziging.objects.get()
    assert (regel.van, regel.naar, regel.door) == ("", "Minder instroom.", houder)


def test_the_first_note_begins_a_planned_session(sessie, houder):
    wijzigen(sessie, [Wijziging("samenvatting", "Kern.")], by=houder)

    sessie.refresh_from_db()
    assert (sessie.status, sessie.samenvatting) == ("bezig", "Kern.")


def test_the_same_note_twice_changes_nothing(sessie, houder):
    wijzigen(sessie, [Wijziging(DUIDING, "Minder.")], by=houder)

    uitkomst = wijzigen(sessie, [Wijziging(DUIDING, "Minder. \r\n")], by=houder)

    assert (uitkomst.gewijzigd, uitkomst.botsingen, uitkomst.revisie) == ([], [], 1)
    assert Reflectiewijziging.objects.count() == 1


def test_two_people_at_different_places_both_keep_what_they_wrote(sessie, houder):
    collega = make_houder(sessie)
    wijzigen(sessie, [Wijziging(DUIDING, "Van de een.")], by=houder)
    wijzigen(sessie, [Wijziging(WERKT, "Van de ander.")], by=collega)

    assert (tekst(sessie), tekst(sessie, "werkt")) == ("Van de een.", "Van de ander.")


def test_two_people_at_one_place_meet_and_the_rest_is_stored(sessie, houder):
    collega = make_houder(sessie)
    wijzigen(sessie, [Wijziging(DUIDING, "Van de collega.")], by=collega)

    uitkomst = wijzigen(
        sessie, [Wijziging(DUIDING, "Van mij."), Wijziging(WERKT, "Dit lukt.")], by=houder
    )

    (botsing,) = uitkomst.botsingen
    assert (botsing.mijn, botsing.nu, botsing.door) == ("Van mij.", "Van de collega.", str(collega))
    assert uitkomst.gewijzigd == [WERKT]
    assert tekst(sessie) == "Van de collega."


def test_who_saw_what_stands_there_may_replace_it(sessie, houder):
    wijzigen(sessie, [Wijziging(DUIDING, "Eerst.")], by=make_houder(sessie))

    wijzigen(sessie, [Wijziging(DUIDING, "Daarna.", "Eerst.")], by=houder)

    assert tekst(sessie) == "Daarna."


@pytest.mark.parametrize(
    "naar",
    [
        "Het gaat om 123456782.",
        "Kind geboren 3-4-2012 zit er nog.",
        "Jan Jansen, 3-4-2012",
        "x" * 4001,
    ],
)
def test_what_points_at_a_child_or_is_too_long_is_refused_at_its_place(sessie, houder, naar):
    uitkomst = wijzigen(sessie, [Wijziging(DUIDING, naar), Wijziging(WERKT, "Mag.")], by=houder)

    assert list(uitkomst.fouten) == [DUIDING]
    assert uitkomst.gewijzigd == [WERKT]
    assert tekst(sessie) == ""


@pytest.mark.parametrize("pad", ["KWL-99/duiding", "iets/anders", ""])
def test_a_question_that_the_area_does_not_ask_has_no_place(sessie, houder, pad):
    with pytest.raises(ValidationError):
        wijzigen(sessie, [Wijziging(pad, "tekst")], by=houder)


@pytest.mark.parametrize("status", ["voorbereiding", "analyse", "advies", "vastgesteld"])
def test_outside_delivery_and_reflection_nothing_is_noted(status):
    sessie = make_sessie(cyclus=make_cyclus(status=status))

    with pytest.raises(ValidationError):
        wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=make_houder(sessie))


def test_an_adopted_session_takes_no_notes():
    sessie = make_sessie(status="vastgesteld")

    with pytest.raises(ValidationError, match="Heropen"):
        wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=make_houder(sessie))


@pytest.mark.parametrize("rol", Rol.values)
def test_only_who_works_the_figures_of_the_region_takes_notes(sessie, rol):
    houder = make_houder(sessie, rol=rol)
    if rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST}:
        wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=houder)
    else:
        with pytest.raises(PermissionDenied):
            wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=houder)


@pytest.mark.parametrize("rol", Rol.values)
def test_nobody_of_another_organisation_in_the_area_takes_notes(sessie, rol):
    ander = make_gebruiker(rol=rol, gebieden=[sessie.cyclus.gebied])

    with pytest.raises(PermissionDenied):
        wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=ander)


def test_the_record_of_changes_cannot_be_changed(sessie, houder):
    wijzigen(sessie, [Wijziging(DUIDING, "tekst")], by=houder)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE monitoring_reflectiewijziging SET naar = 'anders'")
