"""Where an organisation works: which areas and which regions, read from the sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import (
    BigIntegerField,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import Gebied, Organisatie, Regioindeling

LAND: Final = "NL"
GEBIED, ORGANISATIE = "gebied", "organisatie"


@dataclass(frozen=True)
class Werkgebied:
    """Keys of the areas an organisation works in, and of the regions it works for.

    ``regios`` are those of its own areas; ``gebieden`` are also the areas that its region belongs
    to, with everything below. Who works in the whole country has all areas.
    """

    gebieden: frozenset[int] = frozenset()
    regios: frozenset[int] = frozenset()


def werkgebieden(organisaties: Iterable[int]) -> dict[int, Werkgebied]:
    """Per organisation its werkgebied today; one query."""
    ids = set(organisaties)
    if not ids:
        return {}
    kaart = gelezen(ids)
    gevonden = {}
    for organisatie in ids:
        regio = kaart.regio_van.get(organisatie)
        onder = onderliggend(kaart.gebieden_van[organisatie], kaart.onder)
        regios = {rij for gebied in onder for rij in kaart.regios_van[gebied]}
        via_regio = onderliggend(kaart.gebieden_bij[regio] if regio else set(), kaart.onder)
        gevonden[organisatie] = Werkgebied(
            frozenset(onder | via_regio), frozenset(regios | ({regio} if regio else set()))
        )
    return gevonden


@dataclass
class Kaart:
    """What belongs to what today, by keys."""

    onder: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Per area the areas directly below it; the country has all others below it."""
    regios_van: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    gebieden_bij: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Per region the areas it belongs to."""
    gebieden_van: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Per organisation its own areas."""
    regio_van: dict[int, int] = field(default_factory=dict)
    """The region an organisation is the office of, or that its municipality belongs to."""


def gelezen(organisaties: set[int]) -> Kaart:
    """Areas with their regions, and these organisations with their areas, in one trip."""
    kaart = Kaart()
    land, alle = None, set()
    rijen = van_gebieden().union(van_organisaties(organisaties), all=True)
    for soort, pk, boven_of_gebied, regio, is_land in rijen:
        if soort == ORGANISATIE:
            if boven_of_gebied:
                kaart.gebieden_van[pk].add(boven_of_gebied)
            if regio:
                kaart.regio_van[pk] = regio
            continue
        alle.add(pk)
        land = pk if is_land else land
        if boven_of_gebied:
            kaart.onder[boven_of_gebied].add(pk)
        if regio:
            kaart.regios_van[pk].add(regio)
            kaart.gebieden_bij[regio].add(pk)
    if land is not None:
        kaart.onder[land] |= alle - {land}
    return kaart


def van_gebieden() -> QuerySet:
    """Each area with the one above it, once per region that belongs to it today."""
    vandaag, rij = timezone.localdate(), "gebiedregios"
    begonnen = Q(**{f"{rij}__geldig_van": None}) | Q(**{f"{rij}__geldig_van__lte": vandaag})
    loopt = Q(**{f"{rij}__geldig_tot": None}) | Q(**{f"{rij}__geldig_tot__gte": vandaag})
    return (
        Gebied.objects.order_by()
        .annotate(
            wat=Value(GEBIED),
            boven=F("bovenliggend"),
            nu=FilteredRelation(rij, condition=begonnen & loopt),
            regio=F("nu__jeugdhulpregio"),
            is_land=Q(code=LAND),
        )
        .values_list("wat", "pk", "boven", "regio", "is_land")
    )


def van_organisaties(organisaties: set[int]) -> QuerySet:
    """Each organisation with its region, once per own area."""
    ingedeeld = Regioindeling.objects.at().filter(gemeente=OuterRef("gemeente")).order_by()
    return (
        Organisatie.objects.filter(pk__in=organisaties)
        .order_by()
        .annotate(
            wat=Value(ORGANISATIE),
            eigen=F("gebieden"),
            regio=Coalesce(
                "jeugdhulpregio_id",
                Subquery(ingedeeld.values("jeugdhulpregio")[:1]),
                output_field=BigIntegerField(),
            ),
            is_land=Value(value=False),
        )
        .values_list("wat", "pk", "eigen", "regio", "is_land")
    )


def onderliggend(gebieden: Iterable[int], onder: dict[int, set[int]]) -> set[int]:
    gevonden: set[int] = set()
    te_gaan = set(gebieden)
    while te_gaan:
        gevonden |= te_gaan
        te_gaan = {deel for gebied in te_gaan for deel in onder[gebied]} - gevonden
    return gevonden
