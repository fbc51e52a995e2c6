"""Exact numbers, rounded only where something is printed: halves go up, as on paper.

Free of Django, so that the domain modules can lean on it.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Any

Exact = int | Decimal | Fraction

HALF = Fraction(1, 2)


def exact(value: Exact) -> Fraction:
    """``value`` as a fraction. Raises TypeError for a float, whose exact value is already lost."""
    if isinstance(value, float):
        raise TypeError(f"Not an exact number: {value!r}")
    return Fraction(value)


def as_decimal(value: Any) -> Decimal:
    """A number as a decimal; of a fraction that does not end, the first 28 digits."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


def round_half_up(value: Any, decimals: int = 0) -> Decimal:
    """Rounded as on paper: halves go up, below zero away from zero (−56,5 becomes −57)."""
    if isinstance(value, Fraction):
        whole = floor(abs(value) * Fraction(10) ** decimals + HALF)
        return Decimal(f"{-whole if value < 0 else whole}E{-decimals}")
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
