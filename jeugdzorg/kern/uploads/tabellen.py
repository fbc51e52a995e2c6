"""What a CSV may not hold: text that a spreadsheet would run."""

import re
from typing import IO, Final

from .fouten import Geweigerd, Reden
from .soorten import als_tekst, tabel

FORMULE: Final = re.compile(r"\s*(?:[=@＝＠]|[+\-＋－](?!\s*[\d.,]+\s*%?\s*$)[^\s])")


def keur_csv(bestand: IO[bytes]) -> None:
    """Numbers with a sign are numbers; a single dash is nothing."""
    for nummer, rij in enumerate(tabel(als_tekst(bestand) or ""), start=1):
        for kolom, cel in enumerate(rij, start=1):
            if FORMULE.match(cel):
                raise Geweigerd(Reden.FORMULE, waar=f"regel {nummer}, kolom {kolom}")
