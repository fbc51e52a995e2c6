"""What a page shows of grants: every printed row beside what its places come to.

Frozen, without the database; ``selectors`` fills them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from regio.models import Bevinding, Bron, Organisatie

from .models import Beschikking, Regeling, Toekenning, Verdeeltotaal

Bevindingen = dict[int, list[Bevinding]]


@dataclass(frozen=True)
class Bedragregel:
    """One printed row beside what its places come to: places × rate, to the euro."""

    rij: Beschikking | Toekenning | Verdeeltotaal
    naam: str
    herberekend: int | None

    @property
    def is_deel(self) -> bool:
        """The row repeats a part of a larger grant."""
        return isinstance(self.rij, Toekenning) and self.rij.is_deel

    @property
    def verschil(self) -> Decimal | None:
        """Printed minus recomputed."""
        return None if self.herberekend is None else self.rij.bedrag - self.herberekend


@dataclass(frozen=True)
class Gemeentetabel:
    """The award of one municipality in one source, and its grants to providers."""

    gemeente: Organisatie
    bron: Bron
    beschikking: Bedragregel | None
    toekenningen: tuple[Bedragregel, ...]

    @property
    def heel(self) -> tuple[Bedragregel, ...]:
        """Without rows that repeat a part of a grant."""
        return tuple(regel for regel in self.toekenningen if not regel.is_deel)

    @property
    def plaatsen(self) -> int | None:
        return sum(regel.rij.plaatsen for regel in self.heel) if self.heel else None

    @property
    def bedrag(self) -> Decimal | None:
        return sum((regel.rij.bedrag for regel in self.heel), Decimal(0)) if self.heel else None

    @property
    def herberekend(self) -> int | None:
        return som(self.heel)

    @property
    def verschil(self) -> Decimal | None:
        """Printed minus recomputed, of the providers together."""
        if self.bedrag is None or self.herberekend is None:
            return None
        return self.bedrag - self.herberekend


@dataclass(frozen=True)
class Totaalregel:
    """An area total as printed, its own recomputation, and the sum of the rows it is made of."""

    regel: Bedragregel
    delen: tuple[Bedragregel, ...]

    @property
    def plaatsen_opgeteld(self) -> int | None:
        return sum(deel.rij.plaatsen for deel in self.delen) if self.delen else None

    @property
    def bedrag_opgeteld(self) -> Decimal | None:
        return sum((deel.rij.bedrag for deel in self.delen), Decimal(0)) if self.delen else None

    @property
    def herberekend_opgeteld(self) -> int | None:
        return som(self.delen)

    @property
    def verschil(self) -> Decimal | None:
        """Printed minus recomputed, of the rows together."""
        if self.bedrag_opgeteld is None or self.herberekend_opgeteld is None:
            return None
        return self.bedrag_opgeteld - self.herberekend_opgeteld

    @property
    def verschil_opgeteld(self) -> Decimal | None:
        """The rows added up minus the printed total."""
        return (
            None if self.bedrag_opgeteld is None else self.bedrag_opgeteld - self.regel.rij.bedrag
        )


@dataclass(frozen=True)
class Toekenningstabel:
    """All grants of a scheme per source and municipality, with the totals of areas."""

    regeling: Regeling
    tarief: Fraction | None
    gemeenten: tuple[Gemeentetabel, ...]
    totalen: tuple[Totaalregel, ...]

    @property
    def figuren(self) -> list[Any]:
        """Every printed row, for the findings at them."""
        rijen: list[Any] = [totaal.regel.rij for totaal in self.totalen]
        for tabel in self.gemeenten:
            rijen += [regel.rij for regel in tabel.toekenningen]
            rijen += [tabel.beschikking.rij] if tabel.beschikking else []
        return rijen

    @property
    def regels(self) -> list[Bedragregel]:
        """Every printed row beside its recomputation."""
        regels = [totaal.regel for totaal in self.totalen]
        for tabel in self.gemeenten:
            regels += tabel.toekenningen
            regels += [tabel.beschikking] if tabel.beschikking else []
        return regels

    @property
    def afwijkend(self) -> list[Bedragregel]:
        """The rows whose amount does not follow from their places."""
        return [regel for regel in self.regels if regel.verschil]


@dataclass(frozen=True)
class Bevindingenbeeld:
    """The findings at the rows of a table: at an amount, at a number of places, and all of them."""

    bedragen: dict[str, Bevindingen]
    plaatsen: Bevindingen

    @property
    def alle(self) -> list[Bevinding]:
        per_pk = {
            rij.pk: rij
            for per_figuur in (*self.bedragen.values(), self.plaatsen)
            for rijen in per_figuur.values()
            for rij in rijen
        }
        return sorted(per_pk.values(), key=lambda rij: rij.sleutel)


def som(regels: Sequence[Bedragregel]) -> int | None:
    """The recomputed amounts together; unknown as soon as one of them is."""
    bedragen = [regel.herberekend for regel in regels]
    if not bedragen or None in bedragen:
        return None
    return sum(bedrag for bedrag in bedragen if bedrag is not None)
