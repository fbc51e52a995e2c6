"""Forms with which people are let in and roles are changed."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.text import capfirst

from jeugdzorg.kern.vrije_tekst import Formulier

from .choices import Rol, rollen_bij
from .models import Gebruiker, Lidmaatschap, Organisatie

UITLEG_ROLLEN = {
    Rol.BEHEERDER: "beheert wie toegang heeft",
    Rol.BELEIDSMEDEWERKER: "werkt aan plannen, subsidies, bevindingen en rapporten",
    Rol.TOETSER: "beoordeelt plannen die aan hem of haar zijn toegewezen",
    Rol.AANBIEDER: "levert plannen en capaciteit aan",
    Rol.REGIO_ANALIST: "levert de cijfers van de regio aan en legt reflectie vast",
    Rol.BOVENREGIONAAL_ANALIST: "maakt de bovenregionale analyse en het advies",
    Rol.STUURGROEPLID: "bespreekt en besluit",
    Rol.LEZER: "leest wat de organisatie mag lezen",
    Rol.API_CLIENT: "haalt gegevens op met een programma",
}


class RolForm(Formulier):
    rol = forms.ChoiceField(
        label="Rol",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een rol."},
    )

    def __init__(
        self, *args: Any, organisatie: Organisatie, behalve: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["rol"]
        veld.choices = [
            (rol.value, f"{capfirst(rol.label)}: {UITLEG_ROLLEN[rol]}")
            for rol in rollen_bij(organisatie.soort)
            if rol != behalve
        ]


class UitnodigingForm(RolForm):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Het werkadres van de persoon. Daarmee logt hij of zij straks in.",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.",
        },
    )
    field_order = ["email", "rol"]


class AccountForm(Formulier):
    """Who accepts an invitation without an account: a name, and a password that holds."""

    naam = forms.CharField(
        label="Uw naam",
        max_length=150,
        help_text="Zo ziet u uw naam terug bij wat u vastlegt.",
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in."},
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        strip=False,
        help_text="Minstens twaalf tekens. Een zin van een paar woorden is sterk en te onthouden.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Kies een wachtwoord."},
    )
    herhaling = forms.CharField(
        label="Wachtwoord, nog een keer",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Vul het wachtwoord nog een keer in."},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        wachtwoord, herhaling = cleaned.get("wachtwoord"), cleaned.get("herhaling")
        if wachtwoord and herhaling and wachtwoord != herhaling:
            self.add_error("herhaling", "De twee wachtwoorden zijn niet gelijk.")
        if wachtwoord:
            wie = Gebruiker(email=self.email, naam=cleaned.get("naam", ""))
            try:
                validate_password(wachtwoord, wie)
            except forms.ValidationError as error:
                self.add_error("wachtwoord", error)
        return cleaned


class BeoordelingForm(Formulier):
    """The roles that are still needed, ticked one by one."""

    rollen = forms.ModelMultipleChoiceField(
        label="Welke rollen kloppen nog?",
        queryset=Lidmaatschap.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Vink de rollen aan die nog kloppen.",
            "invalid_choice": "Een van deze rollen hoeft niet meer beoordeeld te worden.",
        },
    )

    def __init__(self, *args: Any, te_doen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["rollen"]
        veld.queryset = te_doen
        veld.label_from_instance = lambda lid: f"{lid.gebruiker}, {lid.get_rol_display()}"
