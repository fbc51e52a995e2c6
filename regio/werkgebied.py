"""Where an organisation works: which areas and which regions, read from the sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Gebied, GebiedRegio, Organisatie, Regioindeling

LAND = "NL"


@dataclass(frozen=True)
class Werkgebied:
    """Keys of the areas an organisation works in, and of the regions it works for.

    ``regios`` are those of its own areas; ``gebieden`` are also the areas that its region belongs
    to, with everything below. Who works in the whole country has all areas.
    """

    gebieden: frozenset[int] = frozenset()
    regios: frozenset[int] = frozenset()


def werkgebieden(organisaties: Iterable[int]) -> dict[int, Werkgebied]:
    """Per organisation its werkgebied today."""
    ids = set(organisaties)
    if not ids:
        return {}
    bomen = deelgebieden()
    regios_per_gebied, gebieden_per_regio = gebiedregios()
    eigen_regio = regio_van(ids)
    gevonden = {}
    for organisatie, eigen in eigen_gebieden(ids).items():
        regio = eigen_regio.get(organisatie)
        onder = onderliggend(eigen, bomen)
        regios = {rij for gebied in onder for rij in regios_per_gebied[gebied]}
        via_regio = onderliggend(gebieden_per_regio[regio] if regio else set(), bomen)
        gevonden[organisatie] = Werkgebied(
            frozenset(onder | via_regio), frozenset(regios | ({regio} if regio else set()))
        )
    return gevonden


def deelgebieden() -> dict[int, set[int]]:
    """Per area the areas directly below it; the country has all others below it."""
    onder: dict[int, set[int]] = defaultdict(set)
    rijen = list(Gebied.objects.values_list("pk", "code", "bovenliggend"))
    for gebied, code, boven in rijen:
        if boven:
            onder[boven].add(gebied)
        if code == LAND:
            onder[gebied] |= {ander for ander, *_ in rijen if ander != gebied}
    return onder


def onderliggend(gebieden: Iterable[int], onder: dict[int, set[int]]) -> set[int]:
    gevonden: set[int] = set()
    te_gaan = set(gebieden)
    while te_gaan:
        gevonden |= te_gaan
        te_gaan = {deel for gebied in te_gaan for deel in onder[gebied]} - gevonden
    return gevonden


def gebiedregios() -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Today: regions per area, and areas per region."""
    regios: dict[int, set[int]] = defaultdict(set)
    gebieden: dict[int, set[int]] = defaultdict(set)
    for gebied, regio in GebiedRegio.objects.at().values_list("gebied", "jeugdhulpregio"):
        regios[gebied].add(regio)
        gebieden[regio].add(gebied)
    return regios, gebieden


def eigen_gebieden(organisaties: set[int]) -> dict[int, set[int]]:
    gevonden: dict[int, set[int]] = {organisatie: set() for organisatie in organisaties}
    koppelingen = Organisatie.gebieden.through.objects.filter(organisatie__in=organisaties)
    for organisatie, gebied in koppelingen.values_list("organisatie", "gebied"):
        gevonden[organisatie].add(gebied)
    return gevonden


def regio_van(organisaties: set[int]) -> dict[int, int]:
    """The region an organisation is the office of, or that its municipality belongs to today."""
    gevonden = {}
    rijen = Organisatie.objects.filter(pk__in=organisaties).values_list(
        "pk", "jeugdhulpregio", "gemeente"
    )
    gemeenten = {gemeente: pk for pk, _, gemeente in rijen if gemeente}
    indelingen = Regioindeling.objects.at().filter(gemeente__in=gemeenten)
    for gemeente, regio in indelingen.values_list("gemeente", "jeugdhulpregio"):
        gevonden[gemeenten[gemeente]] = regio
    return gevonden | {pk: regio for pk, regio, _ in rijen if regio}
