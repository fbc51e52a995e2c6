"""Logging in at an organisation's own identity provider (OpenID Connect).

allauth brings the flow with state; it asks for no nonce, and trusts an ID token that came over TLS
without looking at its signature. Here both are demanded, PKCE too, and nobody gets an account.
"""

import secrets
from typing import Any, Final

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import Gebruiker
from .backend import gebruiker_met

ALGORITHMS: Final = [f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)]
"""Signatures with a public key; ``none`` and shared secrets are refused."""

CLOCK: Final = 30
"""Seconds by which the clock of a provider may differ from ours."""

GEEN_ADRES: Final = (
    "Uw organisatie heeft uw e-mailadres niet bevestigd. Vraag uw eigen ICT-afdeling om hulp."
)
GEEN_ACCOUNT: Final = (
    "U hebt hier geen account bij deze organisatie. Vraag de beheerder van uw organisatie om een "
    "uitnodiging."
)


class Dienst(OpenIDConnectProvider):
    """One identity provider, as the settings describe it."""

    pkce_enabled_default = True

    def get_oauth2_adapter(self, request: HttpRequest) -> "DienstFlow":
        return DienstFlow(request, self.app.provider_id)

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Only where to go afterwards is up to the address that was opened."""
        kwargs = super().get_redirect_from_request_kwargs(request)
        return {name: kwargs[name] for name in ("next_url",) if name in kwargs}

    def redirect(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        return super().redirect(
            request, process="login", nonce=nonce, auth_params={"nonce": nonce}, **kwargs
        )


class DienstFlow(OpenIDConnectOAuth2Adapter):
    """The dialogue with an identity provider."""

    state: dict[str, Any]

    def get_provider(self) -> Dienst:
        return Dienst(self.request, get_adapter().get_app(self.request, self.provider_id))

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, which must be who we asked."""
        config = super().openid_config
        asked = self.get_provider().app.settings["server_url"]
        if config.get("issuer", "").rstrip("/") != asked.rstrip("/"):
            raise OAuth2Error("The issuer is not the one of the settings")
        return dict(config)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any
    ) -> SocialLogin:
        id_token = kwargs["response"].get("id_token")
        if not id_token:
            raise OAuth2Error("No ID token")
        claims = self.verified(id_token, app.client_id)
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            userinfo = self._fetch_user_info(token.token)
            if userinfo.get("sub") != claims["sub"]:
                raise OAuth2Error("The user info is about someone else")
            claims |= {name: userinfo.get(name) for name in ("email", "email_verified")}
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def verified(self, id_token: str, client_id: str) -> dict[str, Any]:
        """The claims, when signature, issuer, audience, times and nonce are right.

        Source: OpenID Connect Core 1.0, 3.1.3.7. Raises OAuth2Error.
        """
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self.key_of(id_token),
                algorithms=ALGORITHMS,
                audience=client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCK,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid ID token") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else client_id) != client_id:
            raise OAuth2Error("The ID token is for another party")
        asked = self.state.get("nonce") or ""
        if not asked or not secrets.compare_digest(str(claims.get("nonce", "")), asked):
            raise OAuth2Error("The ID token does not answer our question")
        return claims

    def key_of(self, id_token: str) -> jwt.PyJWK:
        """The public key that the provider has published under the name in the token."""
        kid = jwt.get_unverified_header(id_token).get("kid")
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
        response.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(response.json()).keys
        for key in keys:
            if key.key_id == kid or (kid is None and len(keys) == 1):
                return key
        raise jwt.InvalidKeyError("Unknown key")


class DienstTerugView(OAuth2CallbackView):
    """Where the provider sends the user back to."""

    adapter: DienstFlow

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, response = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, response


class DienstAdapter(DefaultSocialAccountAdapter):
    """Whom a provider may log in: users that have a role at its organisation already."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """From the settings alone; an identity provider cannot be added by way of the database."""
        return [
            SocialApp(
                provider=Dienst.id,
                provider_id=dienst["code"],
                name=dienst["naam"],
                client_id=dienst["client_id"],
                secret=dienst["client_secret"],
                settings={"server_url": dienst["server"], "organisatie": dienst["organisatie"]},
            )
            for dienst in settings.OIDC_DIENSTEN
            if provider in (None, Dienst.id, dienst["code"])
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link to the user with this address at the organisation, or refuse in so many words."""
        bekend = sociallogin.is_existing
        gebruiker = sociallogin.user if bekend else self.gebruiker_van(request, sociallogin)
        organisatie = sociallogin.provider.app.settings["organisatie"]
        if gebruiker is None or not hoort_bij(gebruiker, organisatie):
            raise ImmediateHttpResponse(geweigerd(request, GEEN_ACCOUNT))
        if not bekend:
            sociallogin.connect(request, gebruiker)

    def gebruiker_van(self, request: HttpRequest, sociallogin: SocialLogin) -> Gebruiker | None:
        """By the address that the provider says it has verified; nothing less will do.

        Not who is linked to another person there: an address may have gone to a successor.
        """
        adressen = [adres.email for adres in sociallogin.email_addresses if adres.verified is True]
        if not adressen:
            raise ImmediateHttpResponse(geweigerd(request, GEEN_ADRES))
        gebruiker = gebruiker_met(adressen[0])
        gekoppeld = SocialAccount.objects.filter(
            user=gebruiker, provider=sociallogin.account.provider
        )
        return None if gekoppeld.exists() else gebruiker


def hoort_bij(gebruiker: Gebruiker, organisatie: str) -> bool:
    """An active user with a role at the organisation today."""
    rollen = gebruiker.lidmaatschappen.at().filter(organisatie__code=organisatie)
    return gebruiker.is_active and rollen.exists()


def geweigerd(request: HttpRequest, reden: str) -> HttpResponse:
    return render(request, "socialaccount/authentication_error.html", {"reden": reden}, status=403)


def flow(request: HttpRequest, code: str) -> DienstFlow:
    if code not in {dienst["code"] for dienst in settings.OIDC_DIENSTEN}:
        raise Http404
    return DienstFlow(request, code)


@login_not_required
@never_cache
@require_safe
def dienst_inloggen(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider; when it cannot be reached, that is said."""
    dienst = flow(request, provider_id).get_provider()
    try:
        return dienst.redirect_from_request(request)
    except (OAuth2Error, requests.RequestException):
        return render(request, "socialaccount/authentication_error.html", status=502)


@login_not_required
@never_cache
@require_safe
def dienst_terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    return DienstTerugView.adapter_view(flow(request, provider_id))(request)


def diensten(request: HttpRequest) -> list[Dienst]:
    """What stands on the login page as ways to log in."""
    return [Dienst(request, app) for app in DienstAdapter(request).list_apps(request)]
