"""A count that a reader may not see, as a value: it shows its label and swallows arithmetic.

So that code that reads counts needs no exceptions: what is worked out from a hidden count (free
places, a share, a total, a difference) comes out hidden too, and can never give it away.
"""

from decimal import Decimal
from typing import Any, Final, Self

from .privacy import LIMIT, SHIELDED, is_small


class Hidden:
    """Looks like its ``label`` (``<5``, ``afgeschermd``); anything worked out from it is shielded.

    It cannot be compared or turned into a number: that fails loudly instead of guessing.
    """

    __slots__ = ("label",)

    def __init__(self, label: str = SHIELDED) -> None:
        self.label = label

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"Hidden({self.label!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hidden) and other.label == self.label

    def __hash__(self) -> int:
        return hash(self.label)

    def swallow(self, *others: Any) -> Any:
        return HIDDEN

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = swallow
    __truediv__ = __rtruediv__ = __neg__ = __abs__ = __round__ = swallow

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


HIDDEN: Final = Hidden()


def is_hidden(*values: Any) -> bool:
    """Whether one of ``values`` is hidden, so that nothing may be worked out from them."""
    return any(isinstance(value, Hidden) for value in values)


def share_reveals(percentage: Decimal | None, base: int | None) -> bool:
    """Whether a percentage of youths is on so small a base that it gives a small count away.

    The count behind it, those that are left, or the base itself is 1–4; without a base nobody can
    tell, which counts as small. Nought and one hundred per cent of a known base of 5 or more are
    no more than ``0`` and the base.
    """
    if percentage is None:
        return False
    if base is None or base < LIMIT:
        return base != 0
    count = round(percentage * base / 100)
    return is_small(count) or is_small(base - count)
