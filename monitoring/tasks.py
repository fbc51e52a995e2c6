"""Background jobs of monitoring."""

from jeugdzorg.kern.jobs import JobError, job
from jeugdzorg.kern.progress import Progress
from regio.models import Gebruiker

from . import actions
from .models import Cyclus

RAPPORT_MAKEN = "rapport_maken"


@job(RAPPORT_MAKEN)
def rapport_maken(progress: Progress, cyclus_id: int, gebruiker_id: int) -> str:
    """Make the report of a cycle; gives the address of the edition."""
    cyclus = Cyclus.objects.select_related("gebied").filter(pk=cyclus_id).first()
    if cyclus is None:
        raise JobError("Deze cyclus bestaat niet meer.")
    gebruiker = Gebruiker.objects.filter(pk=gebruiker_id).first()
    if gebruiker is None:
        raise JobError("Wie het rapport vroeg, heeft geen account meer.")
    rapport = actions.rapport_maken(cyclus, by=gebruiker, progress=progress)
    return rapport.get_absolute_url()
