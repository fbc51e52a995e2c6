"""The forms of delivering: a file, reasons, nothing to report, more time, a round."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.db.models import QuerySet

from jeugdzorg.kern.vrije_tekst import Formulier, Modelformulier, geen_persoonsgegevens
from regio.models import Gebied

from .models import Aanlevermelding, Aanleverronde

DAG: Final = {"type": "date"}


class BestandForm(Formulier):
    bestand = forms.FileField(
        label="Ingevuld sjabloon",
        help_text="Excel (.xlsx) of CSV. U ziet eerst wat er verandert; dan pas neemt u over.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )


class RedenForm(Formulier):
    reden = forms.CharField(
        label="Reden",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": "Schrijf een reden op."},
    )


class NietsForm(RedenForm):
    reden = forms.CharField(
        label="Waarom is er niets te melden?",
        help_text="Bijvoorbeeld: de groep is in maart gesloten en er verbleef niemand meer.",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": "Schrijf op waarom er niets te melden is."},
    )


class UitstelForm(RedenForm):
    termijn = forms.DateField(
        label="Nieuwe termijn",
        widget=forms.DateInput(DAG, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Dit is geen dag."},
    )
    reden = forms.CharField(
        label="Reden van uitstel",
        help_text="De aanbieder ziet deze reden.",
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        error_messages={"required": "Schrijf op waarom u uitstel geeft."},
    )
    field_order = ["termijn", "reden"]


class UitlegForm(Formulier):
    """A reason per warning; and one for all of a kind, for those that are still without."""

    def __init__(self, *args: Any, meldingen: Iterable[Aanlevermelding], **kwargs: Any) -> None:
        self.meldingen = list(meldingen)
        per_code: dict[str, list[Aanlevermelding]] = defaultdict(list)
        for melding in self.meldingen:
            per_code[melding.code].append(melding)
        self.per_code = per_code
        super().__init__(*args, **kwargs)
        self.velden_maken()

    def velden_maken(self) -> None:
        for code, meldingen in self.per_code.items():
            if len(meldingen) > 1:
                self.fields[f"alle-{code}"] = reden_veld(
                    f"Eén reden voor alle {len(meldingen)} waarschuwingen van deze soort"
                )
            for melding in meldingen:
                waar = melding.cel or f"rij {melding.rij}"
                self.fields[f"reden-{melding.pk}"] = reden_veld(
                    f"Reden bij {waar}", initial=melding.toelichting
                )

    def groepen(self) -> list[dict[str, Any]]:
        return [
            {
                "alle": self[f"alle-{code}"] if len(meldingen) > 1 else None,
                "regels": [(melding, self[f"reden-{melding.pk}"]) for melding in meldingen],
            }
            for code, meldingen in self.per_code.items()
        ]

    def redenen(self) -> dict[int, str]:
        """Per warning its own reason, else the one for its kind."""
        gegeven = self.cleaned_data
        return {
            melding.pk: gegeven.get(f"reden-{melding.pk}", "").strip()
            or melding.toelichting
            or gegeven.get(f"alle-{melding.code}", "").strip()
            for melding in self.meldingen
        }


def reden_veld(label: str, **opties: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        validators=[geen_persoonsgegevens],
        **opties,
    )


class RondeForm(Modelformulier):
    peildata = forms.CharField(
        label="Peildata",
        help_text="Dagen waarop wordt geteld, met een komma ertussen: 31-3-2027, 30-6-2027.",
        error_messages={"required": "Vul minstens één dag in."},
    )

    class Meta:
        model = Aanleverronde
        fields = [
            *("gebied", "code", "naam", "van", "tot", "peildata", "opent_op", "sluit_op"),
            "met_herkomst",
        ]
        widgets = {
            veld: forms.DateInput(DAG, format="%Y-%m-%d")
            for veld in ("van", "tot", "opent_op", "sluit_op")
        }

    def __init__(self, *args: Any, gebieden: QuerySet[Gebied], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gebied: Any = self.fields["gebied"]
        gebied.queryset, gebied.required, gebied.empty_label = gebieden, True, None
        gebied.help_text = "Aanbieders met een open voorziening in dit gebied leveren aan."

    def clean_peildata(self) -> list[Any]:
        veld = forms.DateField(input_formats=["%d-%m-%Y", "%Y-%m-%d"])
        delen = [deel.strip() for deel in self.cleaned_data["peildata"].split(",")]
        try:
            return sorted(veld.clean(deel) for deel in delen if deel)
        except forms.ValidationError:
            raise forms.ValidationError(
                "Schrijf dagen als 31-3-2027, met een komma ertussen."
            ) from None
