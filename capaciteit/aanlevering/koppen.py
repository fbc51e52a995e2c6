"""Which column is where: by its heading, wherever it was moved to."""

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol

from jeugdzorg.kern.import_cells import plain_text

from ..choices import AanleverErnst
from .meldingen import Verzamelaar
from .velden import SJABLOONVELD

ZOEKEN: Final = 20
"""So many rows from the top the headings are looked for."""


class Kolom(Protocol):
    """A column by its key and its heading."""

    @property
    def sleutel(self) -> str: ...
    @property
    def kop(self) -> str: ...


class Blad(Protocol):
    """A sheet with headings: of a delivery, or of another workbook that is read the same way."""

    @property
    def naam(self) -> str: ...
    @property
    def velden(self) -> Sequence[Kolom]: ...
    @property
    def koppen(self) -> Sequence[str]: ...
    def plek(self, sleutel: str) -> int: ...


def kop_van(waarde: Any) -> str:
    """A heading as it is compared: no capitals, no mark of what is required."""
    return re.sub(r"[\s*]+$", "", plain_text(waarde)).casefold()


def herkend(blad: Blad, rij: Sequence[Any]) -> int:
    """How many of the headings stand in this row."""
    koppen = {kop.casefold() for kop in blad.koppen}
    return len(koppen & {kop_van(waarde) for waarde in rij if waarde not in ("", None)})


def is_koprij(blad: Blad, rij: Sequence[Any]) -> bool:
    return herkend(blad, rij) * 2 >= len(blad.velden)


def ligging(
    blad: Blad, nummer: int, rij: Sequence[Any], meldingen: Verzamelaar
) -> dict[str, int] | None:
    """Per key of a column where it is, from 0; ``None`` when rows can't be read with these."""
    gevonden: dict[str, int] = {}
    vreemd: dict[int, Any] = {}
    sleutels = {veld.kop.casefold(): veld.sleutel for veld in blad.velden}
    goed = True
    for plek, waarde in enumerate(rij):
        kop = kop_van(waarde)
        if kop == SJABLOONVELD.casefold():
            gevonden[SJABLOONVELD] = plek
        elif sleutel := sleutels.get(kop):
            if sleutel in gevonden:
                goed = False
                dubbel(blad, nummer, plek, waarde, meldingen)
            gevonden.setdefault(sleutel, plek)
        elif kop:
            vreemd[plek] = waarde
    goed = not ontbrekend(blad, nummer, gevonden, vreemd, meldingen) and goed
    for plek, waarde in vreemd.items():
        meldingen.cel(
            *(AanleverErnst.WAARSCHUWING, "kolom-extra", blad.naam, nummer, plek + 1),
            *(plain_text(waarde), waarde),
            "Deze kolom hoort niet in het sjabloon en wordt niet gelezen.",
            "Haal de kolom weg, of leg uit waarom zij erin staat.",
        )
    return gevonden if goed else None


def ontbrekend(
    blad: Blad,
    nummer: int,
    gevonden: dict[str, int],
    vreemd: dict[int, Any],
    meldingen: Verzamelaar,
) -> bool:
    """Says which headings are missing; one that stands in the place of it was renamed."""
    mist = [veld for veld in blad.velden if veld.sleutel not in gevonden]
    for veld in mist:
        plek = blad.plek(veld.sleutel)
        waarde = vreemd.pop(plek, "")
        verwacht = f"Zet daar weer '{veld.kop}', zoals in het sjabloon."
        if waarde:
            tekst = f"Hier hoort de kop '{veld.kop}'."
        else:
            plek, tekst = -1, f"Op blad {blad.naam} ontbreekt de kolom '{veld.kop}'."
            verwacht = f"Voeg een kolom met de kop '{veld.kop}' toe, of gebruik het sjabloon."
        meldingen.cel(
            *(AanleverErnst.FOUT, "kop-ontbreekt", blad.naam, nummer, plek + 1),
            *(veld.kop, waarde, tekst, verwacht),
        )
    return bool(mist)


def dubbel(blad: Blad, nummer: int, plek: int, waarde: Any, meldingen: Verzamelaar) -> None:
    meldingen.cel(
        *(AanleverErnst.FOUT, "kop-dubbel", blad.naam, nummer, plek + 1),
        *(plain_text(waarde), waarde, "Deze kop staat er twee keer."),
        "Haal één van beide kolommen weg.",
    )
