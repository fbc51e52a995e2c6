from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .choices import BevindingStatus
from .models import Bevinding

KEUZES = {
    BevindingStatus.OPEN: "Opnieuw openen: er moet nog naar gekeken worden",
    BevindingStatus.UITGELEGD: "Uitgelegd: het verschil klopt en is begrepen",
    BevindingStatus.OPGELOST: "Opgelost: een van de waarden is gekozen of hersteld",
}


class BevindingForm(Formulier):
    """Settle a finding; ``gezien`` is the status that the user saw when filling in the form."""

    status = forms.ChoiceField(
        label="Wat is uw besluit?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u met de bevinding doet."},
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Schrijf op welke waarde geldt en hoe u dat weet. Iedereen kan dit lezen.",
        error_messages={
            "required": "Schrijf op waarom.",
            "max_length": "De uitleg is langer dan 2.000 tekens. Maak hem korter.",
        },
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bevinding: Bevinding, **kwargs: Any) -> None:
        self.bevinding = bevinding
        super().__init__(*args, **kwargs)
        self.initial["gezien"] = bevinding.status
        self.kies_anders_dan(self.data.get("gezien") or bevinding.status)

    def kies_anders_dan(self, huidig: str) -> None:
        """Offer every status but the one that the finding has."""
        status: Any = self.fields["status"]
        status.choices = [
            (keuze.value, label) for keuze, label in KEUZES.items() if keuze != huidig
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse when somebody else settled the finding while this form was open."""
        cleaned = super().clean() or {}
        if cleaned.get("gezien") and cleaned["gezien"] != self.bevinding.status:
            label = self.bevinding.get_status_display()
            self.add_error(
                "status",
                f"Intussen is deze bevinding {label}. Lees het verloop en besluit dan opnieuw.",
            )
            self.data = {**self.data.dict(), "gezien": self.bevinding.status}
            self.kies_anders_dan(self.bevinding.status)
        return cleaned
