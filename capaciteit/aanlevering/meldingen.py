"""Collecting what the checks say: all at once, but no more than somebody can use."""

from collections import Counter
from typing import Any, Final

from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Failed, address

from ..choices import AanleverErnst
from .regels import Melding

PER_SOORT: Final = 1000
SAMEN: Final = 5000
WAARDE: Final = 200
"""Signs of a value that are kept."""


class Verzamelaar:
    """Messages in the order of the file; of each code the first thousand, and how many more."""

    def __init__(self) -> None:
        self.meldingen: list[Melding] = []
        self.per_soort: Counter[tuple[AanleverErnst, str]] = Counter()
        self.over: Counter[tuple[AanleverErnst, str]] = Counter()

    def meld(self, melding: Melding) -> None:
        soort = (melding.ernst, melding.code)
        if self.per_soort[soort] >= PER_SOORT or len(self.meldingen) >= SAMEN:
            self.over[soort] += 1
            return
        self.per_soort[soort] += 1
        self.meldingen.append(melding)

    def cel(
        self,
        ernst: AanleverErnst,
        code: str,
        blad: str,
        rij: int | None,
        plek: int,
        kop: str,
        waarde: Any,
        melding: str,
        verwacht: str,
        toelichting: str = "",
    ) -> None:
        """About one cell; without a row about the sheet."""
        cel = address(rij, plek) if rij and plek else ""
        self.meld(
            Melding(
                ernst,
                code,
                f"{aanhef(cel, waarde)} {melding}".strip(),
                verwacht,
                blad,
                cel,
                rij,
                kop,
                getoond(waarde),
                toelichting,
            )
        )

    def af(self) -> list[Melding]:
        return [
            *self.meldingen,
            *(
                Melding(
                    ernst,
                    code,
                    f"Van deze soort staan er nog {aantal} meldingen in het bestand.",
                    "Verhelp de eerste, en lever opnieuw aan om de rest te zien.",
                )
                for (ernst, code), aantal in self.over.items()
            ),
        ]


def aanhef(cel: str, waarde: Any) -> str:
    """ "In D12 staat '12,5'." """
    if not cel:
        return ""
    tekst = getoond(waarde)
    return f"In {cel} staat '{tekst}'." if tekst else f"{cel} is leeg."


def getoond(waarde: Any) -> str:
    if isinstance(waarde, Failed):
        return str(waarde) or "een formule zonder uitkomst"
    return plain_text(waarde)[:WAARDE]
