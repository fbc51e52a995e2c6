"""The checks a plan gets by itself, one module per theme; importing this registers them all.

A check is a function of the document and what is known beside it (``Context``). Errors are only
what makes a plan unreadable (a row that belongs to nothing, an end before its beginning) and block
handing in; all that is a matter of judgment is a warning or a remark, which the provider explains.
"""

from . import (
    bezetting,
    exploitatie,
    investering,
    plaatsen,
    planning,
    risicos,
    schuifplan,
    verwijzingen,
)
from .context import Context, Voorzieningkennis
from .register import CONTROLES, Controle, Gevonden, Uitslag, draai

__all__ = [
    "CONTROLES",
    "Context",
    "Controle",
    "Gevonden",
    "Uitslag",
    "Voorzieningkennis",
    "bezetting",
    "draai",
    "exploitatie",
    "investering",
    "plaatsen",
    "planning",
    "risicos",
    "schuifplan",
    "verwijzingen",
]
