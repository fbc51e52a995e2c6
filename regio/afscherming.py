"""Working out which counts of youths are shielded, and storing that with the rows.

Stored, so that every reader without the exact right sees the same pattern, whatever the filter, and
so that it can be chosen with all totals in sight. It holds against each organisation that knows a
part exactly, and against each user with memberships at more than one.
"""

from collections.abc import Iterator, Mapping, Set
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import transaction

from jeugdzorg.kern.privacy import SHIELDED, Pattern, exposed, suppress
from jeugdzorg.kern.privacy_tables import Key, Table

from .choices import Zichtbaarheid
from .models import Gebruiker, Lidmaatschap, Telling
from .telblad import Sleutel, Telblad, telblad

Plek = tuple[str, int]
"""Model label and primary key of a row."""
Labels = dict[Sleutel, str | None]


@transaction.atomic
def afscherming_bepalen(*, alles: bool = False) -> int:
    """Judge every shared row with counts that nobody judged since it changed; how many there were.

    What was published before stays as it is, unless that would give a count away. With ``alles``
    also rows that were judged: needed when memberships or borders have changed.
    """
    rijen = gedeelde_rijen()
    nieuw = {plek for plek, rij in rijen.items() if alles or rij.afscherming is None}
    if not nieuw:
        return 0
    blad, lezers = telblad(), list(kennis_per_lezer())
    labels: Labels = {}
    for tabel in blad.tabellen():
        eigen = [sleutel for sleutel in blad.in_rijen(tabel) if sleutel[:2] in rijen]
        if nieuw.intersection(sleutel[:2] for sleutel in eigen):
            gevonden = patroon(tabel, blad, rijen, lezers)
            labels |= {sleutel: gevonden.get(sleutel) for sleutel in eigen}
    labels |= meegaand(blad, labels, rijen)
    labels |= {sleutel: SHIELDED for sleutel in blad.zonder_basis if sleutel[:2] in nieuw}
    bewaren(labels, rijen, nieuw)
    return len(nieuw)


def tellingmodellen() -> list[type[Telling]]:
    return [model for model in apps.get_models() if issubclass(model, Telling)]


def gedeelde_rijen() -> dict[Plek, Any]:
    """Rows of shared sources."""
    return {
        (model._meta.label, rij.pk): rij
        for model in tellingmodellen()
        for rij in model.objects.filter(bron__zichtbaarheid=Zichtbaarheid.GEDEELD)
    }


def patroon(
    tabel: Table, blad: Telblad, rijen: Mapping[Plek, Any], lezers: list[Set[Plek]]
) -> Pattern:
    """The pattern of one table; what is public in it everybody knows."""
    sleutels = blad.in_rijen(tabel)
    openbaar = frozenset(sleutel for sleutel in sleutels if sleutel[:2] not in rijen)
    kennis = [frozenset[Key](s for s in sleutels if s[:2] in bekend) for bekend in lezers]
    insiders = [bekend for bekend in dict.fromkeys(kennis) if bekend]
    vast = {s for s in sleutels if s not in openbaar and rijen[s[:2]].afscherming is not None}
    vorige = verborgen_reeksen(blad, rijen)
    eerder = {s: SHIELDED for s in sleutels if s not in vast and blad.reeksen[s][0] in vorige}
    eerder |= {s: label for s in vast if (label := huidig(rijen, s))}
    keuze: dict[str, Any] = {"exact": openbaar, "insiders": insiders, "earlier": eerder}
    gevonden = suppress(tabel, **keuze, fixed=vast)
    lekt = any(
        next(exposed(tabel, gevonden, bekend | openbaar), None)
        for bekend in (frozenset[Key](), *insiders)
    )
    return suppress(tabel, **keuze) if vast and lekt else gevonden


def huidig(rijen: Mapping[Plek, Any], sleutel: Sleutel) -> str | None:
    """How a count is shown now."""
    return (rijen[sleutel[:2]].afscherming or {}).get(sleutel[2])


def verborgen_reeksen(blad: Telblad, rijen: Mapping[Plek, Any]) -> set[Any]:
    """What is hidden in another period."""
    gedeeld = ((s, reeks) for s, (reeks, _) in blad.reeksen.items() if s[:2] in rijen)
    return {reeks for sleutel, reeks in gedeeld if huidig(rijen, sleutel)}


def meegaand(blad: Telblad, labels: Labels, rijen: Mapping[Plek, Any]) -> Labels:
    """Shares and the like: hidden when one of the counts they come from is."""
    return {
        volger: SHIELDED if any(labels.get(s, huidig(rijen, s)) for s in uit) else None
        for volger, uit in blad.volgers.items()
        if volger[:2] in rijen and not labels.keys().isdisjoint(uit)
    }


def bewaren(labels: Labels, rijen: Mapping[Plek, Any], nieuw: Set[Plek]) -> None:
    """Store the labels with their rows; what was not judged now stays."""
    geraakt = nieuw | {sleutel[:2] for sleutel in labels}
    for plek in geraakt:
        rijen[plek].afscherming = rijen[plek].afscherming or {}
    for (model, pk, veld), label in labels.items():
        afscherming = rijen[model, pk].afscherming
        afscherming.pop(veld, None)
        if label:
            afscherming[veld] = label
    for _, plekken in groupby(sorted(geraakt), key=lambda plek: plek[0]):
        van_model = [rijen[plek] for plek in plekken]
        type(van_model[0]).objects.bulk_update(van_model, ["afscherming"], batch_size=1000)


def kennis_per_lezer() -> Iterator[Set[Plek]]:
    """Per reader (``lezers``) the shared rows it may know exactly."""
    for lezer in lezers():
        yield {
            (model._meta.label, pk)
            for model in tellingmodellen()
            for pk in model.objects.filter(bron__zichtbaarheid=Zichtbaarheid.GEDEELD)
            .exact_for(lezer)
            .values_list("pk", flat=True)
        }


def lezers() -> Iterator[Gebruiker]:
    """Someone of each organisation with members, and of each set that a user is a member of."""
    leden = Lidmaatschap.objects.at().select_related("organisatie").order_by("gebruiker", "pk")
    groepen: dict[frozenset[int], list[Lidmaatschap]] = {}
    for _, groep in groupby(leden, key=lambda lid: lid.gebruiker_id):
        eigen = list(groep)
        groepen[frozenset(lid.organisatie_id for lid in eigen)] = eigen
        groepen |= {frozenset({lid.organisatie_id}): [lid] for lid in eigen}
    for eigen in groepen.values():
        lezer = Gebruiker()
        lezer.huidige_lidmaatschappen = eigen
        yield lezer
