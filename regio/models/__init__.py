from jeugdzorg.kern.tracking import track_models

from .bericht import Bericht, Berichtsjabloon, Berichtvoorkeur, Termijnherinnering
from .bevinding import Bevinding, BevindingOnderwerp, Bevindingstatus, Controleuitkomst
from .bron import Bron, Bronvermelding, Kerncijfer
from .gebied import Gebied, GebiedRegio, Gemeente, Jeugdhulpregio, Jeugdigental, Regioindeling
from .gebruiker import Gebruiker, Lidmaatschap
from .geldigheid import Geldigheid
from .organisatie import Aanbieder, Organisatie
from .overleg import Overleg, Vergadering
from .sleutel import Toegangssleutel
from .telling import Telling
from .toegang import Toegangsbeoordeling, Toegangsherinnering, Uitnodiging
from .uitspraak import Uitspraak
from .weergave import Weergave

__all__ = [
    "Aanbieder",
    "Bericht",
    "Berichtsjabloon",
    "Berichtvoorkeur",
    "Bevinding",
    "BevindingOnderwerp",
    "Bevindingstatus",
    "Bron",
    "Bronvermelding",
    "Controleuitkomst",
    "Gebied",
    "GebiedRegio",
    "Gebruiker",
    "Geldigheid",
    "Gemeente",
    "Jeugdhulpregio",
    "Jeugdigental",
    "Kerncijfer",
    "Lidmaatschap",
    "Organisatie",
    "Overleg",
    "Regioindeling",
    "Telling",
    "Termijnherinnering",
    "Toegangsbeoordeling",
    "Toegangsherinnering",
    "Toegangssleutel",
    "Uitnodiging",
    "Uitspraak",
    "Vergadering",
    "Weergave",
]

track_models(
    __name__,
    exempt={
        "Bericht": "is itself the record of what was sent; what was sent never changes",
        "Termijnherinnering": "is itself the record that a reminder went, and never changes",
        "Controleuitkomst": "made anew by every run of the checks",
        "BevindingOnderwerp": "follows from the check that found it",
        "Weergave": "how somebody looks at a list; holds no figures and decides nothing",
    },
    exclude={
        "Gebruiker": ["password", "last_login"],
        "Toegangssleutel": ["hash", "laatst_gebruikt_op", "gewaarschuwd"],
        "Jeugdhulpregio": ["grens"],
    },
    parts={
        "Gebied": {"GebiedRegio": "gebied"},
        "Jeugdhulpregio": {"Regioindeling": "jeugdhulpregio"},
        "Organisatie": {"OrganisatieGebieden": "organisatie"},
        "Overleg": {"Vergadering": "overleg"},
        "Bevinding": {"Bevindingstatus": "bevinding"},
    },
)
