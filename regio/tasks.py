"""Background jobs of this app."""

from celery import shared_task
from django.urls import reverse

from jeugdzorg.kern.jobs import job
from jeugdzorg.kern.progress import Progress

from .actions import controles_uitvoeren
from .afscherming import afscherming_bepalen
from .berichten.bezorgen import bezorgen
from .models import Gebruiker
from .rollen import toegang_herinneren as herinneren
from .sleutels import sleutels_aankondigen as aankondigen


@job("controles_uitvoeren")
def controles_opnieuw(progress: Progress, gebruiker_id: int) -> str:
    """Run every check once more; gives the address of the list of checks."""
    progress(0, 1, "Alle cijfers narekenen")
    verslag = controles_uitvoeren(by=Gebruiker.objects.get(pk=gebruiker_id))
    progress(1, 1, f"{verslag.oordelen.total()} cijfers nagerekend")
    return reverse("regio:controle-lijst")


@shared_task
def controles_nalopen() -> None:
    """Every night: figures were delivered, so findings can be new or solved."""
    controles_uitvoeren()


@shared_task
def toegang_herinneren() -> None:
    """Every morning; what went out already does not go twice."""
    herinneren()


@shared_task
def sleutels_aankondigen() -> None:
    """Every morning, so that no key of the API stops unexpectedly."""
    aankondigen()


@shared_task
def afschermen() -> None:
    """Every night: who knows a part exactly changes with roles and areas, so all is judged anew."""
    afscherming_bepalen(alles=True)


@shared_task
def berichten_bezorgen() -> None:
    """After each transaction that causes a message, and every few minutes for what waits."""
    bezorgen()
