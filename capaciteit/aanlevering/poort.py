"""The gate before the first cell: is this the template of this organisation, round and version?"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from jeugdzorg.kern.import_cells import plain_text
from jeugdzorg.kern.importing import Workbook

from ..choices import AanleverErnst
from ..models import Aanleverplicht
from .regels import Melding
from .velden import SJABLOONVERSIE

KENBLAD: Final = "_sjabloon"
KENMERK: Final = "jeugdzorg-aanlevering"
SCHEIDING: Final = "|"


class Kenmerk(NamedTuple):
    """What a template says of itself; ``los``: made from a CSV, which holds one sheet only."""

    versie: int
    organisatie: str
    ronde: str
    los: bool = False

    @classmethod
    def van(cls, plicht: Aanleverplicht) -> "Kenmerk":
        return cls(SJABLOONVERSIE, plicht.organisatie.code, plicht.ronde.code)

    @property
    def tekst(self) -> str:
        """In one cell of a CSV."""
        return SCHEIDING.join([f"v{self.versie}", self.organisatie, self.ronde])


def uit_tekst(tekst: str) -> Kenmerk | None:
    versie, *rest = plain_text(tekst).split(SCHEIDING)
    if len(rest) != 2 or not versie.removeprefix("v").isdecimal():
        return None
    return Kenmerk(int(versie.removeprefix("v")), rest[0], rest[1])


def uit_werkboek(boek: Workbook) -> Kenmerk | None:
    """Read from the sheet that nobody sees; it survives Excel and LibreOffice."""
    if KENBLAD not in boek:
        return None
    regels = {
        plain_text(rij[0]): plain_text(rij[1])
        for _nummer, rij in boek[KENBLAD].rows()
        if len(rij) > 1
    }
    if KENMERK not in regels or not regels[KENMERK].isdecimal():
        return None
    return Kenmerk(
        int(regels[KENMERK]),
        regels.get("organisatie", ""),
        regels.get("ronde", ""),
        regels.get("vorm") == "csv",
    )


def houd_tegen(gevonden: Kenmerk | None, plicht: Aanleverplicht) -> Iterator[Melding]:
    """At most one message: the first that makes all others superfluous."""
    goed = Kenmerk.van(plicht)
    opnieuw = f"Download het sjabloon van {plicht.organisatie} voor {plicht.ronde} en vul dat in."
    if gevonden is None:
        yield fout("geen-sjabloon", "Dit is niet het sjabloon van deze aanlevering.", opnieuw)
    elif gevonden.versie != goed.versie:
        yield fout(
            "sjabloon-oud",
            f"Dit sjabloon heeft versie {gevonden.versie}; nu geldt versie {goed.versie}.",
            opnieuw,
            str(gevonden.versie),
        )
    elif gevonden.organisatie != goed.organisatie:
        yield fout(
            "sjabloon-organisatie",
            "Dit sjabloon is voor een andere organisatie gemaakt.",
            opnieuw,
            gevonden.organisatie,
        )
    elif gevonden.ronde != goed.ronde:
        yield fout(
            "sjabloon-ronde",
            f"Dit sjabloon is voor ronde {gevonden.ronde}; u levert nu aan voor {goed.ronde}.",
            opnieuw,
            gevonden.ronde,
        )


def fout(code: str, melding: str, verwacht: str, waarde: str = "") -> Melding:
    return Melding(AanleverErnst.FOUT, code, melding, verwacht, waarde=waarde[:200])
