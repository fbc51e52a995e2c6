"""The changes that a manager oversees: of its own people, and in the area where it works.

What such a manager could not see on a page, is not here either (``kern.timeline``).
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Model, Q, QuerySet

from jeugdzorg.kern.timeline import union, visible_events
from jeugdzorg.kern.timeline_rows import NAMES
from jeugdzorg.kern.tracking import event_models

from .choices import OrganisatieSoort, Rol
from .models import Gebruiker, Lidmaatschap
from .rules import organisaties_met_rol

GEBIED_PADEN: Final = (
    "gebied",
    "cyclus__gebied",
    "overleg__gebied",
    "bevinding__gebied",
    "bron__gebied",
    "bron_a__gebied",
    "locatie__gebied",
    "locatie__bron__gebied",
)
"""From a changed row to the area it is about; the first that a model has, and that is not empty."""


def wijzigingen(
    user: Any, keuze: Mapping[str, Any], modellen: Iterable[Any], order: tuple[str, ...]
) -> QuerySet:
    """Keys of the changes that ``user`` oversees, for ``timeline_rows``; ``keuze`` narrows them."""
    eigen = organisaties_met_rol(user, Rol.BEHEERDER)
    personen = personen_van(eigen)
    return union(
        (
            overzien(model, user, eigen, personen).filter(gekozen(model, keuze))
            for model in modellen
        ),
        order,
    )


def personen_van(organisaties: set[int]) -> set[int]:
    """Keys of everybody who holds or held a role there."""
    rijen = Lidmaatschap.objects.filter(organisatie__in=organisaties)
    return set(rijen.values_list("gebruiker", flat=True))


def overzien(event_model: Any, user: Any, eigen: set[int], personen: set[int]) -> QuerySet:
    if is_over_mensen(event_model):
        return event_model.objects.filter(over_mensen(event_model, eigen, personen))
    namens_ons = [Q(pgh_context__namens__has_key=str(organisatie)) for organisatie in eigen]
    gezien = visible_events(event_model, user)
    return gezien.filter(reduce(or_, [*namens_ons, in_gebied(event_model, user, eigen)]))


def is_over_mensen(event_model: Any) -> bool:
    """About accounts, roles and keys: they have no ``visible_to``, and no source."""
    namen = {veld.name for veld in event_model._meta.fields}
    return event_model.pgh_tracked_model is Gebruiker or bool(
        namen & {"gebruiker", "uitgenodigd_door", "lidmaatschap"}
    )


def over_mensen(event_model: Any, eigen: set[int], personen: set[int]) -> Q:
    """Of an own organisation where the row names one, else of who is or was with it."""
    namen = {veld.name for veld in event_model._meta.fields}
    if "organisatie" in namen:
        return Q(organisatie__in=eigen)
    if "lidmaatschap" in namen:
        return Q(lidmaatschap__organisatie__in=eigen)
    if "gebruiker" in namen:
        return Q(gebruiker__in=personen)
    return Q(pgh_obj__in=personen)


def in_gebied(event_model: Any, user: Any, eigen: set[int]) -> Q:
    """In an area where an own organisation works; of a provider only what it delivered itself."""
    namen = {veld.name for veld in event_model._meta.fields}
    geleverd = Q(bron__eigenaar__in=eigen) if "bron" in namen else Q(pk__in=[])
    gebieden = werkgebied_van(user, eigen)
    paden = [pad for pad in GEBIED_PADEN if pad.split("__")[0] in namen]
    if event_model.pgh_tracked_model._meta.label == "regio.Gebied":
        paden = ["pgh_obj"]
    gevonden, leeg = geleverd, Q()
    for pad in paden:
        gevonden |= leeg & Q(**{f"{pad}__in": gebieden})
        leeg &= Q(**{f"{pad}__isnull": True})
    return gevonden


def werkgebied_van(user: Any, eigen: set[int]) -> set[int]:
    aanbieders = {
        lid.organisatie_id
        for lid in user.huidige_lidmaatschappen
        if lid.organisatie.soort == OrganisatieSoort.AANBIEDER
    }
    return {
        gebied
        for organisatie in eigen - aanbieders
        for gebied in user.werkgebieden[organisatie].gebieden
    }


def gekozen(event_model: Any, keuze: Mapping[str, Any]) -> Q:
    """The filters of the page on one event table."""
    gevonden = Q()
    if keuze.get("soort"):
        gevonden &= Q(pgh_label=keuze["soort"])
    if keuze.get("wie"):
        gevonden &= Q(pgh_context__wie__id=keuze["wie"].pk)
    if keuze.get("organisatie"):
        gevonden &= Q(pgh_context__namens__has_key=str(keuze["organisatie"].pk))
    if keuze.get("van"):
        gevonden &= Q(pgh_created_at__date__gte=keuze["van"])
    if keuze.get("tot"):
        gevonden &= Q(pgh_created_at__date__lte=keuze["tot"])
    if keuze.get("zoek"):
        gevonden &= met_naam(event_model, keuze["zoek"])
    return gevonden


def met_naam(event_model: Any, tekst: str) -> Q:
    velden = {veld.name for veld in event_model._meta.fields}
    treffers = [Q(**{f"{naam}__icontains": tekst}) for naam in NAMES if naam in velden]
    return reduce(or_, treffers, Q(pk__in=[]))


def soorten_object() -> list[tuple[str, str]]:
    """Label and name of everything that is on record, by name."""
    modellen: list[type[Model]] = [model.pgh_tracked_model for model in event_models()]
    namen = [(model._meta.label, str(model._meta.verbose_name)) for model in modellen]
    return sorted(namen, key=lambda naam: naam[1].lower())
