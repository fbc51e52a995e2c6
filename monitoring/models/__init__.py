from jeugdzorg.kern.tracking import track_models

from .advies import Aanbeveling, Advies, Besluitregel, Cyclusbesluit
from .afbouwpad import Afbouwpad, Doelstelling, Paddeel, Padpunt
from .analyse import Analyse, Analyseblok, Hiaat
from .cyclus import Cyclus
from .cyclusverloop import Cyclusgebeurtenis, Cyclusinstelling
from .indicator import Indicator, Meting
from .indicatoren import Gebiedsindicator, Indicatorversie, Uitsplitsing
from .levering import Indicatorlevering, Leverbestand, Leverplicht, Leverwaarde
from .opdracht import Ontwikkelopdracht, Opdrachtvoortgang
from .pas import Alternatief
from .rapport import Rapport, Rapportblok, Rapportopzet, Rapporttekst
from .reflectie import (
    Reflectieaanwezigheid,
    Reflectieactie,
    Reflectieantwoord,
    Reflectiedeelname,
    Reflectiesessie,
    Reflectieverslag,
    Reflectiewijziging,
)
from .scenario import Scenario

__all__ = [
    "Aanbeveling",
    "Advies",
    "Afbouwpad",
    "Alternatief",
    "Analyse",
    "Analyseblok",
    "Besluitregel",
    "Cyclus",
    "Cyclusbesluit",
    "Cyclusgebeurtenis",
    "Cyclusinstelling",
    "Doelstelling",
    "Gebiedsindicator",
    "Hiaat",
    "Indicator",
    "Indicatorlevering",
    "Indicatorversie",
    "Leverbestand",
    "Leverplicht",
    "Leverwaarde",
    "Meting",
    "Ontwikkelopdracht",
    "Opdrachtvoortgang",
    "Paddeel",
    "Padpunt",
    "Rapport",
    "Rapportblok",
    "Rapportopzet",
    "Rapporttekst",
    "Reflectieaanwezigheid",
    "Reflectieactie",
    "Reflectieantwoord",
    "Reflectiedeelname",
    "Reflectiesessie",
    "Reflectieverslag",
    "Reflectiewijziging",
    "Scenario",
    "Uitsplitsing",
]

track_models(
    __name__,
    exempt={
        "Cyclusgebeurtenis": "is itself the record of the steps of a cycle",
        "Opdrachtvoortgang": "is itself the record of what is told of an assignment",
        "Reflectieaanwezigheid": "who has a page open at this moment",
        "Reflectiewijziging": "is itself the record of what changed in a session",
    },
    exclude={
        "Alternatief": ["plan"],  # not everybody who reads the register reads the plan
        "Reflectiesessie": ["gewijzigd"],
        "Reflectieverslag": ["gegevens"],
        "Analyse": ["cijfers", "bijdragen", "gewijzigd"],
        "Leverbestand": ["gelezen", "meldingen"],
        "Meting": ["afscherming", "gewijzigd"],
        "Ontwikkelopdracht": ["gewijzigd"],
        "Rapport": ["gegevens", "gewijzigd"],
    },
    parts={
        "Reflectiesessie": {
            "Reflectieantwoord": "sessie",
            "Reflectiedeelname": "sessie",
            "Reflectieactie": "sessie",
            "Reflectieverslag": "sessie",
        },
        "Rapportopzet": {"Rapportblok": "opzet"},
        "Advies": {"Aanbeveling": "advies", "Cyclusbesluit": "advies"},
        "Analyse": {"Analyseblok": "analyse", "Hiaat": "analyse"},
        "Cyclusbesluit": {"Besluitregel": "besluit"},
        "Alternatief": {
            "AlternatiefJeugdhulpregios": "alternatief",
            "AlternatiefPartners": "alternatief",
        },
        "Afbouwpad": {"Padpunt": "pad", "Paddeel": "pad"},
        "Leverplicht": {"Indicatorlevering": "plicht"},
        "Indicatorlevering": {"Leverwaarde": "levering"},
        "Indicator": {
            "Indicatorversie": "indicator",
            "Uitsplitsing": "indicator",
            "Gebiedsindicator": "indicator",
        },
    },
)
