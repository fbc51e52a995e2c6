"""The form of the origin sheet: a number per facility, region and measure."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jeugdzorg.kern.vrije_tekst import Formulier

from .aanlevering.regels import Regel
from .aanlevering.velden import HERKOMSTMATEN, HOOGSTENS
from .choices import Herkomstmaat
from .herkomstinvoer import (
    GEEN_REGIO,
    Invoerregio,
    Invoervoorziening,
    regels_van_invoer,
)

MATEN = [(maat.value, kop) for maat, kop, *_ in HERKOMSTMATEN]


class HerkomstinvoerForm(Formulier):
    """One field per cell: ``verblijvend-12-JZ07``."""

    def __init__(self, *args: Any, voorzieningen: list[Invoervoorziening], **kwargs: Any) -> None:
        self.voorzieningen = voorzieningen
        super().__init__(*args, **kwargs)
        for voorziening, regio, maat, kop in self.cellen():
            self.fields[voorziening.sleutel(regio, maat)] = cel(voorziening, regio, kop)

    def cellen(self) -> Iterator[tuple[Invoervoorziening, Invoerregio, str, str]]:
        for voorziening in self.voorzieningen:
            for regio in voorziening.regios:
                for maat, kop in MATEN:
                    yield voorziening, regio, maat, kop

    def tabellen(self) -> Iterator[dict[str, Any]]:
        """Per facility its rows of cells, and the sum of each column as it stands."""
        for voorziening in self.voorzieningen:
            rijen = [
                (regio, [self.met_vorige(voorziening, regio, *maat) for maat in MATEN])
                for regio in voorziening.regios
            ]
            kolommen = zip(*(cellen for _, cellen in rijen), strict=True)
            sommen = [sum(heel_getal(cel["veld"].value()) for cel in kolom) for kolom in kolommen]
            yield {
                "voorziening": voorziening,
                "rijen": rijen,
                "sommen": list(zip(MATEN, sommen, strict=True)),
            }

    def met_vorige(
        self, voorziening: Invoervoorziening, regio: Invoerregio, maat: str, kop: str
    ) -> dict[str, Any]:
        return {
            "veld": self[voorziening.sleutel(regio, maat)],
            "vorige": voorziening.vorige_van(regio, maat),
            "maat": maat,
            "kop": kop,
        }

    def clean(self) -> dict[str, Any]:
        """What holds now can't be left empty; who came in a hurry also came in."""
        ingevuld = super().clean() or self.cleaned_data
        for voorziening, regio, maat, _ in self.cellen():
            naam = voorziening.sleutel(regio, maat)
            nu = voorziening.nu_van(regio, maat)
            if nu is not None and ingevuld.get(naam, "") is None:
                self.add_error(naam, f"Hier stond {nu}. Vul 0 in als het nu niemand is.")
            if maat == Herkomstmaat.SPOED:
                self.spoed_past(voorziening, regio, ingevuld)
        return ingevuld

    def spoed_past(
        self, voorziening: Invoervoorziening, regio: Invoerregio, ingevuld: dict[str, Any]
    ) -> None:
        spoed = ingevuld.get(naam := voorziening.sleutel(regio, Herkomstmaat.SPOED.value))
        instroom = ingevuld.get(voorziening.sleutel(regio, Herkomstmaat.INSTROOM.value))
        if spoed and instroom is not None and spoed > instroom:
            self.add_error(
                naam,
                f"{spoed} met spoed is meer dan de {instroom} die instroomden. Wie met spoed komt, "
                "telt ook bij instroom.",
            )

    def regels(self) -> list[Regel]:
        return regels_van_invoer(self.voorzieningen, self.cleaned_data)


def cel(voorziening: Invoervoorziening, regio: Invoerregio, kop: str) -> forms.Field:
    """Its label names measure, region and facility, for who can't see them."""
    return forms.IntegerField(
        label=f"{kop}, {regio.naam}, {voorziening.bekend.naam}",
        required=False,
        min_value=0,
        max_value=HOOGSTENS,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "rooster__getal"}),
        error_messages={
            "invalid": "Dit is geen heel getal.",
            "min_value": "Minder dan 0 kan niet.",
            "max_value": f"Meer dan {HOOGSTENS} kan niet.",
        },
    )


def heel_getal(waarde: Any) -> int:
    """For the sum as it stands: what is no number yet counts as nothing."""
    tekst = str(waarde if waarde is not None else "").strip()
    return int(tekst) if tekst.isdecimal() else 0


def huidige_invoer(voorzieningen: Iterable[Invoervoorziening]) -> dict[str, int]:
    """What holds now, to begin with."""
    return {
        voorziening.sleutel(regio, maat): aantal
        for voorziening in voorzieningen
        for regio in voorziening.regios
        for maat, _ in MATEN
        if (aantal := voorziening.nu_van(regio, maat)) is not None
    }


def als_invoer(regels: Iterable[Regel], codes: dict[int, str]) -> dict[str, int]:
    """Rows that were handed in before, as values of the form."""
    return {plek_van(regel, codes, regel.maat): regel.aantal or 0 for regel in regels}


def plek_van(regel: Regel, codes: dict[int, str], maat: str) -> str:
    regio = codes.get(regel.herkomst_regio, "") if regel.herkomst_regio else GEEN_REGIO
    return f"{maat}-{regel.voorziening}-{regio}"


def meldingen_bij_cellen(
    form: HerkomstinvoerForm, meldingen: Any, regels: Iterable[Regel], codes: dict[int, str]
) -> None:
    """Put each error of the check at its cell."""
    maten = {kop: maat for maat, kop in MATEN}
    per_rij = {regel.rij: regel for regel in regels}
    for melding in meldingen:
        regel = per_rij.get(melding.rij or 0)
        maat = maten.get(melding.kolom, MATEN[0][0])
        naam = plek_van(regel, codes, maat) if regel else ""
        tekst = f"{melding.melding} {melding.verwacht}".strip()
        form.add_error(naam if naam in form.fields else None, ValidationError(tekst))
