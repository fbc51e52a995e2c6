"""The form of an entirely new path: what it is about, where it begins and where it ends.

What lies between (percentages, parts of regions, milestones) is filled in on the draft.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from capaciteit.forms_register import Dagveld, RegisterForm, reden_veld
from regio.choices import Zorgvorm
from regio.models import Gebied

from .choices import Indicatorsoort, Padgrootheid, Padsoort
from .doelen.padinhoud import Padinhoud, beginnend
from .forms_paden import KLEIN, TE_KLEIN, getalveld
from .models import Indicator


class NieuwPadForm(RegisterForm):
    gebied = forms.ModelChoiceField(label="Voor welk gebied", queryset=Gebied.objects.none())
    naam = forms.CharField(label="Naam van het pad", max_length=150)
    soort = forms.ChoiceField(label="Hoe het pad wordt berekend", choices=Padsoort.choices)
    grootheid = forms.ChoiceField(label="Wat het telt", choices=Padgrootheid.choices)
    eenheid = forms.CharField(
        label="Eenheid", max_length=60, help_text="Bijvoorbeeld bedden, of jeugdigen per jaar."
    )
    indicator = forms.ModelChoiceField(
        label="Waarmee de werkelijkheid wordt gemeten",
        queryset=Indicator.objects.none(),
        required=False,
        help_text="Leeg: het pad wordt niet met cijfers vergeleken.",
    )
    zorgvorm = forms.ChoiceField(
        label="Vorm van jeugdhulp",
        choices=[("", "Niet van toepassing"), *Zorgvorm.choices],
        required=False,
    )
    startwaarde = getalveld("Vertrekpunt", required=True)
    startdatum = Dagveld(label="Stand op")
    doelwaarde = getalveld("Doel", "Bij een vast percentage leeg: het volgt uit het percentage.")
    doeldatum = Dagveld(label="Uiterlijk op")
    procent = getalveld(
        "Procent minder per jaar",
        "Alleen bij een vast percentage. Per jaar anders kan daarna.",
        max_value=100,
        max_digits=5,
        decimal_places=2,
    )
    reden = reden_veld("Waarom dit pad er komt, en waar het staat. Dit blijft erbij staan.")

    def __init__(self, *args: Any, gebieden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gebied: Any = self.fields["gebied"]
        gebied.queryset = gebieden
        indicator: Any = self.fields["indicator"]
        soort = Indicatorsoort.KWANTITATIEF
        indicator.queryset = Indicator.objects.filter(soort=soort).order_by("code")

    def clean_startwaarde(self) -> Any:
        waarde = self.cleaned_data["startwaarde"]
        if waarde in KLEIN:
            raise ValidationError(TE_KLEIN)
        return waarde

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        vast = velden.get("soort") == Padsoort.PERCENTAGE
        nodig, andere = ("procent", "doelwaarde") if vast else ("doelwaarde", "procent")
        if velden.get(nodig) is None and nodig not in self.errors:
            self.add_error(nodig, "Vul dit in voor deze soort pad.")
        if velden.get(andere) is not None:
            self.add_error(andere, "Laat dit leeg bij deze soort pad.")
        if not self.errors:
            try:
                self.uitkomst = self.inhoud()
            except ValueError as fout:
                raise ValidationError(str(fout)) from fout
        return velden

    def inhoud(self) -> Padinhoud:
        """Raises ValueError for what cannot be."""
        namen = ("soort", "startwaarde", "startdatum", "doelwaarde", "doeldatum", "procent")
        return beginnend(**self.waarden(*namen))

    def velden(self) -> dict[str, Any]:
        namen = ("gebied", "naam", "soort", "grootheid", "eenheid", "indicator", "zorgvorm")
        return self.waarden(*namen)
