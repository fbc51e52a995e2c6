"""What a workbook wants to change, beside what changed on screen since. Pure: no database.

Three documents: ``basis`` (when it was downloaded), ``nu`` and the workbook. What the workbook
left as it was, it does not ask for. Where both changed the same place, nobody is overwritten:
that is a ``Botsing``, to be settled by a person.
"""

import copy
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..definities import TABELLEN, VELDEN
from ..inhoud import SLEUTEL, Inhoud, Rij, plek, rijen
from ..velden import Tabel
from ..verschil import rij_naam, rij_woorden
from ..waarden import in_woorden
from .basis import zet
from .cellen import zelfde

HOUD, NEEM = "nu", "werkboek"
"""The two answers to a Botsing: leave what stands there now, or take what the workbook says."""
NIETS: Final = "niets"


@dataclass(frozen=True)
class Wens:
    """``naar`` at ``pad``; ``was`` is what stands there now."""

    pad: str
    naar: Any
    was: Any


@dataclass(frozen=True)
class Botsing:
    """The same place was changed on both sides since the download."""

    pad: str
    basis: Any
    nu: Any
    werkboek: Any

    @property
    def label(self) -> str:
        hier = plek(self.pad)
        if hier.tabel is None:
            return hier.veld.label if hier.veld else self.pad
        rij = next((r for r in (self.nu, self.werkboek, self.basis) if isinstance(r, dict)), {})
        naam = rij_naam(hier.tabel, rij) if rij else hier.tabel.enkelvoud.capitalize()
        return f"{naam}: {hier.veld.label}" if hier.veld else naam

    @property
    def basis_woorden(self) -> str:
        return self.in_woorden(self.basis)

    @property
    def nu_woorden(self) -> str:
        return self.in_woorden(self.nu)

    @property
    def werkboek_woorden(self) -> str:
        return self.in_woorden(self.werkboek)

    def in_woorden(self, waarde: Any) -> str:
        hier = plek(self.pad)
        if hier.veld:
            return in_woorden(hier.veld, waarde) or NIETS
        if waarde is None or hier.tabel is None:
            return "verwijderd"
        return rij_woorden(hier.tabel, waarde)


@dataclass
class Vergelijking:
    """What can be changed without asking, and what can not."""

    wensen: list[Wens] = field(default_factory=list)
    botsingen: list[Botsing] = field(default_factory=list)

    def opgelost(self, keuzes: Mapping[str, str]) -> list[Wens]:
        """With what a person chose; a Botsing without a choice changes nothing."""
        gekozen = [
            Wens(botsing.pad, botsing.werkboek, botsing.nu)
            for botsing in self.botsingen
            if keuzes.get(botsing.pad) == NEEM
        ]
        return [*self.wensen, *gekozen]

    def zonder_keuze(self, keuzes: Mapping[str, str]) -> list[Botsing]:
        return [b for b in self.botsingen if keuzes.get(b.pad) not in (HOUD, NEEM)]


def vergelijk(
    basis: Inhoud, nu: Inhoud, werkboek: Inhoud, onleesbaar: Collection[str] = ()
) -> Vergelijking:
    """``onleesbaar`` are places of the workbook that say nothing; they stay as they are."""
    uit = Vergelijking()
    for code, veld in VELDEN.items():
        drie = tuple(deel["velden"].get(code) for deel in (basis, nu, werkboek))
        if code not in onleesbaar:
            weeg(uit, code, drie, lambda een, ander, veld=veld: zelfde(veld, een, ander))
    for tabel in TABELLEN.values():
        vergelijk_tabel(uit, tabel, basis, nu, werkboek, onleesbaar)
    return uit


def weeg(uit: Vergelijking, pad: str, drie: tuple[Any, Any, Any], gelijk: Any) -> None:
    basis, nu, werkboek = drie
    if gelijk(basis, werkboek) or gelijk(nu, werkboek):
        return
    if gelijk(basis, nu):
        uit.wensen.append(Wens(pad, werkboek, nu))
    else:
        uit.botsingen.append(Botsing(pad, basis, nu, werkboek))


def vergelijk_tabel(
    uit: Vergelijking,
    tabel: Tabel,
    basis: Inhoud,
    nu: Inhoud,
    werkboek: Inhoud,
    onleesbaar: Collection[str],
) -> None:
    oud, hier, mijn = (
        {rij[SLEUTEL]: rij for rij in rijen(deel, tabel.code)} for deel in (basis, nu, werkboek)
    )

    def gelijk(een: Rij | None, ander: Rij | None) -> bool:
        if een is None or ander is None:
            return een is ander
        return all(
            zelfde(kolom, een.get(kolom.code), ander.get(kolom.code)) for kolom in tabel.kolommen
        )

    for sleutel in dict.fromkeys((*mijn, *oud)):
        pad = f"{tabel.code}/{sleutel}"
        drie = oud.get(sleutel), hier.get(sleutel), mijn.get(sleutel)
        if drie[1] is None or drie[2] is None:
            weeg(uit, pad, gevuld(tabel, drie, onleesbaar), gelijk)
        else:
            vergelijk_cellen(uit, tabel, pad, (drie[0] or {}, drie[1], drie[2]), onleesbaar)


def gevuld(tabel: Tabel, drie: tuple[Any, Any, Any], onleesbaar: Collection[str]) -> Any:
    """A row of the workbook with what it held before, where a cell can't be read."""
    basis, nu, werkboek = drie
    if werkboek is None or basis is None:
        return drie
    pad = f"{tabel.code}/{werkboek[SLEUTEL]}"
    oude = {
        kolom.code: basis[kolom.code]
        for kolom in tabel.kolommen
        if f"{pad}/{kolom.code}" in onleesbaar and kolom.code in basis
    }
    return basis, nu, werkboek | oude


def vergelijk_cellen(
    uit: Vergelijking,
    tabel: Tabel,
    pad: str,
    drie: tuple[Rij, Rij, Rij],
    onleesbaar: Collection[str],
) -> None:
    for kolom in tabel.kolommen:
        celpad = f"{pad}/{kolom.code}"
        if celpad not in onleesbaar:
            cellen = tuple(rij.get(kolom.code) for rij in drie)
            weeg(uit, celpad, cellen, lambda een, ander, kolom=kolom: zelfde(kolom, een, ander))  # type: ignore[arg-type]


def met(inhoud: Inhoud, wensen: Iterable[Wens]) -> Inhoud:
    """A copy with all that is wanted."""
    uit = copy.deepcopy(inhoud)
    for wens in wensen:
        zet(uit, wens.pad, wens.naar)
    return uit
