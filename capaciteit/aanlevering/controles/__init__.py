"""The checks of a delivery, one module each; importing this registers them all.

A check of rows gets one row and gives at most one ``Oordeel``; a check of the whole file gives any
number. An error blocks; a warning wants an explanation.
"""

from .bezet import bezet_boven_plaatsen
from .dubbel import dubbele_rij
from .herkomstsom import herkomst_telt_op
from .naam import naam_hoort_bij_code
from .niet_beschikbaar import reden_en_aantal
from .ontbreekt import open_voorziening_ontbreekt
from .open import voorziening_is_open
from .register import BESTAND, RIJ, Bestand, Controle, Oordeel
from .spoed import spoed_binnen_instroom
from .sprong import sprong_met_vorige

__all__ = [
    "BESTAND",
    "RIJ",
    "Bestand",
    "Controle",
    "Oordeel",
    "bezet_boven_plaatsen",
    "dubbele_rij",
    "herkomst_telt_op",
    "naam_hoort_bij_code",
    "open_voorziening_ontbreekt",
    "reden_en_aantal",
    "spoed_binnen_instroom",
    "sprong_met_vorige",
    "voorziening_is_open",
]
