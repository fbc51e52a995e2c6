"""The document of a plan as data: places in it (``pad``), reading, setting, hash. No database.

``{"velden": {code: value}, "tabellen": {code: [row, …]}}``; a row is a dict of column codes with
its ``sleutel``, a short text that stays the same through versions and workbooks. A ``pad`` is
``doel`` (a field), ``projecten`` (a table), ``projecten/k3f9`` (a row) or ``projecten/k3f9/naam``
(a cell). What is not filled in is not in the document.
"""

import copy
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from .definities import TABELLEN, VELDEN
from .velden import Tabel, Veld

Inhoud = dict[str, Any]
Rij = dict[str, Any]
SLEUTEL: Final = "sleutel"
TEKENS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Plek:
    """What a ``pad`` names: a field, a table, a row or a cell; ``veld`` of a field or a cell."""

    pad: str
    tabel: Tabel | None = None
    rij: str = ""
    veld: Veld | None = None

    @property
    def onderdeel(self) -> str:
        """Code of the field or table: what a section lists and a criterion points at."""
        return self.pad.partition("/")[0]

    @property
    def is_rij(self) -> bool:
        return bool(self.rij) and self.veld is None


def lege_inhoud() -> Inhoud:
    return {"velden": {}, "tabellen": {code: [] for code in TABELLEN}}


def plek(pad: str) -> Plek:
    """Raises KeyError when the definitions have no such place."""
    delen = pad.split("/")
    if len(delen) == 1 and delen[0] in VELDEN:
        return Plek(pad, veld=VELDEN[delen[0]])
    tabel = TABELLEN[delen[0]]
    if len(delen) == 1:
        return Plek(pad, tabel)
    if len(delen) == 2:
        return Plek(pad, tabel, delen[1])
    if len(delen) == 3:
        try:
            return Plek(pad, tabel, delen[1], tabel.kolom(delen[2]))
        except StopIteration:
            pass
    raise KeyError(pad)


def nieuwe_sleutel() -> str:
    return "".join(secrets.choice(TEKENS) for _ in range(8))


def rijen(inhoud: Inhoud, tabel: str) -> list[Rij]:
    return inhoud.get("tabellen", {}).get(tabel, [])


def rij_met(inhoud: Inhoud, tabel: str, sleutel: str) -> Rij | None:
    return next((rij for rij in rijen(inhoud, tabel) if rij[SLEUTEL] == sleutel), None)


def waarde(inhoud: Inhoud, pad: str) -> Any:
    """What stands there: a value, a row, the rows of a table; ``None`` when nothing does."""
    hier = plek(pad)
    if hier.tabel is None:
        return inhoud["velden"].get(pad)
    if not hier.rij:
        return rijen(inhoud, hier.tabel.code)
    rij = rij_met(inhoud, hier.tabel.code, hier.rij)
    if rij is None or hier.veld is None:
        return rij
    return rij.get(hier.veld.code)


def gezet(inhoud: Inhoud, pad: str, nieuw: Any) -> Inhoud:
    """A copy with ``nieuw`` at ``pad``; empty takes it away. A row is set whole, or taken out; of a
    table ``nieuw`` is the order of its rows, by their keys.

    Raises KeyError for a cell of a row that is not there.
    """
    hier = plek(pad)
    uit = copy.deepcopy(inhoud)
    if hier.tabel is None:
        zet_in(uit["velden"], pad, nieuw)
        return uit
    lijst = uit["tabellen"].setdefault(hier.tabel.code, [])
    if not hier.rij:
        lijst.sort(key=volgens(nieuw or []))
        return uit
    rij = next((rij for rij in lijst if rij[SLEUTEL] == hier.rij), None)
    if hier.veld is None:
        zet_rij(lijst, rij, hier.rij, nieuw)
    elif rij is None:
        raise KeyError(pad)
    else:
        zet_in(rij, hier.veld.code, nieuw)
    return uit


def volgens(sleutels: list[str]) -> Callable[[Rij], int]:
    """Rows in the order of these keys; others after them, as they were."""
    plaats = {sleutel: nummer for nummer, sleutel in enumerate(sleutels)}
    return lambda rij: plaats.get(rij[SLEUTEL], len(plaats))


def volgorde(inhoud: Inhoud, tabel: str) -> list[str]:
    """The keys of the rows of a table, in their order."""
    return [rij[SLEUTEL] for rij in rijen(inhoud, tabel)]


def zet_in(houder: dict[str, Any], code: str, nieuw: Any) -> None:
    if nieuw in (None, ""):
        houder.pop(code, None)
    else:
        houder[code] = nieuw


def zet_rij(lijst: list[Rij], rij: Rij | None, sleutel: str, nieuw: Rij | None) -> None:
    if nieuw is None:
        if rij is not None:
            lijst.remove(rij)
        return
    schoon = {code: cel for code, cel in nieuw.items() if cel not in (None, "")}
    schoon[SLEUTEL] = sleutel
    if rij is None:
        lijst.append(schoon)
    else:
        rij.clear()
        rij.update(schoon)


def paden(inhoud: Inhoud) -> Iterator[tuple[str, Any]]:
    """Every filled field and cell with its ``pad``."""
    yield from inhoud["velden"].items()
    for tabel, lijst in inhoud["tabellen"].items():
        for rij in lijst:
            for code, cel in rij.items():
                if code != SLEUTEL:
                    yield f"{tabel}/{rij[SLEUTEL]}/{code}", cel


def canoniek(inhoud: Inhoud) -> str:
    """The document as one text, the same for the same content: keys sorted, rows in their order."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_van(inhoud: Inhoud, bijlagen: list[str]) -> str:
    """SHA-256 over the document and the hashes of its attachments, in a fixed order."""
    tekst = f"{canoniek(inhoud)}\n{json.dumps(sorted(bijlagen))}"
    return hashlib.sha256(tekst.encode()).hexdigest()
