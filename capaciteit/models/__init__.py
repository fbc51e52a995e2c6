from jeugdzorg.kern.tracking import track_models

from .aanlevering import (
    Aanleverherinnering,
    Aanlevering,
    Aanlevermelding,
    Aanleverplicht,
    Aanleverregel,
    Aanleverronde,
)
from .capaciteit import Capaciteitscijfer, Capaciteitsmeting
from .herkomst import Herkomst
from .herziening import Herkomstherziening, Herziening
from .locatie import Locatie
from .plaatsmutatie import Plaatsmutatie
from .register import Samenvoeging, Tweetal, Voorzieningversie
from .versie import ALLEEN_GELDIG, VERVALLEN, Tweetijdig, Versie
from .voorziening import Voorziening, Voorzieningstatusrij

__all__ = [
    "ALLEEN_GELDIG",
    "VERVALLEN",
    "Aanleverherinnering",
    "Aanlevering",
    "Aanlevermelding",
    "Aanleverplicht",
    "Aanleverregel",
    "Aanleverronde",
    "Capaciteitscijfer",
    "Capaciteitsmeting",
    "Herkomst",
    "Herkomstherziening",
    "Herziening",
    "Locatie",
    "Plaatsmutatie",
    "Samenvoeging",
    "Tweetal",
    "Tweetijdig",
    "Versie",
    "Voorziening",
    "Voorzieningstatusrij",
    "Voorzieningversie",
]

GEVOLGD = ["gewijzigd"]
TELLING = ["afscherming", *GEVOLGD]

# How small counts are shielded is worked out from the counts themselves; which transaction was
# last is of no use to people.
track_models(
    __name__,
    exempt={
        "Aanleverregel": "what was read from a file that is kept, until it is taken over",
    },
    exclude={
        "Capaciteitscijfer": ["afscherming"],
        "Capaciteitsmeting": TELLING,
        "Herkomst": TELLING,
        "Locatie": GEVOLGD,
        "Voorziening": GEVOLGD,
        "Plaatsmutatie": GEVOLGD,
    },
    parts={
        "Locatie": {"Voorziening": "locatie", "LocatieAanbieders": "locatie"},
        "Voorziening": {"Voorzieningversie": "voorziening"},
        "Aanleverplicht": {"Aanlevering": "plicht"},
    },
)
