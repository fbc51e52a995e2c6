"""Forms of scenario's: what is different, and under which name it is kept."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from jeugdzorg.kern.rounding import round_half_up
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Organisatie
from regio.rules import DUIDERS, organisaties_met_rol

from .afbouw import MAANDEN_PER_JAAR, WEKEN_PER_JAAR
from .choices import Padgrootheid
from .choices_scenario import Deling
from .models import Afbouwpad
from .scenario.rekenen import Instelling

VERTRAGING: Final = "vertraging_van_"
"""Before the key of a project: the field for its own delay."""

GEEN_PROJECT: Final = "Er is nu geen project dat plekken verandert; dit maakt dus niets uit."
GROEPEN: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    (
        "Hoeveel en hoe lang",
        ("vanaf", "procent_per_jaar", "instroom_procent", "verblijf_weken", "verblijf_nu_weken"),
        (),
    ),
    (
        "Waar en wanneer",
        ("buiten_procent", "plaatsen_nu", "vertraging_maanden"),
        (VERTRAGING,),
    ),
    ("Wat het kost", ("dagtarief", "dagtarief_buiten"), ()),
)
"""Heading, fields, and how more fields begin."""


def schuif(laagste: int, hoogste: int, stap: str = "1") -> forms.NumberInput:
    """A field for a number; a script puts a slider beside it."""
    return forms.NumberInput(
        attrs={"min": laagste, "max": hoogste, "step": stap, "data-schuif": ""}
    )


def grenzen(laagste: int, hoogste: int, wat: str = "getal") -> dict[str, str]:
    """What is right, at whatever lies outside."""
    zin = f"Kies een {wat} van {str(laagste).replace('-', '−')} tot en met {hoogste}."
    return {"min_value": zin, "max_value": zin, "invalid": zin}


def procentveld(label: str, laagste: int, uitleg: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=laagste,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        help_text=uitleg,
        error_messages=grenzen(laagste, 100),
        widget=schuif(laagste, 100, "0.5"),
    )


def wekenveld(label: str, uitleg: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=1,
        max_value=104,
        max_digits=4,
        decimal_places=1,
        help_text=uitleg,
        error_messages=grenzen(1, 104),
        widget=schuif(1, 104, "0.5"),
    )


def tariefveld(label: str, uitleg: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        help_text=uitleg,
        widget=forms.NumberInput(attrs={"min": 0, "step": "0.01"}),
    )


def projectveld(naam: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"Alleen {naam}: zoveel maanden later",
        required=False,
        min_value=0,
        max_value=60,
        error_messages=grenzen(0, 60),
        widget=schuif(0, 60),
        help_text="Leeg: net zo lang als de andere projecten. Nul: op tijd.",
    )


class ScenarioForm(Formulier):
    """What is different from the path. Everything empty is the path itself."""

    vanaf = forms.IntegerField(label="Vanaf welk jaar", help_text="Daarvoor geldt het pad.")
    procent_per_jaar = procentveld(
        "Elk jaar zoveel procent minder dan het jaar ervoor",
        -50,
        "Leeg: het verloop van het pad. Onder nul is meer.",
    )
    instroom_procent = procentveld(
        "Zoveel procent minder dan het pad", -50, "Elk jaar hetzelfde deel. Onder nul is meer."
    )
    verblijf_weken = wekenveld("Verblijfsduur in weken", "Leeg: zoals in het pad.")
    verblijf_nu_weken = wekenveld(
        "Verblijfsduur nu, in weken", "Nodig om te weten wat een ander verblijf scheelt."
    )
    buiten_procent = procentveld(
        "Deel dat buiten het gebied een plek krijgt, in procent", 0, "Leeg: niemand."
    )
    vertraging_maanden = forms.IntegerField(
        label="Projecten zoveel maanden later",
        required=False,
        min_value=0,
        max_value=60,
        error_messages=grenzen(0, 60),
        widget=schuif(0, 60),
        help_text="Plekken die dichtgaan blijven zo lang langer open.",
    )
    plaatsen_nu = forms.IntegerField(
        label="Plekken die er nu zijn",
        required=False,
        min_value=0,
        max_value=9999,
        help_text="Leeg: wat de plaatsenbalans vandaag zegt.",
    )
    dagtarief = tariefveld("Tarief per plek per dag, in euro", "Nodig voor de kosten.")
    dagtarief_buiten = tariefveld(
        "Tarief buiten het gebied, in euro", "Leeg: hetzelfde als binnen het gebied."
    )

    def __init__(
        self,
        *args: Any,
        pad: Afbouwpad,
        projecten: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.projecten = projecten or {}
        vars(self)["base_fields"] = self.base_fields | {
            f"{VERTRAGING}{sleutel}": projectveld(naam) for sleutel, naam in self.projecten.items()
        }
        super().__init__(*args, **kwargs)
        eerste, laatste = pad.startdatum.year, pad.doeldatum.year
        veld = self.fields["vanaf"] = forms.IntegerField(
            label="Vanaf welk jaar",
            min_value=eerste,
            max_value=laatste,
            help_text="Daarvoor geldt het pad.",
            error_messages=grenzen(eerste, laatste, "jaar"),
            widget=schuif(eerste, laatste),
        )
        veld.initial = min(max(eerste + 1, self.initial.get("vanaf", eerste + 1)), laatste)
        if pad.grootheid == Padgrootheid.STROOM:
            del self.fields["verblijf_nu_weken"]
        begin = list(ScenarioForm.base_fields)
        na = begin.index("vertraging_maanden") + 1
        eigen = [naam for naam in self.fields if naam.startswith(VERTRAGING)]
        self.order_fields(["vanaf", *begin[1:na], *eigen])
        self.fit(pad)

    def fit(self, pad: Afbouwpad) -> None:
        """The slider for the stay begins at that of the path; a delay needs a project."""
        if pad.verblijfsduur_maanden is not None:
            weken = round_half_up(pad.verblijfsduur_maanden * WEKEN_PER_JAAR / MAANDEN_PER_JAAR, 1)
            self.fields["verblijf_weken"].widget.attrs["data-schuif"] = str(weken)
        if not self.projecten:
            self.fields["vertraging_maanden"].help_text = GEEN_PROJECT

    def groepen(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under headings, as the page shows them."""
        return [
            (kop, [veld for veld in self if veld.name in namen or veld.name.startswith(ook)])
            for kop, namen, ook in GROEPEN
        ]

    def keuzes(self) -> dict[str, Any]:
        """The choices as a scenario keeps them: nothing filled in is no change."""
        velden = {k: v for k, v in self.cleaned_data.items() if not k.startswith(VERTRAGING)}
        nul = ("instroom_procent", "buiten_procent", "vertraging_maanden")
        eigen = {"vertragingen": self.vertragingen()}
        return {**velden, **{naam: velden.get(naam) or 0 for naam in nul}, **eigen}

    def vertragingen(self) -> dict[str, int]:
        """Per project its own delay, where one was filled in; zero is one too."""
        maanden = {key: self.cleaned_data.get(f"{VERTRAGING}{key}") for key in self.projecten}
        return {key: aantal for key, aantal in maanden.items() if aantal is not None}

    def instelling(self) -> Instelling:
        weg = {"verblijf_nu_weken", "plaatsen_nu"}
        return Instelling(**{k: v for k, v in self.keuzes().items() if k not in weg})


class BewaarForm(Formulier):
    """A name, and who else sees it: an own organisation or the area."""

    naam = forms.CharField(
        label="Naam", max_length=80, error_messages={"required": "Geef het scenario een naam."}
    )
    deling = forms.ChoiceField(label="Wie ziet het")
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, by: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deling"] = forms.ChoiceField(label="Wie ziet het", choices=delingen(by, pad))

    def deling_velden(self) -> dict[str, Any]:
        return gekozen_deling(self.cleaned_data["deling"])


class DelingForm(Formulier):
    """With whom an own scenario is shared."""

    deling = forms.ChoiceField(label="Wie ziet het")

    def __init__(self, *args: Any, by: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deling"] = forms.ChoiceField(label="Wie ziet het", choices=delingen(by, pad))


def delingen(by: Any, pad: Afbouwpad) -> list[tuple[str, str]]:
    """Only the maker, each organisation where the maker explains figures, the area."""
    eigen = Organisatie.objects.filter(pk__in=organisaties_met_rol(by, *DUIDERS)).order_by("naam")
    return [
        (Deling.EIGEN.value, "Alleen ik"),
        *(
            (f"{Deling.ORGANISATIE}-{pk}", f"Iedereen bij {naam}")
            for pk, naam in eigen.values_list("pk", "naam")
        ),
        (Deling.GEBIED.value, f"Iedereen die in {pad.gebied} werkt"),
    ]


def gekozen_deling(keuze: str) -> dict[str, Any]:
    soort, _, nummer = keuze.partition("-")
    return {"deling": soort, "organisatie_id": int(nummer) if nummer else None}
