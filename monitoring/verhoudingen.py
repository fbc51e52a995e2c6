"""On how many youths a share or an average rests: what its definition says that it weighs with."""

from datetime import date
from typing import NamedTuple

from .choices_indicatoren import is_aandeel, is_gemiddelde
from .halfjaar import Halfjaar
from .indicatoren.gebruik import versie_op
from .models import Indicator


class Verhouding(NamedTuple):
    """``gewicht``: the indicator that counts on how many it rests; nothing when that is unknown, or
    when the unit does not say how much of that number it is."""

    gewicht: int | None
    is_aandeel: bool


def verhouding_van(indicator: Indicator, dag: date) -> Verhouding:
    """As the definition says that holds on ``dag``."""
    versie = versie_op(indicator, Halfjaar.at(dag))
    aandeel = is_aandeel(versie.eenheid)
    bruikbaar = aandeel or is_gemiddelde(versie.eenheid)
    return Verhouding(versie.gewicht_id if bruikbaar else None, aandeel)
