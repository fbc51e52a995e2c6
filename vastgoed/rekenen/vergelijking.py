"""Cost per place, beside what comparable projects cost.

Quartiles lie on the line between two values (as QUARTILE.INC in a spreadsheet). Under a minimum
number of projects nothing is shown: a range of two is no range, and would give a neighbour away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact

from .financiering import centen

MINSTENS = 5


def kosten_per_plaats(investering: Exact | None, plaatsen: int | None) -> Decimal | None:
    """Euro per place, in cents; None without places."""
    if investering is None or not plaatsen or plaatsen < 0:
        return None
    return centen(exact(investering) / plaatsen)


def kwantiel(waarden: Sequence[Exact], deel: Exact) -> Fraction:
    """The value below which ``deel`` (0–1) of ``waarden`` lies. Raises ValueError without values.

    1, 2, 3, 4: a quarter is 1¾, the half 2½.
    """
    if not waarden:
        raise ValueError("Zonder waarden is er geen kwantiel.")
    op_rij = sorted(exact(waarde) for waarde in waarden)
    plek = exact(deel) * (len(op_rij) - 1)
    onder = int(plek)
    boven = min(onder + 1, len(op_rij) - 1)
    return op_rij[onder] + (plek - onder) * (op_rij[boven] - op_rij[onder])


@dataclass(frozen=True)
class Bandbreedte:
    """Where half of the comparable projects lie; ``aantal`` is how many there are."""

    aantal: int
    kwart: Fraction
    mediaan: Fraction
    driekwart: Fraction

    def plek_van(self, waarde: Exact) -> str:
        """``onder``, ``binnen`` or ``boven`` the middle half; its edges are inside."""
        if exact(waarde) < self.kwart:
            return "onder"
        return "boven" if exact(waarde) > self.driekwart else "binnen"


def bandbreedte(waarden: Sequence[Exact], minstens: int = MINSTENS) -> Bandbreedte | None:
    """Quartiles of at least ``minstens`` values; None when there are fewer."""
    if len(waarden) < max(minstens, 1):
        return None
    kwart, mediaan, driekwart = (kwantiel(waarden, Fraction(n, 4)) for n in (1, 2, 3))
    return Bandbreedte(len(waarden), kwart, mediaan, driekwart)
