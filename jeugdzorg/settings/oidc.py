"""The organisations whose users log in at their own identity provider (OpenID Connect)."""

import json
from typing import Final, TypedDict
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED: Final = {"code", "naam", "organisatie", "server", "client_id", "client_secret"}


class IdentityProvider(TypedDict):
    code: str
    naam: str
    organisatie: str
    server: str
    client_id: str
    client_secret: str


def identity_providers(text: str) -> list[IdentityProvider]:
    """What ``OIDC_DIENSTEN`` says; raises ImproperlyConfigured, so that nothing starts half.

    ``server`` is the issuer: where ``/.well-known/openid-configuration`` is found, by https.
    """
    try:
        providers = json.loads(text or "[]")
    except ValueError as error:
        raise ImproperlyConfigured(f"OIDC_DIENSTEN is geen JSON: {error}") from None
    for provider in providers:
        if set(provider) != NEEDED or not all(provider.values()):
            raise ImproperlyConfigured(f"OIDC_DIENSTEN vraagt per dienst om {sorted(NEEDED)}.")
        if urlsplit(provider["server"]).scheme != "https":
            raise ImproperlyConfigured("OIDC_DIENSTEN: de server begint met https.")
    codes = [provider["code"] for provider in providers]
    if len(codes) != len(set(codes)):
        raise ImproperlyConfigured("OIDC_DIENSTEN: elke code komt een keer voor.")
    return list(providers)
