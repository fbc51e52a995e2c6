"""Fixtures for every test; the real data and the browser have a plugin each."""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from tests.factories import make_toegangssleutel

pytest_plugins = [
    "tests.plugins.gegevens",
    "tests.plugins.lezen",
    "tests.plugins.browser",
    "tests.plugins.kader",
    "tests.plugins.leegmaken",
    "tests.plugins.eigenschappen",
    "tests.plugins.volgorde",
]


@pytest.fixture
def client_van():
    """A client in which a user is logged in: ``client_van(make_gebruiker(rol=…))``."""

    def inloggen(gebruiker):
        client = Client()
        client.force_login(gebruiker)
        return client

    return inloggen


@pytest.fixture
def api_client(db):
    """A client of the API with a valid key of an API client."""
    return api_client_met(make_toegangssleutel())


@pytest.fixture
def api_client_van(db):
    """The same for a user of choice: ``api_client_van(gebruiker)`` (needs role API-client)."""
    return lambda gebruiker: api_client_met(make_toegangssleutel(gebruiker=gebruiker))


def api_client_met(sleutel):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {sleutel.sleutel}")
    return client
