"""Background jobs about deliveries of indicators."""

from jeugdzorg.kern import jobs
from jeugdzorg.kern.jobs import job
from jeugdzorg.kern.progress import Progress
from regio.afscherming import afscherming_bepalen

from .models import Indicatorlevering


def afschermen_starten(levering: Indicatorlevering) -> None:
    """Judge the small counts of what was handed in; until then others see none of them. Made-up
    counts hide nothing."""
    if levering.voorbeeld:
        return
    jobs.start(
        "indicatorlevering_afschermen",
        sleutel=f"indicatorlevering-afschermen-{levering.pk}-{levering.status}",
        omschrijving=f"Kleine aantallen afschermen: {levering}"[:200],
        by=levering.ingeleverd_door,
        argumenten={"levering_id": levering.pk},
    )


@job("indicatorlevering_afschermen")
def indicatorlevering_afschermen(progress: Progress, levering_id: int) -> str:
    """Work out which counts are hidden; safe to run twice."""
    progress(0, 1, "Kleine aantallen afschermen")
    afscherming_bepalen()
    return Indicatorlevering.objects.get(pk=levering_id).get_absolute_url()
