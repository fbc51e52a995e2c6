"""Forms of scenario's: what is different, and under which name it is kept."""

from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Organisatie
from regio.rules import DUIDERS, organisaties_met_rol

from .choices import Padgrootheid
from .choices_scenario import Deling
from .models import Afbouwpad
from .scenario.rekenen import Instelling


def schuif(laagste: int, hoogste: int, stap: str = "1") -> forms.NumberInput:
    """A field for a number; a script puts a slider beside it."""
    return forms.NumberInput(
        attrs={"min": laagste, "max": hoogste, "step": stap, "data-schuif": ""}
    )


def procentveld(label: str, laagste: int, uitleg: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=laagste,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        help_text=uitleg,
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

    def __init__(self, *args: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eerste, laatste = pad.startdatum.year, pad.doeldatum.year
        veld = self.fields["vanaf"] = forms.IntegerField(
            label="Vanaf welk jaar",
            min_value=eerste,
            max_value=laatste,
            help_text="Daarvoor geldt het pad.",
            widget=schuif(eerste, laatste),
        )
        veld.initial = min(max(eerste + 1, self.initial.get("vanaf", eerste + 1)), laatste)
        if pad.grootheid == Padgrootheid.STROOM:
            del self.fields["verblijf_nu_weken"]
        self.order_fields(["vanaf"])

    def keuzes(self) -> dict[str, Any]:
        """The choices as a scenario keeps them: nothing filled in is no change."""
        velden = self.cleaned_data
        nul = ("instroom_procent", "buiten_procent", "vertraging_maanden")
        return {**velden, **{naam: velden.get(naam) or 0 for naam in nul}}

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
