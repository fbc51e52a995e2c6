"""Forms of a cycle: one step, its days, the settings of an area, a half-year to begin."""

from datetime import date
from typing import Any, Final

from django import forms

from capaciteit.forms_register import Dagveld
from jeugdzorg.kern.vrije_tekst import Formulier, Modelformulier
from regio.choices import OrganisatieSoort
from regio.models import Gebied, Organisatie

from .cyclus.werkstroom import Overgang
from .halfjaar import Halfjaar
from .models import Cyclus, Cyclusinstelling
from .models.cyclusverloop import DAGEN

LEESBAAR: Final = "Iedereen die de cyclus mag zien, kan dit lezen. Noem geen personen."
GEEN_HALFJAAR: Final = "Vul een halfjaar in als 2024-1 of 2024-2."


def reden(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=LEESBAAR,
        error_messages={"required": "Vul dit in: het blijft bij deze stap staan."},
    )


class CyclusstapForm(Formulier):
    """Only the words that the step asks, or why it is taken while something is missing; words
    that were sent stay, though nothing asks for them any more."""

    reden = reden("Waarom gaat u toch verder?")

    def __init__(
        self, *args: Any, cyclus: Cyclus, stap: Overgang, openstaand: list[str], **opties: Any
    ) -> None:
        super().__init__(*args, **opties)
        if vraag := stap.vraag(cyclus.soort):
            self.fields["reden"].label = vraag
        elif not openstaand and not self.data.get("reden"):
            del self.fields["reden"]


class DatumsForm(Formulier):
    """The days of one cycle; ``was`` carries what they were when the page was opened."""

    opent_op = Dagveld(label="De cyclus opent op", required=False)
    levering_voor = Dagveld(label="Cijfers geleverd uiterlijk op", required=False)
    reflectie_voor = Dagveld(label="Besproken uiterlijk op", required=False)
    analyse_voor = Dagveld(label="Analyse klaar uiterlijk op", required=False)
    advies_voor = Dagveld(label="Advies aangeboden uiterlijk op", required=False)
    vaststellen_voor = Dagveld(label="Vastgesteld uiterlijk op", required=False)
    reden = reden("Waarom worden de dagen anders?")
    was = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, cyclus: Cyclus, **opties: Any) -> None:
        super().__init__(*args, **opties)
        nu = {veld: getattr(cyclus, veld) for veld in DAGEN}
        self.initial.update(nu)
        self.initial["was"] = {veld: dag.isoformat() if dag else None for veld, dag in nu.items()}

    @property
    def dagen(self) -> dict[str, date | None]:
        return {veld: self.cleaned_data.get(veld) for veld in DAGEN}

    @property
    def eerder(self) -> dict[str, date | None] | None:
        was = self.cleaned_data.get("was")
        if not isinstance(was, dict):
            return None
        return {veld: date.fromisoformat(was[veld]) if was.get(veld) else None for veld in DAGEN}


class InstellingForm(Modelformulier):
    """How the cycles of an area run; ``merk`` carries which version the editor saw."""

    vanaf = forms.CharField(
        label="Vanaf welk halfjaar",
        max_length=6,
        help_text="Bijvoorbeeld 2026-1. Eerdere halfjaren opent u zelf.",
    )
    merk = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Cyclusinstelling
        fields = ("opent_zelf", *DAGEN.values(), "coordinerende", "analist", "toelichting")
        labels: Final = {
            "opent_zelf": "Elke cyclus opent vanzelf",
            "dagen_opening": "De cyclus opent na",
            "dagen_levering": "Cijfers geleverd na",
            "dagen_reflectie": "Besproken na",
            "dagen_analyse": "Analyse klaar na",
            "dagen_advies": "Advies aangeboden na",
            "dagen_vaststellen": "Vastgesteld na",
        }
        widgets: Final = {"toelichting": forms.Textarea({"rows": 3})}

    field_order = ("opent_zelf", "vanaf", *DAGEN.values())

    def __init__(self, *args: Any, gebied: Gebied, merk: str, **opties: Any) -> None:
        super().__init__(*args, **opties)
        for naam in DAGEN.values():
            self.fields[naam].help_text = "Dagen na het einde van het halfjaar."
            self.fields[naam].min_value = 1  # type: ignore[attr-defined]
            self.fields[naam].widget.attrs["min"] = 1
        for naam in ("coordinerende", "analist"):
            veld: Any = self.fields[naam]
            veld.queryset = organisaties_voor(gebied)
        self.initial["merk"] = merk
        if self.instance.pk:
            self.initial["vanaf"] = str(self.instance.vanaf)

    def clean_vanaf(self) -> Halfjaar:
        return halfjaar_uit(self.cleaned_data["vanaf"])

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        eerder = 0
        for naam in DAGEN.values():
            dagen = gegevens.get(naam)
            if dagen is None:
                continue
            if dagen < 1:
                self.add_error(naam, "Vul 1 of meer in: eerst moet het halfjaar voorbij zijn.")
            elif dagen < eerder:
                self.add_error(naam, f"Vul {eerder} of meer in: eerst komt de stap ervoor.")
            eerder = max(eerder, dagen)
        return gegevens

    @property
    def velden(self) -> dict[str, Any]:
        """What to keep."""
        vanaf: Halfjaar = self.cleaned_data["vanaf"]
        rest = {naam: self.cleaned_data[naam] for naam in self.Meta.fields}
        return {**rest, "vanaf_jaar": vanaf.jaar, "vanaf_helft": vanaf.helft}


def organisaties_voor(gebied: Gebied) -> Any:
    """Who can lead or analyse: no providers."""
    soorten = (
        OrganisatieSoort.GEMEENTE,
        OrganisatieSoort.REGIO,
        OrganisatieSoort.EXPERTISENETWERK,
    )
    return Organisatie.objects.filter(soort__in=soorten).order_by("naam")


def halfjaar_uit(tekst: str) -> Halfjaar:
    try:
        return Halfjaar.parse(tekst.strip())
    except ValueError:
        raise forms.ValidationError(GEEN_HALFJAAR) from None


class CyclusForm(Formulier):
    """The half-year of an area to begin by hand."""

    gebied = forms.ModelChoiceField(
        label="Gebied",
        queryset=Gebied.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"invalid_choice": "Kies een gebied waarvan u de cyclus begeleidt."},
    )
    halfjaar = forms.CharField(
        label="Halfjaar",
        max_length=6,
        help_text="Waarover de cijfers gaan, bijvoorbeeld 2024-1.",
        error_messages={"required": GEEN_HALFJAAR},
    )

    def __init__(self, *args: Any, gebieden: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        veld: Any = self.fields["gebied"]
        veld.queryset = gebieden

    def clean_halfjaar(self) -> Halfjaar:
        return halfjaar_uit(self.cleaned_data["halfjaar"])
