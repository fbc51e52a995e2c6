"""Forms of the analysis, the advice and the decision."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from capaciteit.forms_register import Dagveld, RegisterForm, getal_veld, reden_veld
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Organisatie, Vergadering
from vastgoed.forms_toetsen import LaterNodig

from .analyse.besluiten import Keuze
from .analyse.cijfers import CijferFoutError, Cijferplek
from .choices_analyse import Uitkomst
from .models import Aanbeveling, Analyse, Reflectieantwoord
from .reflectie.regios import regios_van

LANGSTE_TEKST = 20_000


def tekst_veld(label: str, uitleg: str = "", rijen: int = 4, **opties: Any) -> forms.CharField:
    """``later=True``: may be empty in a draft, but a step needs it after all."""
    soort = LaterNodig if opties.pop("later", False) else forms.CharField
    return soort(
        label=label,
        help_text=uitleg,
        widget=forms.Textarea({"rows": rijen}),
        **{"required": False, "max_length": 4000, **opties},
    )


def keuzes(form: forms.Form, naam: str) -> Any:
    """A field of which the rows to choose from depend on what the form is about."""
    return form.fields[naam]


class BlokForm(RegisterForm):
    titel = forms.CharField(label="Kop", max_length=120)
    tekst = tekst_veld(
        "Tekst",
        "Een lege regel begint een nieuwe alinea. Schrijf over groepen, niet over een jongere.",
        14,
        max_length=LANGSTE_TEKST,
        strip=False,
        later=True,
    )


class InvoegForm(Formulier):
    """Which figure to put in a text."""

    indicator = forms.CharField(max_length=30)
    onderwerp = forms.CharField(max_length=30)
    periode = forms.CharField(max_length=10)
    uitsplitsing = forms.CharField(max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        delen = [schoon.get(naam, "") for naam in ("indicator", "onderwerp", "periode")]
        if uitsplitsing := schoon.get("uitsplitsing"):
            delen.append(uitsplitsing)
        try:
            schoon["plek"] = Cijferplek.parse("|".join(delen))
        except CijferFoutError as fout:
            raise ValidationError(str(fout)) from None
        return schoon


class NieuwBlokForm(RegisterForm):
    titel = forms.CharField(
        label="Kop", max_length=120, help_text="Bijvoorbeeld: aansluiting met onderwijs."
    )


class RedenForm(RegisterForm):
    reden = reden_veld()


class JaForm(RegisterForm):
    """Only needs a yes."""


class HiaatForm(RegisterForm):
    behoefte = forms.CharField(
        label="Wat is er nodig?", max_length=120, help_text="Bijvoorbeeld: kleinschalig verblijf."
    )
    doelgroep = forms.CharField(
        label="Voor welke groep?",
        max_length=120,
        help_text="Een groep, nooit één jongere. Bijvoorbeeld: meisjes van 14 tot 18 jaar.",
    )
    plaatsen = getal_veld(
        "Hoeveel plaatsen ontbreken ongeveer?", "Leeg: nog niet bekend. Een schatting mag."
    )
    toelichting = tekst_veld("Toelichting")
    regios: Any = forms.ModelMultipleChoiceField(
        label="In welke regio's?",
        queryset=None,
        widget=forms.CheckboxSelectMultiple({"class": "keuzelijst"}),
        error_messages={"required": "Kies ten minste één regio."},
    )
    antwoorden: Any = forms.ModelMultipleChoiceField(
        label="Waar blijkt dit uit?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "keuzelijst"}),
        help_text="Antwoorden uit de reflectiesessies waarin een regio zegt wat ontbreekt.",
    )

    def __init__(self, *args: Any, analyse: Analyse, user: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        cyclus = analyse.cyclus
        keuzes(self, "regios").queryset = regios_van(cyclus)
        rijen = Reflectieantwoord.objects.visible_to(user).filter(sessie__cyclus=cyclus)
        keuzes(self, "antwoorden").queryset = rijen.exclude(
            ontbreekt="", signalen=""
        ).select_related("sessie__jeugdhulpregio", "indicator")
        keuzes(self, "antwoorden").label_from_instance = antwoord_label

    def hiaat_velden(self) -> dict[str, Any]:
        namen = ("behoefte", "doelgroep", "plaatsen", "toelichting", "regios", "antwoorden")
        return self.waarden(*namen)


def antwoord_label(antwoord: Reflectieantwoord) -> str:
    tekst = antwoord.ontbreekt or antwoord.signalen
    kort = tekst if len(tekst) <= 160 else f"{tekst[:157]}…"
    return f"{antwoord.sessie.jeugdhulpregio}, {antwoord.indicator.naam}: {kort}"


class InleidingForm(RegisterForm):
    inleiding = tekst_veld(
        "Inleiding",
        "Waarom dit advies, in een paar zinnen. De analyse staat erbij.",
        8,
        max_length=10_000,
        later=True,
    )


class AanbevelingForm(RegisterForm):
    wat = forms.CharField(
        label="Wat moet er gebeuren?", max_length=200, help_text="Eén zin die begint met doen."
    )
    toelichting = tekst_veld("Waarom en hoe?")
    organisatie = forms.ModelChoiceField(
        label="Aan welke organisatie?",
        queryset=Organisatie.objects.order_by("naam"),
        required=False,
        empty_label="geen uit deze lijst",
    )
    aan = forms.CharField(
        label="Of aan wie anders?",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: de vijf regio's samen.",
    )
    termijn = Dagveld(label="Klaar voor of op", required=False)
    hiaat: Any = forms.ModelChoiceField(
        label="Bij welk hiaat?", queryset=None, required=False, empty_label="bij geen hiaat"
    )

    def __init__(self, *args: Any, analyse: Analyse, **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes(self, "hiaat").queryset = analyse.hiaten.all()

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        if schoon.get("organisatie") and schoon.get("aan"):
            self.add_error("aan", "Kies een organisatie of schrijf op aan wie, niet allebei.")
        return schoon


def vergaderingen(gebied: int) -> Any:
    rijen = Vergadering.objects.filter(overleg__gebied=gebied).select_related("overleg")
    return rijen.order_by("-datum", "overleg__naam")


class AanbiedForm(RegisterForm):
    vergadering: Any = forms.ModelChoiceField(
        label="Voor welke vergadering?",
        queryset=None,
        required=False,
        empty_label="nog niet bekend",
        help_text="Waar de stuurgroep het bespreekt.",
    )

    def __init__(self, *args: Any, gebied: int, **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes(self, "vergadering").queryset = vergaderingen(gebied)


class BesluitForm(RegisterForm):
    """The decision, with three fields per recommendation."""

    vergadering: Any = forms.ModelChoiceField(
        label="In welke vergadering?",
        queryset=None,
        required=False,
        empty_label="buiten een vergadering om",
    )
    genomen_op = Dagveld(label="Besloten op")
    toelichting = tekst_veld("Toelichting", "Wat er verder van belang is bij dit besluit.")

    def __init__(self, *args: Any, gebied: int, aanbevelingen: Any, **opties: Any) -> None:
        self.aanbevelingen: list[Aanbeveling] = list(aanbevelingen)
        super().__init__(*args, **opties)
        keuzes(self, "vergadering").queryset = vergaderingen(gebied)
        for rij in self.aanbevelingen:
            self.fields.update(keuzevelden(rij))

    def groepen(self) -> list[dict[str, Any]]:
        """Per recommendation its three fields."""
        return [
            {
                "aanbeveling": rij,
                "velden": [self[f"{naam}_{rij.pk}"] for naam in ("uitkomst", "wat", "reden")],
            }
            for rij in self.aanbevelingen
        ]

    def algemeen(self) -> list[Any]:
        return [self[naam] for naam in ("vergadering", "genomen_op", "toelichting")]

    def keuzes(self) -> dict[int, Keuze]:
        return {
            rij.pk: Keuze(
                **{
                    naam: self.cleaned_data.get(f"{naam}_{rij.pk}", "")
                    for naam in ("uitkomst", "reden", "wat")
                }
            )
            for rij in self.aanbevelingen
        }


def keuzevelden(rij: Aanbeveling) -> dict[str, forms.Field]:
    labels = {
        Uitkomst.OVERGENOMEN: "Overnemen",
        Uitkomst.GEWIJZIGD: "Gewijzigd overnemen",
        Uitkomst.NIET: "Niet overnemen",
    }
    return {
        f"uitkomst_{rij.pk}": forms.ChoiceField(
            label="Besluit",
            choices=[(waarde.value, label) for waarde, label in labels.items()],
            widget=forms.RadioSelect,
            error_messages={"required": f"Kies wat er met “{rij.wat}” gebeurt."},
        ),
        f"wat_{rij.pk}": LaterNodig(
            label="Hoe luidt het nu?",
            required=False,
            max_length=200,
            help_text="Alleen als de stuurgroep het wijzigt.",
        ),
        f"reden_{rij.pk}": tekst_veld(
            "Waarom?", "Nodig bij wijzigen of niet overnemen.", 2, later=True
        ),
    }


class OpdrachtUitBesluitForm(RegisterForm):
    resultaat = tekst_veld(
        "Welk resultaat vraagt u?",
        "De partij leest dit. Schrijf op wanneer het klaar is.",
        5,
        required=True,
        max_length=2000,
    )
