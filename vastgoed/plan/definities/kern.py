"""What the plan is about, in a page."""

from typing import Final

from ..velden import Sectie, Soort, Veld

KERN: Final = Sectie(
    "kern",
    "Kern van het plan",
    "Wat u wilt bereiken, met hoeveel plaatsen en wat u daarvoor vraagt.",
    velden=(
        Veld(
            "doel",
            "Doel van het plan",
            Soort.LANGE_TEKST,
            "Wat is anders en beter als dit plan is uitgevoerd?",
            "Alle 24 plaatsen op het terrein worden vier gewone huizen in de wijk.",
            verplicht=True,
        ),
        Veld(
            "samenvatting",
            "Samenvatting",
            Soort.LANGE_TEKST,
            "In tien regels, voor wie erover besluit.",
            "Wij sluiten twee groepen van twaalf en openen vier huizen van zes.",
            verplicht=True,
        ),
        Veld(
            "startfoto_peildatum",
            "Peildatum van de startfoto",
            Soort.DATUM,
            "De dag waarop de plaatsen van de startfoto zijn geteld.",
            "1-7-2022",
            verplicht=True,
        ),
        Veld(
            "startfoto_plaatsen",
            "Plaatsen in de startfoto",
            Soort.GETAL,
            "Hoeveel plaatsen van u er op die dag onder de regeling vielen.",
            "24",
            verplicht=True,
            laagst=0,
            hoogst=2000,
            eenheid="plaatsen",
        ),
        Veld(
            "spuk_gevraagd",
            "Gevraagde bijdrage",
            Soort.BEDRAG,
            "Hoeveel u uit de specifieke uitkering vraagt, alle projecten samen.",
            "410.116",
            verplicht=True,
            laagst=0,
        ),
        Veld(
            "einddatum",
            "Plan gereed op",
            Soort.DATUM,
            "De dag waarop het laatste project klaar is.",
            "31-12-2024",
            verplicht=True,
        ),
        Veld(
            "contactfunctie",
            "Aanspreekpunt",
            Soort.TEKST,
            "De functie van wie vragen beantwoordt. Noem geen naam.",
            "programmamanager vastgoed",
        ),
    ),
)
