"""The pages of signing in: allauth's views with our titles, and what they leave out."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as herstel
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from jeugdzorg.kern.sessions import EXPIRED

from . import tweede_stap
from .oidc import diensten


class InlogView(account.LoginView):
    extra_context = {"titel": "Inloggen"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            diensten=diensten(self.request),
            verlopen=self.request.session.get(EXPIRED),
            minuten=settings.SESSIE_INACTIEF // 60,
            **kwargs,
        )


@method_decorator(login_not_required, name="dispatch")
class UitlogView(account.LogoutView):
    """Only by POST, so that no link or picture can log a user out."""

    http_method_names = ["post", "options"]


@method_decorator(login_not_required, name="dispatch")
class WachtwoordVergetenView(account.PasswordResetView):
    extra_context = {"titel": "Wachtwoord vergeten"}


class WachtwoordVerstuurdView(account.PasswordResetDoneView):
    extra_context = {"titel": "Kijk in uw e-mail"}


class WachtwoordHerstelView(account.PasswordResetFromKeyView):
    extra_context = {"titel": "Nieuw wachtwoord kiezen"}


class WachtwoordHersteldView(account.PasswordResetFromKeyDoneView):
    extra_context = {"titel": "Uw wachtwoord is gewijzigd"}


class WachtwoordWijzigView(account.PasswordChangeView):
    extra_context = {"titel": "Wachtwoord wijzigen"}
    success_url = reverse_lazy("mfa_index")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who logs in at the own organisation has no password here to change."""
        if not request.user.has_usable_password():
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)


class BevestigView(account.ReauthenticateView):
    extra_context = {"titel": "Bevestig dat u het bent"}


class CodeBevestigView(mfa.ReauthenticateView):
    extra_context = {"titel": "Bevestig dat u het bent"}


class PasskeyBevestigView(webauthn.ReauthenticateWebAuthnView):
    extra_context = {"titel": "Bevestig dat u het bent"}

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data() | kwargs


class CodeView(mfa.AuthenticateView):
    """The second step of logging in."""

    extra_context = {"titel": "Inloggen: tweede stap"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        soorten = Authenticator.objects.filter(user=self.stage.login.user).values_list(
            "type", flat=True
        )
        return {**context, "soorten": set(soorten)}


class BeveiligingView(mfa.IndexView):
    """How one logs in: password, app, passkeys, recovery codes."""

    extra_context = {"titel": "Inloggen en beveiliging"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        heeft = tweede_stap.heeft_tweede_stap(user)
        return {
            **context,
            "heeft_tweede_stap": heeft,
            "verplicht": tweede_stap.is_verplicht(user),
            "gevraagd": tweede_stap.is_gevraagd(user),
        }


class AppKoppelView(totp.ActivateTOTPView):
    extra_context = {"titel": "App koppelen"}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        tweede_stap.noteer(self.request, Authenticator.Type.TOTP)
        return response


class AppOntkoppelView(totp.DeactivateTOTPView):
    extra_context = {"titel": "App loskoppelen"}


class PasskeyMaakView(webauthn.AddWebAuthnView):
    extra_context = {"titel": "Passkey toevoegen"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A passkey is kept by the device and opens with its lock: two factors in one."""
        context = super().get_context_data(**kwargs) | kwargs
        opties = begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": opties}}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        tweede_stap.noteer(self.request, Authenticator.Type.WEBAUTHN)
        return response


class PasskeyNaamView(webauthn.EditWebAuthnView):
    extra_context = {"titel": "Passkey een andere naam geven"}
    success_url = reverse_lazy("mfa_index")


class PasskeyVerwijderView(webauthn.RemoveWebAuthnView):
    extra_context = {"titel": "Passkey verwijderen"}
    success_url = reverse_lazy("mfa_index")


class HerstelcodesView(herstel.ViewRecoveryCodesView):
    extra_context = {"titel": "Herstelcodes"}


class HerstelcodesNieuwView(herstel.GenerateRecoveryCodesView):
    extra_context = {"titel": "Nieuwe herstelcodes maken"}


class HerstelcodesBestandView(herstel.DownloadRecoveryCodesView):
    def render_to_response(self, context: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes-jeugdzorg.txt"'
        return response
