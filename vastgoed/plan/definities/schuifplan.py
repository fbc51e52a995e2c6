"""Where youths live during the works: counts per group and month, never a person."""

from typing import Final

from ..velden import Sectie, Soort, Tabel, Veld
from .projecten import project


def maand(code: str, label: str, uitleg: str, voorbeeld: str) -> Veld:
    return Veld(code, label, Soort.MAAND, uitleg, voorbeeld, verplicht=True)


def aantal(code: str, label: str, uitleg: str, voorbeeld: str, eenheid: str) -> Veld:
    return Veld(
        code,
        label,
        Soort.GETAL,
        uitleg,
        voorbeeld,
        verplicht=True,
        laagst=0,
        hoogst=500,
        eenheid=eenheid,
    )


GROEP: Final = Veld(
    "groep",
    "Groep",
    Soort.TEKST,
    "De naam van de groep. Noem geen personen.",
    "De Esdoorn",
    verplicht=True,
)

SCHUIFPLAN: Final = Sectie(
    "schuifplan",
    "Schuifplan",
    "Waar elke groep woont tijdens de bouw, maand voor maand. Alleen aantallen.",
    tabellen=(
        Tabel(
            "groepen",
            "Schuifplan groepen",
            "groep",
            "Welke groepen tijdens de bouw onderdak nodig hebben, en voor hoeveel jeugdigen.",
            (
                project(),
                GROEP,
                aantal("jeugdigen", "Jeugdigen", "Voor hoeveel jeugdigen.", "8", "jeugdigen"),
                maand("van", "Vanaf", "De eerste maand waarin de bouw hen raakt.", "9-2023"),
                maand("tot", "Tot en met", "De laatste maand.", "6-2024"),
            ),
            label_veld="groep",
        ),
        Tabel(
            "onderdak",
            "Schuifplan onderdak",
            "onderdak",
            "Waar een groep in welke maanden woont.",
            (
                GROEP,
                Veld(
                    "voorziening",
                    "Voorziening",
                    Soort.VOORZIENING,
                    "De code als zij in het register staat.",
                    "VRZ-12",
                ),
                Veld(
                    "adres",
                    "Ander onderdak",
                    Soort.TEKST,
                    "Als het geen voorziening in het register is.",
                    "Gehuurd huis in Almelo",
                ),
                aantal("plaatsen", "Plaatsen", "Hoeveel plaatsen er zijn.", "8", "plaatsen"),
                maand("van", "Vanaf", "De eerste maand.", "9-2023"),
                maand("tot", "Tot en met", "De laatste maand.", "6-2024"),
            ),
            label_veld="groep",
        ),
    ),
)
