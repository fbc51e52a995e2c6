"""Projects on the site and in the neighbourhood: places, phases, buildings."""

from typing import Final

from regio.choices import Zorgvorm

from ...choices_plan import Projectsoort
from ..keuzes import Bezit, Fase, Staat
from ..velden import Sectie, Soort, Tabel, Veld


def project(verplicht: bool = True) -> Veld:
    """The column by which a row says to which project it belongs."""
    return Veld(
        "project",
        "Project",
        Soort.PROJECT,
        "De code van het project, zoals in de tabel met projecten.",
        "P1",
        verplicht=verplicht,
    )


PROJECTTABEL: Final = Tabel(
    "projecten",
    "Projecten",
    "project",
    "Elke verbouwing op het terrein en elk huis in de wijk is een project.",
    (
        Veld("code", "Code", Soort.TEKST, "Een korte eigen code.", "P1", verplicht=True),
        Veld(
            "naam",
            "Naam",
            Soort.TEKST,
            "Hoe u het project noemt.",
            "Huis aan de Dorpsstraat",
            verplicht=True,
        ),
        Veld(
            "soort",
            "Soort",
            Soort.KEUZE,
            "Ombouw op het terrein, of ontwikkeling in de wijk.",
            "ontwikkeling in de wijk",
            verplicht=True,
            keuzes=Projectsoort,
        ),
        Veld(
            "locatie",
            "Locatie in het register",
            Soort.LOCATIE,
            "De code van de bestaande locatie. Leeg bij een nieuw adres.",
            "LOC-12",
        ),
        Veld(
            "plaats",
            "Plaats",
            Soort.TEKST,
            "De plaats of wijk waar het komt.",
            "Wierden",
            verplicht=True,
        ),
        Veld(
            "gemeente",
            "Gemeente",
            Soort.GEMEENTE,
            "De gemeente waar het project ligt.",
            "Wierden",
            verplicht=True,
        ),
        Veld(
            "omschrijving",
            "Omschrijving",
            Soort.LANGE_TEKST,
            "Wat er gebeurt, van groot naar klein.",
            "Twee groepen van acht worden drie huizen van vijf.",
            verplicht=True,
        ),
        Veld(
            "haalbaarheid",
            "Haalbaarheid",
            Soort.LANGE_TEKST,
            "Waarom het kan, en wat er nog in de weg staat.",
            "Het bestemmingsplan past; de vergunning is aangevraagd.",
            verplicht=True,
        ),
        Veld(
            "bijdrage_visie",
            "Bijdrage aan de visie",
            Soort.LANGE_TEKST,
            "Wat het project bijdraagt aan elk uitgangspunt van de gezamenlijke visie.",
            "Kleinschalig en in de wijk; school en club zijn op fietsafstand.",
            verplicht=True,
        ),
        Veld("start", "Begint op", Soort.DATUM, "De eerste dag.", "1-9-2023", verplicht=True),
        Veld(
            "gereed",
            "Klaar op",
            Soort.DATUM,
            "De dag van oplevering.",
            "1-7-2024",
            verplicht=True,
        ),
    ),
    label_veld="code",
    minstens=1,
)

PLAATSEN: Final = Tabel(
    "plaatsen",
    "Plaatsen",
    "plaatsregel",
    "Waar elke plaats vandaan komt en heen gaat. Een plaats die verdwijnt, houdt 'naar' leeg.",
    (
        project(),
        Veld(
            "van",
            "Van voorziening",
            Soort.VOORZIENING,
            "De code van de voorziening in het register. Leeg: nieuwe plaatsen.",
            "VRZ-12",
        ),
        Veld(
            "naar",
            "Naar voorziening",
            Soort.VOORZIENING,
            "De code als zij al in het register staat.",
            "VRZ-31",
        ),
        Veld(
            "naar_naam",
            "Naar nieuwe voorziening",
            Soort.TEKST,
            "De naam als zij nog niet in het register staat.",
            "Huis De Linde",
        ),
        Veld(
            "zorgvorm",
            "Zorgvorm straks",
            Soort.KEUZE,
            "De vorm van zorg na de verandering.",
            "kleinschalig",
            keuzes=Zorgvorm,
        ),
        Veld(
            "aantal",
            "Plaatsen",
            Soort.GETAL,
            "Om hoeveel plaatsen het gaat.",
            "12",
            verplicht=True,
            laagst=1,
            hoogst=500,
            eenheid="plaatsen",
        ),
        Veld(
            "groepen",
            "Groepen straks",
            Soort.GETAL,
            "Over hoeveel groepen of huizen deze plaatsen gaan.",
            "2",
            laagst=1,
            hoogst=100,
            eenheid="groepen",
        ),
        Veld(
            "datum",
            "Datum",
            Soort.DATUM,
            "De dag waarop de plaatsen veranderen.",
            "1-7-2024",
            verplicht=True,
        ),
        Veld(
            "toelichting",
            "Toelichting",
            Soort.TEKST,
            "Waarom, als het niet vanzelf spreekt.",
            "De vraag naar deze zorg neemt af.",
        ),
    ),
    label_veld="aantal",
    minstens=1,
)

FASEN: Final = Tabel(
    "fasen",
    "Fasen",
    "fase",
    "De planning van elk project.",
    (
        project(),
        Veld(
            "fase",
            "Fase",
            Soort.KEUZE,
            "Welk deel van het werk.",
            "bouw",
            verplicht=True,
            keuzes=Fase,
        ),
        Veld("start", "Begint op", Soort.DATUM, "De eerste dag.", "1-1-2024", verplicht=True),
        Veld("einde", "Klaar op", Soort.DATUM, "De laatste dag.", "30-6-2024", verplicht=True),
        Veld(
            "toelichting",
            "Toelichting",
            Soort.TEKST,
            "Waarvan het afhangt.",
            "Na de vergunning.",
        ),
    ),
    label_veld="fase",
    minstens=1,
)

PROJECTEN: Final = Sectie(
    "projecten",
    "Projecten en plaatsen",
    "Wat u bouwt of verbouwt, welke plaatsen daardoor veranderen en wanneer.",
    tabellen=(PROJECTTABEL, PLAATSEN, FASEN),
)

GEBOUWTABEL: Final = Tabel(
    "gebouwen",
    "Gebouwen",
    "gebouw",
    "Elk gebouw van het plan, nu en straks. Foto en kaart voegt u als bijlage toe.",
    (
        project(),
        Veld("naam", "Gebouw", Soort.TEKST, "Naam of adres.", "Dorpsstraat 1", verplicht=True),
        Veld(
            "bouwjaar",
            "Bouwjaar",
            Soort.JAAR,
            "Het jaar van de bouw.",
            "1974",
            verplicht=True,
            laagst=1500,
            hoogst=2100,
        ),
        Veld(
            "staat",
            "Staat",
            Soort.KEUZE,
            "Hoe het gebouw er bouwkundig aan toe is.",
            "redelijk",
            verplicht=True,
            keuzes=Staat,
        ),
        Veld(
            "bezit",
            "Eigendom of huur",
            Soort.KEUZE,
            "Van wie het gebouw is.",
            "eigendom",
            verplicht=True,
            keuzes=Bezit,
        ),
        Veld(
            "oppervlakte",
            "Oppervlakte",
            Soort.GETAL,
            "Gebruiksoppervlak in vierkante meter.",
            "420",
            laagst=1,
            hoogst=100_000,
            eenheid="m²",
        ),
        Veld(
            "gebruik_nu",
            "Gebruik nu",
            Soort.TEKST,
            "Waarvoor het gebouw nu dient.",
            "twee groepen van acht",
            verplicht=True,
        ),
        Veld(
            "gebruik_straks",
            "Gebruik straks",
            Soort.TEKST,
            "Waarvoor het gebouw straks dient.",
            "kantoor en dagbesteding",
            verplicht=True,
        ),
        Veld(
            "breedtegraad",
            "Breedtegraad",
            Soort.DECIMAAL,
            "Voor de kaart, met vijf cijfers na de komma.",
            "52,35944",
            laagst=50,
            hoogst=54,
        ),
        Veld(
            "lengtegraad",
            "Lengtegraad",
            Soort.DECIMAAL,
            "Voor de kaart, met vijf cijfers na de komma.",
            "6,59083",
            laagst=3,
            hoogst=8,
        ),
    ),
    label_veld="naam",
    minstens=1,
)
NORMALISEREN: Final = Tabel(
    "normaliseren",
    "Normaliseren",
    "beschrijving",
    "Hoe elk pand een gewoon huis is, van buiten en van binnen.",
    (
        project(),
        Veld(
            "buiten",
            "Van buiten",
            Soort.LANGE_TEKST,
            "Hoe het huis zich voegt in de straat of op het terrein.",
            "Een gewone voordeur, geen naambord van de instelling.",
            verplicht=True,
        ),
        Veld(
            "binnen",
            "Van binnen",
            Soort.LANGE_TEKST,
            "Hoe wonen er voelt als thuis.",
            "Eigen kamer met sanitair, een keuken waar samen gekookt wordt.",
            verplicht=True,
        ),
        Veld(
            "omgeving",
            "Band met de omgeving",
            Soort.LANGE_TEKST,
            "Hoe het huis bij de wijk hoort.",
            "De tuin is ook voor buren open.",
        ),
    ),
    label_veld="project",
    minstens=1,
)
GEBOUWEN: Final = Sectie(
    "gebouwen",
    "Gebouwen",
    "Hoe oud de panden zijn, in welke staat, van wie, en hoe gewoon ze straks zijn.",
    tabellen=(GEBOUWTABEL, NORMALISEREN),
)
