"""Changes of the register of alternatives go through one door."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from monitoring.models import Alternatief
from monitoring.pas import actions
from regio.choices import BronSoort, Rol
from regio.rules import DUIDERS
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_monitoring_pas import make_alternatief, make_lezer, make_pasgebied

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_pasgebied()


@pytest.fixture
def beleid(gebied):
    return make_lezer(gebied)


def velden(**anders):
    standaard = {
        "naam": "Huis De Linde",
        "soort": "kleinschalig",
        "omschrijving": "Wonen in een gewone straat.",
        "plaatsen": 4,
        "bereik": None,
        "fase": "ingediend",
        "behoefte": None,
        "doelgroep": "",
        "andere_partners": "",
        "vanaf": None,
        "tot": None,
        "voorziening": None,
        "plan": None,
    }
    return {**standaard, **anders}


def wijzig(rij, by, revisie, **anders):
    return actions.alternatief_wijzigen(
        rij, velden(**anders), regios=[], partners=[], revisie=revisie, by=by
    )


def test_a_new_entry_is_in_the_source_of_the_organisation_and_has_a_code_from_its_name(
    gebied, beleid
):
    partner = make_organisatie()

    rij = actions.alternatief_toevoegen(
        gebied, velden(), regios=gebied.twee, partners=[partner], by=beleid
    )

    assert rij.code == "HUIS-DE-LINDE"
    assert rij.bron.soort == BronSoort.AANLEVERING
    assert rij.bron.eigenaar_id in beleid.organisatie_ids
    assert set(rij.jeugdhulpregios.all()) == set(gebied.twee)
    assert list(rij.partners.all()) == [partner]


def test_the_same_form_sent_twice_makes_one_entry(gebied, beleid):
    een, twee = (actions.alternatief_toevoegen(gebied, velden(), by=beleid) for _ in range(2))

    assert een.pk == twee.pk
    assert Alternatief.objects.count() == 1


def test_a_name_that_the_area_has_already_is_refused_and_says_where(gebied, beleid):
    make_alternatief(gebied=gebied, naam="huis de linde", code="LINDE")

    with pytest.raises(ValidationError, match="LINDE"):
        actions.alternatief_toevoegen(gebied, velden(), by=beleid)


@pytest.mark.parametrize("rol", Rol.values)
def test_who_explains_figures_in_the_area_keeps_the_register(gebied, rol):
    wie = make_gebruiker(rol=rol, organisatie=make_organisatie(), gebieden=[gebied])

    if rol in DUIDERS:
        assert actions.alternatief_toevoegen(gebied, velden(), by=wie).pk
    else:
        with pytest.raises(PermissionDenied):
            actions.alternatief_toevoegen(gebied, velden(), by=wie)


def test_nobody_changes_an_entry_of_another_area(gebied, beleid):
    with pytest.raises(PermissionDenied):
        wijzig(make_alternatief(), beleid, 0)


def test_of_two_people_at_once_the_second_is_told_and_loses_nothing(gebied, beleid):
    rij = make_alternatief(gebied=gebied)
    wijzig(rij, beleid, 0, plaatsen=5)

    with pytest.raises(actions.IngehaaldError) as fout:
        wijzig(rij, make_lezer(gebied), 0, plaatsen=6)

    assert fout.value.rij.plaatsen == 5
    assert wijzig(rij, beleid, fout.value.rij.revisie, plaatsen=6).plaatsen == 6


def test_withdrawing_needs_a_reason_and_can_be_taken_back(gebied, beleid):
    rij = make_alternatief(gebied=gebied)

    with pytest.raises(ValidationError):
        actions.alternatief_status_zetten(rij, "ingetrokken", reden=" ", by=beleid)
    weg = actions.alternatief_status_zetten(rij, "ingetrokken", reden="Geen pand.", by=beleid)
    terug = actions.alternatief_status_zetten(rij, "actueel", reden="", by=beleid)

    assert (weg.status, weg.reden) == ("ingetrokken", "Geen pand.")
    assert (terug.status, terug.reden) == ("actueel", "")


def test_sending_a_status_twice_changes_nothing(gebied, beleid):
    rij = make_alternatief(gebied=gebied)

    een, twee = (
        actions.alternatief_status_zetten(rij, "aangehouden", reden="Wacht.", by=beleid)
        for _ in range(2)
    )

    assert een.revisie == twee.revisie


def test_text_about_a_person_is_refused(gebied, beleid):
    with pytest.raises(ValidationError):
        actions.alternatief_toevoegen(
            gebied, velden(omschrijving="Voor jeugdige met BSN 123456782."), by=beleid
        )
