"""Calculation sheets: a printed total divided over its rows to the last euro, with the proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from regio.models import Bron

from .models import Toekenning
from .tabellen import Bedragregel, Gemeentetabel, Toekenningstabel, Totaalregel
from .verdeling import Verdeelregel, Verdeling, verdeling


@dataclass(frozen=True)
class Rekenregel:
    """One row of the division beside the amount that its source prints."""

    naam: str
    deel: Verdeelregel[str]
    gedrukt: Decimal

    @property
    def verschil(self) -> Decimal:
        """Printed minus divided; a euro may come from rounding each row by itself."""
        return self.gedrukt - self.deel.gegeven


@dataclass(frozen=True)
class Rekenblad:
    """The division of one total by places; ``eigen``: the total is the reader's, not a source's."""

    sleutel: str
    naam: str
    bron: Bron
    rijen: tuple[Bedragregel, ...]
    verdeling: Verdeling[str]
    eigen: bool = False

    @property
    def regels(self) -> list[Rekenregel]:
        per_code = {code_van(rij): rij for rij in self.rijen}
        return [
            Rekenregel(per_code[deel.sleutel].naam, deel, per_code[deel.sleutel].rij.bedrag)
            for deel in self.verdeling.regels
        ]

    @property
    def naar_beneden(self) -> int:
        """The whole euros that the rows get before the remainders."""
        return sum(deel.vloer for deel in self.verdeling.regels)

    @property
    def gegeven(self) -> int:
        """What the rows get together: equal to the total, or the division is wrong."""
        return sum(deel.gegeven for deel in self.verdeling.regels)

    @property
    def gedrukt(self) -> Decimal:
        return sum((rij.rij.bedrag for rij in self.rijen), Decimal(0))

    @property
    def verschil(self) -> Decimal:
        return self.gedrukt - self.gegeven

    def met_totaal(self, totaal: int) -> "Rekenblad":
        """The same rows with another total."""
        return replace(self, verdeling=verdeeld(totaal, self.rijen), eigen=True)


def rekenbladen(tabel: Toekenningstabel) -> list[Rekenblad]:
    """Every printed total of a scheme that has two rows or more to divide it over."""
    bladen = [
        *(blad_van_totaal(totaal) for totaal in tabel.totalen),
        *(blad_van_gemeente(gemeente) for gemeente in tabel.gemeenten),
    ]
    return [blad for blad in bladen if blad is not None]


def blad_van_gemeente(tabel: Gemeentetabel) -> Rekenblad | None:
    """The award of a municipality over its providers."""
    return blad(tabel.gemeente.naam, tabel.bron, tabel.beschikking, tabel.heel)


def blad_van_totaal(totaal: Totaalregel) -> Rekenblad | None:
    """The total of an area over the rows that make it up."""
    return blad(totaal.regel.naam, totaal.regel.rij.bron, totaal.regel, totaal.delen)


def blad(
    naam: str, bron: Bron, totaal: Bedragregel | None, rijen: Sequence[Bedragregel]
) -> Rekenblad | None:
    """``None`` when there is nothing to divide, or not in whole euros."""
    if totaal is None or len(rijen) < 2 or totaal.rij.bedrag % 1:
        return None
    return Rekenblad(
        sleutel=f"{type(totaal.rij).__name__.lower()}-{totaal.rij.pk}",
        naam=naam,
        bron=bron,
        rijen=tuple(rijen),
        verdeling=verdeeld(int(totaal.rij.bedrag), rijen),
    )


def verdeeld(totaal: int, rijen: Sequence[Bedragregel]) -> Verdeling[str]:
    return verdeling(totaal, {code_van(regel): regel.rij.plaatsen for regel in rijen})


def code_van(regel: Bedragregel) -> str:
    """The key of a row; names may occur twice."""
    rij = regel.rij
    prefix = "toekenning" if isinstance(rij, Toekenning) else "totaal"
    return f"{prefix}-{rij.pk}"
