"""What a document still lacks before it can be handed in. Pure: no database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from .definities import SECTIES
from .inhoud import SLEUTEL, Inhoud, Rij, rijen
from .velden import Sectie, Tabel, Veld
from .waarden import in_woorden

LEEG: Final[tuple[Any, ...]] = (None, "", [], {})


@dataclass(frozen=True)
class Ontbrekend:
    """``pad`` is the field, cell or table to go to; ``sectie`` the code of its step."""

    pad: str
    sectie: str
    melding: str


def ontbrekend(inhoud: Inhoud, bijlagen: Iterable[object] = ()) -> list[Ontbrekend]:
    """Every mandatory place that is empty, and every table with too few rows, in the order of the
    plan. ``bijlagen`` are the attachments of the version: no part asks for one as yet."""
    return [gemis for sectie in SECTIES for gemis in ontbrekend_in(sectie, inhoud)]


def ontbrekend_in(sectie: Sectie, inhoud: Inhoud) -> Iterator[Ontbrekend]:
    velden = inhoud.get("velden", {})
    for veld in sectie.velden:
        if mist(veld, velden.get(veld.code)):
            yield Ontbrekend(veld.code, sectie.code, f"{veld.label} is nog leeg.")
    for tabel in sectie.tabellen:
        yield from ontbrekend_in_tabel(sectie, tabel, rijen(inhoud, tabel.code))


def ontbrekend_in_tabel(sectie: Sectie, tabel: Tabel, lijst: list[Rij]) -> Iterator[Ontbrekend]:
    for nummer, rij in enumerate(lijst, start=1):
        wie = rijnaam(tabel, rij, nummer)
        for kolom in tabel.kolommen:
            if mist(kolom, rij.get(kolom.code)):
                pad = f"{tabel.code}/{rij[SLEUTEL]}/{kolom.code}"
                yield Ontbrekend(pad, sectie.code, f"{wie}: {kolom.label} is nog leeg.")
    if len(lijst) < tabel.minstens:
        yield Ontbrekend(tabel.code, sectie.code, te_weinig(tabel, len(lijst)))


def mist(veld: Veld, waarde: object) -> bool:
    return veld.verplicht and waarde in LEEG


def te_weinig(tabel: Tabel, aantal: int) -> str:
    rijen_woord = "rij" if tabel.minstens == 1 else "rijen"
    if not aantal:
        return f"{tabel.naam}: vul ten minste {tabel.minstens} {rijen_woord} in."
    return f"{tabel.naam}: {aantal} van ten minste {tabel.minstens} {rijen_woord}."


def rijnaam(tabel: Tabel, rij: Rij, nummer: int) -> str:
    """What people call a row: its number, and what its first column to know it by says."""
    kolom = tabel.kolom(tabel.label_veld)
    woorden = in_woorden(kolom, rij.get(kolom.code))
    naam = f"{tabel.enkelvoud.capitalize()} {nummer}"
    return f"{naam} ({kort(woorden)})" if woorden else naam


def kort(tekst: str, hoogstens: int = 40) -> str:
    return tekst if len(tekst) <= hoogstens else f"{tekst[: hoogstens - 1].rstrip()}…"


def per_sectie(gemis: Iterable[Ontbrekend]) -> Counter[str]:
    """How much each section lacks."""
    return Counter(rij.sectie for rij in gemis)
