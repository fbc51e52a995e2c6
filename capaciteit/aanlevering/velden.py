"""The one definition of the sheets and columns of a delivery.

The template, the reader, the checks, the messages and the data dictionary are made from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import models

from ..choices import Herkomstmaat, NietBeschikbaar, Regelsoort

SJABLOONVERSIE: Final = 1
"""Goes up when an older workbook can no longer be read as it was meant."""
HOOGSTENS: Final = 2000
"""More places or youths one facility never has; a number above it is a slip."""
ONBEKEND: Final = "onbekend"


class Veldsoort(StrEnum):
    TEKST = "tekst"
    AANTAL = "heel getal"
    DATUM = "datum"
    KEUZE = "keuze"
    REGIO = "regio"


@dataclass(frozen=True)
class Veld:
    """A column: ``invulbaar`` is for the provider, the others say what the row is about.

    ``wat`` names in a message what is counted.
    """

    sleutel: str
    kop: str
    soort: Veldsoort
    uitleg: str
    voorbeeld: str
    verplicht: bool = False
    invulbaar: bool = False
    laagst: int = 0
    hoogst: int = HOOGSTENS
    keuzes: type[models.TextChoices] | None = None
    wat: str = ""
    breedte: int = 14


@dataclass(frozen=True)
class Blad:
    naam: str
    soort: Regelsoort
    uitleg: str
    velden: tuple[Veld, ...]

    @property
    def koppen(self) -> list[str]:
        return [veld.kop for veld in self.velden]

    def plek(self, sleutel: str) -> int:
        """Which column of the template, from 0."""
        return [veld.sleutel for veld in self.velden].index(sleutel)


def aantal(
    sleutel: str, kop: str, uitleg: str, voorbeeld: str, wat: str, *, verplicht: bool = False
) -> Veld:
    return Veld(
        sleutel, kop, Veldsoort.AANTAL, uitleg, voorbeeld, verplicht, invulbaar=True, wat=wat
    )


CODE: Final = Veld(
    "code",
    "Voorziening code",
    Veldsoort.TEKST,
    "De code van de voorziening in het register. Staat er al in; verander haar niet.",
    "VRZ-12",
    verplicht=True,
    breedte=20,
)
NAAM: Final = Veld(
    "naam",
    "Naam",
    Veldsoort.TEKST,
    "De naam van de voorziening, ter herkenning.",
    "Groep De Linde",
    breedte=30,
)
TOELICHTING: Final = Veld(
    "toelichting",
    "Toelichting",
    Veldsoort.TEKST,
    "Waarom een opvallend cijfer klopt. Nodig bij een waarschuwing. Noem geen personen.",
    "Twee groepen samengevoegd wegens verbouwing.",
    invulbaar=True,
    breedte=50,
)

CAPACITEIT: Final = Blad(
    "Capaciteit",
    Regelsoort.METING,
    "Eén rij per voorziening en peildatum: de stand aan het eind van die dag.",
    (
        CODE,
        NAAM,
        Veld(
            "locatie",
            "Locatie",
            Veldsoort.TEKST,
            "Waar de voorziening is, ter herkenning.",
            "Wierden",
            breedte=24,
        ),
        Veld(
            "zorgvorm",
            "Zorgvorm",
            Veldsoort.TEKST,
            "De vorm van zorg in het register, ter herkenning.",
            "kleinschalig",
            breedte=22,
        ),
        Veld(
            "peildatum",
            "Peildatum",
            Veldsoort.DATUM,
            "De dag waarover de rij gaat. Staat er al in; verander haar niet.",
            "1-7-2024",
            verplicht=True,
        ),
        aantal(
            "plaatsen",
            "Plaatsen",
            "Hoeveel jeugdigen er die dag konden verblijven, tijdelijk gesloten plaatsen erbij.",
            "12",
            "plaatsen",
            verplicht=True,
        ),
        aantal(
            "bezet",
            "Bezet",
            "Hoeveel jeugdigen er die dag verbleven.",
            "10",
            "jeugdigen",
            verplicht=True,
        ),
        aantal(
            "wachtend",
            "Wachtend",
            "Hoeveel jeugdigen op een plaats wachtten. Leeg als u het niet weet.",
            "3",
            "jeugdigen",
        ),
        aantal(
            "niet_beschikbaar",
            "Niet beschikbaar",
            "Hoeveel van de plaatsen die dag niet gebruikt konden worden.",
            "2",
            "plaatsen",
        ),
        Veld(
            "reden",
            "Reden niet beschikbaar",
            Veldsoort.KEUZE,
            "Kies uit de lijst. Nodig als er plaatsen niet beschikbaar waren.",
            "verbouwing",
            invulbaar=True,
            keuzes=NietBeschikbaar,
            breedte=28,
        ),
        TOELICHTING,
    ),
)

HERKOMSTMATEN: Final = (
    (Herkomstmaat.VERBLIJVEND, "Verblijvend", "op de laatste peildatum verbleven", "4"),
    (Herkomstmaat.INSTROOM, "Instroom", "in de periode kwamen wonen", "2"),
    (Herkomstmaat.UITSTROOM, "Uitstroom", "in de periode vertrokken", "1"),
    (Herkomstmaat.HERPLAATSING, "Herplaatsing", "in de periode opnieuw werden geplaatst", "0"),
    (Herkomstmaat.SPOED, "Spoed", "in de periode met spoed werden geplaatst", "1"),
)

HERKOMST: Final = Blad(
    "Herkomst",
    Regelsoort.HERKOMST,
    "Eén rij per voorziening en regio waar jeugdigen vandaan komen. Wat leeg is, telt niet mee.",
    (
        CODE,
        NAAM,
        Veld(
            "regio",
            "Regio van herkomst",
            Veldsoort.REGIO,
            "De jeugdhulpregio, met naam of code. Kies 'onbekend' als u het niet weet.",
            "Twente",
            verplicht=True,
            invulbaar=True,
            breedte=34,
        ),
        *(
            aantal(maat.value, kop, f"Hoeveel jeugdigen uit die regio {wat}.", getal, "jeugdigen")
            for maat, kop, wat, getal in HERKOMSTMATEN
        ),
        TOELICHTING,
    ),
)

BLADEN: Final = (CAPACITEIT, HERKOMST)
SJABLOONVELD: Final = "Sjabloon"
"""Heading of the column in a CSV that says for whom and which round it was made."""


def bladen_van(met_herkomst: bool) -> tuple[Blad, ...]:
    """The sheets that a round asks for."""
    return BLADEN if met_herkomst else (CAPACITEIT,)


def gegevenswoordenboek() -> Iterator[dict[str, str]]:
    """Every column in words, for a page or a file beside the template."""
    for blad in BLADEN:
        for veld in blad.velden:
            yield {
                "blad": blad.naam,
                "kolom": veld.kop,
                "soort": veld.soort.value,
                "verplicht": "ja" if veld.verplicht else "nee",
                "mag": toegestaan(veld),
                "uitleg": veld.uitleg,
                "voorbeeld": veld.voorbeeld,
            }


def toegestaan(veld: Veld) -> str:
    """What a cell may hold, in words."""
    if veld.soort == Veldsoort.AANTAL:
        return f"{veld.laagst} tot en met {veld.hoogst}"
    if veld.keuzes:
        return ", ".join(str(naam) for naam in veld.keuzes.labels)
    if veld.soort == Veldsoort.REGIO:
        return f"een jeugdhulpregio, of {ONBEKEND}"
    if veld.soort == Veldsoort.DATUM:
        return "een peildatum van de ronde"
    return "tekst"
