"""The document of a plan to count with: typed values, never an error on what is not filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from ..rekenen.maanden import Maand
from .inhoud import SLEUTEL, Inhoud


def als_decimaal(waarde: Any) -> Decimal | None:
    try:
        return Decimal(str(waarde)) if waarde not in (None, "") else None
    except InvalidOperation:
        return None


def als_dag(waarde: Any) -> date | None:
    try:
        return date.fromisoformat(waarde) if waarde else None
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True)
class Rij:
    """One row of a table; a cell that is empty or unreadable is ``None``."""

    tabel: str
    cellen: dict[str, Any]

    @property
    def sleutel(self) -> str:
        return self.cellen[SLEUTEL]

    def pad(self, kolom: str = "") -> str:
        return "/".join(filter(None, (self.tabel, self.sleutel, kolom)))

    def tekst(self, kolom: str) -> str:
        return str(self.cellen.get(kolom) or "").strip()

    def getal(self, kolom: str) -> Decimal | None:
        return als_decimaal(self.cellen.get(kolom))

    def bedrag(self, kolom: str) -> Decimal:
        """Nothing counts as nought."""
        return self.getal(kolom) or Decimal(0)

    def aantal(self, kolom: str) -> int | None:
        getal = self.getal(kolom)
        return None if getal is None else int(getal)

    def dag(self, kolom: str) -> date | None:
        return als_dag(self.cellen.get(kolom))

    def maand(self, kolom: str) -> Maand | None:
        try:
            return Maand.lees(self.tekst(kolom))
        except ValueError:
            return None

    @property
    def project(self) -> str:
        """The code of the project it belongs to; of a project its own."""
        return self.tekst("code" if self.tabel == "projecten" else "project")


class Document:
    """Fields, and tables as rows."""

    def __init__(self, inhoud: Inhoud) -> None:
        self.velden: dict[str, Any] = inhoud.get("velden", {})
        self._tabellen: dict[str, list[dict[str, Any]]] = inhoud.get("tabellen", {})

    def rijen(self, tabel: str, project: str | None = None) -> tuple[Rij, ...]:
        """The rows of a table in their order; of one project when named."""
        if project is not None:
            return self._per_project(tabel).get(project, ())
        return self._rijen.get(tabel, ())

    @cached_property
    def _rijen(self) -> dict[str, tuple[Rij, ...]]:
        return {
            code: tuple(Rij(code, cellen) for cellen in rijen)
            for code, rijen in self._tabellen.items()
        }

    def _per_project(self, tabel: str) -> dict[str, tuple[Rij, ...]]:
        if tabel not in self._gegroepeerd:
            groepen: dict[str, list[Rij]] = {}
            for rij in self.rijen(tabel):
                groepen.setdefault(rij.project, []).append(rij)
            self._gegroepeerd[tabel] = {code: tuple(rijen) for code, rijen in groepen.items()}
        return self._gegroepeerd[tabel]

    @cached_property
    def _gegroepeerd(self) -> dict[str, dict[str, tuple[Rij, ...]]]:
        return {}

    def bedrag(self, veld: str) -> Decimal | None:
        return als_decimaal(self.velden.get(veld))

    def dag(self, veld: str) -> date | None:
        return als_dag(self.velden.get(veld))

    @cached_property
    def projecten(self) -> tuple[Rij, ...]:
        """Projects that have a code, each code once: the first row that bears it."""
        gezien: dict[str, Rij] = {}
        for rij in self.rijen("projecten"):
            if rij.project:
                gezien.setdefault(rij.project, rij)
        return tuple(gezien.values())

    def codes(self, *kolommen: tuple[str, str]) -> set[str]:
        """What stands in these (table, column) pairs."""
        return {code for tabel, kolom in kolommen for code in self._gevuld(tabel, kolom)}

    def _gevuld(self, tabel: str, kolom: str) -> Iterator[str]:
        return (tekst for rij in self.rijen(tabel) if (tekst := rij.tekst(kolom)))
