"""Forms with which people keep the register of locations and facilities."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model
from django.utils.text import capfirst

from jeugdzorg.kern.notation import datum as datum_tekst
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.choices import Zorgvorm
from regio.models import Gemeente

from .choices import Eigendom, Setting, VoorzieningStatus
from .register.keuzes import kiesbare_aanbieders
from .register.voorzieningen import BEGINSTATUSSEN

VERBORGEN: Final = ("token", "basis")
EERSTE_DAG, LAATSTE_DAG = date(1990, 1, 1), date(2100, 1, 1)


class Dagveld(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **opties: Any) -> None:
        dagen = (
            MinValueValidator(EERSTE_DAG, "Kies een dag vanaf 1990."),
            MaxValueValidator(LAATSTE_DAG, "Kies een dag voor 2100."),
        )
        super().__init__(validators=dagen, **opties)
        self.error_messages["invalid"] = "Dit is geen datum. Een datum is bijvoorbeeld 31-12-2026."


class RegisterForm(Formulier):
    """Knows what stood there when it was opened, so that two people do not undo each other."""

    token = forms.IntegerField(required=False, widget=forms.HiddenInput)
    basis = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, token: int | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.initial["token"] = token
        self.initial["basis"] = {
            naam: als_json(self.get_initial_for_field(veld, naam))
            for naam, veld in self.fields.items()
            if naam not in VERBORGEN
        }

    def waarden(self, *namen: str) -> dict[str, Any]:
        """What was filled in, with the empty value of each field as the model wants it."""
        return {naam: self.cleaned_data[naam] for naam in namen}


def als_json(waarde: Any) -> Any:
    if isinstance(waarde, Model):
        return waarde.pk
    if isinstance(waarde, Decimal | date):
        return str(waarde)
    if isinstance(waarde, str | int | None):
        return waarde
    return [als_json(deel) for deel in waarde]


def reden_veld(uitleg: str = "") -> forms.CharField:
    return forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=uitleg or "Dit staat bij de geschiedenis. Noem geen personen.",
        error_messages={"required": "Schrijf op waarom."},
    )


def getal_veld(label: str, uitleg: str = "", hoogstens: int = 999) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=uitleg,
        required=False,
        min_value=0,
        max_value=hoogstens,
        error_messages={"invalid": "Vul een heel getal in, bijvoorbeeld 6."},
    )


class LocatieForm(RegisterForm):
    naam = forms.CharField(label="Naam van de locatie", max_length=150)
    aanbieders: Any = forms.ModelMultipleChoiceField(
        label="Aanbieders",
        queryset=None,
        widget=forms.CheckboxSelectMultiple({"class": "keuzelijst"}),
        help_text="Wie hier hulp geeft.",
        error_messages={"required": "Kies ten minste één aanbieder."},
    )
    gemeente = forms.ModelChoiceField(
        label="Gemeente",
        queryset=Gemeente.objects.all(),
        required=False,
        empty_label="nog niet bekend",
        help_text="De jeugdhulpregio volgt uit de gemeente.",
    )
    plaats = forms.CharField(label="Plaats", max_length=100, required=False)
    adres = forms.CharField(
        label="Straat en huisnummer", max_length=150, required=False, help_text="Geen postcode."
    )
    setting = forms.ChoiceField(
        label="Ligging", choices=Setting, initial=Setting.ONBEKEND, widget=forms.RadioSelect
    )
    eigendom = forms.ChoiceField(
        label="Eigendom of huur",
        choices=Eigendom,
        initial=Eigendom.ONBEKEND,
        widget=forms.RadioSelect,
    )
    bouwjaar = forms.IntegerField(label="Bouwjaar", required=False, min_value=1500, max_value=2100)
    breedtegraad = forms.DecimalField(
        label="Breedtegraad",
        required=False,
        localize=True,
        min_value=50,
        max_value=54,
        max_digits=8,
        decimal_places=5,
        help_text="Voor de kaart, bijvoorbeeld 52,51234.",
    )
    lengtegraad = forms.DecimalField(
        label="Lengtegraad",
        required=False,
        localize=True,
        min_value=3,
        max_value=8,
        max_digits=8,
        decimal_places=5,
        help_text="Bijvoorbeeld 6,09123.",
    )

    def __init__(self, *args: Any, user: Any, behoud: Iterable[int] = (), **opties: Any) -> None:
        super().__init__(*args, **opties)
        kiesbaar = kiesbare_aanbieders(user)
        veld: Any = self.fields["aanbieders"]
        veld.queryset = kiesbaar | kiesbaar.model.objects.filter(pk__in=list(behoud))
        if not self.initial.get("aanbieders") and veld.queryset.count() == 1:
            self.initial["aanbieders"] = [veld.queryset.get().pk]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        noord, oost = cleaned.get("breedtegraad"), cleaned.get("lengtegraad")
        for naam, mist in (("breedtegraad", oost), ("lengtegraad", noord)):
            if naam in cleaned and cleaned[naam] is None and mist is not None:
                self.add_error(naam, "Vul beide coördinaten in, of geen van beide.")
        return cleaned


class Beschrijving(RegisterForm):
    """What a facility is, apart from its form of care."""

    naam = forms.CharField(label="Naam van de voorziening", max_length=150)
    aantal_groepen = getal_veld("Aantal groepen")
    groepsgrootte_van = getal_veld("Jeugdigen per groep, minstens")
    groepsgrootte_tot = getal_veld("Jeugdigen per groep, hooguit")
    leeftijd_van = getal_veld("Leeftijd vanaf", hoogstens=30)
    leeftijd_tot = getal_veld("Leeftijd tot", hoogstens=30)
    doelgroep = forms.CharField(label="Doelgroep", max_length=200, required=False)
    begeleiders_per_jeugdige = forms.DecimalField(
        label="Begeleiders per jeugdige",
        required=False,
        localize=True,
        min_value=0,
        max_digits=4,
        decimal_places=2,
        help_text="0,25 is één begeleider op vier jeugdigen.",
    )

    BESCHRIJVING = (
        "naam",
        "aantal_groepen",
        "groepsgrootte_van",
        "groepsgrootte_tot",
        "leeftijd_van",
        "leeftijd_tot",
        "doelgroep",
        "begeleiders_per_jeugdige",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for onder, boven, melding in (
            (
                "groepsgrootte_van",
                "groepsgrootte_tot",
                "De grootste groep is kleiner dan de kleinste.",
            ),
            ("leeftijd_van", "leeftijd_tot", "De hoogste leeftijd ligt onder de laagste."),
        ):
            minst, meest = cleaned.get(onder), cleaned.get(boven)
            if minst is not None and meest is not None and meest < minst:
                self.add_error(boven, melding)
        return cleaned


class VoorzieningForm(Beschrijving):
    """A new facility: what it is, in which state since when, and how many places it brings."""

    zorgvorm = forms.ChoiceField(label="Zorgvorm", choices=[("", "kies"), *Zorgvorm.choices])
    status = forms.ChoiceField(
        label="Hoe ver is de voorziening?",
        choices=[(status.value, capfirst(status.label)) for status in BEGINSTATUSSEN],
        widget=forms.RadioSelect,
    )
    op = Dagveld(label="Sinds wanneer", help_text="Een dag die nog komt, is een plan.")
    gereed = Dagveld(
        label="Opent op",
        required=False,
        help_text="Is de voorziening nog niet open? Vul in wanneer zij volgens plan opent.",
    )
    plaatsen = getal_veld(
        "Nieuwe plaatsen",
        "Plaatsen die er nog niet waren. Komen ze van een andere voorziening? Laat dit leeg, en "
        "sluit of verklein die: dan zegt u dat ze hierheen gaan.",
    )
    reden = reden_veld()
    field_order = ["naam", "zorgvorm", "status", "op", "gereed", "plaatsen"]


class WijzigForm(Beschrijving):
    """What a facility is from a day on."""

    vanaf = Dagveld(
        label="Vanaf wanneer is het zo?",
        help_text="Een dag in het verleden verbetert wat er stond. Een dag die nog komt, is een "
        "plan.",
    )
    reden = reden_veld()
    field_order = ["vanaf", "reden"]


class OmzetForm(Beschrijving):
    """Another form of care from a day on."""

    zorgvorm = forms.ChoiceField(label="Nieuwe zorgvorm")
    vanaf = Dagveld(label="Vanaf wanneer?", help_text="Een dag die nog komt, is een plan.")
    project = forms.CharField(
        label="Project",
        max_length=120,
        required=False,
        help_text="De naam van het project uit het vastgoedplan, als het daarbij hoort.",
    )
    reden = reden_veld()
    field_order = ["zorgvorm", "vanaf", "project", "reden"]

    def __init__(self, *args: Any, zorgvorm: str, **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes = [keuze for keuze in Zorgvorm.choices if keuze[0] != zorgvorm]
        self.fields["zorgvorm"].choices = [("", "kies"), *keuzes]  # type: ignore[attr-defined]


class StatusForm(RegisterForm):
    status = forms.ChoiceField(
        label="Wat wordt de status?",
        choices=[
            (status.value, capfirst(status.label))
            for status in VoorzieningStatus
            if status != VoorzieningStatus.GESLOTEN
        ],
        widget=forms.RadioSelect,
    )
    op = Dagveld(label="Vanaf wanneer?", help_text="Een dag die nog komt, is een plan.")
    reden = reden_veld()


class RedenForm(RegisterForm):
    """For what only wants a reason: taking back."""

    reden = reden_veld("Wat klopte er niet? Dit blijft bewaard.")


class SluitForm(RegisterForm):
    """When and why; where the places go is asked per line (``forms_bestemming``)."""

    op = Dagveld(label="Op welke dag sluit het?", help_text="Een dag die nog komt, is een plan.")
    project = forms.CharField(
        label="Project",
        max_length=120,
        required=False,
        help_text="De naam van het project uit het vastgoedplan, als het daarbij hoort.",
    )
    reden = reden_veld()


class SamenvoegForm(RegisterForm):
    """Which of two stays, and why they are one."""

    blijft = forms.ChoiceField(
        label="Welke blijft?",
        widget=forms.RadioSelect,
        help_text="De andere gaat daarin op. Het oude adres verwijst voortaan door.",
    )
    reden = reden_veld("Hoe weet u dat het dezelfde is, of juist niet?")

    def __init__(self, *args: Any, rijen: Mapping[str, Any], **opties: Any) -> None:
        super().__init__(*args, **opties)
        blijft: Any = self.fields["blijft"]
        blijft.choices = [
            (code, f"{rij} (bijgewerkt volgens {rij.bron}, {datum_tekst(rij.peildatum)})")
            if rij.peildatum
            else (code, f"{rij} (volgens {rij.bron})")
            for code, rij in rijen.items()
        ]
        self.initial.setdefault("blijft", next(iter(rijen)))
