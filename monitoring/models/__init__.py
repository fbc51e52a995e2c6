from jeugdzorg.kern.tracking import track_models

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

track_models(
    __name__,
    exclude={"Meting": ["afscherming"], "Rapport": ["gegevens"]},
    parts={"Afbouwpad": {"Padpunt": "pad", "Paddeel": "pad"}},
)
