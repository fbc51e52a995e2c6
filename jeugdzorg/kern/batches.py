"""Many jobs as one: a parent that counts its parts, with one progress, one end, one restart.

The parent never runs itself. It ends with its last part, and can be started again: what succeeded
stays, the rest waits anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from .models import LOPEND, Taak, TaakStatus

BATCH: Final = "reeks"


@dataclass(frozen=True)
class Part:
    """One job of a batch; ``sleutel`` is unique within it."""

    soort: str
    sleutel: str
    omschrijving: str
    argumenten: dict[str, Any]


def start(
    parts: Iterable[Part], *, sleutel: str, omschrijving: str, by: Any, resultaat_url: str = ""
) -> Taak:
    """Queue all parts; the same batch while it runs gives the one that runs."""
    from . import jobs

    parts = list(parts)
    with transaction.atomic():
        batch, is_new = jobs.get_or_create_running(
            soort=BATCH,
            sleutel=sleutel,
            omschrijving=omschrijving,
            eigenaar=by,
            status=TaakStatus.BEZIG,
            gestart_op=timezone.now(),
            totaal=len(parts),
            resultaat_url=resultaat_url,
        )
        if is_new:
            children = Taak.objects.bulk_create(child(batch, part) for part in parts)
            queue(children)
    return batch


def child(batch: Taak, part: Part) -> Taak:
    from . import jobs

    jobs.JOBS[part.soort]
    return Taak(
        ouder=batch,
        soort=part.soort,
        sleutel=f"{batch.sleutel}/{part.sleutel}"[:200],
        omschrijving=part.omschrijving[:200],
        argumenten=part.argumenten,
        eigenaar_id=batch.eigenaar_id,
    )


def queue(children: Iterable[Taak]) -> None:
    from . import jobs

    for taak in children:
        transaction.on_commit(partial(jobs.send, taak.pk))


def part_ended(taak_id: int) -> None:
    """Count once more what is done of the batch that a job belongs to; the last part ends it."""
    from . import jobs

    batch = Taak.objects.filter(delen=taak_id).first()
    if batch is None:
        return
    count = batch.delen.aggregate(
        klaar=Count("pk", filter=~Q(status__in=LOPEND)),
        gelukt=Count("pk", filter=Q(status=TaakStatus.GEREED)),
        alle=Count("pk"),
    )
    Taak.objects.lopend().filter(pk=batch.pk).update(gedaan=count["klaar"])
    if count["klaar"] < count["alle"]:
        return
    missing = count["alle"] - count["gelukt"]
    if not missing:
        jobs.finish(batch.pk, TaakStatus.GEREED)
    else:
        fout = f"{missing} van de {count['alle']} zijn niet gelukt. De andere zijn klaar."
        jobs.finish(batch.pk, TaakStatus.MISLUKT, fout=fout)


def cancel_parts(batch: Taak) -> None:
    """What waits stops at once, what runs at its next sign of progress."""
    batch.delen.lopend().update(status=TaakStatus.AFGEBROKEN, klaar_op=timezone.now())


@transaction.atomic
def restart(taak: Taak) -> Taak:
    """Let wait anew what did not succeed of a batch, or this one part of it."""
    batch = Taak.objects.select_for_update().get(pk=taak.ouder_id or taak.pk)
    same = Taak.objects.lopend().filter(eigenaar=batch.eigenaar_id, sleutel=batch.sleutel)
    if running := same.exclude(pk=batch.pk).first():
        return running
    parts = batch.delen.filter(status__in=[TaakStatus.MISLUKT, TaakStatus.AFGEBROKEN])
    again = list(parts.filter(pk=taak.pk) if taak.ouder_id else parts)
    if again:
        clean = {"fout": "", "technisch": "", "klaar_op": None, "afgedaan_op": None}
        Taak.objects.filter(pk__in=[part.pk for part in again]).update(
            status=TaakStatus.WACHTEND, pogingen=0, gedaan=0, volgende_poging_op=None, **clean
        )
        klaar = batch.delen.exclude(status__in=LOPEND).count()
        Taak.objects.filter(pk=batch.pk).update(status=TaakStatus.BEZIG, gedaan=klaar, **clean)
        queue(again)
    batch.refresh_from_db()
    return batch
