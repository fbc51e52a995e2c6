"""Forms of monitoring."""

from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Gebied

from .halfjaar import Halfjaar
from .models import Cyclus


class RapportForm(Formulier):
    """Which report: an area the user may see, and a half-year."""

    gebied = forms.ModelChoiceField(
        label="Gebied",
        queryset=Gebied.objects.none(),
        to_field_name="code",
        empty_label="kies een gebied",
        error_messages={
            "required": "Kies een gebied.",
            "invalid_choice": "Dit gebied is er niet. Kies een gebied uit de lijst.",
        },
    )
    halfjaar = forms.CharField(
        label="Halfjaar",
        max_length=6,
        help_text="Jaar en helft, bijvoorbeeld 2023-1 voor het eerste halfjaar van 2023.",
        error_messages={"required": "Vul het halfjaar in, bijvoorbeeld 2023-1."},
    )

    def __init__(self, *args: Any, gebieden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebied"].queryset = gebieden

    def clean_halfjaar(self) -> Halfjaar:
        try:
            return Halfjaar.parse(self.cleaned_data["halfjaar"].strip())
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def cyclus(self) -> Cyclus:
        """The cycle that was asked for; made when it is the first time."""
        halfjaar: Halfjaar = self.cleaned_data["halfjaar"]
        cyclus, _ = Cyclus.objects.get_or_create(
            gebied=self.cleaned_data["gebied"], jaar=halfjaar.jaar, helft=halfjaar.helft
        )
        return cyclus
