"""The risk register of a plan."""

from typing import Final

from django.db import models

from ..keuzes import Impact, Kans
from ..velden import Sectie, Soort, Tabel, Veld


def niveau(
    code: str, label: str, uitleg: str, keuzes: type[models.TextChoices], *, verplicht: bool
) -> Veld:
    return Veld(
        code,
        label,
        Soort.KEUZE,
        uitleg,
        keuzes.choices[1][1],
        verplicht=verplicht,
        keuzes=keuzes,
    )


RISICOS: Final = Sectie(
    "risicos",
    "Risico's",
    "Wat er mis kan gaan, hoe erg dat is, en wat u eraan doet.",
    tabellen=(
        Tabel(
            "risicos",
            "Risico's",
            "risico",
            "Voor en na de maatregel.",
            (
                Veld(
                    "omschrijving",
                    "Risico",
                    Soort.TEKST,
                    "Wat er kan gebeuren.",
                    "De vergunning komt later.",
                    verplicht=True,
                ),
                niveau("impact", "Impact", "Hoe erg het is.", Impact, verplicht=True),
                niveau("kans", "Waarschijnlijkheid", "Hoe groot de kans is.", Kans, verplicht=True),
                Veld(
                    "gevolg",
                    "Gevolg",
                    Soort.LANGE_TEKST,
                    "Wat er dan gebeurt.",
                    "De bouw begint een half jaar later.",
                    verplicht=True,
                ),
                Veld(
                    "maatregel",
                    "Maatregel",
                    Soort.LANGE_TEKST,
                    "Wat u doet om het te voorkomen of op te vangen.",
                    "Vooroverleg met de gemeente.",
                ),
                Veld(
                    "eigenaar",
                    "Eigenaar",
                    Soort.TEKST,
                    "De functie. Noem geen naam.",
                    "manager vastgoed",
                    verplicht=True,
                ),
                niveau("impact_na", "Impact na maatregel", "Daarna.", Impact, verplicht=False),
                niveau("kans_na", "Kans na maatregel", "Daarna.", Kans, verplicht=False),
            ),
            label_veld="omschrijving",
            minstens=1,
        ),
    ),
)
