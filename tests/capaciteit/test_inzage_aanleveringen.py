"""Who sees that something was delivered, and who the file with its exact counts."""

import pytest
from django.conf import settings

from capaciteit.models import Aanlevering, Aanleverplicht, Aanleverronde
from jeugdzorg.celery import app
from regio.choices import OrganisatieSoort, Rol
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_aanlevering import make_gecontroleerd, make_plicht, make_ronde, voorziening_van
from tests.factories_capaciteit import make_locatie
from tests.factories_vastgoed import make_regeling
from vastgoed.models import Coordinatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_gebied(regios=[make_jeugdhulpregio()])


@pytest.fixture
def plicht(gebied):
    plicht = make_plicht()
    plicht.organisatie.gebieden.add(gebied)
    return plicht


@pytest.fixture
def aanlevering(plicht):
    return make_gecontroleerd(plicht)


def coordinator_van(plicht, regio, rol=Rol.BELEIDSMEDEWERKER):
    """Somebody of the municipality that coordinates the provider, and works in ``regio``."""
    gemeente = make_organisatie(jeugdhulpregio=regio)
    Coordinatie.objects.create(
        regeling=make_regeling(),
        gemeente=gemeente,
        aanbieder_id=plicht.organisatie_id,
        bron=make_bron(),
    )
    return make_gebruiker(rol=rol, organisatie=gemeente)


def ziet(gebruiker, aanlevering):
    plicht = Aanleverplicht.objects.visible_to(gebruiker).contains(aanlevering.plicht)
    return plicht, Aanlevering.objects.visible_to(gebruiker).contains(aanlevering)


@pytest.mark.parametrize("rol", Rol.values)
def test_everybody_of_the_organisation_sees_both(aanlevering, rol):
    gebruiker = make_gebruiker(rol=rol, organisatie=aanlevering.plicht.organisatie)

    assert ziet(gebruiker, aanlevering) == (True, True)


@pytest.mark.parametrize("rol", [rol for rol in Rol.values if rol != Rol.AANBIEDER])
def test_who_works_in_the_area_sees_that_it_is_there_and_no_file(aanlevering, gebied, rol):
    assert ziet(make_gebruiker(rol=rol, gebieden=[gebied]), aanlevering) == (True, False)


@pytest.mark.parametrize("soort", [OrganisatieSoort.AANBIEDER, OrganisatieSoort.GI])
def test_another_provider_in_the_same_area_sees_nothing(aanlevering, gebied, soort):
    ander = make_organisatie(soort=soort)
    ander.gebieden.add(gebied)

    gebruiker = make_gebruiker(rol=Rol.AANBIEDER, organisatie=ander)

    assert ziet(gebruiker, aanlevering) == (False, False)


def test_who_works_elsewhere_or_nowhere_sees_nothing(aanlevering):
    elders = make_gebruiker(rol=Rol.BEHEERDER, gebieden=[make_gebied()])

    assert ziet(elders, aanlevering) == (False, False)
    assert ziet(make_gebruiker(rol=None), aanlevering) == (False, False)


def test_a_municipality_that_handles_every_location_sees_the_file(aanlevering):
    regio = make_jeugdhulpregio()
    locatie = voorziening_van(aanlevering.plicht).locatie
    locatie.jeugdhulpregio = regio
    locatie.save()

    assert ziet(coordinator_van(aanlevering.plicht, regio), aanlevering) == (True, True)


def test_a_municipality_that_handles_a_part_sees_no_file(aanlevering):
    regio = make_jeugdhulpregio()
    locatie = voorziening_van(aanlevering.plicht).locatie
    locatie.jeugdhulpregio = regio
    locatie.save()
    make_locatie(
        aanbieders=[aanlevering.plicht.organisatie_id], jeugdhulpregio=make_jeugdhulpregio()
    )

    assert ziet(coordinator_van(aanlevering.plicht, regio), aanlevering) == (True, False)


def test_a_provider_without_a_known_location_is_handled_whole_by_nobody(aanlevering):
    voorziening_van(aanlevering.plicht).locatie.aanbieders.clear()

    coordinator = coordinator_van(aanlevering.plicht, make_jeugdhulpregio())

    assert ziet(coordinator, aanlevering) == (True, False)


def test_rounds_of_the_country_and_of_ones_own_area_are_seen(plicht, gebied):
    eigen, ander = make_ronde(gebied=gebied), make_ronde(gebied=make_gebied())
    gebruiker = make_gebruiker(gebieden=[gebied])

    rondes = Aanleverronde.objects.visible_to(gebruiker)

    assert set(rondes) == {plicht.ronde, eigen}
    assert not rondes.contains(ander)
    assert not Aanleverronde.objects.visible_to(make_gebruiker(rol=None)).exists()


def test_every_task_of_the_schedule_is_there():
    app.loader.import_default_modules()

    for taak in settings.CELERY_BEAT_SCHEDULE.values():
        assert taak["task"] in app.tasks
