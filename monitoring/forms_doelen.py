"""Forms of targets, and of what was decided about targets and paths."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from capaciteit.forms_register import Dagveld, RegisterForm, reden_veld
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Vergadering

from .choices import Indicatorsoort, Richting
from .forms_paden import getalveld
from .models import Indicator


class VaststelForm(RegisterForm):
    """What was decided, where and when, and from which day it holds."""

    besluit_op = Dagveld(label="Besloten op")
    besluit = forms.CharField(
        label="Wie besloot het, en waar staat dat",
        max_length=200,
        help_text="Bijvoorbeeld: stuurgroep Zuidwest, verslag punt 4.",
    )
    vergadering = forms.ModelChoiceField(
        label="In welke vergadering",
        queryset=Vergadering.objects.none(),
        required=False,
        help_text="Leeg: niet in een vergadering die hier staat.",
    )
    geldt_vanaf = Dagveld(label="Geldt vanaf", help_text="Tot die dag geldt de versie van nu.")

    def __init__(self, *args: Any, vergaderingen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze: Any = self.fields["vergadering"]
        keuze.queryset = vergaderingen

    def clean_besluit_op(self) -> date:
        dag: date = self.cleaned_data["besluit_op"]
        if dag > timezone.localdate():
            raise ValidationError("Een besluit is niet genomen in de toekomst.")
        return dag


class IntrekForm(RegisterForm):
    reden = reden_veld("Waarom deze versie niet meer geldt.")


class LeegForm(Formulier):
    """Nothing to fill in: only to confirm."""

    def __init__(self, *args: Any, token: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class DoelForm(RegisterForm):
    """A target of its own, apart from a path."""

    basiswaarde = getalveld("Vertrekpunt", required=True)
    basisdatum = Dagveld(label="Stand op")
    doelwaarde = getalveld("Doel", required=True)
    doeldatum = Dagveld(label="Uiterlijk op")
    reden = reden_veld("Waarom dit doel, of deze nieuwe versie. Dit blijft erbij staan.")

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        begin, einde = velden.get("basisdatum"), velden.get("doeldatum")
        if begin and einde and einde <= begin:
            self.add_error("doeldatum", "De doeldatum ligt na de dag van het vertrekpunt.")
        return velden

    def velden(self) -> dict[str, Any]:
        return self.waarden("basiswaarde", "basisdatum", "doelwaarde", "doeldatum")


class NieuwDoelForm(DoelForm):
    """The first version: for which figure, and of which region or area."""

    indicator = forms.ModelChoiceField(label="Indicator", queryset=Indicator.objects.none())
    onderwerp = forms.ChoiceField(label="Voor welke regio of welk gebied")

    def __init__(self, *args: Any, gebieden: Any, regios: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicator: Any = self.fields["indicator"]
        kwantitatief = Indicator.objects.filter(soort=Indicatorsoort.KWANTITATIEF)
        indicator.queryset = kwantitatief.exclude(richting=Richting.GEEN).order_by("code")
        keuze: Any = self.fields["onderwerp"]
        keuze.choices = [
            ("", "Kies"),
            ("Gebieden", [(f"gebied-{gebied.pk}", gebied.naam) for gebied in gebieden]),
            ("Regio's", [(f"jeugdhulpregio-{regio.pk}", regio.naam) for regio in regios]),
        ]
        self.order_fields(["indicator", "onderwerp"])

    def velden(self) -> dict[str, Any]:
        soort, _, nummer = self.cleaned_data["onderwerp"].partition("-")
        wie = {"indicator": self.cleaned_data["indicator"], f"{soort}_id": int(nummer)}
        return {**super().velden(), **wie}
