"""What a provider can make a plan for, and what it can copy from."""

from collections.abc import Iterable
from typing import Any

from regio.choices import OrganisatieSoort
from regio.models import Aanbieder, Organisatie
from regio.rules import organisaties_met_rol

from ..choices_plan import Planstatus
from ..models import Coordinatie, Planversie, Regeling, Toekenning, Vastgoedplan
from ..rules import OPSTELLERS

Paar = tuple[int, int]


def eigen_aanbieders(user: Any) -> list[Aanbieder]:
    """Providers whose plans ``user`` writes."""
    bij = organisaties_met_rol(user, *OPSTELLERS)
    return list(
        Aanbieder.objects.filter(pk__in=bij, soort=OrganisatieSoort.AANBIEDER).order_by("naam")
    )


def paren(user: Any, aanbieders: Iterable[Aanbieder]) -> tuple[set[Paar], set[Paar]]:
    """Scheme and municipality: what was granted to these providers, and what any municipality
    coordinates; without what there is a plan for already when there is one provider."""
    aanbieders = list(aanbieders)
    toegekend = set(
        Toekenning.objects.visible_to(user)
        .filter(aanbieder__in=aanbieders)
        .values_list("regeling_id", "gemeente_id")
    )
    coordinaties = Coordinatie.objects.visible_to(user)
    eigen = set(
        coordinaties.filter(aanbieder__in=aanbieders).values_list("regeling_id", "gemeente_id")
    )
    alle = set(coordinaties.values_list("regeling_id", "gemeente_id"))
    eigen |= toegekend
    if len(aanbieders) == 1:
        bezet = set(
            Vastgoedplan.objects.filter(aanbieder=aanbieders[0])
            .exclude(status=Planstatus.INGETROKKEN)
            .values_list("regeling_id", "gemeente_id")
        )
        eigen, alle = eigen - bezet, alle - bezet
    return eigen, alle - eigen


def keuzes(user: Any, aanbieders: Iterable[Aanbieder]) -> list[Any]:
    """For a select: own pairs first, grouped; the value is ``regeling:gemeente`` by their codes."""
    eigen, andere = paren(user, aanbieders)
    regelingen = Regeling.objects.in_bulk({r for r, _ in eigen | andere})
    gemeenten = Organisatie.objects.in_bulk({g for _, g in eigen | andere})

    def optie(paar: Paar) -> tuple[str, str]:
        regeling, gemeente = regelingen[paar[0]], gemeenten[paar[1]]
        return f"{regeling.code}:{gemeente.code}", f"{regeling.naam} – {gemeente.naam}"

    groepen = [
        ("Toegekend aan of gecoördineerd voor u", eigen),
        ("Andere coördinerende gemeenten", andere),
    ]
    return [
        (naam, sorted((optie(paar) for paar in deel), key=lambda keuze: keuze[1]))
        for naam, deel in groepen
        if deel
    ]


def bronnen(user: Any, aanbieders: Iterable[Aanbieder]) -> list[tuple[str, str]]:
    """Earlier versions of the own plans, newest first, to copy from."""
    versies = (
        Planversie.objects.visible_to(user)
        .filter(plan__aanbieder__in=list(aanbieders))
        .select_related("plan")
        .order_by("-gemaakt_op", "-nummer")[:50]
    )
    return [(str(versie.pk), str(versie)) for versie in versies]
