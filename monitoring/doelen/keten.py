"""Which rows are versions of one another: who replaces whom, followed both ways."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from ..models import Afbouwpad, Doelstelling


def keten(sleutel: int, vervangt: Mapping[int, int | None]) -> set[int]:
    """The keys of all versions of ``sleutel``; ``vervangt`` says per row which one it replaces."""
    gevonden, nieuw = {sleutel}, {sleutel}
    while nieuw:
        nieuw = {
            een
            for een, eerder in vervangt.items()
            if een not in gevonden and (eerder in gevonden or een in _eerdere(gevonden, vervangt))
        }
        gevonden |= nieuw
    return gevonden


def _eerdere(gevonden: set[int], vervangt: Mapping[int, int | None]) -> set[int]:
    return {eerder for een in gevonden if (eerder := vervangt.get(een)) is not None}


def padversies(pad: Afbouwpad, user: Any) -> QuerySet:
    """All versions of a path that ``user`` may see, the newest first."""
    rijen = Afbouwpad.objects.filter(gebied=pad.gebied_id).values_list("pk", "vervangt")
    gezien = Afbouwpad.objects.visible_to(user).filter(pk__in=keten(pad.pk, dict(rijen)))
    return gezien.order_by("-versie", "-pk")


def doelversies(doel: Doelstelling, user: Any) -> QuerySet:
    rijen = Doelstelling.objects.filter(
        indicator=doel.indicator_id, gebied=doel.gebied_id, jeugdhulpregio=doel.jeugdhulpregio_id
    ).values_list("pk", "vervangt")
    gezien = Doelstelling.objects.visible_to(user).filter(pk__in=keten(doel.pk, dict(rijen)))
    return gezien.with_onderwerp().order_by("-versie", "-pk")
