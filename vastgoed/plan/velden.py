"""What a plan can hold: sections with fields and tables, each column with its kind and meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import models

DEFINITIEVERSIE: Final = 1
"""Goes up when an older workbook or version can no longer be read as it was meant."""


class Soort(StrEnum):
    """The kind of a value, and how it stands in the document (see ``waarden``)."""

    TEKST = "tekst"
    LANGE_TEKST = "lange tekst"
    GETAL = "heel getal"
    DECIMAAL = "getal"
    BEDRAG = "bedrag in euro"
    PERCENTAGE = "percentage"
    DATUM = "datum"
    MAAND = "maand"
    JAAR = "jaar"
    JA_NEE = "ja of nee"
    KEUZE = "keuze"
    PROJECT = "project"
    LOCATIE = "locatie"
    VOORZIENING = "voorziening"
    GEMEENTE = "gemeente"


@dataclass(frozen=True)
class Veld:
    """One value: a field of a section, or a column of a table.

    ``verplicht`` counts when a plan is handed in, never while it is a draft. ``laagst`` and
    ``hoogst`` are in the unit of the kind (a year, euros, a percentage).
    """

    code: str
    label: str
    soort: Soort
    uitleg: str
    voorbeeld: str
    verplicht: bool = False
    keuzes: type[models.TextChoices] | None = None
    laagst: int | None = None
    hoogst: int | None = None
    eenheid: str = ""


@dataclass(frozen=True)
class Tabel:
    """Rows of the same columns. ``naam`` is the name of its sheet in the workbook (31 characters).

    ``label_veld`` names a row to people; ``minstens`` rows are needed to hand a plan in.
    """

    code: str
    naam: str
    enkelvoud: str
    uitleg: str
    kolommen: tuple[Veld, ...]
    label_veld: str
    minstens: int = 0

    def kolom(self, code: str) -> Veld:
        return next(kolom for kolom in self.kolommen if kolom.code == code)


@dataclass(frozen=True)
class Sectie:
    """A step of the plan: ``code`` stands in its address."""

    code: str
    titel: str
    uitleg: str
    velden: tuple[Veld, ...] = ()
    tabellen: tuple[Tabel, ...] = ()

    @property
    def onderdelen(self) -> Iterator[str]:
        """Codes of its fields and tables: what a criterion can point at."""
        yield from (veld.code for veld in self.velden)
        yield from (tabel.code for tabel in self.tabellen)
