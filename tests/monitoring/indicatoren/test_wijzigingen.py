"""The feed of changed values: what was superseded is told, and it asks for its own right."""

import pytest
from django.utils import timezone

from monitoring.models import Meting
from regio.choices import Rol
from tests.conftest import api_client_met
from tests.factories import make_gebruiker, make_toegangssleutel
from tests.factories_monitoring_indicatoren import make_meting
from tests.test_api_wijzigingen import alles, tot_de_horizon, volgende

FEED = "/api/v1/monitoring/wijzigingen"
pytestmark = pytest.mark.django_db(transaction=True)


def codes(wijzigingen):
    return [(rij["gegeven"]["code"], rij["vervallen"]) for rij in wijzigingen]


def test_a_value_that_is_superseded_is_told_once():
    lezer = api_client_met(make_toegangssleutel())
    meting = make_meting()
    tot_de_horizon()
    eerst, verder = alles(lezer, f"{FEED}?sinds=")

    Meting.alle_versies.filter(pk=meting.pk).update(vervallen_op=timezone.now())
    tot_de_horizon()
    daarna, verder = alles(lezer, verder)

    assert codes(eerst) == [(meting.code, False)]
    assert codes(daarna) == [(meting.code, True)]
    assert alles(lezer, verder)[0] == []


def test_without_a_place_only_the_place_is_given():
    lezer = api_client_met(make_toegangssleutel())
    make_meting()
    tot_de_horizon()

    pagina = lezer.get(FEED).json()

    assert pagina["results"] == []
    assert "sinds=" in volgende(pagina)


def test_a_key_without_the_right_to_read_monitoring_is_told_which():
    gebruiker = make_gebruiker(rol=Rol.API_CLIENT)
    lezer = api_client_met(make_toegangssleutel(gebruiker=gebruiker, scopes=["lezen:capaciteit"]))

    antwoord = lezer.get(FEED)

    assert antwoord.status_code == 403
    assert "lezen:monitoring" in antwoord.content.decode()
