"""Money of a plan: investment and its sources, loans, five years of operation, one-off costs."""

from typing import Final

from ..keuzes import (
    Aflossingsvorm,
    Bekostiging,
    Financieringsbron,
    Functie,
    Kostensoort,
    Transitiesoort,
)
from ..velden import Sectie, Soort, Tabel, Veld
from .projecten import project


def bedrag(code: str, label: str, uitleg: str, voorbeeld: str, verplicht: bool = True) -> Veld:
    return Veld(code, label, Soort.BEDRAG, uitleg, voorbeeld, verplicht=verplicht, laagst=0)


def jaar() -> Veld:
    return Veld(
        "jaar",
        "Jaar",
        Soort.JAAR,
        "Het kalenderjaar.",
        "2025",
        verplicht=True,
        laagst=2015,
        hoogst=2060,
    )


TOELICHTING: Final = Veld(
    "toelichting", "Toelichting", Soort.TEKST, "Waarop het berust.", "Offerte van maart."
)

INVESTERING: Final = Sectie(
    "investering",
    "Investering en financiering",
    "Wat het kost, wie dat betaalt, en wat er aan boekwaarde en leningen op rust.",
    tabellen=(
        Tabel(
            "investeringen",
            "Investeringen",
            "investering",
            "De begroting per project en kostensoort.",
            (
                project(),
                Veld(
                    "kostensoort",
                    "Kostensoort",
                    Soort.KEUZE,
                    "Waaraan het geld gaat.",
                    "bouw of verbouwing",
                    verplicht=True,
                    keuzes=Kostensoort,
                ),
                bedrag("bedrag", "Bedrag", "Inclusief btw.", "450.000"),
                Veld(
                    "afschrijving_jaren",
                    "Afschrijven in",
                    Soort.GETAL,
                    "In hoeveel jaar u deze investering afschrijft; 0 als u niet afschrijft.",
                    "30",
                    verplicht=True,
                    laagst=0,
                    hoogst=60,
                    eenheid="jaar",
                ),
                TOELICHTING,
            ),
            label_veld="kostensoort",
            minstens=1,
        ),
        Tabel(
            "dekking",
            "Dekking",
            "dekkingsregel",
            "Wie betaalt; per project samen gelijk aan de investering.",
            (
                project(),
                Veld(
                    "bron",
                    "Bron",
                    Soort.KEUZE,
                    "Waar het geld vandaan komt.",
                    "specifieke uitkering",
                    verplicht=True,
                    keuzes=Financieringsbron,
                ),
                bedrag("bedrag", "Bedrag", "Het deel dat deze bron betaalt.", "410.116"),
                Veld(
                    "zeker",
                    "Toegezegd",
                    Soort.JA_NEE,
                    "Is het geld al toegezegd?",
                    "ja",
                    verplicht=True,
                ),
                TOELICHTING,
            ),
            label_veld="bron",
            minstens=1,
        ),
        Tabel(
            "boekwaarden",
            "Boekwaarden",
            "boekwaarde",
            "Wat het vastgoed nu nog in de boeken staat.",
            (
                project(),
                Veld(
                    "omschrijving",
                    "Gebouw of grond",
                    Soort.TEKST,
                    "Waar het om gaat.",
                    "Hoofdgebouw",
                    verplicht=True,
                ),
                bedrag("boekwaarde", "Boekwaarde", "Op de peildatum.", "120.000"),
                Veld(
                    "peildatum",
                    "Peildatum",
                    Soort.DATUM,
                    "De dag van de boekwaarde.",
                    "31-12-2022",
                    verplicht=True,
                ),
            ),
            label_veld="omschrijving",
        ),
        Tabel(
            "leningen",
            "Leningen",
            "lening",
            "Leningen die op het vastgoed rusten of erbij komen.",
            (
                project(),
                bedrag("hoofdsom", "Hoofdsom", "Het geleende bedrag.", "200.000"),
                Veld(
                    "rente",
                    "Rente per jaar",
                    Soort.PERCENTAGE,
                    "Het percentage per jaar.",
                    "3,5",
                    verplicht=True,
                    laagst=0,
                    hoogst=20,
                    eenheid="%",
                ),
                Veld(
                    "begin",
                    "Begint op",
                    Soort.DATUM,
                    "De dag waarop de lening ingaat.",
                    "1-1-2024",
                    verplicht=True,
                ),
                Veld(
                    "looptijd_jaren",
                    "Looptijd",
                    Soort.GETAL,
                    "In hoeveel jaar de lening is afgelost.",
                    "20",
                    verplicht=True,
                    laagst=1,
                    hoogst=60,
                    eenheid="jaar",
                ),
                Veld(
                    "vorm",
                    "Aflossing",
                    Soort.KEUZE,
                    "Hoe u aflost.",
                    "lineair",
                    verplicht=True,
                    keuzes=Aflossingsvorm,
                ),
            ),
            label_veld="hoofdsom",
        ),
    ),
)

EXPLOITATIE: Final = Sectie(
    "exploitatie",
    "Exploitatie vijf jaar",
    "Opbrengsten en lasten per project, vijf jaar lang, met personeel en kostprijs.",
    tabellen=(
        Tabel(
            "exploitatie",
            "Exploitatie",
            "exploitatiejaar",
            "Eén rij per project en jaar, vijf jaar op rij.",
            (
                project(),
                jaar(),
                Veld(
                    "plaatsen",
                    "Plaatsen",
                    Soort.GETAL,
                    "Het gemiddelde aantal plaatsen in dat jaar.",
                    "12",
                    verplicht=True,
                    laagst=0,
                    hoogst=500,
                    eenheid="plaatsen",
                ),
                Veld(
                    "bezetting",
                    "Bezetting",
                    Soort.PERCENTAGE,
                    "De gemiddelde bezetting van die plaatsen.",
                    "92",
                    verplicht=True,
                    laagst=0,
                    hoogst=100,
                    eenheid="%",
                ),
                bedrag("opbrengsten", "Opbrengsten", "Alle opbrengsten in dat jaar.", "1.120.000"),
                bedrag("personeel", "Personeelslasten", "Lonen en inhuur.", "820.000"),
                bedrag("afschrijving", "Afschrijving", "Van de investeringen.", "15.000"),
                bedrag("rente", "Rente", "Van de leningen.", "7.000"),
                bedrag("overig", "Overige lasten", "Huur, energie, verzorging.", "230.000"),
                Veld(
                    "fte",
                    "Begeleiders",
                    Soort.DECIMAAL,
                    "Fte's die dagelijks begeleiden.",
                    "12,5",
                    verplicht=True,
                    laagst=0,
                    hoogst=2000,
                    eenheid="fte",
                ),
            ),
            label_veld="jaar",
            minstens=5,
        ),
        Tabel(
            "personeel",
            "Personeel",
            "functie",
            "De verdeling over functies als het huis vol is.",
            (
                project(),
                Veld(
                    "functie",
                    "Functie",
                    Soort.KEUZE,
                    "De soort functie.",
                    "pedagogisch medewerker",
                    verplicht=True,
                    keuzes=Functie,
                ),
                Veld(
                    "fte",
                    "Fte",
                    Soort.DECIMAAL,
                    "Hoeveel fte.",
                    "8,5",
                    verplicht=True,
                    laagst=0,
                    hoogst=2000,
                    eenheid="fte",
                ),
                Veld(
                    "per_dienst",
                    "Tegelijk aan het werk",
                    Soort.DECIMAAL,
                    "Hoeveel begeleiders er overdag tegelijk zijn; leeg bij andere functies.",
                    "2",
                    laagst=0,
                    hoogst=200,
                    eenheid="begeleiders",
                ),
            ),
            label_veld="functie",
            minstens=1,
        ),
        Tabel(
            "kostprijzen",
            "Kostprijzen",
            "kostprijs",
            "De kostprijs van één plaats, en hoe u wordt betaald.",
            (
                project(),
                Veld(
                    "bekostiging",
                    "Bekostiging",
                    Soort.KEUZE,
                    "Per geleverde dag, of voor het beschikbaar houden van plaatsen.",
                    "P×Q: per geleverde dag",
                    verplicht=True,
                    keuzes=Bekostiging,
                ),
                bedrag("tarief", "Tarief per dag", "Wat u per plaats en dag ontvangt.", "285"),
                bedrag("zorg", "Zorg per dag", "Personeel, per plaats en dag.", "195"),
                bedrag("wonen", "Wonen per dag", "Huisvesting, per plaats en dag.", "40"),
                bedrag("overhead", "Overhead per dag", "Al het andere.", "35"),
            ),
            label_veld="bekostiging",
            minstens=1,
        ),
    ),
)

OVERGANG: Final = Sectie(
    "overgang",
    "Kosten van de overgang",
    "Wat de verandering eenmalig kost, buiten de investering.",
    tabellen=(
        Tabel(
            "transitiekosten",
            "Transitiekosten",
            "kostenpost",
            "Eenmalige kosten, per soort en jaar.",
            (
                project(verplicht=False),
                Veld(
                    "soort",
                    "Soort",
                    Soort.KEUZE,
                    "Waarvoor de kosten zijn.",
                    "dubbele lasten",
                    verplicht=True,
                    keuzes=Transitiesoort,
                ),
                jaar(),
                bedrag("bedrag", "Bedrag", "In dat jaar.", "35.000"),
                TOELICHTING,
            ),
            label_veld="soort",
            minstens=1,
        ),
    ),
)
