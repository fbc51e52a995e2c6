"""Forms of a new plan and of its attachments; the sections themselves come from the definitions."""

from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .choices_plan import Bijlagesoort
from .plan.definities import SECTIES

ACCEPT = ".pdf,.xlsx,.docx,.png,.jpg,.jpeg"


class PlanNieuwForm(Formulier):
    aanbieder = forms.ChoiceField(label="Aanbieder")
    keuze = forms.ChoiceField(
        label="Regeling en coördinerende gemeente",
        help_text="De gemeente die uw plan behandelt. Kies waarvoor u geld is toegekend.",
        error_messages={"required": "Kies een regeling en een gemeente."},
    )
    titel = forms.CharField(
        label="Naam van het plan",
        required=False,
        max_length=150,
        help_text="Leeg: de naam van uw organisatie en de regeling.",
    )
    bron = forms.ChoiceField(
        label="Overnemen uit een eerder plan",
        required=False,
        help_text="U kunt daarna alles nog wijzigen.",
    )
    secties = forms.MultipleChoiceField(
        label="Welke onderdelen neemt u over?",
        required=False,
        choices=[(deel.code, deel.titel) for deel in SECTIES],
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen als u hierboven een eerder plan kiest.",
    )

    def __init__(self, *args: Any, aanbieders: Any, keuzes: Any, bronnen: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["aanbieder"].choices = aanbieders  # type: ignore[attr-defined]
        self.fields["keuze"].choices = [("", "Kies"), *keuzes]  # type: ignore[attr-defined]
        self.fields["bron"].choices = [("", "Begin met een leeg plan"), *bronnen]  # type: ignore[attr-defined]
        if len(aanbieders) == 1:
            self.fields["aanbieder"].widget = forms.HiddenInput()
            self.fields["aanbieder"].initial = aanbieders[0][0]
        if not bronnen:
            del self.fields["bron"], self.fields["secties"]

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        if velden.get("bron") and not velden.get("secties"):
            self.add_error("secties", "Kies ten minste één onderdeel, of begin met een leeg plan.")
        return velden


class BestandForm(Formulier):
    bestand = forms.FileField(
        label="Bestand",
        help_text="PDF, Excel, Word of een foto (JPEG, PNG). Geen gegevens over personen.",
        widget=forms.FileInput({"accept": ACCEPT}),
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )


class BijlageForm(BestandForm):
    soort = forms.ChoiceField(
        label="Wat is het?",
        choices=[("", "Kies"), *Bijlagesoort.choices],
        error_messages={"required": "Kies wat het is."},
    )
    titel = forms.CharField(
        label="Titel",
        max_length=150,
        help_text="Hoe toetsers het stuk terugvinden. Bijvoorbeeld: Voorgevel nu.",
        error_messages={"required": "Geef het stuk een titel."},
    )
    pad = forms.ChoiceField(label="Hoort bij", required=False)
    field_order = ["bestand", "titel", "soort", "pad"]

    def __init__(self, *args: Any, plekken: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pad"].choices = plekken  # type: ignore[attr-defined]
