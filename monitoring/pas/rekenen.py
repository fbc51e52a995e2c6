"""Does the build-up keep pace with the build-down? The sums, per quarter.

Pure; places are whole, what a path asks is exact (``Fraction``). All numbers are cumulative: since
the start and up to and including the last day of the quarter.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from .kwartaal import Kwartaal
from .stappen import AFBOUW, Stap

Vraag = Callable[[date], Fraction | None]
"""How many places the path asks to be gone on a day; None where it says nothing."""


@dataclass(frozen=True)
class Kwartaalregel:
    """One quarter of one region or of all. ``af`` and ``op``: places gone and come, per certainty.

    ``telt``: the degrees of certainty that count. ``gevraagd``: what the path asks to be gone by
    then; None without a path, then the gap is against what is gone in fact and by plan.
    """

    kwartaal: Kwartaal
    gevraagd: Fraction | None
    af: Mapping[str, int]
    op: Mapping[str, int]
    telt: frozenset[str]

    @property
    def afgebouwd(self) -> int:
        return sum(aantal for graad, aantal in self.af.items() if graad in self.telt)

    @property
    def opgebouwd(self) -> int:
        return sum(aantal for graad, aantal in self.op.items() if graad in self.telt)

    @property
    def opgave(self) -> Fraction:
        """What the build-up is held against."""
        return Fraction(self.afgebouwd) if self.gevraagd is None else self.gevraagd

    @property
    def tekort(self) -> Fraction:
        """Places short (lacune); below zero: more than asked."""
        return self.opgave - self.opgebouwd


@dataclass(frozen=True)
class Lacune:
    """A run of quarters in which places are short. ``tot`` is None: still at the end."""

    vanaf: Kwartaal
    tot: Kwartaal | None
    hoogste: Fraction
    hoogste_in: Kwartaal


@dataclass
class Standregel:
    """Places of a region in one movement: at the start, what came and went, and so at the end."""

    begin: int = 0
    per_zekerheid: Counter[str] = field(default_factory=Counter)

    @property
    def eind(self) -> int:
        return self.begin + self.per_zekerheid.total()


def kwartaalregels(
    stappen: Iterable[Stap],
    kwartalen: Sequence[Kwartaal],
    telt: frozenset[str],
    gevraagd: Vraag | None = None,
) -> tuple[Kwartaalregel, ...]:
    """Per quarter what has gone and come since the first one began.

    Places without a day, that were there when the books opened, or that moved before, don't count.
    """
    rijen = sorted(
        (rij for rij in stappen if rij.dag and not rij.begin and rij.dag >= kwartalen[0].van),
        key=lambda rij: rij.dag or date.min,
    )
    af: Counter[str] = Counter()
    op: Counter[str] = Counter()
    regels, plek = [], 0
    for kwartaal in kwartalen:
        while plek < len(rijen) and (rijen[plek].dag or date.max) <= kwartaal.tot:
            tel(rijen[plek], af, op)
            plek += 1
        vraag = gevraagd(kwartaal.tot) if gevraagd else None
        regels.append(Kwartaalregel(kwartaal, vraag, dict(af), dict(op), telt))
    return tuple(regels)


def tel(stap: Stap, af: Counter[str], op: Counter[str]) -> None:
    if stap.beweging == AFBOUW:
        af[stap.zekerheid] -= stap.aantal
    else:
        op[stap.zekerheid] += stap.aantal


def standen(stappen: Iterable[Stap], van: date, tot: date) -> dict[tuple[str, str], Standregel]:
    """Per region and movement the places at the start and the end; conserves every place.

    What was there when the books opened counts from the start, also when they opened later.
    """
    regels: dict[tuple[str, str], Standregel] = {}
    for rij in stappen:
        if rij.dag is None or rij.dag > tot:
            continue
        regel = regels.setdefault((rij.regio, rij.beweging), Standregel())
        if rij.begin or rij.dag < van:
            regel.begin += rij.aantal
        else:
            regel.per_zekerheid[rij.zekerheid] += rij.aantal
    return regels


def lacunes(regels: Iterable[Kwartaalregel]) -> list[Lacune]:
    """Every unbroken run of quarters with places short, in order."""
    gevonden: list[Lacune] = []
    loopt: list[Kwartaalregel] = []
    for regel in regels:
        if regel.tekort > 0:
            loopt.append(regel)
        elif loopt:
            gevonden.append(lacune_van(loopt, loopt[-1].kwartaal))
            loopt = []
    if loopt:
        gevonden.append(lacune_van(loopt, None))
    return gevonden


def lacune_van(regels: Sequence[Kwartaalregel], tot: Kwartaal | None) -> Lacune:
    """The highest shortage is that of the first quarter that has it."""
    hoogste = max(regels, key=lambda regel: regel.tekort)
    return Lacune(regels[0].kwartaal, tot, hoogste.tekort, hoogste.kwartaal)


def gevraagd_minder(plekken: Vraag, sinds: date, deel: Fraction = Fraction(1)) -> Vraag:
    """What a path asks to be gone on a day: its places at the start less those of the day.

    ``plekken`` gives the places that the path leaves on a day. ``deel``: the share of one region.
    Before the start it asks nothing, and where it says nothing None.
    """
    begin = plekken(sinds)

    def op(dag: date) -> Fraction | None:
        nog = plekken(max(dag, sinds))
        return None if begin is None or nog is None else (begin - nog) * deel

    return op
