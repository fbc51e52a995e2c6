"""Where the places of a facility go when it closes: some lines, each so many to somewhere."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.functional import cached_property

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.choices import Zorgvorm

from .choices import Capaciteitsmaat
from .forms_register import getal_veld
from .models import Voorziening
from .register.plaatsen import Rekeningstand
from .register.sluiten import Bestemming, soort_naar

REGELS: Final = 3
EINDIGT: Final = "eindigt"


class BestemmingForm(Formulier):
    """One line; without a number it says nothing."""

    aantal = getal_veld("Aantal plaatsen", hoogstens=9999)
    rekening = forms.ChoiceField(label="Welke plaatsen")
    naar = forms.ChoiceField(label="Waar gaan ze heen?", required=False)
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=500,
        required=False,
        help_text="Bijvoorbeeld waarom deze plaatsen niet meer nodig zijn.",
    )

    def __init__(
        self,
        *args: Any,
        rekeningen: Sequence[tuple[str, str]],
        naar: Sequence[tuple[str, str]],
        **opties: Any,
    ) -> None:
        super().__init__(*args, **opties)
        velden: Any = self.fields
        velden["rekening"].choices = rekeningen
        velden["naar"].choices = [("", "kies"), (EINDIGT, "Nergens: de plaatsen eindigen"), *naar]
        if len(rekeningen) == 1:
            velden["rekening"].widget = forms.HiddenInput()
            self.initial["rekening"] = rekeningen[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("aantal") and not cleaned.get("naar") and "naar" not in self.errors:
            self.add_error("naar", "Kies waar deze plaatsen heen gaan.")
        if cleaned.get("naar") and not cleaned.get("aantal") and "aantal" not in self.errors:
            self.add_error("aantal", "Vul in om hoeveel plaatsen het gaat.")
        return cleaned


class Bestemmingsregels:
    """The lines for the places of one facility; ``REGELS``, and one filled in to begin with.

    ``prefix`` keeps those of several facilities apart.
    """

    def __init__(
        self,
        data: Any,
        *,
        standen: Sequence[Rekeningstand],
        naar: Sequence[Voorziening],
        prefix: str = "bestemming",
    ) -> None:
        self.standen = list(standen)
        self.naar = {str(voorziening.pk): voorziening for voorziening in naar}
        self.data, self.prefix = data, prefix

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        return [(sleutel(stand), in_woorden(stand)) for stand in self.standen]

    @cached_property
    def forms(self) -> list[BestemmingForm]:
        aantal = max(REGELS, len(self.standen)) if self.standen else 0
        return [self.regel(nummer) for nummer in range(aantal)]

    def regel(self, nummer: int) -> BestemmingForm:
        stand = self.standen[nummer] if nummer < len(self.standen) else self.standen[0]
        eerste = {"aantal": stand.aantal} if nummer < len(self.standen) else {}
        return BestemmingForm(
            self.data,
            prefix=f"{self.prefix}-{nummer}",
            rekeningen=self.keuzes,
            naar=[(pk, f"{v}, {v.locatie}") for pk, v in self.naar.items()],
            initial={"rekening": sleutel(stand), **eerste},
        )

    def is_valid(self) -> bool:
        geldig = [form.is_valid() for form in self.forms]
        return all(geldig)

    @property
    def errors(self) -> dict[str, Any]:
        """Per field of a line, for the summary on top of the page."""
        return {
            form.add_prefix(naam): fouten
            for form in self.forms
            for naam, fouten in form.errors.items()
        }

    def bestemmingen(self, op: date) -> list[Bestemming]:
        return [
            self.bestemming(form.cleaned_data, op)
            for form in self.forms
            if form.cleaned_data.get("aantal")
        ]

    def bestemming(self, ingevuld: dict[str, Any], op: date) -> Bestemming:
        zorgvorm, maat = ingevuld["rekening"].split(":")
        naar = self.naar.get(ingevuld["naar"])
        return Bestemming(
            soort=soort_naar(zorgvorm, naar, op),
            aantal=ingevuld["aantal"],
            van_zorgvorm=zorgvorm,
            maat=maat,
            naar=naar,
            reden=ingevuld["toelichting"],
        )


def sleutel(stand: Rekeningstand) -> str:
    return f"{stand.zorgvorm}:{stand.maat}"


def in_woorden(stand: Rekeningstand) -> str:
    maat = Capaciteitsmaat(stand.maat).label
    return f"{stand.aantal} × {Zorgvorm(stand.zorgvorm).label} ({maat})"
