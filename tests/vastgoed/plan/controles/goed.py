"""A plan on which no check has anything to say, and what the checks know beside it."""

from datetime import date
from decimal import Decimal

from vastgoed.plan.controles import Context, Voorzieningkennis
from vastgoed.plan.inhoud import lege_inhoud
from vastgoed.rekenen.vergelijking import bandbreedte

VRIJ = Voorzieningkennis(
    code="VRZ-B",
    naam="De Kade",
    zorgvorm="open",
    is_eigen=True,
    standen=((date(2020, 1, 1), 12),),
    statussen=((date(2020, 1, 1), "open"),),
    bezet=4,
)
OUD = Voorzieningkennis(
    code="VRZ-A",
    naam="Bosrand",
    zorgvorm="o3m",
    is_eigen=True,
    standen=((date(2020, 1, 1), 16),),
    statussen=((date(2020, 1, 1), "open"),),
)
CONTEXT = Context(
    zorgvorm="o3m",
    voorzieningen={"VRZ-A": OUD, "VRZ-B": VRIJ},
    locaties=frozenset({"LOC-1"}),
    gemeenten=frozenset({"wierden"}),
    toegekend=Decimal(270_000),
    toegekende_plaatsen=16,
    uiterlijk=date(2024, 12, 31),
    termijn="Vastgoedplannen gerealiseerd",
    startfoto={"VRZ-A": 16},
    vergelijkbaar={"wijk": bandbreedte([60_000, 70_000, 75_000, 80_000, 90_000])},
)
RENTE = {2025: "7600", 2026: "7200", 2027: "6800", 2028: "6400", 2029: "6000"}


def exploitatie(project, jaar):
    """8 places at 95 %, € 400 a day: 400 × 8 × 365 × 0,95 = 1.109.600."""
    eerste = project == "P1"
    return {
        "sleutel": f"e{project[1]}{jaar}",
        "project": project,
        "jaar": jaar,
        "plaatsen": 8,
        "bezetting": "95",
        "opbrengsten": "1109600",
        "personeel": "750000",
        "afschrijving": "20000" if eerste else "15000",
        "rente": RENTE[jaar] if eerste else "0",
        "overig": "150000",
        "fte": "12",
    }


def per_project(sleutel, **cellen):
    return [
        {"sleutel": f"{sleutel}{nummer}", "project": f"P{nummer}", **cellen} for nummer in (1, 2)
    ]


def goed():
    inhoud = lege_inhoud()
    inhoud["velden"] = {
        "startfoto_peildatum": "2022-07-01",
        "startfoto_plaatsen": 16,
        "spuk_gevraagd": "270000",
        "einddatum": "2024-09-30",
    }
    inhoud["tabellen"] |= {
        "projecten": [
            {"sleutel": "p1", "code": "P1", "naam": "Huis De Linde", "soort": "wijk",
             "locatie": "LOC-1", "gemeente": "Wierden", "start": "2023-09-01",
             "gereed": "2024-06-30"},
            {"sleutel": "p2", "code": "P2", "naam": "Ombouw Bosrand", "soort": "terrein",
             "gemeente": "Wierden", "start": "2024-01-01", "gereed": "2024-09-30"},
        ],
        "plaatsen": [
            {"sleutel": "pl1", "project": "P1", "van": "VRZ-A", "naar_naam": "Huis De Linde",
             "zorgvorm": "kleinschalig", "aantal": 8, "groepen": 2, "datum": "2024-06-30"},
            {"sleutel": "pl2", "project": "P2", "van": "VRZ-A", "naar_naam": "De Eik",
             "zorgvorm": "kleinschalig", "aantal": 8, "groepen": 2, "datum": "2024-09-30"},
        ],
        "fasen": [
            {"sleutel": "f1", "project": "P1", "fase": "ontwerp", "start": "2023-09-01",
             "einde": "2023-12-31"},
            {"sleutel": "f2", "project": "P1", "fase": "bouw", "start": "2024-01-01",
             "einde": "2024-06-30"},
            {"sleutel": "f3", "project": "P2", "fase": "ontwerp", "start": "2024-01-01",
             "einde": "2024-03-31"},
            {"sleutel": "f4", "project": "P2", "fase": "bouw", "start": "2024-04-01",
             "einde": "2024-09-30"},
        ],
        "gebouwen": per_project("g", naam="Dorpsstraat 1", bouwjaar=1974),
        "normaliseren": per_project("n", buiten="Een gewone voordeur."),
        "investeringen": [
            {"sleutel": "i1", "project": "P1", "kostensoort": "bouw", "bedrag": "600000",
             "afschrijving_jaren": 30},
            {"sleutel": "i2", "project": "P2", "kostensoort": "bouw", "bedrag": "300000",
             "afschrijving_jaren": 20},
        ],
        "dekking": [
            {"sleutel": "d1", "project": "P1", "bron": "spuk", "bedrag": "170000", "zeker": True},
            {"sleutel": "d2", "project": "P1", "bron": "lening", "bedrag": "200000", "zeker": True},
            {"sleutel": "d3", "project": "P1", "bron": "eigen", "bedrag": "230000", "zeker": True},
            {"sleutel": "d4", "project": "P2", "bron": "spuk", "bedrag": "100000", "zeker": True},
            {"sleutel": "d5", "project": "P2", "bron": "eigen", "bedrag": "200000", "zeker": True},
        ],
        "leningen": [
            {"sleutel": "l1", "project": "P1", "hoofdsom": "200000", "rente": "4",
             "begin": "2024-01-01", "looptijd_jaren": 20, "vorm": "lineair"},
        ],
        "exploitatie": [exploitatie(p, jaar) for p in ("P1", "P2") for jaar in RENTE],
        "personeel": [
            *per_project("s", functie="pedagogisch", fte="10", per_dienst="2"),
            *per_project("t", functie="nacht", fte="2"),
        ],
        "kostprijzen": per_project(
            "k", bekostiging="pxq", tarief="400", zorg="260", wonen="40", overhead="40"
        ),
        "groepen": [
            {"sleutel": "gr1", "project": "P2", "groep": "De Berk", "jeugdigen": 8,
             "van": "2024-04", "tot": "2024-09"},
        ],
        "onderdak": [
            {"sleutel": "o1", "groep": "De Berk", "voorziening": "VRZ-B", "plaatsen": 8,
             "van": "2024-04", "tot": "2024-09"},
        ],
        "risicos": [
            {"sleutel": "r1", "omschrijving": "De vergunning komt later", "impact": "H",
             "kans": "R", "maatregel": "Vooroverleg", "impact_na": "M", "kans_na": "M"},
        ],
        "afspraken": [
            {"sleutel": "a1", "partij": "Gemeente Wierden", "soort": "gemeente", "akkoord": "ja"},
            {"sleutel": "a2", "partij": "De Wegwijzer", "soort": "onderwijs", "akkoord": "ja"},
        ],
    }  # fmt: skip
    return inhoud
