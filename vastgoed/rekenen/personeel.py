"""Staff against youths: the ratio of carers, and how many fte being present takes.

Small-scale: at least one carer on four youths (N-O3M; OVR, chapter 5).
"""

from decimal import Decimal
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact

NORM = Fraction(1, 4)
UREN_PER_WEEK = 168
UREN_PER_FTE = 36
INZETBAAR = Decimal("0.85")
"""Share of contract hours in which somebody is at work: leave, illness and training are off."""


def begeleiders_per_jeugdige(begeleiders: Exact | None, jeugdigen: Exact | None) -> Fraction | None:
    """Carers at work ÷ youths; 1 on 4 is 0,25. None when unknown or without youths."""
    if begeleiders is None or not jeugdigen:
        return None
    return exact(begeleiders) / exact(jeugdigen)


def jeugdigen_per_begeleider(ratio: Exact | None) -> Fraction | None:
    """The other way round: 0,25 is one on 4."""
    return 1 / exact(ratio) if ratio else None


def haalt_norm(ratio: Exact, norm: Exact = NORM) -> bool:
    """Whether there are at least as many carers per youth as the norm asks."""
    return exact(ratio) >= exact(norm)


def nodig(jeugdigen: Exact, norm: Exact = NORM) -> Fraction:
    """Carers at work that the norm asks for so many youths, exact (6 youths: 1½)."""
    return exact(jeugdigen) * exact(norm)


def fte_rond_de_klok(
    begeleiders: Exact,
    *,
    uren_per_week: int = UREN_PER_WEEK,
    uren_per_fte: Exact = UREN_PER_FTE,
    inzetbaar: Exact = INZETBAAR,
) -> Fraction:
    """Fte that it takes to have ``begeleiders`` at work all those hours of the week.

    One carer day and night: 168 ÷ (36 × 0,85) = 5,49 fte.
    """
    return exact(begeleiders) * uren_per_week / (exact(uren_per_fte) * exact(inzetbaar))
