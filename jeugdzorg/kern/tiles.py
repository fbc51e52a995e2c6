"""What a tile says: one sentence with one big figure."""

from dataclasses import dataclass
from typing import Any, Literal

Richting = Literal["", "op", "neer", "gelijk"]
Kleur = Literal["neutraal", "info", "positief", "waarschuwing", "negatief"]


@dataclass(frozen=True, kw_only=True)
class Tegel:
    """One tile of an overview.

    ``cijfer`` and ``zin`` read as one sentence ("34" "plekken meer dan gepland op 1 juli 2024").
    ``richting`` draws an arrow and always comes with ``woord`` ("achter op het pad").
    ``bron`` is anything with ``bron``, ``vindplaats`` and ``peildatum``.
    """

    cijfer: Any
    zin: str
    toelichting: str = ""
    richting: Richting = ""
    woord: str = ""
    kleur: Kleur = "neutraal"
    url: str = ""
    bron: Any = None

    @property
    def pijl(self) -> str:
        return {"op": "↑", "neer": "↓", "gelijk": "→"}.get(self.richting, "")
