"""Forms of reflection sessions and development assignments."""

from typing import Any

from django import forms

from capaciteit.forms_register import Dagveld, RegisterForm, reden_veld
from regio.models import Gebied, Organisatie

from .choices_reflectie import Actiestatus, Deelnamerol, Opdrachtstatus


def lange_tekst(label: str, uitleg: str = "", *, hoogstens: int, rijen: int = 4) -> Any:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=hoogstens,
        widget=forms.Textarea({"rows": rijen}),
    )


class PlanForm(RegisterForm):
    datum = Dagveld(label="Wanneer is de sessie?", required=False)
    plaats = forms.CharField(
        label="Waar?", max_length=150, required=False, help_text="Een gebouw of “online”."
    )


class DeelnemerForm(RegisterForm):
    rol = forms.ChoiceField(label="Rol", choices=Deelnamerol.choices)
    organisatie: Any = forms.ModelChoiceField(
        label="Organisatie", queryset=None, required=False, empty_label="staat niet in de lijst"
    )
    namens = forms.CharField(
        label="Namens",
        max_length=120,
        required=False,
        help_text="Alleen als de organisatie niet in de lijst staat.",
    )
    naam = forms.CharField(
        label="Naam",
        max_length=120,
        required=False,
        help_text="Hoeft niet. Alleen uw regio ziet de naam; in het verslag staat zij niet.",
    )

    def __init__(self, *args: Any, organisaties: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties


class ActieForm(RegisterForm):
    tekst = forms.CharField(label="Wat gaat er gebeuren?", max_length=300)
    eigenaar = forms.CharField(
        label="Wie doet het?",
        max_length=120,
        help_text="Een functie of organisatie, bijvoorbeeld contractmanagement.",
    )
    uiterlijk = Dagveld(label="Wanneer is het klaar?", required=False)
    vraag = forms.ChoiceField(label="Bij welke vraag?", required=False)

    def __init__(self, *args: Any, vragen: Any = (), **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes = [(v.code, f"{v.code} {v.indicator.naam}") for v in vragen]
        veld: Any = self.fields["vraag"]
        veld.choices = [("", "geen bepaalde vraag"), *keuzes]


class ActieStandForm(RegisterForm):
    status = forms.ChoiceField(
        label="Hoe staat het ervoor?", choices=Actiestatus.choices, widget=forms.RadioSelect
    )
    stand = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class VaststelForm(RegisterForm):
    """Nothing to fill in: only what will happen."""


class HeropenForm(RegisterForm):
    reden = reden_veld()


class OpdrachtForm(RegisterForm):
    gebied: Any = forms.ModelChoiceField(
        label="Gebied", queryset=None, empty_label=None, to_field_name="code"
    )
    titel = forms.CharField(label="Titel", max_length=150)
    resultaat = lange_tekst(
        "Wat moet er liggen?",
        "Beschrijf het resultaat, niet de weg ernaartoe.",
        hoogstens=2000,
    )
    organisatie: Any = forms.ModelChoiceField(
        label="Organisatie die het doet",
        queryset=None,
        required=False,
        empty_label="een groep partijen",
        help_text="Wie daar werkt, krijgt bericht en kan melden hoe het ervoor staat.",
    )
    opdrachtnemer = forms.CharField(
        label="Partij in woorden",
        max_length=120,
        required=False,
        help_text="Bij een groep partijen, bijvoorbeeld “regio's en aanbieders”.",
    )
    uiterlijk = Dagveld(label="Wanneer moet het er zijn?", required=False)

    def __init__(self, *args: Any, gebieden: Any, organisaties: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes: dict[str, Any] = {"gebied": gebieden, "organisatie": organisaties}
        for naam, rijen in keuzes.items():
            veld: Any = self.fields[naam]
            veld.queryset = rijen

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if not ingevuld.get("organisatie") and not ingevuld.get("opdrachtnemer"):
            self.add_error(
                "opdrachtnemer", "Kies een organisatie, of schrijf op voor wie de opdracht is."
            )
        return ingevuld


class VoortgangForm(RegisterForm):
    tekst = lange_tekst(
        "Hoe staat het ervoor?",
        "Wat is er gedaan, wat nog niet, waar wacht het op?",
        hoogstens=2000,
    )


class SluitForm(RegisterForm):
    status = forms.ChoiceField(
        label="Hoe sluit u de opdracht?",
        choices=[
            (Opdrachtstatus.AFGEROND.value, "Afgerond: het resultaat ligt er"),
            (Opdrachtstatus.VERVALLEN.value, "Vervallen: het hoeft niet meer"),
        ],
        widget=forms.RadioSelect,
    )
    tekst = lange_tekst(
        "Waarom?", "Wat is het resultaat, en waar is het te vinden?", hoogstens=2000
    )


def organisaties_in(gebied: Gebied | None, user: Any) -> Any:
    """Organisations to choose from: those that work in the area or the whole country."""
    alle = Organisatie.objects.visible_to(user).order_by("naam")
    if gebied is None:
        return alle
    return alle.filter(gebieden__in=gebieden_om(gebied)).distinct()


def gebieden_om(gebied: Gebied) -> list[int]:
    """The area, those below it and those above it."""
    onder = list(Gebied.objects.filter(bovenliggend=gebied).values_list("pk", flat=True))
    boven = [gebied.bovenliggend_id] if gebied.bovenliggend_id else []
    land = list(Gebied.objects.filter(code="NL").values_list("pk", flat=True))
    return [gebied.pk, *onder, *boven, *land]
