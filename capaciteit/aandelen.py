"""Shares of origin and destination: who is placed within the own area, who from elsewhere.

A matrix holds youths by (herkomst, bestemming): the codes of the region they come from and of the
one they stay in. ``ONBEKEND`` as origin is unknown (guardianship). A count can be ``Hidden``; what
is worked out from it is hidden too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden
from jeugdzorg.kern.rounding import Exact, exact, round_half_up

ONBEKEND: Final = ""
HONDERD = 100
Matrix = Mapping[tuple[str, str], Any]


def aandeel(deel: Exact | None, geheel: Exact | None) -> Any:
    """The exact share, 0–1; None when one is unknown or there is nothing to take a share of.

    Hidden when one of both is.
    """
    if is_hidden(deel, geheel):
        return HIDDEN
    if deel is None or not geheel:
        return None
    return exact(deel) / exact(geheel)


def aandeel_procent(deel: Exact | None, geheel: Exact | None, decimalen: int = 0) -> Any:
    """The share as a percentage, rounded half up: 284 of 387 is 73."""
    exacte = aandeel(deel, geheel)
    if exacte is None or is_hidden(exacte):
        return exacte
    return round_half_up(HONDERD * exacte, decimalen)


@dataclass(frozen=True)
class BinnenBuiten:
    """Youths that come from somewhere, and how many of them are placed within their area.

    Sources may contradict themselves: more within than there are gives ``buiten`` below zero,
    shown and found by the checks, not refused.
    """

    verblijvend: int
    binnen: int

    @property
    def buiten(self) -> int:
        return self.verblijvend - self.binnen

    @property
    def aandeel_binnen(self) -> Fraction | None:
        return aandeel(self.binnen, self.verblijvend)

    def procent_binnen(self, decimalen: int = 0) -> Decimal | None:
        return aandeel_procent(self.binnen, self.verblijvend, decimalen)

    def __add__(self, ander: "BinnenBuiten") -> "BinnenBuiten":
        return BinnenBuiten(self.verblijvend + ander.verblijvend, self.binnen + ander.binnen)


def samen(delen: Iterable[BinnenBuiten]) -> BinnenBuiten:
    """All regions together: 150/86 and 237/198 give 387/284. Source: OVR, chapter 2."""
    return sum(delen, BinnenBuiten(0, 0))


def binnen_buiten(matrix: Matrix, regios: Set[str]) -> BinnenBuiten:
    """Youths from ``regios`` and how many of them stay in one of them."""
    return BinnenBuiten(
        verblijvend=_tel(matrix, herkomst=regios), binnen=_tel(matrix, regios, regios)
    )


def zelfvoorzienendheid(matrix: Matrix, regios: Set[str]) -> Fraction | None:
    """Of the youths placed in ``regios``, the share that also comes from there.

    Youths of unknown origin count for neither; None when nobody of known origin is placed there.
    """
    bekend = _tel(matrix, bestemming=regios) - _tel(matrix, {ONBEKEND}, regios)
    return aandeel(_tel(matrix, regios, regios), bekend)


def _tel(
    matrix: Matrix,
    herkomst: Set[str] | None = None,
    bestemming: Set[str] | None = None,
) -> int:
    """The youths from and in these regions; None is anywhere."""
    return sum(
        aantal
        for (van, naar), aantal in matrix.items()
        if (herkomst is None or van in herkomst) and (bestemming is None or naar in bestemming)
    )


def totaal_per_herkomst(matrix: Matrix) -> dict[str, int]:
    """Youths per region they come from, ``ONBEKEND`` among them; adds up to the matrix."""
    return _totalen((van, aantal) for (van, _), aantal in matrix.items())


def totaal_per_bestemming(matrix: Matrix) -> dict[str, int]:
    """Youths per region they stay in; adds up to the matrix."""
    return _totalen((naar, aantal) for (_, naar), aantal in matrix.items())


def _totalen(paren: Iterable[tuple[str, int]]) -> dict[str, int]:
    totalen: defaultdict[str, int] = defaultdict(int)
    for sleutel, aantal in paren:
        totalen[sleutel] += aantal
    return dict(totalen)


def nettostroom(matrix: Matrix) -> dict[str, int]:
    """Per region what it takes in from others minus what others take in from it; sums to zero.

    Above zero a region houses youths of others. Unknown origins belong to no region: left out.
    """
    netto: defaultdict[str, int] = defaultdict(int)
    for (van, naar), aantal in matrix.items():
        if van == ONBEKEND:
            continue
        netto[naar] += aantal if van != naar else 0
        netto[van] -= aantal if van != naar else 0
    return dict(netto)


def aandeel_onbekend(matrix: Matrix, regios: Set[str] | None = None) -> Any:
    """Of the youths placed in ``regios`` (everywhere when omitted), the share of unknown origin."""
    return aandeel(
        _tel(matrix, {ONBEKEND}, regios), _tel(matrix, bestemming=regios) if matrix else None
    )


@dataclass(frozen=True, order=True)
class Stroom:
    """So many youths more go one way between two regions than the other."""

    van: str
    naar: str
    aantal: int


def nettostromen(matrix: Matrix) -> list[Stroom]:
    """Per pair of regions the difference between both ways, largest first; balanced pairs drop out.

    Adds up per region to ``nettostroom``. A pair of which a count is hidden is left out.
    """
    paren: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (van, naar), aantal in matrix.items():
        if van != ONBEKEND and van != naar:
            paren[min(van, naar), max(van, naar)] += aantal if van < naar else -aantal
    stromen = [
        Stroom(een, ander, aantal) if aantal > 0 else Stroom(ander, een, -aantal)
        for (een, ander), aantal in paren.items()
        if not is_hidden(aantal) and aantal
    ]
    return sorted(stromen, key=lambda stroom: (-stroom.aantal, stroom.van, stroom.naar))
