"""What needs attention in an area: findings, deadlines, deliveries, meetings, closures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse

from capaciteit.choices import VoorzieningStatus
from capaciteit.models import Voorziening
from jeugdzorg.kern.notation import datum
from regio.choices import Ernst
from regio.models import Bevinding, Gebied, Vergadering
from vastgoed.selectors import komende_termijnen

from .models import Cyclus
from .rapportage.bereik import Bereik
from .rapportage.zinnen import dekking, opsomming


@dataclass(frozen=True)
class Aandacht:
    """Something somebody should look at: in words, how urgent, and where."""

    tekst: str
    url: str
    ernst: Ernst = Ernst.MIDDEN


def bevinding_aandacht(user: Any, gebied: Gebied) -> Iterator[Aandacht]:
    open_ = Bevinding.objects.visible_to(user).open().filter(gebied=gebied)
    aantallen = dict(open_.order_by().values_list("ernst").annotate(Count("pk")))
    for ernst in Ernst:
        if aantal := aantallen.get(ernst):
            woord = "bevinding" if aantal == 1 else "bevindingen"
            staat = "staat" if aantal == 1 else "staan"
            yield Aandacht(
                f"{aantal} {woord} met ernst {ernst.label} {staat} open",
                f"{reverse('regio:bevinding-lijst')}?gebied={gebied.code}&ernst={ernst}&status=open",
                ernst,
            )


def termijn_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    for rij in komende_termijnen(user, gebied, vandaag):
        dagen = (rij.geldende_datum - vandaag).days
        over = "vandaag" if dagen == 0 else f"over {dagen} {'dag' if dagen == 1 else 'dagen'}"
        yield Aandacht(
            f"{rij.mijlpaal}: {datum(rij.geldende_datum)} ({over})",
            rij.get_absolute_url(),
            Ernst.HOOG if dagen < 31 else Ernst.MIDDEN,
        )


def levering_aandacht(user: Any, gebied: Gebied) -> Iterator[Aandacht]:
    """Regions that have not delivered for the last cycle."""
    cyclus = Cyclus.objects.visible_to(user).filter(gebied=gebied).first()
    if cyclus is None:
        return
    bereik = Bereik(gebied, cyclus.halfjaar, cyclus.halfjaar.tot)
    for indicator in bereik.indicatoren:
        geleverd, ontbreekt = dekking(bereik, indicator)
        if ontbreekt:
            totaal = len(geleverd) + len(ontbreekt)
            yield Aandacht(
                f"{indicator}, {cyclus.halfjaar.label}: {len(geleverd)} van {totaal} regio's "
                f"hebben geleverd. Nog niet: {opsomming(ontbreekt)}",
                reverse("monitoring:cyclus", args=[cyclus.pk]),
            )


def vergadering_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    rij = (
        Vergadering.objects.visible_to(user)
        .filter(overleg__gebied=gebied, datum__gte=vandaag)
        .select_related("overleg")
        .order_by("datum")
        .first()
    )
    if rij:
        yield Aandacht(
            f"{rij.overleg} vergadert op {datum(rij.datum)}",
            rij.overleg.get_absolute_url(),
            Ernst.LAAG,
        )


def afbouw_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    rijen = list(
        Voorziening.objects.visible_to(user)
        .filter(locatie__gebied=gebied)
        .with_stand(vandaag)
        .filter(status=VoorzieningStatus.IN_AFBOUW)
    )
    if rijen:
        yield Aandacht(
            f"In afbouw: {opsomming([rij.naam for rij in rijen])}",
            f"{reverse('capaciteit:voorziening-lijst')}?gebied={gebied.code}"
            f"&status={VoorzieningStatus.IN_AFBOUW}",
            Ernst.LAAG,
        )
