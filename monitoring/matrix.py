"""Measurements of one indicator as a matrix: regions and areas down, periods across."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import GebiedRegio

from .models import Meting


@dataclass(frozen=True)
class Kolom:
    """One period and breakdown."""

    van: date
    tot: date
    uitsplitsing: str
    naam: str = field(compare=False)


@dataclass(frozen=True)
class Matrixrij:
    """A region, or the total of an area (``soort`` subtotaal or totaal)."""

    naam: str
    onderwerp: Any
    soort: str
    cellen: dict[Kolom, Meting]
    opgeteld: dict[Kolom, Decimal]

    def waarde(self, kolom: Kolom) -> Decimal | None:
        meting = self.cellen.get(kolom)
        return meting.waarde if meting else None


@dataclass(frozen=True)
class Matrix:
    kolommen: list[Kolom]
    rijen: list[Matrixrij]

    def kolommen_met_regios(self) -> list[Kolom]:
        """Columns in which regions, not only areas, have a figure."""
        return [
            kolom
            for kolom in self.kolommen
            if any(kolom in rij.cellen for rij in self.rijen if not rij.soort)
        ]

    def regels(self) -> list[tuple[Matrixrij, list[tuple[Meting | None, Decimal | None, bool]]]]:
        """Per row its cells in the order of the columns, each with the sum of its regions and
        whether the figures of that column are made up."""
        verzonnen = {kolom: self.is_verzonnen(kolom) for kolom in self.kolommen}
        return [
            (
                rij,
                [
                    (rij.cellen.get(kolom), rij.opgeteld.get(kolom), verzonnen[kolom])
                    for kolom in self.kolommen
                ],
            )
            for rij in self.rijen
        ]

    def is_verzonnen(self, kolom: Kolom) -> bool:
        """A region has a figure in it that is an example."""
        regios = (rij.cellen.get(kolom) for rij in self.rijen if not rij.soort)
        return any(meting.bron.is_voorbeeld for meting in regios if meting)


def matrix(metingen: Sequence[Meting]) -> Matrix:
    """The matrix; each area comes after its regions, the largest area last.

    ``opgeteld`` of an area is the sum of its regions where they all have a figure of that period.
    """
    kolommen = sorted(
        {kolom_van(meting) for meting in metingen},
        key=lambda kolom: (kolom.tot, kolom.van, kolom.uitsplitsing == "", kolom.uitsplitsing),
    )
    regios: dict[Any, dict[Kolom, Meting]] = {}
    gebieden: dict[Any, dict[Kolom, Meting]] = {}
    for meting in metingen:
        groep = regios if meting.jeugdhulpregio else gebieden
        groep.setdefault(meting.onderwerp, {})[kolom_van(meting)] = meting
    leden = leden_van(gebieden)
    rijen: list[Matrixrij] = []
    geplaatst: set[Any] = set()
    for gebied in sorted(gebieden, key=lambda plek: (len(leden.get(plek.pk, [])), plek.naam)):
        eigen = [regio for regio in regios if regio.pk in leden.get(gebied.pk, [])]
        nieuw = sorted(set(eigen) - geplaatst, key=lambda regio: regio.naam)
        rijen += [Matrixrij(regio.naam, regio, "", regios[regio], {}) for regio in nieuw]
        geplaatst |= set(nieuw)
        soort = "totaal" if len(eigen) == len(regios) else "subtotaal"
        rijen.append(
            Matrixrij(
                f"{gebied}, totaal",
                gebied,
                soort,
                gebieden[gebied],
                opgeteld(kolommen, [regios[regio] for regio in eigen], leden.get(gebied.pk, [])),
            )
        )
    los = sorted(set(regios) - geplaatst, key=lambda regio: regio.naam)
    rijen = [Matrixrij(regio.naam, regio, "", regios[regio], {}) for regio in los] + rijen
    return Matrix(kolommen, rijen)


def kolom_van(meting: Meting) -> Kolom:
    naam = meting.periode_tekst
    if meting.uitsplitsing:
        naam = f"{meting.uitsplitsing}, {naam}"
    return Kolom(meting.periode_van, meting.periode_tot, meting.uitsplitsing, naam)


def leden_van(gebieden: dict[Any, Any]) -> dict[int, list[int]]:
    """Per area the regions in it."""
    leden: dict[int, list[int]] = {}
    indeling = GebiedRegio.objects.at().filter(gebied__in=list(gebieden))
    for gebied, regio in indeling.values_list("gebied", "jeugdhulpregio").distinct():
        leden.setdefault(gebied, []).append(regio)
    return leden


def opgeteld(
    kolommen: list[Kolom], cellen: list[dict[Kolom, Meting]], leden: list[int]
) -> dict[Kolom, Decimal]:
    """The sum of the regions in every column where all of them have a figure, none of it hidden."""
    return {
        kolom: sum((rij[kolom].waarde for rij in cellen), Decimal(0))
        for kolom in kolommen
        if leden and len(cellen) == len(set(leden)) and all(is_bekend(rij, kolom) for rij in cellen)
    }


def is_bekend(rij: dict[Kolom, Meting], kolom: Kolom) -> bool:
    return kolom in rij and not is_hidden(rij[kolom].waarde)
