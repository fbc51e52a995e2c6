"""Which organisation handles which part of what a provider delivers; upper apps register it here.

A coordinating municipality handles a provider for a part of its places only. What is its part:
the locations that it grants places for, and those in its regions that no other one grants for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q


@dataclass(frozen=True)
class Behandeling:
    """``organisatie`` handles ``aanbieder``: ``locaties`` for sure, those ``van_anderen`` never."""

    organisatie: int
    aanbieder: int
    locaties: frozenset[int] = frozenset()
    van_anderen: frozenset[int] = frozenset()


Bron_van_behandelingen = Callable[[set[int]], Iterable[Behandeling]]
BRONNEN: Final[list[Bron_van_behandelingen]] = []


def register_behandelingen(functie: Bron_van_behandelingen) -> None:
    """Let ``functie`` say what these organisations (keys) handle."""
    if functie not in BRONNEN:
        BRONNEN.append(functie)


def behandelingen_van(organisaties: set[int]) -> list[Behandeling]:
    if not organisaties:
        return []
    return [behandeling for functie in BRONNEN for behandeling in functie(organisaties)]


def in_deel(behandeling: Behandeling, in_regios: Q, locatie_pad: str) -> Q:
    """Rows of a model that belong to the part: by their location, or ``in_regios``."""
    deel = in_regios
    if locatie_pad:
        deel &= ~Q(**{f"{locatie_pad}__in": behandeling.van_anderen})
        deel |= Q(**{f"{locatie_pad}__in": behandeling.locaties})
    return Q(bron__eigenaar=behandeling.aanbieder) & deel
