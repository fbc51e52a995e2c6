"""How cells look, as far as it changes what they mean: percentages, hidden rows and sheets."""

import re
import warnings
from dataclasses import dataclass, field
from typing import IO, Any, Final

import openpyxl

from capaciteit.aanlevering.terugsturen import omvang, zonder_opruimen
from jeugdzorg.kern.importing import Unreadable
from jeugdzorg.kern.uploads import Soort

HOOGSTENS: Final = 30_000_000
"""Bytes of text in a workbook; a plan with a thousand rows on every sheet has less."""
LETTERLIJK: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass
class Opmaak:
    """Of one sheet: cells that show a percentage, rows that are hidden."""

    procent: set[tuple[int, int]] = field(default_factory=set)
    verborgen: set[int] = field(default_factory=set)


@zonder_opruimen()
def opmaak_van(inhoud: IO[bytes]) -> dict[str, Opmaak]:
    """Per sheet. Raises Unreadable for what is too large for a plan, or can't be opened."""
    inhoud.seek(0)
    if omvang(inhoud, Soort.XLSX) > HOOGSTENS:
        raise Unreadable("Dit bestand is te groot voor één plan. Haal weg wat er niet bij hoort.")
    inhoud.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            boek = openpyxl.load_workbook(inhoud)
        except Exception as fout:  # whatever a damaged book makes of it
            raise Unreadable(
                "Het bestand is beschadigd. Open het, sla het opnieuw op als .xlsx."
            ) from fout
    return {vel.title: van_blad(vel) for vel in boek.worksheets}


def van_blad(vel: Any) -> Opmaak:
    opmaak = Opmaak()
    toont: dict[str, bool] = {}
    for (rij, kolom), cel in vel._cells.items():
        if cel.value is None:
            continue
        vorm = cel.number_format
        if vorm not in toont:
            toont[vorm] = "%" in LETTERLIJK.sub("", vorm)
        if toont[vorm]:
            opmaak.procent.add((rij, kolom))
    opmaak.verborgen = {nummer for nummer, rij in vel.row_dimensions.items() if rij.hidden}
    return opmaak
