"""The two tables of the schuifplan as one form: every cell, a new row at the end, rows to take out.

Each cell carries what its author saw (a hidden initial), so that a change of a colleague in the
meantime is a conflict of that one cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .plan.definities import TABELLEN
from .plan.document import Document
from .plan.inhoud import SLEUTEL, Inhoud, nieuwe_sleutel, rijen
from .plan.velden import Soort, Tabel, Veld
from .plan.waarden import Waardefout, in_woorden, lees
from .plan.wijzigen import Wijziging

PLANTABELLEN: Final = (TABELLEN["groepen"], TABELLEN["onderdak"])
WEG: Final = "weg"
VOORZIENINGLIJST: Final = "schuifplan-voorzieningen"
BREEDTE: Final = {Soort.GETAL: 4, Soort.MAAND: 8}


def veldnaam(tabel: str, sleutel: str, kolom: str) -> str:
    return f"{tabel}-{sleutel}-{kolom}"


@dataclass(frozen=True)
class Rijvelden:
    """One row as the page draws it."""

    naam: str
    is_nieuw: bool
    velden: list[forms.BoundField]
    weg: forms.BoundField | None


@dataclass(frozen=True)
class Tabelvelden:
    tabel: Tabel
    rijen: list[Rijvelden]


class SchuifplanForm(Formulier):
    """Of the document ``inhoud``; ``nieuw`` names the key of the new row per table, so that sending
    the form twice adds it once."""

    def __init__(
        self, *args: Any, inhoud: Inhoud, nieuw: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.inhoud = inhoud
        self.nieuw = nieuw or {tabel.code: nieuwe_sleutel() for tabel in PLANTABELLEN}
        self.projecten = [rij.project for rij in Document(inhoud).projecten]
        for tabel in PLANTABELLEN:
            for rij in rijen(inhoud, tabel.code):
                self.voeg_rij_toe(tabel, rij[SLEUTEL], rij)
            self.voeg_rij_toe(tabel, self.nieuw[tabel.code], {})
        self.geef_tekstveld_validators()

    def geef_tekstveld_validators(self) -> None:
        """The mixin looked before these fields were there."""
        from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens, is_tekstveld

        for veld in self.fields.values():
            if is_tekstveld(veld) and geen_persoonsgegevens not in veld.validators:
                veld.validators.append(geen_persoonsgegevens)

    def voeg_rij_toe(self, tabel: Tabel, sleutel: str, rij: dict[str, Any]) -> None:
        for kolom in tabel.kolommen:
            naam = veldnaam(tabel.code, sleutel, kolom.code)
            self.fields[naam] = self.maak_veld(tabel, kolom, rij)
        if rij:
            self.fields[veldnaam(tabel.code, sleutel, WEG)] = forms.BooleanField(
                label=f"Haal {rijnaam(tabel, rij)} weg", required=False
            )

    def maak_veld(self, tabel: Tabel, kolom: Veld, rij: dict[str, Any]) -> forms.Field:
        waarde = in_woorden(kolom, rij.get(kolom.code))
        algemeen: dict[str, Any] = {
            "label": f"{kolom.label} ({rijnaam(tabel, rij)})",
            "required": False,
            "initial": waarde,
            "show_hidden_initial": True,
        }
        if kolom.soort == Soort.PROJECT:
            codes = dict.fromkeys([*self.projecten, *([waarde] if waarde else [])])
            keuzes = [("", "Kies een project"), *((code, code) for code in codes)]
            veld: Any = forms.ChoiceField(choices=keuzes, **algemeen)
        else:
            veld = forms.CharField(widget=forms.TextInput(attributen(kolom)), **algemeen)
        veld.kolom = kolom.label
        return veld

    @property
    def tabellen(self) -> Iterator[Tabelvelden]:
        """The cells row by row, for the template."""
        for tabel in PLANTABELLEN:
            lijst = [self.rijvelden(tabel, rij[SLEUTEL], rij) for rij in self.rijen_van(tabel)]
            nieuw = self.rijvelden(tabel, self.nieuw[tabel.code], {})
            yield Tabelvelden(tabel, [*lijst, nieuw])

    def rijen_van(self, tabel: Tabel) -> Sequence[dict[str, Any]]:
        return rijen(self.inhoud, tabel.code)

    def rijvelden(self, tabel: Tabel, sleutel: str, rij: dict[str, Any]) -> Rijvelden:
        velden = [self[veldnaam(tabel.code, sleutel, kolom.code)] for kolom in tabel.kolommen]
        weg = self[veldnaam(tabel.code, sleutel, WEG)] if rij else None
        return Rijvelden(rijnaam(tabel, rij), not rij, velden, weg)

    def clean(self) -> dict[str, Any]:
        """Each cell as the document has it; what cannot be read is said at its field."""
        schoon = super().clean() or {}
        for tabel, sleutel in self.sleutels():
            for kolom in tabel.kolommen:
                naam = veldnaam(tabel.code, sleutel, kolom.code)
                try:
                    schoon[naam] = lees(kolom, schoon.get(naam))
                except Waardefout as fout:
                    self.add_error(naam, str(fout))
        return schoon

    def sleutels(self) -> Iterator[tuple[Tabel, str]]:
        for tabel in PLANTABELLEN:
            yield from ((tabel, rij[SLEUTEL]) for rij in self.rijen_van(tabel))
            yield tabel, self.nieuw[tabel.code]

    def wijzigingen(self) -> list[Wijziging]:
        """What the author changed, against what the author saw."""
        gevonden: list[Wijziging] = []
        for tabel, sleutel in self.sleutels():
            pad = f"{tabel.code}/{sleutel}"
            gezien = self.gezien(tabel, sleutel)
            nu = {k.code: self.cleaned_data[veldnaam(tabel.code, sleutel, k.code)]
                  for k in tabel.kolommen}  # fmt: skip
            if sleutel == self.nieuw[tabel.code]:
                if vol := {code: cel for code, cel in nu.items() if cel is not None}:
                    gevonden.append(Wijziging(pad, {**vol, SLEUTEL: sleutel}, None))
            elif self.cleaned_data.get(veldnaam(tabel.code, sleutel, WEG)):
                gevonden.append(Wijziging(pad, None, {**gezien, SLEUTEL: sleutel}))
            else:
                gevonden += [
                    Wijziging(f"{pad}/{code}", cel, gezien.get(code))
                    for code, cel in nu.items()
                    if cel != gezien.get(code)
                ]
        return gevonden

    def gezien(self, tabel: Tabel, sleutel: str) -> dict[str, Any]:
        """What stood in the row when the page was made; a field that was not sent saw nothing."""
        gevonden = {}
        for kolom in tabel.kolommen:
            bound = self[veldnaam(tabel.code, sleutel, kolom.code)]
            ruw = self.data.get(bound.html_initial_name, "")
            try:
                waarde = lees(kolom, ruw)
            except Waardefout:
                waarde = ruw
            if waarde is not None:
                gevonden[kolom.code] = waarde
        return gevonden


def attributen(kolom: Veld) -> dict[str, Any]:
    attributen: dict[str, Any] = {"autocomplete": "off", "placeholder": f"bv. {kolom.voorbeeld}"}
    if kolom.soort in BREEDTE:
        attributen["size"] = BREEDTE[kolom.soort]
    if kolom.soort == Soort.GETAL:
        attributen["inputmode"] = "numeric"
    if kolom.soort == Soort.VOORZIENING:
        attributen |= {"list": VOORZIENINGLIJST, "size": 12}
    return attributen


def rijnaam(tabel: Tabel, rij: dict[str, Any]) -> str:
    """``groep De Berk``; ``nieuwe groep`` for the row at the end."""
    if not rij:
        return f"nieuw: {tabel.enkelvoud}"
    naam = str(rij.get(tabel.label_veld) or "zonder naam")
    van = rij.get("van")
    return f"{tabel.enkelvoud} {naam}" + (
        f" vanaf {van}" if tabel.code == "onderdak" and van else ""
    )
