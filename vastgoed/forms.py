"""The calculation sheet with a total of one's own."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .rekenbladen import Rekenblad

HOOGSTE = 10**12


class EuroField(forms.IntegerField):
    """Whole euros, also as people write them: ``€ 4.220.779``."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """Points are thousands here; what is left of the dot would otherwise be the amount."""
        text = str(value or "").replace("€", "").strip()
        if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
            text = text.replace(".", "")
        if text and not re.fullmatch(r"-?\d+", text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class RekenbladForm(Formulier):
    """Which rows, and what to divide over them."""

    verdeel = forms.ChoiceField(
        label="Verdeel over de rijen van",
        error_messages={"invalid_choice": "Kies een van de genoemde gemeenten of gebieden."},
    )
    totaal = EuroField(
        label="Totaalbedrag in hele euro's",
        min_value=0,
        max_value=HOOGSTE,
        error_messages={
            "invalid": "Vul een bedrag in hele euro's in, bijvoorbeeld 4.220.779.",
            "min_value": "Een totaalbedrag is nul of meer.",
            "max_value": "Vul een bedrag van ten hoogste duizend miljard euro in.",
        },
    )

    def __init__(self, *args: object, bladen: Sequence[Rekenblad], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.bladen = {blad.sleutel: blad for blad in bladen}
        keuzes = [(blad.sleutel, f"{blad.naam} ({blad.bron})") for blad in bladen]
        self.fields["verdeel"].choices = keuzes

    def blad(self) -> Rekenblad | None:
        """The sheet asked for, once the form is valid."""
        if not self.is_valid():
            return None
        return self.bladen[self.cleaned_data["verdeel"]].met_totaal(self.cleaned_data["totaal"])
