from jeugdzorg.kern.tracking import track_models

from .regeling import Coordinatie, Regeling, Regelingopgave, Verdeeltotaal, Voorwaarde
from .termijn import Termijn, Termijnverlenging
from .toekenning import Beschikking, Toekenning
from .toetsingskader import Criterium, Kadergebeurtenis, Risicoschaalniveau, Toetsingskader

__all__ = [
    "Beschikking",
    "Coordinatie",
    "Criterium",
    "Kadergebeurtenis",
    "Regeling",
    "Regelingopgave",
    "Risicoschaalniveau",
    "Termijn",
    "Termijnverlenging",
    "Toekenning",
    "Toetsingskader",
    "Verdeeltotaal",
    "Voorwaarde",
]

track_models(
    __name__,
    parts={
        "Regeling": {"Regelingopgave": "regeling", "Voorwaarde": "regeling"},
        "Termijn": {"Termijnverlenging": "termijn"},
        "Toetsingskader": {
            "Criterium": "kader",
            "Kadergebeurtenis": "kader",
            "Risicoschaalniveau": "kader",
        },
    },
)
