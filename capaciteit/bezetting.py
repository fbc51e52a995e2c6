"""Occupancy: how full places are, what is free, how many wait, how much is small-scale.

Unknown counts are None and stay None: nothing is divided by zero, nothing unknown becomes zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from jeugdzorg.kern.privacy_values import is_hidden

from .aandelen import aandeel

KLEINSCHALIG_HOOGUIT = 6


def bezettingsgraad(bezet: int | None, plaatsen: int | None) -> Fraction | None:
    """Occupied ÷ places, above 1 when more stay than there are places; None without places."""
    return aandeel(bezet, plaatsen)


def vrij(bezet: int | None, plaatsen: int | None) -> int | None:
    """Places that are not occupied; below zero when more youths stay than there are places."""
    return None if bezet is None or plaatsen is None else plaatsen - bezet


def is_overbezet(bezet: int | None, plaatsen: int | None) -> bool:
    """Whether it is known that more youths stay than there are places."""
    if bezet is None or plaatsen is None or is_hidden(bezet, plaatsen):
        return False
    return bezet > plaatsen


def wachtdruk(wachtend: int | None, plaatsen: int | None) -> Fraction | None:
    """Youths that wait per place; None without places."""
    return aandeel(wachtend, plaatsen)


@dataclass(frozen=True)
class Bezetting:
    """Occupancy of facilities together, over those of which both counts are known.

    ``bekend`` of ``geheel`` facilities are in it: a figure on its own would hide the gap.
    """

    bezet: int
    plaatsen: int
    bekend: int
    geheel: int

    @property
    def bezettingsgraad(self) -> Fraction | None:
        return bezettingsgraad(self.bezet, self.plaatsen)

    @property
    def vrij(self) -> int | None:
        return vrij(self.bezet, self.plaatsen) if self.bekend else None

    @property
    def is_volledig(self) -> bool:
        return self.bekend == self.geheel


def bezetting_samen(rijen: Iterable[tuple[int | None, int | None]]) -> Bezetting:
    """Add up (bezet, plaatsen) per facility."""
    alle = list(rijen)
    paren = [(bezet, p) for bezet, p in alle if bezet is not None and p is not None]
    return Bezetting(
        bezet=sum(bezet for bezet, _ in paren),
        plaatsen=sum(plaatsen for _, plaatsen in paren),
        bekend=len(paren),
        geheel=len(alle),
    )


@dataclass(frozen=True)
class Schaal:
    """Places by the size of the groups they are in."""

    kleinschalig: int
    groter: int
    onbekend: int

    @property
    def aandeel_kleinschalig(self) -> Fraction | None:
        """Of the places whose group size is known."""
        return aandeel(self.kleinschalig, self.kleinschalig + self.groter)


def schaal(rijen: Iterable[tuple[int, int | None]], hooguit: int = KLEINSCHALIG_HOOGUIT) -> Schaal:
    """Add up (plaatsen, plaatsen per groep): small-scale is at most ``hooguit`` in a group.

    Source: OOST, chapter 2; ZW, appendix 2 (at most 6).
    """
    klein = groter = onbekend = 0
    for plaatsen, per_groep in rijen:
        if per_groep is None:
            onbekend += plaatsen
        elif per_groep <= hooguit:
            klein += plaatsen
        else:
            groter += plaatsen
    return Schaal(klein, groter, onbekend)
