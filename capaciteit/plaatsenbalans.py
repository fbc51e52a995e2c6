"""The arithmetic of the plaatsenbalans: places are moved, never made out of nothing or lost.

Pure: works on ``Boeking``, whatever they were read from. Only ``stand`` and ``standen`` read for
themselves, through the facility they are given.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

BUITEN = None
"""The account of everything outside the register; it alone may be below zero."""


class Rekening(NamedTuple):
    """What places are counted under: a facility (key), form of care and measure."""

    voorziening: int
    zorgvorm: str
    maat: str


@dataclass(frozen=True)
class Boeking:
    """So many places go from one account to another on a day.

    ``soort`` is a ``Mutatiesoort``. ``tegen`` marks a counter-entry: it takes back an entry of that
    kind, so it is subtracted where that was added instead of counted as a movement of its own.
    """

    datum: date
    aantal: int
    soort: str
    van: Rekening | None = BUITEN
    naar: Rekening | None = BUITEN
    plan: bool = False
    tegen: bool = False


Groep = TypeVar("Groep", bound=Hashable)
"""What accounts are counted together under; ``None`` is outside what is counted."""


@dataclass
class Balansregel:
    """Places of one group: at the start, what came and went per kind, and so at the end."""

    begin: int = 0
    bij: Counter[str] = field(default_factory=Counter)
    af: Counter[str] = field(default_factory=Counter)

    @property
    def eind(self) -> int:
        return self.begin + self.bij.total() - self.af.total()

    def tel(self, boeking: Boeking, *, komt: bool) -> None:
        """An entry that crosses the border of the group; a counter-entry undoes the original."""
        if boeking.tegen:
            (self.af if komt else self.bij)[boeking.soort] -= boeking.aantal
        else:
            (self.bij if komt else self.af)[boeking.soort] += boeking.aantal


@dataclass
class Balans(Generic[Groep]):
    """Per group, and all groups together: there, what went from one group to another is no
    movement. ``onderling`` is that part: so many places left a group for another one.
    """

    regels: dict[Groep, Balansregel]
    totaal: Balansregel
    onderling: int


def balans(
    boekingen: Iterable[Boeking],
    groep_van: Callable[[Rekening], Groep | None],
    van: date,
    tot: date,
) -> Balans[Groep]:
    """The balance over ``van`` up to and including ``tot``; later entries do not count.

    What goes from one account to another in the same group is no movement of that group.
    """
    regels: dict[Groep, Balansregel] = defaultdict(Balansregel)
    totaal, onderling = Balansregel(), 0
    for boeking in boekingen:
        if boeking.datum > tot:
            continue
        uit, heen = (kant and groep_van(kant) for kant in (boeking.van, boeking.naar))
        begin = boeking.datum < van
        if uit != heen:
            bijschrijven(regels[uit] if uit is not None else None, boeking, -1, begin=begin)
            bijschrijven(regels[heen] if heen is not None else None, boeking, 1, begin=begin)
        if (uit is None) != (heen is None):
            bijschrijven(totaal, boeking, -1 if heen is None else 1, begin=begin)
        elif uit != heen and not begin:
            onderling += -boeking.aantal if boeking.tegen else boeking.aantal
    return Balans(dict(regels), totaal, onderling)


def bijschrijven(regel: Balansregel | None, boeking: Boeking, teken: int, *, begin: bool) -> None:
    if regel is None:
        return
    if begin:
        regel.begin += teken * boeking.aantal
    else:
        regel.tel(boeking, komt=teken > 0)


def saldo(boekingen: Iterable[Boeking], rekening: Rekening | None, op: date) -> int:
    """Places on an account at the end of the day ``op``."""
    return sum(
        boeking.aantal * ((boeking.naar == rekening) - (boeking.van == rekening))
        for boeking in boekingen
        if boeking.datum <= op
    )


def laagste_stand(boekingen: Iterable[Boeking], rekening: Rekening, vanaf: date) -> int:
    """The fewest places on an account at the end of any day from ``vanaf`` on."""
    per_dag: dict[date, int] = defaultdict(int, {vanaf: 0})
    for boeking in boekingen:
        teken = (boeking.naar == rekening) - (boeking.van == rekening)
        per_dag[max(boeking.datum, vanaf)] += teken * boeking.aantal
    return min(lopend(per_dag[dag] for dag in sorted(per_dag)))


def lopend(getallen: Iterable[int]) -> Iterator[int]:
    som = 0
    for getal in getallen:
        som += getal
        yield som


def stand(voorziening: Any, op: date, maat: str = "plekken", *, met_plannen: bool = False) -> int:
    """Places of a facility at the end of the day ``op`` according to the ledger.

    Facts only, unless planned movements are asked for as well.
    """
    return sum(standen(voorziening, op, maat, met_plannen=met_plannen).values())


def standen(
    voorziening: Any, op: date, maat: str = "plekken", *, met_plannen: bool = False
) -> dict[str, int]:
    """The same per form of care; those without places are left out. Examples do not count."""
    per_zorgvorm: dict[str, int] = defaultdict(int)
    kanten = (
        (voorziening.mutaties_bij, "naar_zorgvorm", 1),
        (voorziening.mutaties_af, "van_zorgvorm", -1),
    )
    for mutaties, zorgvorm, teken in kanten:
        rijen = mutaties.zonder_voorbeeld().filter(datum__lte=op, maat=maat)
        if not met_plannen:
            rijen = rijen.filter(aard="feit")
        for vorm, aantal in rijen.values_list(zorgvorm, "aantal"):
            per_zorgvorm[vorm] += teken * aantal
    return {vorm: aantal for vorm, aantal in per_zorgvorm.items() if aantal}
