"""Where in a plan the answer to a criterion stands: codes of the definitions, in words.

An ``onderdeel`` is a field (``doel``), a table (``fasen``) or a column (``gebouwen.bouwjaar``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.core.exceptions import ValidationError

from ..plan.definities import SECTIES
from ..plan.velden import Sectie

KOLOM: Final = "."


@dataclass(frozen=True)
class Onderdeel:
    """``sectie`` is ``None`` for a code that the definitions no longer know."""

    code: str
    label: str
    sectie: Sectie | None = None


@cache
def onderdelen() -> dict[str, Onderdeel]:
    """All that a criterion can point at, in the order of the plan."""
    gevonden: dict[str, Onderdeel] = {}
    for sectie in SECTIES:
        for veld in sectie.velden:
            gevonden[veld.code] = Onderdeel(veld.code, veld.label, sectie)
        for tabel in sectie.tabellen:
            gevonden[tabel.code] = Onderdeel(tabel.code, tabel.naam, sectie)
            for kolom in tabel.kolommen:
                code = f"{tabel.code}{KOLOM}{kolom.code}"
                gevonden[code] = Onderdeel(code, f"{tabel.naam}: {kolom.label}", sectie)
    return gevonden


def keuzes() -> list[tuple[str, list[tuple[str, str]]]]:
    """Per section what a criterion can point at, for a form."""
    per_sectie: dict[str, list[tuple[str, str]]] = {sectie.titel: [] for sectie in SECTIES}
    for deel in onderdelen().values():
        if deel.sectie is not None:
            per_sectie[deel.sectie.titel].append((deel.code, deel.label))
    return list(per_sectie.items())


def in_woorden(codes: Iterable[str]) -> list[Onderdeel]:
    bekend = onderdelen()
    return [bekend.get(code) or Onderdeel(code, f"{code} (bestaat niet meer)") for code in codes]


def in_zinnen(codes: Iterable[str]) -> list[str]:
    """The same in fewer words: the columns of a table together, "Gebouwen: bouwjaar, staat"."""
    zinnen: dict[str, list[str]] = {}
    for deel in in_woorden(codes):
        naam, _, kolom = deel.label.partition(": ")
        zinnen.setdefault(naam, []).extend([kolom[:1].lower() + kolom[1:]] if kolom else [])
    return [f"{naam}: {', '.join(delen)}" if delen else naam for naam, delen in zinnen.items()]


def kolommen_per_deel(codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Per field or table which columns are meant; none: all of it. Unknown codes are left out."""
    gevonden: dict[str, list[str]] = {}
    heel: set[str] = set()
    for code in codes:
        deel, _, kolom = code.partition(KOLOM)
        if code not in onderdelen():
            continue
        gevonden.setdefault(deel, [])
        if kolom:
            gevonden[deel].append(kolom)
        else:
            heel.add(deel)
    return {deel: () if deel in heel else tuple(kolommen) for deel, kolommen in gevonden.items()}


def raakt(codes: Iterable[str], pad: str) -> bool:
    """Whether a place in the plan is in what a criterion points at; a row is in every column."""
    deel, _, rest = pad.partition("/")
    kolommen = kolommen_per_deel(codes).get(deel)
    if kolommen is None:
        return False
    _, _, kolom = rest.partition("/")
    return not kolommen or not kolom or kolom in kolommen


def validate_onderdelen(codes: Iterable[str]) -> None:
    onbekend = [code for code in codes if code not in onderdelen()]
    if onbekend:
        raise ValidationError(
            {"onderdelen": f"Het plan heeft geen onderdeel {', '.join(onbekend)}."}
        )
