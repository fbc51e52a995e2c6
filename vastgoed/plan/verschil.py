"""What differs between two documents: by field, row and cell. Knows no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from .definities import SECTIE_VAN, SECTIES
from .inhoud import SLEUTEL, Inhoud, Rij, rijen
from .velden import Sectie, Tabel, Veld
from .waarden import in_woorden


class Soort(StrEnum):
    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    WEG = "weg"


@dataclass(frozen=True)
class Verschil:
    """One place that differs. Of a row that came or went ``oud`` or ``nieuw`` is the whole row.

    ``label`` names the place to people: the field, or the row and the column.
    """

    pad: str
    soort: Soort
    label: str
    oud: Any
    nieuw: Any
    veld: Veld | None = None
    tabel: Tabel | None = None

    @property
    def onderdeel(self) -> str:
        return self.pad.partition("/")[0]

    @property
    def sectie(self) -> Sectie:
        return SECTIE_VAN[self.onderdeel]

    @property
    def oud_woorden(self) -> str:
        return self.woorden(self.oud)

    @property
    def nieuw_woorden(self) -> str:
        return self.woorden(self.nieuw)

    def woorden(self, waarde: Any) -> str:
        if self.veld is not None:
            return in_woorden(self.veld, waarde)
        return rij_woorden(self.tabel, waarde) if self.tabel and waarde else ""


def verschillen(oud: Inhoud, nieuw: Inhoud) -> list[Verschil]:
    """All that differs, in the order of the definitions; the order of rows does not count."""
    return [
        verschil
        for sectie in SECTIES
        for verschil in (*van_velden(sectie, oud, nieuw), *van_tabellen(sectie, oud, nieuw))
    ]


def per_sectie(gevonden: list[Verschil]) -> list[tuple[Sectie, list[Verschil]]]:
    groepen = groupby(gevonden, key=lambda verschil: verschil.sectie.code)
    return [(rijen_[0].sectie, rijen_) for _, groep in groepen if (rijen_ := list(groep))]


def geraakt(oud: Inhoud, nieuw: Inhoud) -> frozenset[str]:
    """Codes of the fields and tables that differ: what a criterion points at."""
    return frozenset(verschil.onderdeel for verschil in verschillen(oud, nieuw))


def van_velden(sectie: Sectie, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verschil]:
    for veld in sectie.velden:
        een, ander = oud["velden"].get(veld.code), nieuw["velden"].get(veld.code)
        if een != ander:
            yield Verschil(veld.code, soort(een, ander), veld.label, een, ander, veld)


def van_tabellen(sectie: Sectie, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verschil]:
    for tabel in sectie.tabellen:
        waren = {rij[SLEUTEL]: rij for rij in rijen(oud, tabel.code)}
        zijn = {rij[SLEUTEL]: rij for rij in rijen(nieuw, tabel.code)}
        for sleutel in dict.fromkeys((*zijn, *waren)):
            yield from van_rij(tabel, sleutel, waren.get(sleutel), zijn.get(sleutel))


def van_rij(tabel: Tabel, sleutel: str, oud: Rij | None, nieuw: Rij | None) -> Iterator[Verschil]:
    pad = f"{tabel.code}/{sleutel}"
    if oud is None or nieuw is None:
        naam = rij_naam(tabel, nieuw or oud or {})
        yield Verschil(pad, soort(oud, nieuw), naam, oud, nieuw, tabel=tabel)
        return
    for kolom in tabel.kolommen:
        een, ander = oud.get(kolom.code), nieuw.get(kolom.code)
        if een != ander:
            label = f"{rij_naam(tabel, nieuw)}: {kolom.label}"
            cel = f"{pad}/{kolom.code}"
            yield Verschil(cel, soort(een, ander), label, een, ander, kolom, tabel)


def soort(oud: Any, nieuw: Any) -> Soort:
    if oud is None:
        return Soort.NIEUW
    return Soort.WEG if nieuw is None else Soort.GEWIJZIGD


def rij_naam(tabel: Tabel, rij: Rij) -> str:
    """``Project P1``, ``Risico De vergunning komt later.``; with the project it belongs to."""
    naam = in_woorden(tabel.kolom(tabel.label_veld), rij.get(tabel.label_veld))
    project = rij.get("project") if tabel.label_veld != "project" else None
    delen = [tabel.enkelvoud.capitalize(), naam, f"({project})" if project else ""]
    return " ".join(deel for deel in delen if deel)


def rij_woorden(tabel: Tabel, rij: Rij) -> str:
    """A whole row in words: every filled column."""
    delen = (
        f"{kolom.label}: {in_woorden(kolom, rij[kolom.code])}"
        for kolom in tabel.kolommen
        if rij.get(kolom.code) not in (None, "")
    )
    return "; ".join(delen)
