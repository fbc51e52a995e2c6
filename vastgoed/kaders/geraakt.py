"""Which running plans a change of the framework touches, and which keep the version they have."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from ..choices_plan import BEWERKBAAR
from ..models import Planversie, Toetsingskader, Vastgoedplan


@dataclass(frozen=True)
class Geraakt:
    """``nieuw`` will be handed in (again) under the new version, ``houdt`` keeps its own."""

    nieuw: tuple[Vastgoedplan, ...]
    houdt: tuple[Vastgoedplan, ...]


def geraakte_plannen(kader: Toetsingskader, user: Any) -> Geraakt:
    """Of the running plans that ``user`` may see; drafts of providers are not among those."""
    lopend = lopende_plannen(kader).visible_to(user).with_partijen()  # type: ignore[attr-defined]
    rijen = list(lopend)
    return Geraakt(
        tuple(plan for plan in rijen if plan.status in BEWERKBAAR),
        tuple(plan for plan in rijen if plan.status not in BEWERKBAAR),
    )


def lopende_plannen(kader: Toetsingskader) -> QuerySet[Vastgoedplan]:
    """With ``kaderversie``: the number of the version under which each was handed in last."""
    laatste = Planversie.objects.ingediend().filter(plan=OuterRef("pk")).order_by("-nummer")
    return (
        Vastgoedplan.objects.lopend()
        .filter(gebied=kader.gebied_id, regeling=kader.regeling_id)
        .annotate(kaderversie=Subquery(laatste.values("kader__versie")[:1]))
    )


def ingediend_onder(kader: Toetsingskader) -> int:
    """How many plans have a version that was handed in under this one."""
    return Planversie.objects.ingediend().filter(kader=kader).values("plan").distinct().count()
