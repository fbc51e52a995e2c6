"""What a scenario does not make up, and what happens to one that comes twice."""

import pytest
from django.urls import reverse

from monitoring.models import Scenario
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring import make_pad, make_scenario, make_voorziening_bij
from tests.factories_plaatsen import make_plaatsmutatie

from .test_paginas import rekenen, tekst

pytestmark = pytest.mark.django_db


@pytest.fixture
def pad():
    return make_pad(gebied=make_gebied())


@pytest.fixture
def analist(pad):
    organisatie = make_organisatie()
    organisatie.gebieden.add(pad.gebied)
    return make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=organisatie)


def test_a_scenario_that_is_sent_twice_is_kept_once(client_van, analist, pad):
    client = client_van(analist)
    adres = f"{reverse('monitoring:scenario-bewaren', args=[pad.code])}?vanaf=2026&dagtarief=400"

    een = client.post(adres, {"naam": "Korter", "deling": "eigen"})
    weer = client.post(adres, {"naam": "Korter", "deling": "eigen"})

    assert een.url == weer.url == Scenario.objects.get().get_absolute_url()


def test_without_open_places_in_the_books_there_is_no_false_shortage(client_van, analist, pad):
    """All that is in the books has closed; whether other places are open they do not say."""
    voorziening = make_voorziening_bij(pad)
    make_plaatsmutatie(naar=voorziening, aantal=30)
    make_plaatsmutatie(van=voorziening, naar=None, aantal=30)

    beeld = client_van(analist).get(rekenen(pad)).context["beeld"]

    assert beeld.aanbod.plaatsen is None
    assert beeld.uitkomst.eerste_tekort is None


def test_scenarios_of_several_paths_each_name_their_path(client_van, analist, pad):
    ander = make_pad(gebied=pad.gebied)
    scenarios = [make_scenario(pad=een, maker=analist) for een in (pad, ander)]

    adres = reverse("monitoring:scenario-vergelijken")
    antwoord = client_van(analist).get(adres, {"s": [scenario.pk for scenario in scenarios]})

    assert antwoord.context["pad"] is None
    assert ander.naam in tekst(antwoord)
    assert "Vastgesteld pad" not in tekst(antwoord)
