from .afbouwpad import Afbouwpad, Doelstelling, Paddeel, Padpunt
from .cyclus import Cyclus, Rapport
from .indicator import Indicator, Meting

__all__ = [
    "Afbouwpad",
    "Cyclus",
    "Doelstelling",
    "Indicator",
    "Meting",
    "Paddeel",
    "Padpunt",
    "Rapport",
]
