"""Which sheets a workbook has, with which columns: one per section's fields, one per table."""

from dataclasses import dataclass
from typing import Final

from ..definities import SECTIES
from ..velden import Sectie, Soort, Tabel, Veld

SLEUTELKOLOM: Final = "sleutel"
"""Hidden: which row of the plan this is; it survives sorting and inserting."""
SMAL, GEWOON, BREED, LANG = 12, 18, 30, 52
BREEDTES: Final = {
    Soort.LANGE_TEKST: LANG,
    Soort.TEKST: BREED,
    Soort.LOCATIE: BREED,
    Soort.VOORZIENING: BREED,
    Soort.KEUZE: BREED,
    Soort.GEMEENTE: 22,
    Soort.BEDRAG: 16,
    Soort.PROJECT: SMAL,
    Soort.JA_NEE: SMAL,
    Soort.JAAR: SMAL,
    Soort.GETAL: SMAL,
    Soort.MAAND: SMAL,
    Soort.DATUM: 14,
}


@dataclass(frozen=True)
class Kolom:
    """``sleutel`` is the code of its field, or of what stands in it; ``kop`` its heading."""

    sleutel: str
    kop: str
    breedte: int
    veld: Veld | None = None


@dataclass(frozen=True)
class Blad:
    """One sheet; ``velden`` are its columns (as ``koppen`` of deliveries names them)."""

    naam: str
    sectie: Sectie
    velden: tuple[Kolom, ...]
    tabel: Tabel | None = None

    @property
    def koppen(self) -> list[str]:
        return [kolom.kop for kolom in self.velden]

    @property
    def van_tabel(self) -> Tabel:
        """Raises TypeError for a sheet of fields."""
        if self.tabel is None:
            raise TypeError(f"Blad {self.naam} heeft geen tabel.")
        return self.tabel

    def plek(self, sleutel: str) -> int:
        return next(nr for nr, kolom in enumerate(self.velden) if kolom.sleutel == sleutel)


VRAAG, ANTWOORD, PAD = "vraag", "antwoord", "pad"
VELDKOLOMMEN: Final = (
    Kolom(VRAAG, "Vraag", BREED),
    Kolom(ANTWOORD, "Antwoord", 70),
    Kolom("uitleg", "Uitleg", 48),
    Kolom("voorbeeld", "Voorbeeld", 36),
    Kolom(PAD, "Plek (niet wijzigen)", SMAL),
)


def van_sectie(sectie: Sectie) -> list[Blad]:
    velden = [Blad(sectie.titel, sectie, VELDKOLOMMEN)] if sectie.velden else []
    return [*velden, *(van_tabel(sectie, tabel) for tabel in sectie.tabellen)]


def van_tabel(sectie: Sectie, tabel: Tabel) -> Blad:
    kolommen = (
        Kolom(
            veld.code, veld.label, max(BREEDTES.get(veld.soort, GEWOON), len(veld.label) + 3), veld
        )
        for veld in tabel.kolommen
    )
    sleutel = Kolom(SLEUTELKOLOM, "Sleutel (niet wijzigen)", SMAL)
    return Blad(tabel.naam, sectie, (*kolommen, sleutel), tabel)


BLADEN: Final[tuple[Blad, ...]] = tuple(blad for sectie in SECTIES for blad in van_sectie(sectie))
BLAD_VAN: Final[dict[str, Blad]] = {
    code: blad
    for blad in BLADEN
    for code in ([blad.tabel.code] if blad.tabel else [veld.code for veld in blad.sectie.velden])
}
"""By code of a field or table."""
VOORBLAD, UITLEGBLAD, VRAGENBLAD = "Begin", "Uitleg", "Vragen"
WAS: Final = "was"
VRAAGKOLOMMEN: Final = (
    Kolom("nummer", "Nr", 6),
    Kolom(VRAAG, "Vraag", 60),
    Kolom("onderdelen", "Wat u mag aanpassen", 44),
    Kolom(ANTWOORD, "Uw antwoord", 60),
    Kolom(SLEUTELKOLOM, "Sleutel (niet wijzigen)", SMAL),
    Kolom(WAS, "Antwoord bij ophalen (niet wijzigen)", SMAL),
)
"""The last two are hidden; by the last it shows whether somebody answered on screen since."""
