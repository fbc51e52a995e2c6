"""The form with which a key of the API is made."""

import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from jeugdzorg.kern.vrije_tekst import Formulier

from .choices import Scope
from .models import Lidmaatschap

JAAR = timedelta(days=365)


class ClientField(forms.ModelChoiceField):
    def label_from_instance(self, lid: Any) -> str:
        return f"{lid.gebruiker} bij {lid.organisatie}"


class SleutelForm(Formulier):
    """For whom, for what, until when; ``formulier`` makes sending it twice do it once."""

    client = ClientField(
        label="API-client",
        queryset=Lidmaatschap.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Kies voor wie de sleutel is.",
            "invalid_choice": "Deze API-client is er niet, of niet meer. Kies een ander.",
        },
    )
    naam = forms.CharField(
        label="Doel",
        max_length=100,
        help_text="Welk programma de sleutel gebruikt. Zo herkent u hem later.",
        error_messages={"required": "Schrijf op waarvoor de sleutel is."},
    )
    scopes = forms.MultipleChoiceField(
        label="Rechten",
        widget=forms.CheckboxSelectMultiple,
        choices=[(scope.value, f"{capfirst(scope.label)} ({scope.value})") for scope in Scope],
        help_text="Wat de sleutel mag. Kies niet meer dan het programma nodig heeft.",
        error_messages={"required": "Kies minstens één recht."},
    )
    geldig_tot = forms.DateField(
        label="Laatste dag",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=(
            "Tot en met deze dag werkt de sleutel, hoogstens een jaar. Dertig en zeven dagen van "
            "tevoren krijgt u een mail."
        ),
        error_messages={
            "required": "Kies een dag.",
            "invalid": "Dit is geen dag. Schrijf bijvoorbeeld 31-12-2027.",
        },
    )
    formulier = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, clients: QuerySet[Lidmaatschap], **kwargs: Any) -> None:
        vandaag = timezone.localdate()
        initial = {
            "geldig_tot": vandaag + JAAR,
            "formulier": secrets.token_urlsafe(16),
            **(kwargs.pop("initial", None) or {}),
        }
        super().__init__(*args, initial=initial, **kwargs)
        veld: Any = self.fields["client"]
        veld.queryset = clients
        grenzen = {"min": vandaag.isoformat(), "max": (vandaag + JAAR).isoformat()}
        self.fields["geldig_tot"].widget.attrs.update(grenzen)

    def clean_geldig_tot(self) -> Any:
        dag, vandaag = self.cleaned_data["geldig_tot"], timezone.localdate()
        if dag < vandaag:
            raise forms.ValidationError("Deze dag is voorbij. Kies vandaag of later.")
        if dag > vandaag + JAAR:
            raise forms.ValidationError(
                f"Een sleutel werkt hoogstens een jaar: tot en met {vandaag + JAAR:%-d-%-m-%Y}."
            )
        return dag
