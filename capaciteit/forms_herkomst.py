"""What one can choose on the pages of delivered origins."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.halfjaar import Halfjaar

from .choices import Herkomstmaat
from .forms_tijden import DagInput
from .herkomstaandelen import code_van
from .herkomstmatrix import MATEN
from .tijden import validate_geweest

NEER: Final = [("voorziening", "voorzieningen"), ("aanbieder", "aanbieders")]


class Herkomstkeuze(Formulier):
    """Area, and when we knew it; what is not in the address gets its usual value."""

    is_filter = True

    gebied = forms.ChoiceField(label="Gebied", required=False)
    bekend_op = forms.DateField(
        label="Zoals bekend op",
        required=False,
        widget=DagInput(),
        validators=[validate_geweest],
        help_text="Leeg: zoals nu bekend.",
    )

    def __init__(
        self, data: Any, *, gebieden: Iterable[Any], halfjaren: Sequence[Halfjaar]
    ) -> None:
        ingevuld = data.copy()
        for naam, waarde in self.standaard(halfjaren).items():
            ingevuld.setdefault(naam, waarde)
        super().__init__(ingevuld)
        namen = [(gebied.code, str(gebied)) for gebied in gebieden]
        self.kies("gebied", [("", "alle gebieden"), *namen])
        for naam in self.fields.keys() & {"halfjaar", "eerst", "dan"}:
            self.kies(naam, [(code_van(halfjaar), str(halfjaar)) for halfjaar in halfjaren])

    def kies(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld: Any = self.fields[naam]
        veld.choices = keuzes

    def standaard(self, halfjaren: Sequence[Halfjaar]) -> dict[str, str]:
        return {}


class Matrixkeuze(Herkomstkeuze):
    field_order = ["halfjaar", "maat", "gebied", "per", "draai", "bekend_op"]

    halfjaar = forms.ChoiceField(label="Halfjaar")
    maat = forms.ChoiceField(
        label="Wat telt", choices=[(maat.value, Herkomstmaat(maat).label) for maat in MATEN]
    )
    per = forms.ChoiceField(label="Rijen", choices=NEER)
    draai = forms.BooleanField(
        label="Regio's in de rijen",
        required=False,
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    def standaard(self, halfjaren: Sequence[Halfjaar]) -> dict[str, str]:
        laatste = code_van(halfjaren[0]) if halfjaren else ""
        return {"halfjaar": laatste, "maat": MATEN[0].value, "per": NEER[0][0]}


class Vergelijkkeuze(Herkomstkeuze):
    field_order = ["eerst", "dan", "gebied", "bekend_op"]

    eerst = forms.ChoiceField(label="Halfjaar")
    dan = forms.ChoiceField(label="Vergelijken met")

    def standaard(self, halfjaren: Sequence[Halfjaar]) -> dict[str, str]:
        """The last two, the older one first."""
        if not halfjaren:
            return {}
        return {"eerst": code_van(halfjaren[:2][-1]), "dan": code_van(halfjaren[0])}
