"""The tables of "in de pas", as pages, downloads and reports show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..choices_pas import Zekerheid
from .kwartaal import Kwartaal
from .rekenen import Kwartaalregel
from .uitkomst import Pasbeeld, Regiobeeld

KOLOMMEN_VOOR, KOLOMMEN_NA = 2, 10
"""Quarters before and after this one, where nobody chose."""


@dataclass(frozen=True)
class Cel:
    """A gap in a quarter; ``meer`` when there are more places than asked."""

    kwartaal: Kwartaal
    regel: Kwartaalregel

    @property
    def tekort(self) -> Any:
        """So many places short, or more than asked: what it is says ``stand``."""
        return een_decimaal(abs(self.regel.tekort))

    @property
    def stand(self) -> str:
        return "tekort" if self.regel.tekort > 0 else "meer" if self.regel.tekort < 0 else "gelijk"


@dataclass(frozen=True)
class Matrixrij:
    naam: str
    code: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Matrix:
    """Region × quarter: how many places short. The last row is the area as a whole."""

    kwartalen: tuple[Kwartaal, ...]
    rijen: tuple[Matrixrij, ...]
    totaal: Matrixrij


@dataclass(frozen=True)
class Tabelregel:
    """One quarter of the area: what was asked, what goes, what comes per degree of certainty."""

    regel: Kwartaalregel
    is_nu: bool

    @property
    def gevraagd(self) -> Any:
        return een_decimaal(self.regel.gevraagd)

    @property
    def cel(self) -> Cel:
        return Cel(self.regel.kwartaal, self.regel)

    @property
    def op(self) -> list[int]:
        return [self.regel.op.get(graad.value, 0) for graad in Zekerheid]

    @property
    def telt(self) -> list[bool]:
        return [graad.value in self.regel.telt for graad in Zekerheid]

    @property
    def cellen(self) -> list[tuple[str, int, bool]]:
        """Per degree its name, its places, and whether it counts."""
        return [
            (graad.label, aantal, telt)
            for graad, aantal, telt in zip(Zekerheid, self.op, self.telt, strict=True)
        ]


GRADEN: Final = [graad.label for graad in Zekerheid]


def getoond(beeld: Pasbeeld) -> list[int]:
    """Which quarters the tables show: those chosen, else the ones around today."""
    alle = range(len(beeld.kwartalen))
    if beeld.keuze.van or beeld.keuze.tot:
        return list(alle)
    nu = Kwartaal.at(beeld.vandaag)
    van, tot = nu.later(-KOLOMMEN_VOOR), nu.later(KOLOMMEN_NA)
    return [plek for plek in alle if van <= beeld.kwartalen[plek] <= tot] or list(alle)


def regeltabel(beeld: Pasbeeld) -> list[Tabelregel]:
    nu = Kwartaal.at(beeld.vandaag)
    regels = [beeld.regels[plek] for plek in getoond(beeld)]
    return [Tabelregel(regel, regel.kwartaal == nu) for regel in regels]


def matrix(beeld: Pasbeeld) -> Matrix | None:
    """None for one region: then the table of quarters says all."""
    if not beeld.regios:
        return None
    plekken = getoond(beeld)
    heel = Regiobeeld("", f"{beeld.gebied} samen", beeld.regels)
    rijen = tuple(matrixrij(deel, plekken) for deel in beeld.regios)
    kwartalen = tuple(beeld.kwartalen[plek] for plek in plekken)
    return Matrix(kwartalen, rijen, matrixrij(heel, plekken))


def matrixrij(deel: Regiobeeld, plekken: list[int]) -> Matrixrij:
    regels = [deel.regels[plek] for plek in plekken]
    return Matrixrij(deel.naam, deel.code, tuple(Cel(r.kwartaal, r) for r in regels))


@dataclass(frozen=True)
class Exportregel:
    """One region and quarter, as a download has it: numbers, exact to one decimal."""

    regio: str
    kwartaal: str
    gevraagd: Any
    afgebouwd: int
    gerealiseerd: int
    in_uitvoering: int
    goedgekeurd: int
    ingediend: int
    idee: int
    tekort: Any


def exportregels(beeld: Pasbeeld) -> Iterator[Exportregel]:
    """Every region and the area as a whole, every quarter."""
    heel = Regiobeeld("", str(beeld.regio or f"{beeld.gebied} samen"), beeld.regels)
    for deel in (*beeld.regios, heel):
        for regel in deel.regels:
            yield Exportregel(
                regio=deel.naam,
                kwartaal=str(regel.kwartaal),
                gevraagd=een_decimaal(regel.gevraagd),
                afgebouwd=regel.afgebouwd,
                tekort=een_decimaal(regel.tekort),
                **{graad.value: regel.op.get(graad.value, 0) for graad in Zekerheid},
            )


def een_decimaal(waarde: Any) -> Any:
    """Whole where it is; else to one decimal."""
    if waarde is None:
        return None
    return int(waarde) if waarde == int(waarde) else round(float(waarde), 1)
