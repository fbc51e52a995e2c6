"""Locations, places, deliveries."""

from typing import Final

from .regel import Regel, bij, routes
from .toegang import (
    GEEN,
    INGELOGD,
    LEVERAARS,
    PARTIJEN,
    PLAATSEN,
    RONDEBEHEER,
    UITSTELLERS,
    VOLGERS,
)

REGELS: Final[tuple[Regel, ...]] = (
    Regel(routes("capaciteit", "voorziening-lijst locatie-lijst herkomst kaart"), INGELOGD),
    Regel(routes("capaciteit", "plaatsenbalans plaatsmutatie-lijst"), INGELOGD),
    Regel(routes("capaciteit", "herkomst-matrix herkomst-vergelijken"), INGELOGD),
    Regel(
        routes("capaciteit", "herziening-lijst herkomstherziening-lijst gerapporteerd-lijst"),
        INGELOGD,
    ),
    Regel(
        routes(
            "capaciteit",
            "overzicht bezetting per-maand kleinschalig per-10000 vrije-plaatsen",
        ),
        INGELOGD,
    ),
    bij("gebieden", "capaciteit", "gebied-capaciteit"),
    bij("jeugdhulpregios", "capaciteit", "jeugdhulpregio-capaciteit"),
    bij("aanbieders", "capaciteit", "aanbieder-locaties"),
    bij("locaties", "capaciteit", "locatie locatie-tijdlijn"),
    bij("locaties", "capaciteit", "locatie-plaatsen"),
    Regel(("capaciteit:plaatsmutatie-boeken",), PLAATSEN, PLAATSEN),
    Regel(("capaciteit:plaatsmutatie-gevolg",), PLAATSEN),
    Regel(
        routes("capaciteit", "plaatsmutatie-terugboeken plaatsmutatie-uitvoeren"),
        PLAATSEN,
        PLAATSEN,
        "boeking",
    ),
    Regel(routes("capaciteit", "locatie-toevoegen"), PLAATSEN, PLAATSEN),
    Regel(routes("capaciteit", "register-dubbelen"), PLAATSEN),
    Regel(
        routes("capaciteit", "locatie-wijzigen locatie-sluiten voorziening-toevoegen"),
        PLAATSEN,
        PLAATSEN,
        "registerlocatie",
    ),
    Regel(
        routes(
            "capaciteit",
            "voorziening-wijzigen voorziening-omzetten voorziening-status voorziening-sluiten",
        ),
        PLAATSEN,
        PLAATSEN,
        "registervoorziening",
    ),
    Regel(("capaciteit:versie-terugdraaien",), PLAATSEN, PLAATSEN, "registerversie"),
    Regel(("capaciteit:status-terugdraaien",), PLAATSEN, PLAATSEN, "registerstatus"),
    Regel(("capaciteit:locatie-samenvoegen",), PLAATSEN, PLAATSEN, "registerlocaties"),
    Regel(("capaciteit:voorziening-samenvoegen",), PLAATSEN, PLAATSEN, "registervoorzieningen"),
    Regel(("capaciteit:samenvoeging-ongedaan",), PLAATSEN, PLAATSEN, "samenvoeging"),
    # Delivering.
    Regel(("capaciteit:aanleveren",), LEVERAARS),
    Regel(("capaciteit:aanleverplicht-lijst", "capaciteit:aanleverronde-lijst"), VOLGERS),
    Regel(("capaciteit:aanleverronde",), VOLGERS, voorwerp="aanleverronde"),
    Regel(("capaciteit:aanleverronde-maken",), RONDEBEHEER, RONDEBEHEER),
    Regel(("capaciteit:aanleverplicht",), PARTIJEN, LEVERAARS, "aanleverplicht"),
    Regel(("capaciteit:aanleverplicht-sjabloon",), LEVERAARS, voorwerp="aanleverplicht"),
    Regel(
        (
            "capaciteit:aanleverplicht-invullen",
            "capaciteit:aanleverplicht-niets",
            "capaciteit:herkomst-invoeren",
        ),
        LEVERAARS,
        LEVERAARS,
        "aanleverplicht",
    ),
    Regel(("capaciteit:aanleverplicht-uitstel",), UITSTELLERS, UITSTELLERS, "aanleverplicht"),
    Regel(("capaciteit:aanlevering",), PARTIJEN, LEVERAARS, "aanlevering"),
    Regel(
        routes("capaciteit", "aanlevering-voorbeeld aanlevering-bestand aanlevering-gemerkt"),
        PARTIJEN,
        voorwerp="aanlevering",
    ),
    Regel(("capaciteit:aanlevering-terugnemen",), LEVERAARS, LEVERAARS, "aanlevering"),
    Regel(
        routes("capaciteit", "aanlevering-overnemen aanlevering-intrekken aanlevering-controleren"),
        GEEN,
        LEVERAARS,
        "aanlevering",
    ),
)
