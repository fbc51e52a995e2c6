"""Forms with which places are booked, and an entry is taken back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.choices import Zorgvorm
from regio.models import Gebruiker, Organisatie

from .boeken import boekt_namens
from .choices import Aard, Capaciteitsmaat, Mutatiesoort
from .filters_plaatsen import MATEN
from .models import Voorziening
from .register.keuzes import bij_te_houden_voorzieningen

UITLEG = {
    Mutatiesoort.VERPLAATST: "naar een andere voorziening, de zorgvorm blijft gelijk",
    Mutatiesoort.OMGEZET: "naar een andere zorgvorm, op dezelfde of een andere plek",
    Mutatiesoort.NIEUW: "er komen plaatsen bij die er nog niet waren",
    Mutatiesoort.BEEINDIGD: "de plaatsen houden op te bestaan",
    Mutatiesoort.BEGINSTAND: "de plaatsen waren er al toen u begon met boeken",
}
ZORGVORMEN = [("", "die van de voorziening op die dag"), *Zorgvorm.choices]


class VoorzieningKeuze(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Voorziening.objects.none(), to_field_name="code", required=False, **kwargs
        )

    def label_from_instance(self, obj: Any) -> str:
        plaats = f", {obj.locatie.plaats}" if obj.locatie.plaats else ""
        return f"{obj.naam}{plaats} ({obj.get_zorgvorm_display()})"


class BoekForm(Formulier):
    """One movement of places; ``boeken.boek`` says what fits together."""

    soort = forms.ChoiceField(
        label="Wat gebeurt er met de plaatsen?",
        widget=forms.RadioSelect,
        choices=[(soort.value, f"{capfirst(soort.label)}: {UITLEG[soort]}") for soort in UITLEG],
        error_messages={"required": "Kies wat er met de plaatsen gebeurt."},
    )
    van = VoorzieningKeuze(
        label="Waar komen de plaatsen vandaan?",
        empty_label="nergens: nieuw of beginstand",
        help_text="Alleen bij verplaatst, omgezet en beëindigd.",
    )
    van_zorgvorm = forms.ChoiceField(label="Zorgvorm daar", choices=ZORGVORMEN, required=False)
    naar = VoorzieningKeuze(
        label="Waar gaan de plaatsen heen?",
        empty_label="nergens: beëindigd",
        help_text="Niet bij beëindigd.",
    )
    naar_zorgvorm = forms.ChoiceField(label="Zorgvorm daarna", choices=ZORGVORMEN, required=False)
    aantal = forms.IntegerField(
        label="Hoeveel plaatsen?",
        min_value=1,
        max_value=9999,
        error_messages={
            "required": "Vul het aantal plaatsen in.",
            "invalid": "Vul een heel getal in, bijvoorbeeld 6.",
            "min_value": "Boek ten minste één plaats.",
            "max_value": "Boek hooguit 9.999 plaatsen tegelijk.",
        },
    )
    maat = forms.ChoiceField(label="Wat telt u?", choices=MATEN, initial=Capaciteitsmaat.PLEKKEN)
    datum = forms.DateField(
        label="Vanaf welke dag?",
        help_text="De eerste dag waarop het zo is, of gaat zijn.",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul een dag in.",
            "invalid": "Dit is geen datum. Schrijf bijvoorbeeld 1-7-2025.",
        },
    )
    aard = forms.ChoiceField(
        label="Is het al zo, of is het een plan?",
        widget=forms.RadioSelect,
        choices=[
            (Aard.FEIT.value, "Feit: het is zo"),
            (Aard.PLAN.value, "Plan: het is de bedoeling"),
        ],
        error_messages={"required": "Kies feit of plan."},
    )
    project = forms.CharField(label="Project", max_length=120, required=False)
    reden = forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Iedereen die de balans ziet, kan dit lezen.",
        error_messages={
            "required": "Schrijf op waarom.",
            "max_length": "De uitleg is langer dan 2.000 tekens. Maak hem korter.",
        },
    )
    namens = forms.ModelChoiceField(
        label="Namens welke organisatie?",
        queryset=Organisatie.objects.none(),
        to_field_name="code",
        empty_label=None,
    )

    def __init__(self, *args: Any, user: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        for kant in ("van", "naar"):
            velden[kant].queryset = bij_te_houden_voorzieningen(user)
        namens_kiezen(self, user)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        feit, dag = cleaned.get("aard") == Aard.FEIT, cleaned.get("datum")
        if feit and dag and dag > timezone.localdate():
            self.add_error("aard", "Deze dag moet nog komen. Kies plan, of een eerdere dag.")
        return cleaned


def namens_kiezen(form: Any, user: Gebruiker) -> None:
    """The organisations for which ``user`` books; not asked when there is one."""
    organisaties = Organisatie.objects.filter(pk__in=boekt_namens(user))
    form.fields["namens"].queryset = organisaties
    codes = list(organisaties.values_list("code", flat=True)[:2])
    form.initial.setdefault("namens", codes[0] if codes else None)
    if len(codes) == 1:
        form.fields["namens"].widget = forms.HiddenInput()


class TerugboekForm(Formulier):
    reden = forms.CharField(
        label="Waarom boekt u dit terug?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Iedereen die de balans ziet, kan dit lezen.",
        error_messages={
            "required": "Schrijf op waarom.",
            "max_length": "De uitleg is langer dan 2.000 tekens. Maak hem korter.",
        },
    )


class UitvoerForm(Formulier):
    """On which day a plan was carried out, and for whom that is booked."""

    datum = forms.DateField(
        label="Op welke dag is het gebeurd?", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    namens = forms.ModelChoiceField(
        label="Namens welke organisatie?",
        queryset=Organisatie.objects.none(),
        to_field_name="code",
        empty_label=None,
    )

    def __init__(self, *args: Any, user: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namens_kiezen(self, user)
