"""What differs between the figures of two reports, or of a report and what is known now.

Pure: rows are dictionaries as a report keeps them. A figure is the same one when it is about the
same thing, of the same period, by the same source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

NIEUW: Final = "nieuw"
GEWIJZIGD: Final = "gewijzigd"
VERVALLEN: Final = "vervallen"
SLEUTEL: Final = ("indicator", "onderwerp", "periode", "uitsplitsing", "bron")

Rij = Mapping[str, Any]


@dataclass(frozen=True)
class Verschil:
    """One figure that is not as it was; ``was`` or ``werd`` is empty when there was none."""

    soort: str
    indicator: str
    onderwerp: str
    periode: str
    uitsplitsing: str
    bron: str
    was: Any
    werd: Any

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def sleutel(rij: Rij) -> tuple[str, ...]:
    return tuple(str(rij.get(naam, "")) for naam in SLEUTEL)


def verschillen(eerder: Iterable[Rij], nu: Iterable[Rij]) -> list[Verschil]:
    """Changed first, then withdrawn, then new ones; within a kind in the order of the report."""
    was = {sleutel(rij): rij for rij in eerder}
    is_nu = {sleutel(rij): rij for rij in nu}
    gewijzigd = [
        verschil(GEWIJZIGD, was[wat], rij)
        for wat, rij in is_nu.items()
        if wat in was and was[wat]["waarde"] != rij["waarde"]
    ]
    vervallen = [verschil(VERVALLEN, rij, None) for wat, rij in was.items() if wat not in is_nu]
    nieuw = [verschil(NIEUW, None, rij) for wat, rij in is_nu.items() if wat not in was]
    return [*gewijzigd, *vervallen, *nieuw]


def verschil(soort: str, eerder: Rij | None, nu: Rij | None) -> Verschil:
    delen = dict(zip(SLEUTEL, sleutel(nu or eerder or {}), strict=True))
    return Verschil(
        soort,
        was=None if eerder is None else eerder["waarde"],
        werd=None if nu is None else nu["waarde"],
        **delen,
    )
