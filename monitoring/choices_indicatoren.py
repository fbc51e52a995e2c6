"""The fixed words of how indicators are defined, split and added up."""

import re
from typing import Final

from django.db import models

PROCENTEN: Final = ("procent", "percentage", "%")
AANDELEN: Final = ("aandeel", "deel van", *PROCENTEN)
GEMIDDELDEN: Final = (
    *("gemiddeld", "gewogen", "niveau", "score", "cijfer"),
    *("uren", "dagen", "weken", "maanden", "kwartalen", "jaren"),
)
VERHOUDINGEN: Final = (
    *AANDELEN,
    *GEMIDDELDEN,
    *("promille", "‰", "ratio", "verhouding", "mediaan", "index", "graad", "per ", "euro", "€"),
)
"""Units of shares and averages: a measurement does not say on how many youths they rest."""
JONGEREN: Final = ("jongeren", "jeugdigen", "kinderen", "cliënten", "leerlingen")
PER_ZOVEEL: Final = re.compile(r"\bper \d")


def is_verhouding(eenheid: str) -> bool:
    """Is what is counted in this unit a share or an average, not a number of something?"""
    woorden = eenheid.strip().lower()
    return woorden.startswith(VERHOUDINGEN) or bool(PER_ZOVEEL.search(woorden))


def is_aandeel(eenheid: str) -> bool:
    """Is it a part of a number?"""
    woorden = eenheid.strip().lower()
    return woorden.startswith(AANDELEN) and not PER_ZOVEEL.search(woorden)


def is_procent(eenheid: str) -> bool:
    """Does the unit itself say that it is so many in a hundred?"""
    return is_aandeel(eenheid) and eenheid.strip().lower().startswith(PROCENTEN)


def is_gemiddelde(eenheid: str) -> bool:
    """Is it so much for each of a number?"""
    woorden = eenheid.strip().lower()
    return woorden.startswith(GEMIDDELDEN) and not PER_ZOVEEL.search(woorden)


def is_jongeren(eenheid: str) -> bool:
    """Are youths counted, each once?"""
    return eenheid.strip().lower().startswith(JONGEREN)


class Telwijze(models.TextChoices):
    """How the values of regions make the value of their area."""

    SOM = "som", "optellen"
    GEWOGEN = "gewogen", "gewogen gemiddelde"
    GEEN = "geen", "niet samen te nemen"


class Uitsplitsingsaard(models.TextChoices):
    """What a breakdown splits by."""

    ONDERWERP = "onderwerp", "regio of gebied"
    PERIODE = "periode", "periode"
    WAARDE = "waarde", "vaste waarden"
    VRIJ = "vrij", "vrij in te vullen"
