"""Coordinating municipalities handle providers, each for its part: told to ``regio``."""

from collections import defaultdict

from regio.behandeling import Behandeling

from .models import Coordinatie, Toekenning


def coordinaties(organisaties: set[int]) -> list[Behandeling]:
    """What these municipalities handle, as public sources say: rights follow from no other one."""
    paren = set(
        Coordinatie.objects.openbaar()
        .filter(gemeente__in=organisaties)
        .values_list("gemeente_id", "aanbieder_id")
    )
    locaties = toegekende_locaties({aanbieder for _, aanbieder in paren})
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


def toegekende_locaties(aanbieders: set[int]) -> dict[int, dict[int, set[int]]]:
    """Per provider and municipality the locations that it grants places for."""
    gevonden: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    if not aanbieders:
        return gevonden
    rijen = Toekenning.objects.openbaar().filter(aanbieder__in=aanbieders, locaties__isnull=False)
    wie_waar = rijen.values_list("aanbieder_id", "gemeente_id", "locaties")
    for aanbieder, gemeente, locatie in wie_waar:
        gevonden[aanbieder][gemeente].add(locatie)
    return gevonden
