"""The columns of a matrix with the definition that held, and where a series breaks."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..halfjaar import Halfjaar
from ..matrix import Kolom
from ..models import Indicator
from .gebruik import versie_op
from .reeks import stuk_van


@dataclass(frozen=True)
class Versiekolom:
    """A column, the number of its definition, and whether a break lies just before it."""

    kolom: Kolom
    versie: int
    na_breuk: bool


def met_breuken(indicator: Indicator, kolommen: Iterable[Kolom]) -> list[Versiekolom]:
    """In the order given, which is that of time."""
    gevonden: list[Versiekolom] = []
    vorig: int | None = None
    for kolom in kolommen:
        versie = versie_op(indicator, Halfjaar.at(kolom.tot))
        stuk = stuk_van(indicator, versie)
        gevonden.append(Versiekolom(kolom, versie.nummer, vorig is not None and stuk > vorig))
        vorig = stuk
    return gevonden
