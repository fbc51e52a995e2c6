from jeugdzorg.kern.tracking import track_models

from .aanvulling import Aanvulverzoek, Aanvulvraag
from .besluit import Advies, Planbesluit, Planvoorwaarde
from .dossier import Plandossier
from .plan import (
    SAMENGEVAT,
    Planbevinding,
    Planbijlage,
    Planversie,
    Planwijziging,
    Vastgoedplan,
)
from .planproject import Planplaats, Planproject
from .regeling import Coordinatie, Regeling, Regelingopgave, Verdeeltotaal, Voorwaarde
from .termijn import Termijn, Termijnverlenging
from .toekenning import Beschikking, Toekenning
from .toetsing import GezamenlijkOordeel, Oordeel, Toetsing
from .toetsingskader import Criterium, Kadergebeurtenis, Risicoschaalniveau, Toetsingskader
from .verloop import Plangebeurtenis
from .voorwaardemelding import Voorwaardemelding
from .werkboek import Planwerkboek

__all__ = [
    "Aanvulverzoek",
    "Aanvulvraag",
    "Advies",
    "Beschikking",
    "Coordinatie",
    "Criterium",
    "GezamenlijkOordeel",
    "Kadergebeurtenis",
    "Oordeel",
    "Planbesluit",
    "Planbevinding",
    "Planbijlage",
    "Plandossier",
    "Plangebeurtenis",
    "Planplaats",
    "Planproject",
    "Planversie",
    "Planvoorwaarde",
    "Planwerkboek",
    "Planwijziging",
    "Regeling",
    "Regelingopgave",
    "Risicoschaalniveau",
    "Termijn",
    "Termijnverlenging",
    "Toekenning",
    "Toetsing",
    "Toetsingskader",
    "Vastgoedplan",
    "Verdeeltotaal",
    "Voorwaarde",
    "Voorwaardemelding",
]

track_models(
    __name__,
    exempt={
        "Planwijziging": "is itself the record of what changed in a version",
        "Plangebeurtenis": "is itself the record of the steps of a plan",
        "Voorwaardemelding": "is itself the record of what is said of a condition",
        "Planbevinding": "made anew by every run of the checks",
        "Plandossier": "composed from what is on record, for one reader",
        "Planproject": "made from a handed-in version",
        "Planplaats": "made from a handed-in version",
    },
    exclude={
        "Planversie": ["inhoud", "revisie"],
        "Planwerkboek": ["gelezen", "meldingen"],
        "Vastgoedplan": SAMENGEVAT,
    },
    parts={
        "Regeling": {"Regelingopgave": "regeling", "Voorwaarde": "regeling"},
        "Termijn": {"Termijnverlenging": "termijn"},
        "Vastgoedplan": {
            "Planversie": "plan",
            "Planbijlage": "plan",
            "Planwerkboek": "plan",
            "Advies": "plan",
            "Planbesluit": "plan",
            "Planvoorwaarde": "plan",
        },
        "Toetsingskader": {
            "Criterium": "kader",
            "Kadergebeurtenis": "kader",
            "Risicoschaalniveau": "kader",
        },
    },
)
