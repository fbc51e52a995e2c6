"""Answering the questions of a supplement request, and what came back per question."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require

from ..models import Aanvulverzoek, Aanvulvraag, Planversie, Vastgoedplan
from ..plan.inhoud import Inhoud
from ..plan.velden import Sectie
from ..plan.verschil import Verschil, verschillen
from ..plan.wijzigen import is_open
from .plekken import namen


@dataclass(frozen=True)
class Antwoord:
    """A question with its answer, the places it unlocked, and what changed there."""

    vraag: Aanvulvraag
    plekken: list[tuple[Sectie, str, str]]
    verschillen: list[Verschil]


def open_verzoek(plan: Vastgoedplan) -> Aanvulverzoek | None:
    """The request that was sent and waits for its answer."""
    return plan.aanvulverzoeken.lopend().filter(gevraagd_op__isnull=False).first()


@transaction.atomic
def beantwoorden(vraag: Aanvulvraag, antwoord: str, *, was: str, by: Any) -> Aanvulvraag:
    """Answer a question, or change the answer; ``was`` is what the page showed.

    Raises PermissionDenied, ValidationError (no longer open), IngehaaldError when a colleague
    answered otherwise in between.
    """
    vraag = (
        Aanvulvraag.objects.select_for_update(of=("self",))
        .select_related("verzoek__plan")
        .get(pk=vraag.pk)
    )
    require("plan_opstellen", by, vraag.verzoek.plan)
    if not vraag.verzoek.is_open or not vraag.opgenomen:
        raise ValidationError("Deze vraag is niet meer open. Ververs de pagina.")
    antwoord = antwoord.strip()
    if vraag.antwoord == antwoord:
        return vraag
    if vraag.antwoord != was:
        raise IngehaaldError(vraag)
    vraag.antwoord = antwoord
    vraag.beantwoord_op = timezone.now() if antwoord else None
    vraag.beantwoord_door = by if antwoord else None
    vraag.clean_fields(exclude=["verzoek", "criterium", "toetsing", "beantwoord_door"])
    vraag.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    return vraag


def antwoorden(verzoek: Aanvulverzoek, nieuw: Planversie | None, user: Any) -> list[Antwoord]:
    """Every question that was asked; differences against ``nieuw`` (the draft, or the answer)."""
    oud = verzoek.versie
    alles = verschillen(oud.inhoud, nieuw.inhoud) if nieuw else []
    vragen = Aanvulvraag.objects.visible_to(user).filter(verzoek=verzoek, opgenomen=True)
    return [
        Antwoord(
            vraag,
            namen(vraag.paden, oud.inhoud),
            [rij for rij in alles if is_open(rij.pad, frozenset(vraag.paden))],
        )
        for vraag in vragen.select_related("criterium", "beantwoord_door")
    ]


def zonder_vraag(verzoek: Aanvulverzoek, nieuw: Inhoud) -> list[Verschil]:
    """What changed outside every question: never, unless the rules were broken."""
    paden = frozenset(
        pad
        for deel in verzoek.vragen.filter(opgenomen=True).values_list("paden", flat=True)
        for pad in deel
    )
    alles = verschillen(verzoek.versie.inhoud, nieuw)
    return [rij for rij in alles if not is_open(rij.pad, paden)]
