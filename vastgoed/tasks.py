"""Background jobs of this app."""

from celery import shared_task
from django.urls import reverse

from jeugdzorg.kern.jobs import JobError, job
from jeugdzorg.kern.progress import Progress
from regio.models import Gebruiker

from . import herinneren
from .dossier.maken import dossier_maken as maken
from .models import Vastgoedplan

DOSSIER_MAKEN = "plandossier_maken"


@shared_task
def plannen_herinneren() -> None:
    """Every morning, before messages are bundled; what went out already does not go twice."""
    herinneren.plannen_herinneren()


@job(DOSSIER_MAKEN)
def dossier_maken(progress: Progress, plan_id: int, gebruiker_id: int) -> str:
    """Compose the dossier of a plan; gives the page where it can be fetched."""
    gebruiker = Gebruiker.objects.filter(pk=gebruiker_id).first()
    if gebruiker is None:
        raise JobError("Wie het dossier vroeg, heeft geen account meer.")
    plan = Vastgoedplan.objects.visible_to(gebruiker).filter(pk=plan_id).first()
    if plan is None:
        raise JobError("Dit plan is er niet meer, of u mag het niet meer inzien.")
    maken(plan, by=gebruiker, progress=progress)
    return reverse("vastgoed:plan-dossier", args=[plan.code])
