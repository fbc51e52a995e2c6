from jeugdzorg.kern.tracking import track_models

from .afbouwpad import Afbouwpad, Doelstelling, Paddeel, Padpunt
from .cyclus import Cyclus, Rapport
from .indicator import Indicator, Meting
from .scenario import Scenario

__all__ = [
    "Afbouwpad",
    "Cyclus",
    "Doelstelling",
    "Indicator",
    "Meting",
    "Paddeel",
    "Padpunt",
    "Rapport",
    "Scenario",
]

track_models(
    __name__,
    exclude={"Meting": ["afscherming"], "Rapport": ["gegevens"]},
    parts={"Afbouwpad": {"Padpunt": "pad", "Paddeel": "pad"}},
)
