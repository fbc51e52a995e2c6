"""What the map can be coloured by; an app above adds its own in ``AppConfig.ready``.

    register_maat("instroom", "Instroom per 10.000 jeugdigen", "per 10.000", functie, order=30)

``functie(user)`` gives per region code the value that ``user`` may see; a region not in it is
unknown, which is something else than zero.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

Waarden = Mapping[str, float]


@dataclass(frozen=True)
class Kaartmaat:
    """One measure: the words of its choice, its unit, and how its values are read."""

    code: str
    label: str
    eenheid: str
    functie: Callable[[Any], Waarden]
    order: int
    decimalen: int


MATEN: Final[dict[str, Kaartmaat]] = {}


def register_maat(
    code: str,
    label: str,
    eenheid: str,
    functie: Callable[[Any], Waarden],
    *,
    order: int,
    decimalen: int = 0,
) -> None:
    """Add a measure to the map."""
    MATEN[code] = Kaartmaat(code, label, eenheid, functie, order, decimalen)


def maten() -> list[Kaartmaat]:
    return sorted(MATEN.values(), key=lambda maat: (maat.order, maat.label))
