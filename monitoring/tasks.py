"""Background jobs of monitoring."""

from celery import shared_task

from jeugdzorg.kern.jobs import JobError, job
from jeugdzorg.kern.progress import Progress
from regio.models import Gebruiker, Jeugdhulpregio

from . import tasks_indicatoren, tasks_levering  # noqa: F401  # their jobs register themselves
from .cyclus import herinneren, openen
from .models import Cyclus, Rapport
from .opdrachten import berichten as opdrachtberichten
from .rapport import acties
from .rapport.maken import rapport_maken as maken
from .rapport.reeks import RAPPORT_MAKEN

RAPPORT_VASTSTELLEN = "rapport_vaststellen"


@job(RAPPORT_MAKEN)
def rapport_maken(
    progress: Progress, cyclus_id: int, gebruiker_id: int, regio_id: int | None = None
) -> str:
    """Make the report of a cycle, or of one region in it; gives the address of the edition."""
    cyclus = Cyclus.objects.select_related("gebied").filter(pk=cyclus_id).first()
    if cyclus is None:
        raise JobError("Deze cyclus bestaat niet meer.")
    regio = Jeugdhulpregio.objects.get(pk=regio_id) if regio_id else None
    rapport = maken(cyclus, by=vrager(gebruiker_id), regio=regio, progress=progress)
    return rapport.get_absolute_url()


@job(RAPPORT_VASTSTELLEN)
def rapport_vaststellen(progress: Progress, rapport_id: int, gebruiker_id: int) -> str:
    """Adopt an edition; adopted already: nothing happens."""
    rapport = Rapport.objects.select_related("cyclus__gebied", "jeugdhulpregio").get(pk=rapport_id)
    acties.rapport_vaststellen(rapport, by=vrager(gebruiker_id), progress=progress)
    return rapport.get_absolute_url()


def vrager(gebruiker_id: int) -> Gebruiker:
    gebruiker = Gebruiker.objects.filter(pk=gebruiker_id).first()
    if gebruiker is None:
        raise JobError("Wie het rapport vroeg, heeft geen account meer.")
    return gebruiker


@shared_task
def cycli_openen() -> None:
    """Every night: the cycles that are due open, each once."""
    openen.cycli_openen()


@shared_task
def cycli_herinneren() -> None:
    """Every morning, before messages are bundled; what went out already does not go twice."""
    herinneren.cycli_herinneren()


@shared_task
def opdrachten_herinneren() -> None:
    """Every morning, before messages are bundled; what went out already does not go twice."""
    opdrachtberichten.opdrachten_herinneren()
