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
