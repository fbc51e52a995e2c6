"""The addresses of signing in. The names are those that allauth looks for; sign-up has none."""

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView

from . import oidc, views

urlpatterns = [
    path("inloggen", views.InlogView.as_view(), name="account_login"),
    path("inloggen/code", views.CodeView.as_view(), name="mfa_authenticate"),
    path("inloggen/passkey", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path(
        "inloggen/organisatie/<slug:provider_id>",
        oidc.dienst_inloggen,
        name="openid_connect_login",
    ),
    path(
        "inloggen/organisatie/<slug:provider_id>/terug",
        oidc.dienst_terug,
        name="openid_connect_callback",
    ),
    path(
        "inloggen/afgebroken",
        login_not_required(RedirectView.as_view(pattern_name="account_login")),
        name="socialaccount_login_cancelled",
    ),
    path("uitloggen", views.UitlogView.as_view(), name="uitloggen"),
    path(
        "account/wachtwoord-vergeten",
        views.WachtwoordVergetenView.as_view(),
        name="account_reset_password",
    ),
    path(
        "account/wachtwoord-vergeten/verstuurd",
        views.WachtwoordVerstuurdView.as_view(),
        name="account_reset_password_done",
    ),
    path(
        "account/wachtwoord-herstellen/klaar",
        views.WachtwoordHersteldView.as_view(),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/wachtwoord-herstellen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)$",
        views.WachtwoordHerstelView.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "account/wachtwoord",
        views.WachtwoordWijzigView.as_view(),
        name="account_change_password",
    ),
    path("account/bevestigen", views.BevestigView.as_view(), name="account_reauthenticate"),
    path("account/bevestigen/code", views.CodeBevestigView.as_view(), name="mfa_reauthenticate"),
    path(
        "account/bevestigen/passkey",
        views.PasskeyBevestigView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/beveiliging", views.BeveiligingView.as_view(), name="mfa_index"),
    path("account/app", views.AppKoppelView.as_view(), name="mfa_activate_totp"),
    path("account/app/loskoppelen", views.AppOntkoppelView.as_view(), name="mfa_deactivate_totp"),
    path("account/passkeys/nieuw", views.PasskeyMaakView.as_view(), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>", views.PasskeyNaamView.as_view(), name="mfa_edit_webauthn"),
    path(
        "account/passkeys/<int:pk>/verwijderen",
        views.PasskeyVerwijderView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/herstelcodes",
        views.HerstelcodesView.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/herstelcodes/nieuw",
        views.HerstelcodesNieuwView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/herstelcodes/bestand",
        views.HerstelcodesBestandView.as_view(),
        name="mfa_download_recovery_codes",
    ),
]
