"""What one can choose on the pages that show capacity: always by address, never stored."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.choices import Zorgvorm

from .beelden.stand import PLAATSMATEN
from .filters import BEWEGINGEN

MATEN: Final = [(maat.value, maat.label) for maat in PLAATSMATEN]
PERIODEN: Final = [
    ("maand", "maand"),
    ("kwartaal", "kwartaal"),
    ("halfjaar", "halfjaar"),
    ("jaar", "jaar"),
]
PER: Final = [
    ("regio", "regio"),
    ("gebied", "gebied"),
    ("aanbieder", "aanbieder"),
    ("zorgvorm", "zorgvorm"),
    ("beweging", "beweging"),
]
VERBORGEN: Final[dict[str, Any]] = {
    "required": False,
    "max_length": 40,
    "widget": forms.HiddenInput,
}


class Beeldkeuze(Formulier):
    """Area, form of care and whether to look at example figures; with what a link narrows to."""

    is_filter = True
    standaard: ClassVar[dict[str, str]] = {}

    gebied = forms.ChoiceField(label="Gebied", required=False)
    zorgvorm = forms.ChoiceField(
        label="Zorgvorm", required=False, choices=[("", "alle zorgvormen"), *Zorgvorm.choices]
    )
    regio = forms.CharField(label="Regio", **VERBORGEN)
    aanbieder = forms.CharField(label="Aanbieder", **VERBORGEN)
    beweging = forms.ChoiceField(
        label="Beweging",
        required=False,
        choices=[("", "alle"), *BEWEGINGEN],
        widget=forms.HiddenInput,
    )
    voorbeeld = forms.BooleanField(
        label="Toon voorbeeldgegevens",
        required=False,
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    def __init__(self, data: Any, *, gebieden: Iterable[Any]) -> None:
        super().__init__(self.met_standaard(data))
        namen = [(gebied.code, str(gebied)) for gebied in gebieden]
        self.kies("gebied", [("", "alle gebieden"), *namen])
        self.order_fields([naam for naam in self.fields if naam != "voorbeeld"] + ["voorbeeld"])

    def kies(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld: Any = self.fields[naam]
        veld.choices = keuzes

    def met_standaard(self, data: Any) -> Any:
        """What is not in the address gets its usual value, so that the form shows it."""
        ingevuld = data.copy()
        for naam, waarde in self.standaard.items():
            ingevuld.setdefault(naam, waarde)
        return ingevuld

    @property
    def filters(self) -> dict[str, Any]:
        """For ``samenvatting``."""
        namen = ("gebied", "regio", "aanbieder", "zorgvorm", "beweging")
        return {naam: self.cleaned_data[naam] for naam in namen if self.cleaned_data.get(naam)}


class Periodekeuze(Beeldkeuze):
    """With the period; without ``begin`` the last one that has figures."""

    standaard: ClassVar[dict[str, str]] = {"periode": "halfjaar", "maat": "plekken"}

    periode = forms.ChoiceField(label="Periode", choices=PERIODEN)
    begin = forms.DateField(label="Periode vanaf", required=False, widget=forms.HiddenInput)
    maat = forms.ChoiceField(label="Welke plaatsen", choices=MATEN)


class Overzichtkeuze(Periodekeuze):
    standaard: ClassVar[dict[str, str]] = {**Periodekeuze.standaard, "per": "regio"}

    per = forms.ChoiceField(label="Per", choices=PER)


class Bezettingkeuze(Periodekeuze):
    standaard: ClassVar[dict[str, str]] = {**Periodekeuze.standaard, "per": "voorziening"}

    per = forms.ChoiceField(
        label="Per",
        choices=[
            ("voorziening", "voorziening"),
            ("aanbieder", "aanbieder"),
            ("regio", "regio"),
            ("zorgvorm", "zorgvorm"),
        ],
    )


class Warmtekeuze(Beeldkeuze):
    standaard: ClassVar[dict[str, str]] = {"toon": "bezetting", "maat": "plekken"}

    toon = forms.ChoiceField(
        label="Toon", choices=[("bezetting", "bezetting in procenten"), ("plaatsen", "plaatsen")]
    )
    begin = forms.DateField(label="Laatste maand", required=False, widget=forms.HiddenInput)
    maat = forms.ChoiceField(label="Welke plaatsen", choices=MATEN)


class Regiokeuze(Beeldkeuze):
    """Questions that are asked per region, of the last period with figures."""

    standaard: ClassVar[dict[str, str]] = {"maat": "plekken"}

    maat = forms.ChoiceField(label="Welke plaatsen", choices=MATEN)


class Vrijkeuze(Beeldkeuze):
    """Where there is a place for somebody: from which municipality, which age."""

    gemeente = forms.ChoiceField(label="Dicht bij gemeente", required=False)
    leeftijd = forms.IntegerField(label="Leeftijd", required=False, min_value=0, max_value=23)
    doelgroep = forms.CharField(label="Doelgroep bevat", required=False, max_length=60)

    def __init__(self, data: Any, *, gebieden: Iterable[Any], gemeenten: Iterable[Any]) -> None:
        super().__init__(data, gebieden=gebieden)
        self.kies("gemeente", [("", "maakt niet uit"), *gemeenten])
