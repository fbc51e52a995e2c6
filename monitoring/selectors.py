"""Read models of the start page: one area at a glance, or every area in a line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from jeugdzorg.kern.tiles import Tegel
from regio.models import Bevinding, Gebied

from .aandacht import (
    Aandacht,
    afbouw_aandacht,
    bevinding_aandacht,
    levering_aandacht,
    termijn_aandacht,
    vergadering_aandacht,
)
from .models import Afbouwpad, Meting
from .padbeeld import Padbeeld, padbeeld
from .pas.tegel import pas_tegel
from .pas.vraag import in_plaatsen
from .tegels import (
    geld_tegels,
    herkomst_tegels,
    hoogste_tegels,
    pad_tegels,
    verblijf_tegels,
    voorziening_tegels,
)


@dataclass(frozen=True)
class Gebiedsbeeld:
    """An area at a glance."""

    gebied: Gebied
    tegels: tuple[Tegel, ...]
    aandacht: tuple[Aandacht, ...]


@dataclass(frozen=True)
class Gebiedsregel:
    """An area in one line: its first path, regions and open findings."""

    gebied: Gebied
    regios: int
    bevindingen: int
    beeld: Padbeeld | None


def gebiedsbeeld(user: Any, gebied: Gebied, vandaag: date) -> Gebiedsbeeld:
    """Tiles and attention of one area, from what ``user`` may see."""
    metingen = list(
        Meting.objects.visible_to(user)
        .filter(gebied=gebied)
        .exclude(bron__soort="voorbeeld")
        .with_onderwerp()
        .with_bron()
    )
    paden = Afbouwpad.objects.visible_to(user).geldend(vandaag).filter(gebied=gebied)
    paden = paden.with_bron().with_punten(user)
    beelden = [padbeeld(pad, metingen) for pad in paden.order_by("-grootheid", "startdatum")]
    tegels = [
        *(tegel for beeld in beelden for tegel in pad_tegels(beeld)),
        *geld_tegels(user, gebied),
        *herkomst_tegels(user, gebied),
        *verblijf_tegels(metingen),
        *hoogste_tegels(user, gebied, beelden),
        *voorziening_tegels(user, gebied, vandaag),
        pas_tegel(user, gebied, vandaag, [b.pad for b in beelden if in_plaatsen(b.pad)]),
    ]
    aandacht = [
        *bevinding_aandacht(user, gebied),
        *termijn_aandacht(user, gebied, vandaag),
        *levering_aandacht(user, gebied),
        *vergadering_aandacht(user, gebied, vandaag),
        *afbouw_aandacht(user, gebied, vandaag),
    ]
    return Gebiedsbeeld(gebied, tuple(tegels), tuple(aandacht))


def gebiedsregels(user: Any, vandaag: date) -> list[Gebiedsregel]:
    """Every area the user may see in one line, for the start page without a chosen area."""
    gebieden = list(Gebied.objects.visible_to(user).planning().order_by("naam"))
    metingen = list(
        Meting.objects.visible_to(user)
        .filter(gebied__in=gebieden)
        .exclude(bron__soort="voorbeeld")
        .with_onderwerp()
        .with_bron()
    )
    beelden: dict[int, Padbeeld] = {}
    paden = Afbouwpad.objects.visible_to(user).geldend(vandaag).filter(gebied__in=gebieden)
    for pad in paden.with_bron().with_punten(user).order_by("-grootheid", "startdatum"):
        beelden.setdefault(pad.gebied_id, padbeeld(pad, metingen))
    open_ = Bevinding.objects.visible_to(user).open()
    bevindingen = dict(open_.order_by().values_list("gebied").annotate(Count("pk")))
    regios = dict(
        Gebied.objects.filter(pk__in=[gebied.pk for gebied in gebieden])
        .values_list("pk")
        .annotate(Count("gebiedregios__jeugdhulpregio", distinct=True))
    )
    return [
        Gebiedsregel(
            gebied, regios.get(gebied.pk, 0), bevindingen.get(gebied.pk, 0), beelden.get(gebied.pk)
        )
        for gebied in gebieden
    ]
