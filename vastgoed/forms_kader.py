"""Forms with which the coordinating municipality edits its assessment framework."""

from typing import Any

from django import forms

from capaciteit.forms_register import RegisterForm, reden_veld
from regio.models import Gebied

from .choices import Antwoordsoort
from .choices_plan import Projectsoort
from .kaders.onderdelen import keuzes
from .models import Regeling, Toetsingskader


class RegelsField(forms.CharField):
    """A list, one item on each line."""

    widget = forms.Textarea({"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        regels = value if isinstance(value, list) else (value or "").splitlines()
        return [regel.strip() for regel in regels if regel.strip()]

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if any(len(regel) > 80 for regel in value):
            raise forms.ValidationError("Houd elke regel korter dan 80 tekens.", code="lang")

    def run_validators(self, value: Any) -> None:
        for regel in value:
            super().run_validators(regel)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class CriteriumForm(RegisterForm):
    code = forms.CharField(label="Code", max_length=12, help_text="Bijvoorbeeld 1.1.a.")
    label = forms.CharField(label="Onderwerp", max_length=80)
    vraag = forms.CharField(label="Vraag", max_length=2000, widget=forms.Textarea({"rows": 3}))
    toelichting = forms.CharField(
        label="Toelichting voor toetsers en aanbieders",
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Waar let u op, en wanneer is het goed?",
    )
    hoofdstuk = forms.CharField(label="Hoofdstuk", max_length=60)
    paragraaf = forms.CharField(label="Paragraaf", max_length=100, required=False)
    gevraagd = RegelsField(
        label="Wat de aanbieder aanlevert", required=False, help_text="Elk gegeven op een regel."
    )
    onderdelen = forms.MultipleChoiceField(
        label="Waar dit in het plan staat",
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "keuzelijst"}),
        help_text="De toetser ziet deze onderdelen naast de vraag.",
    )
    projectsoort = forms.ChoiceField(
        label="Over welke projecten",
        required=False,
        choices=[("", "alle projecten"), *Projectsoort.choices],
        help_text="De toetser ziet dan alleen die projecten naast de vraag.",
    )
    antwoordsoort = forms.ChoiceField(label="Soort antwoord", choices=Antwoordsoort)
    per_locatie = forms.BooleanField(label="Per locatie", required=False)
    verplicht = forms.BooleanField(label="Verplicht te beantwoorden", required=False, initial=True)
    weging = forms.IntegerField(
        label="Gewicht",
        min_value=0,
        max_value=100,
        initial=1,
        help_text="Hoe zwaar dit telt. Gewoon is 1.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["onderdelen"].choices = keuzes()  # type: ignore[attr-defined]


class NaamForm(RegisterForm):
    naam = forms.CharField(label="Naam van het toetsingskader", max_length=150)


class RedenForm(RegisterForm):
    reden = reden_veld()


class VaststelForm(RegisterForm):
    reden = forms.CharField(
        label="Toelichting",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Bijvoorbeeld in welk overleg dit is besloten. Noem geen personen.",
    )


class LeegForm(RegisterForm):
    """For what only needs a yes."""


class BeginForm(RegisterForm):
    naam = forms.CharField(label="Naam van het toetsingskader", max_length=150)
    gebied = forms.ModelChoiceField(label="Gebied", queryset=Gebied.objects.none())
    regeling = forms.ModelChoiceField(label="Regeling", queryset=Regeling.objects.none())
    voorbeeld = forms.ModelChoiceField(
        label="Begin met de criteria van",
        queryset=Toetsingskader.objects.none(),
        required=False,
        empty_label="geen: leeg beginnen",
    )

    def __init__(self, *args: Any, user: Any, gebieden: set[int], **opties: Any) -> None:
        super().__init__(*args, **opties)
        velden: Any = self.fields
        velden["gebied"].queryset = Gebied.objects.visible_to(user).filter(pk__in=gebieden)
        velden["regeling"].queryset = Regeling.objects.visible_to(user)
        velden["voorbeeld"].queryset = Toetsingskader.objects.visible_to(user)
