"""The forms of signing in, with our words and a code that opens once only."""

import hashlib
from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache

from .backend import gebruiker_met

EMAIL_FOUTEN: Final = {
    "required": "Vul uw e-mailadres in.",
    "invalid": "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.",
}
PASSKEY_FOUT: Final = "Deze passkey werkt hier niet. Probeer het opnieuw of kies een andere manier."
CODE_GELDIG: Final = 120
"""Seconds in which one code of an app is accepted at most: its own half minute, and around it."""


def woorden(field: forms.Field, label: str, uitleg: str = "", **fouten: str) -> None:
    """Give a field of allauth our label, explanation and errors, and no placeholder."""
    field.label, field.help_text = label, uitleg
    field.error_messages.update(fouten)
    field.widget.attrs.pop("placeholder", None)


class InlogForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(self.fields["login"], "E-mailadres", **EMAIL_FOUTEN)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        woorden(self.fields["password"], "Wachtwoord", required="Vul uw wachtwoord in.")


class WachtwoordVergetenForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(self.fields["email"], "E-mailadres", **EMAIL_FOUTEN)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        gebruiker = gebruiker_met(email)
        self.users = [gebruiker] if gebruiker and gebruiker.is_active else []
        return email


class NieuwWachtwoordMixin:
    """Twice the new password, with the rules in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden = self.fields
        woorden(
            velden["password1"],
            "Nieuw wachtwoord",
            "Minstens 12 tekens. Een zin van vier of meer woorden is sterk en makkelijk te "
            "onthouden. Geen wachtwoord dat veel mensen gebruiken, en niet uw naam of e-mailadres.",
            required="Vul een nieuw wachtwoord in.",
        )
        woorden(
            velden["password2"],
            "Nieuw wachtwoord, nog een keer",
            required="Vul het nieuwe wachtwoord nog een keer in.",
        )

    def clean(self) -> Any:
        gegeven = super(account.PasswordVerificationMixin, self).clean()
        eerste, tweede = (self.data.get(naam) for naam in ("password1", "password2"))
        if eerste and tweede and eerste != tweede:
            self.add_error("password2", "De twee wachtwoorden zijn niet hetzelfde.")
        return gegeven


class WachtwoordHerstelForm(NieuwWachtwoordMixin, account.ResetPasswordKeyForm):
    pass


class WachtwoordWijzigForm(NieuwWachtwoordMixin, account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(
            self.fields["oldpassword"],
            "Huidig wachtwoord",
            required="Vul uw huidige wachtwoord in.",
        )


class BevestigForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(self.fields["password"], "Wachtwoord", required="Vul uw wachtwoord in.")


class CodeMixin:
    """A code of the app, or a recovery code; one that was used does not open again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        woorden(
            code,
            "Code",
            "Zes cijfers uit de app op uw telefoon, of een van uw herstelcodes.",
            required="Vul de code in.",
        )
        code.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        code: str = super().clean_code()
        kort = hashlib.sha256(code.strip().encode()).hexdigest()
        if not cache.add(f"code-gebruikt:{self.user.pk}:{kort}", True, CODE_GELDIG):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(CodeMixin, mfa.AuthenticateForm):
    pass


class CodeBevestigForm(CodeMixin, mfa.ReauthenticateForm):
    pass


class AppKoppelForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        woorden(code, "Code uit de app", "Zes cijfers.", required="Vul de code uit de app in.")
        code.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class PasskeyMixin:
    """What the browser fills in after it has asked for the passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(
            self.fields["credential"],
            "Passkey",
            required="Een passkey werkt alleen met JavaScript. Kies anders een andere manier.",
        )


class PasskeyGebruikMixin(PasskeyMixin):
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except forms.ValidationError as fout:
            if fout.code != "incorrect_code":
                raise
            raise forms.ValidationError(PASSKEY_FOUT) from None


class PasskeyInlogForm(PasskeyGebruikMixin, LoginWebAuthnForm):
    pass


class PasskeyStapForm(PasskeyGebruikMixin, AuthenticateWebAuthnForm):
    pass


class PasskeyBevestigForm(PasskeyGebruikMixin, ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(PasskeyMixin, AddWebAuthnForm):
    passwordless = None  # always: a passkey opens with the lock of the device it is on

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(
            self.fields["name"],
            "Naam",
            "Een naam waaraan u het apparaat herkent, bijvoorbeeld: telefoon.",
        )


class PasskeyNaamForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden(self.fields["name"], "Naam", required="Vul een naam in.")
