"""Background jobs about definitions of indicators."""

from typing import Any

from django.urls import reverse

from jeugdzorg.kern import jobs
from jeugdzorg.kern.jobs import job
from jeugdzorg.kern.progress import Progress
from regio.afscherming import afscherming_bepalen

from .models import Indicator, Indicatorversie, Meting


def afscherming_herzien(versie: Indicatorversie, *, by: Any) -> None:
    """What the figures rest on is another number now: until they are judged anew, who may not know
    them exactly sees none of them."""
    metingen = Meting.objects.filter(indicator=versie.indicator)
    if versie.vanaf:
        metingen = metingen.filter(periode_tot__gte=versie.vanaf.van)
    metingen.update(afscherming=None)
    jobs.start(
        "indicator_afschermen",
        sleutel=f"indicator-afschermen-{versie.pk}",
        omschrijving=f"Kleine aantallen afschermen: {versie}"[:200],
        by=by,
        argumenten={"indicator_id": versie.indicator_id},
    )


@job("indicator_afschermen")
def indicator_afschermen(progress: Progress, indicator_id: int) -> str:
    """Work out which figures are hidden; safe to run twice."""
    progress(0, 1, "Kleine aantallen afschermen")
    afscherming_bepalen()
    return reverse("monitoring:indicator", args=[Indicator.objects.get(pk=indicator_id).code])
