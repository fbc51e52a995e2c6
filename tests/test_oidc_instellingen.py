"""What ``OIDC_DIENSTEN`` may say."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from jeugdzorg.settings.oidc import identity_providers

GELDIG = (
    '[{"code": "enschede", "naam": "gemeente Enschede", "organisatie": "GEM-ENSCHEDE", '
    '"server": "https://login.enschede.example", "client_id": "a", "client_secret": "b"}]'
)


def test_the_settings_are_read():
    assert identity_providers("") == []
    assert identity_providers(GELDIG)[0]["code"] == "enschede"


@pytest.mark.parametrize(
    "tekst",
    [
        "geen json",
        GELDIG.replace('"client_id": "a", ', ""),
        GELDIG.replace('"b"', '""'),
        GELDIG.replace("https", "http"),
        f"{GELDIG[:-1]}, {GELDIG[1:]}",
    ],
)
def test_a_mistake_in_the_settings_stops_the_start(tekst):
    with pytest.raises(ImproperlyConfigured):
        identity_providers(tekst)
