"""Phases against a deadline: how many days each may run late before the deadline is missed.

Source: OVR, chapter 5, 1.1.d and 1.2.d.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True)
class Fase:
    """One phase; both days are in it. Phases stand in the order in which they are carried out."""

    naam: str
    start: date
    eind: date


@dataclass(frozen=True)
class Speling:
    """``dagen`` a phase may end later while all that follows still fits; below zero: too late."""

    fase: Fase
    dagen: int

    @property
    def is_te_laat(self) -> bool:
        return self.dagen < 0


def speling(fasen: Sequence[Fase], uiterlijk: date) -> tuple[Speling, ...]:
    """Slack per phase: of the last the days to ``uiterlijk``, before it that plus each gap.

    A phase that starts before the one before it has ended moves along with it, so an overlap gives
    no slack and takes none. No phase has more than the days between its own end and ``uiterlijk``.
    """
    gevonden: list[Speling] = []
    for fase in reversed(fasen):
        dagen = (uiterlijk - fase.eind).days
        if gevonden:
            volgende = gevonden[-1]
            tussen = (volgende.fase.start - fase.eind).days - 1
            dagen = min(dagen, volgende.dagen + max(0, tussen))
        gevonden.append(Speling(fase, dagen))
    return tuple(reversed(gevonden))


def gaten_in_volgorde(fasen: Sequence[Fase]) -> tuple[tuple[Fase, Fase], ...]:
    """Pairs where the later phase starts before the earlier one does: the order is wrong."""
    paren = pairwise(fasen)
    return tuple((eerst, later) for eerst, later in paren if later.start < eerst.start)
