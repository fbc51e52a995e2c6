from jeugdzorg.kern.tracking import track_models

from .capaciteit import Capaciteitscijfer, Capaciteitsmeting
from .herkomst import Herkomst
from .locatie import Locatie
from .voorziening import Voorziening, Voorzieningstatusrij

__all__ = [
    "Capaciteitscijfer",
    "Capaciteitsmeting",
    "Herkomst",
    "Locatie",
    "Voorziening",
    "Voorzieningstatusrij",
]

# How small counts are shielded is worked out from the counts themselves.
track_models(
    __name__,
    exclude={
        name: ["afscherming"] for name in ("Capaciteitscijfer", "Capaciteitsmeting", "Herkomst")
    },
    parts={"Locatie": {"Voorziening": "locatie", "LocatieAanbieders": "locatie"}},
)
