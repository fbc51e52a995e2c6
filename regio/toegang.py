"""Logging in by e-mail, and out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse


class InlogForm(AuthenticationForm):
    username = forms.EmailField(
        label="E-mailadres",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.",
        },
    )
    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )
    error_messages = {
        "invalid_login": (
            "Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide. "
            "Hoofdletters en kleine letters maken in het wachtwoord verschil."
        ),
        "inactive": "Dit account is afgesloten. Vraag de functioneel beheerder om hulp.",
    }


class InlogView(LoginView):
    form_class = InlogForm
    template_name = "regio/inloggen.html"
    redirect_authenticated_user = True
    extra_context = {"titel": "Inloggen"}


class UitlogView(LogoutView):
    """Only by POST, so that no link or picture can log a user out."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        messages.success(request, "U bent uitgelogd.")
        return response
