"""What a delivery says, after reading: rows that can be compared with what is known, and messages.

Plain tuples: a delivery can have a hundred thousand of them.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..choices import AanleverErnst, Regelsoort


class Regel(NamedTuple):
    """One figure of one facility; the order of the columns of ``Aanleverregel``.

    A measurement (``Regelsoort.METING``) has ``peildatum``, ``plaatsen``, ``bezet``, ``wachtend``
    and ``niet_beschikbaar``; an origin (``HERKOMST``) ``herkomst_regio`` (empty: unknown) and
    ``aantal``. ``voorziening`` and ``herkomst_regio`` are primary keys; ``rij`` of the sheet.
    """

    soort: Regelsoort
    blad: str
    rij: int
    voorziening: int
    maat: str
    peildatum: date | None = None
    plaatsen: int | None = None
    bezet: int | None = None
    wachtend: int | None = None
    niet_beschikbaar: int | None = None
    reden_niet_beschikbaar: str = ""
    herkomst_regio: int | None = None
    aantal: int | None = None
    opmerking: str = ""


class Melding(NamedTuple):
    """What a check says: the value, the rule, what would be right; ``cel`` as in Excel (D12)."""

    ernst: AanleverErnst
    code: str
    melding: str
    verwacht: str = ""
    blad: str = ""
    cel: str = ""
    rij: int | None = None
    kolom: str = ""
    waarde: str = ""
    toelichting: str = ""


@dataclass
class Gelezen:
    """The whole of a file: with an error among ``meldingen`` nothing of it is taken over."""

    regels: list[Regel] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    sjabloonversie: int | None = None

    @property
    def fouten(self) -> list[Melding]:
        return [melding for melding in self.meldingen if melding.ernst == AanleverErnst.FOUT]
