"""Coordinating municipalities handle providers, each for its part: told to ``regio``."""

from collections import defaultdict

from django.db.models import BigIntegerField, F, Value

from regio.behandeling import Behandeling

from .models import Coordinatie, Toekenning


def coordinaties(organisaties: set[int]) -> list[Behandeling]:
    """What these municipalities handle, as public sources say: rights follow from no other one."""
    paren, locaties = gelezen(organisaties)
    return [
        Behandeling(
            gemeente,
            aanbieder,
            locaties=frozenset(locaties[aanbieder][gemeente]),
            van_anderen=frozenset(
                locatie
                for ander, eigen in locaties[aanbieder].items()
                if ander != gemeente
                for locatie in eigen - locaties[aanbieder][gemeente]
            ),
        )
        for gemeente, aanbieder in sorted(paren)
    ]


def gelezen(
    organisaties: set[int],
) -> tuple[set[tuple[int, int]], dict[int, dict[int, set[int]]]]:
    """Who handles whom; and, per provider so handled and per municipality that grants it places,
    the locations of those places. One query."""
    afspraken = Coordinatie.objects.openbaar().filter(gemeente__in=organisaties).order_by()
    toegekend = Toekenning.objects.openbaar().order_by().filter(locaties__isnull=False)
    toegekend = toegekend.filter(aanbieder__in=afspraken.values("aanbieder"))
    niets = Value(None, BigIntegerField())
    rijen = afspraken.annotate(plek=niets).values_list("gemeente_id", "aanbieder_id", "plek")
    met_plek = toegekend.annotate(plek=F("locaties"))
    paren: set[tuple[int, int]] = set()
    locaties: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for gemeente, aanbieder, locatie in rijen.union(
        met_plek.values_list("gemeente_id", "aanbieder_id", "plek"), all=True
    ):
        if locatie is None:
            paren.add((gemeente, aanbieder))
        else:
            locaties[aanbieder][gemeente].add(locatie)
    return paren, locaties
