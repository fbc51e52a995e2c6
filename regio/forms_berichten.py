"""Forms of messages: when a user wants them, and how an organisation words them."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from jeugdzorg.kern.vrije_tekst import Formulier

from .berichten.invullen import fouten_in
from .berichten.soorten import Berichtsoort
from .choices_berichten import Berichtwijze


class VoorkeurForm(Formulier):
    wijze = forms.ChoiceField(
        label="Wanneer wilt u uw berichten krijgen?",
        choices=[(wijze.value, capfirst(wijze.label)) for wijze in Berichtwijze],
        widget=forms.RadioSelect,
        help_text="Berichten over wachtwoorden en toegang gaan altijd meteen.",
        error_messages={"required": "Kies wanneer u uw berichten wilt krijgen."},
    )


class SjabloonForm(Formulier):
    """``versie`` is what the editor saw: who was later does not overwrite who was first."""

    onderwerp = forms.CharField(
        label="Onderwerp",
        max_length=150,
        widget=forms.TextInput({"size": 50}),
        error_messages={"required": "Vul een onderwerp in."},
    )
    tekst = forms.CharField(
        label="Tekst",
        max_length=5000,
        widget=forms.Textarea({"rows": 14}),
        help_text="Gewone tekst. Het adres van de pagina komt er vanzelf onder.",
        error_messages={"required": "Vul een tekst in."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, soort: Berichtsoort, **kwargs: Any) -> None:
        self.soort = soort
        super().__init__(*args, **kwargs)

    def clean_onderwerp(self) -> str:
        return self.nagekeken("onderwerp")

    def clean_tekst(self) -> str:
        return self.nagekeken("tekst")

    def nagekeken(self, veld: str) -> str:
        waarde = str(self.cleaned_data[veld]).replace("\r\n", "\n")
        if fouten := list(fouten_in(waarde, self.soort.alle_variabelen)):
            raise forms.ValidationError(fouten)
        return waarde


class HerstelForm(Formulier):
    versie = forms.IntegerField(widget=forms.HiddenInput)
