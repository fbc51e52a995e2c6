"""Policy answers, and what was agreed with whom."""

from typing import Final

from ..keuzes import Actietermijn, Akkoord, Partijsoort
from ..velden import Sectie, Soort, Tabel, Veld


def antwoord(code: str, label: str, uitleg: str, voorbeeld: str, verplicht: bool = True) -> Veld:
    return Veld(code, label, Soort.LANGE_TEKST, uitleg, voorbeeld, verplicht=verplicht)


BELEID: Final = Sectie(
    "beleid",
    "Beleid",
    "Waarom u dit wilt, en hoe het past bij wat jongeren nodig hebben.",
    velden=(
        antwoord(
            "visie",
            "Eigen visie",
            "Hoe u wonen en hulp voor jeugdigen ziet.",
            "Zo thuis mogelijk, met hulp die meebeweegt.",
        ),
        antwoord(
            "noodzaak",
            "Noodzaak",
            "Waarom het vastgoed daarvoor moet veranderen.",
            "De gebouwen zijn gemaakt voor groepen van twaalf.",
        ),
        antwoord(
            "na18_aanpak",
            "Wonen na 18",
            "Hoe een jongere er na de achttiende verjaardag kan blijven.",
            "Twee kamers hebben een eigen huurcontract.",
        ),
        Veld(
            "na18_plaatsen",
            "Plaatsen na 18",
            Soort.GETAL,
            "Hoeveel plaatsen zich daarvoor lenen.",
            "4",
            verplicht=True,
            laagst=0,
            hoogst=500,
            eenheid="plaatsen",
        ),
        antwoord(
            "na18_financiering",
            "Betaling na 18",
            "Wie het wonen dan betaalt.",
            "Huurtoeslag en beschermd wonen.",
            verplicht=False,
        ),
        antwoord(
            "flexibel",
            "Flexibel vastgoed",
            "Waarvoor het pand dient als de vraag verandert.",
            "De huizen zijn later gewone woningen.",
        ),
        antwoord(
            "expertise",
            "Expertise",
            "Wat er met bestaande kennis gebeurt.",
            "De behandelaars gaan mee naar de wijk.",
        ),
        antwoord(
            "leren",
            "Samen leren",
            "Wat u met anderen hebt afgesproken over leren.",
            "Elk kwartaal een leerbijeenkomst.",
        ),
        antwoord(
            "proces",
            "Hoe het plan tot stand kwam",
            "Wie meedacht, en wanneer.",
            "Drie bijeenkomsten met gemeenten, scholen en jongeren.",
        ),
        antwoord(
            "partnerschap",
            "Partnerschap",
            "Hoe u met andere aanbieders elke hulpvraag beantwoordt.",
            "Wij nemen elkaars plaatsen over bij drukte.",
        ),
    ),
)

SAMENWERKING: Final = Sectie(
    "samenwerking",
    "Afspraken en jongeren",
    "Met wie u het eens bent, en wat u met de inbreng van jongeren doet.",
    tabellen=(
        Tabel(
            "afspraken",
            "Afspraken",
            "afspraak",
            "Afspraken met gemeenten, scholen en anderen.",
            (
                Veld("partij", "Partij", Soort.TEKST, "Met wie.", "Gemeente Wierden", True),
                Veld(
                    "soort",
                    "Soort partij",
                    Soort.KEUZE,
                    "Wat voor partij.",
                    "gemeente",
                    verplicht=True,
                    keuzes=Partijsoort,
                ),
                Veld("datum", "Besproken op", Soort.DATUM, "De dag.", "1-3-2023"),
                Veld(
                    "uitkomst",
                    "Uitkomst",
                    Soort.LANGE_TEKST,
                    "Wat er is afgesproken.",
                    "De gemeente werkt mee aan de vergunning.",
                    verplicht=True,
                ),
                Veld(
                    "akkoord",
                    "Akkoord",
                    Soort.KEUZE,
                    "Is de partij het eens?",
                    "akkoord",
                    verplicht=True,
                    keuzes=Akkoord,
                ),
            ),
            label_veld="partij",
            minstens=1,
        ),
        Tabel(
            "jongerenraad",
            "Jongerenraad",
            "actie",
            "Wat u doet met wat jongeren zeggen.",
            (
                Veld(
                    "termijn",
                    "Termijn",
                    Soort.KEUZE,
                    "Binnenkort, of later.",
                    "korte termijn",
                    verplicht=True,
                    keuzes=Actietermijn,
                ),
                Veld(
                    "actie",
                    "Actie",
                    Soort.LANGE_TEKST,
                    "Wat u gaat doen.",
                    "Jongeren kiezen mee hoe hun kamer wordt ingericht.",
                    verplicht=True,
                ),
                Veld("datum", "Uiterlijk op", Soort.DATUM, "De dag.", "1-10-2023", verplicht=True),
                Veld(
                    "verantwoordelijke",
                    "Wie",
                    Soort.TEKST,
                    "De functie. Noem geen naam.",
                    "teamleider",
                    verplicht=True,
                ),
            ),
            label_veld="actie",
            minstens=2,
        ),
    ),
)
