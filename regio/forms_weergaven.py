from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .models import Gebruiker, Organisatie, Weergave


class WeergaveForm(Formulier):
    """Name, share and default of a saved view; ``vraag`` is the choice that is saved."""

    naam = forms.CharField(
        label="Naam",
        max_length=60,
        help_text="Bijvoorbeeld: Plannen waar ik nu aan de beurt ben.",
        error_messages={
            "required": "Geef de weergave een naam.",
            "max_length": "De naam is langer dan 60 tekens. Maak hem korter.",
        },
    )
    gedeeld_met = forms.ModelChoiceField(
        label="Delen met collega's",
        queryset=Organisatie.objects.none(),
        required=False,
        empty_label="Niet delen: alleen voor mij",
        help_text="Een collega ziet met uw weergave alleen wat hij zelf mag zien.",
        error_messages={"invalid_choice": "U hebt geen rol bij deze organisatie. Kies opnieuw."},
    )
    standaard = forms.BooleanField(
        label="Open de lijst voortaan met deze weergave",
        required=False,
        help_text="Alleen voor u. Met 'Alle filters weg' ziet u weer de hele lijst.",
    )
    vraag = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, by: Gebruiker, weergave: Weergave | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kan = set(by.organisatie_ids)
        if weergave is not None:
            del self.fields["vraag"]
            kan |= {weergave.gedeeld_met_id} if weergave.gedeeld_met_id else set()
        veld: Any = self.fields["gedeeld_met"]
        veld.queryset = Organisatie.objects.filter(pk__in=kan).order_by("naam")
