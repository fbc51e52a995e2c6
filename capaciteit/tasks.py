"""Background jobs of this app."""

from celery import shared_task

from jeugdzorg.kern import jobs
from jeugdzorg.kern.jobs import job
from jeugdzorg.kern.models import Taak
from jeugdzorg.kern.progress import Progress
from regio.afscherming import afscherming_bepalen
from regio.models import Gebruiker

from .aanlevering import herinneren, rondes, verwerken
from .choices import AanleverStatus
from .models import Aanlevering
from .register.versies import versies_laten_ingaan

METEEN = 300_000
"""Files up to so many bytes are done while their sender waits: that takes about a second."""


def starten(soort: str, aanlevering: Aanlevering, *, by: Gebruiker, **meer: bool) -> Taak:
    """Start a job about a delivery; a small one is done when this returns, by the same code."""
    taak = jobs.start(
        soort,
        sleutel=sleutel_van(aanlevering),
        omschrijving=f"{aanlevering.plicht}: {aanlevering}"[:200],
        by=by,
        argumenten={"aanlevering_id": aanlevering.pk, "gebruiker_id": by.pk, **meer},
    )
    if aanlevering.grootte <= METEEN:
        jobs.run(taak.pk)
        taak.refresh_from_db()
    return taak


def sleutel_van(aanlevering: Aanlevering) -> str:
    return f"aanlevering-{aanlevering.pk}"


def aanlevering_met(pk: int) -> Aanlevering:
    return Aanlevering.objects.select_related("plicht__ronde", "plicht__organisatie").get(pk=pk)


@job("aanlevering_controleren")
def aanlevering_controleren(
    progress: Progress, aanlevering_id: int, gebruiker_id: int, neem_over: bool = False
) -> str:
    """Check a delivery; when it is checked already nothing happens.

    ``neem_over``: and take it over, when nothing stands in the way.
    """
    aanlevering = verwerken.controleren(aanlevering_met(aanlevering_id), progress)
    klaar = aanlevering.status == AanleverStatus.KLAAR
    if neem_over and klaar and not verwerken.onuitgelegd(aanlevering).exists():
        return overnemen(progress, aanlevering, Gebruiker.objects.get(pk=gebruiker_id))
    return aanlevering.get_absolute_url()


@job("aanlevering_overnemen")
def aanlevering_overnemen(progress: Progress, aanlevering_id: int, gebruiker_id: int) -> str:
    """Take a delivery over; when it was taken over already nothing happens."""
    by = Gebruiker.objects.get(pk=gebruiker_id)
    return overnemen(progress, aanlevering_met(aanlevering_id), by)


def overnemen(progress: Progress, aanlevering: Aanlevering, by: Gebruiker) -> str:
    progress(3, verwerken.STAPPEN, "Overnemen")
    if aanlevering.status != AanleverStatus.OVERGENOMEN:
        aanlevering = verwerken.overnemen(aanlevering, by=by)
        afscherming_starten(aanlevering, by=by)
    progress(4, verwerken.STAPPEN, "Overgenomen")
    return aanlevering.get_absolute_url()


def afscherming_starten(aanlevering: Aanlevering, *, by: Gebruiker) -> Taak:
    """Until the small counts are judged, others see no counts of this delivery at all."""
    return jobs.start(
        "aanlevering_afschermen",
        sleutel=f"afschermen-{aanlevering.pk}-{aanlevering.status}",
        omschrijving=f"Kleine aantallen afschermen: {aanlevering.plicht}"[:200],
        by=by,
        argumenten={"aanlevering_id": aanlevering.pk},
    )


@job("aanlevering_afschermen")
def aanlevering_afschermen(progress: Progress, aanlevering_id: int) -> str:
    progress(0, 1, "Kleine aantallen beoordelen")
    afscherming_bepalen()
    progress(1, 1, "Klaar")
    return aanlevering_met(aanlevering_id).get_absolute_url()


@shared_task
def aanleverrondes_maken() -> None:
    """Every night: the round of this half-year, and who delivers in what is open."""
    rondes.rondes_maken()


@shared_task
def aanleveren_herinneren() -> None:
    """Every morning; what went out already does not go twice."""
    herinneren.aanleveren_herinneren()


@shared_task
def versies_ingaan() -> None:
    """Every night: what was planned for today holds from now on; safe to run again."""
    versies_laten_ingaan()


@job("register_afschermen")
def register_afschermen(progress: Progress, adres: str) -> str:
    """After a merger: until small counts are judged again, others see none of what moved."""
    progress(0, 1, "Kleine aantallen beoordelen")
    afscherming_bepalen()
    progress(1, 1, "Klaar")
    return adres
