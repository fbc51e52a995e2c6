from datetime import date, timedelta
from functools import partial
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from capaciteit.boeken import boek, terugboeken
from capaciteit.models import Plaatsmutatie
from capaciteit.plaatsenbalans import stand, standen
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_voorziening

DAG = date(2024, 1, 1)


@pytest.fixture
def aanbieder(db):
    return make_aanbieder()


@pytest.fixture
def gebruiker(aanbieder):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)


@pytest.fixture
def boeken(aanbieder, gebruiker):
    """``boek`` with what a test does not care about filled in."""
    standaard = {"datum": DAG, "aard": "feit", "reden": "Getest.", "by": gebruiker}
    return partial(boek, namens=aanbieder, **standaard)


@pytest.fixture
def maak(aanbieder):
    """A facility of the provider, with ten places when asked."""

    def maken(**velden):
        return make_voorziening(locatie=make_locatie(aanbieders=[aanbieder]), **velden)

    return maken


def test_places_that_move_go_from_one_facility_to_another(boeken, maak):
    oud, nieuw = maak(), maak()
    boeken(soort="beginstand", aantal=10, naar=oud)

    boeken(soort="verplaatst", aantal=4, van=oud, naar=nieuw, datum=date(2024, 3, 1))

    assert [stand(v, date(2024, 2, 29)) for v in (oud, nieuw)] == [10, 0]
    assert [stand(v, date(2024, 3, 1)) for v in (oud, nieuw)] == [6, 4]
