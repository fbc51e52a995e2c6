"""What the reviewers say together of a criterion, recorded by the coordinating municipality."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import REFUSED, require

from ..choices_plan import Oordeelwaarde, Planstatus
from ..models import Criterium, GezamenlijkOordeel, Oordeel, Planversie, Toetsing, Vastgoedplan
from .naast import meerderheid

REDEN_NODIG: Final = "Dit wijkt af van wat de meeste toetsers vinden. Schrijf op waarom."
REDEN_VERDEELD: Final = "De toetsers zijn verdeeld. Schrijf op waarom u dit oordeel kiest."


@transaction.atomic
def samen_oordelen(
    plan: Vastgoedplan,
    criterium: Criterium,
    waarde: str,
    *,
    reden: str = "",
    opmerking_aanbieder: str = "",
    revisie: int,
    by: Any,
) -> GezamenlijkOordeel:
    """Record it; from the first one on, no review can be taken back.

    Raises PermissionDenied, IngehaaldError; ValidationError at the wrong moment or without the
    reason that a departure from the majority needs.
    """
    plan, versie = plan_op_slot(plan, by=by)
    if criterium.kader_id != versie.kader_id:
        raise PermissionDenied(REFUSED)
    rij = (
        GezamenlijkOordeel.objects.select_for_update(of=("self",))
        .filter(plan=plan, criterium=criterium)
        .first()
    ) or GezamenlijkOordeel(plan=plan, criterium=criterium)
    if rij.revisie != revisie:
        raise IngehaaldError(rij)
    validate_reden(waarde, reden, oordelen_van(plan, criterium))
    rij.waarde, rij.reden, rij.opmerking_aanbieder = waarde, reden.strip(), opmerking_aanbieder
    rij.versie, rij.door, rij.gewijzigd_op = versie, by, timezone.now()
    rij.revisie += 1
    rij.clean_fields(exclude=["plan", "criterium", "versie", "door"])
    rij.save()
    return rij


@transaction.atomic
def eensgezinde_overnemen(plan: Vastgoedplan, *, by: Any) -> int:
    """Record at once every criterion of which all reviewers say the same and that has none yet.

    Gives how many. Raises PermissionDenied, ValidationError.
    """
    plan, versie = plan_op_slot(plan, by=by)
    gedaan = set(plan.gezamenlijke_oordelen.values_list("criterium", flat=True))
    nieuw = []
    for criterium in Criterium.objects.filter(kader=versie.kader_id).exclude(pk__in=gedaan):
        gezegd = set(oordelen_van(plan, criterium))
        if len(gezegd) == 1:
            waarde = gezegd.pop()
            nieuw.append(
                GezamenlijkOordeel(
                    plan=plan, criterium=criterium, versie=versie, waarde=waarde, revisie=1, door=by
                )
            )
    GezamenlijkOordeel.objects.bulk_create(nieuw)
    return len(nieuw)


@transaction.atomic
def gezamenlijk_wissen(plan: Vastgoedplan, *, by: Any) -> int:
    """Begin the joint judgment anew, so that reviewers can take theirs back. Gives how many."""
    plan, _ = plan_op_slot(plan, by=by)
    return plan.gezamenlijke_oordelen.all().delete()[0]


def plan_op_slot(plan: Vastgoedplan, *, by: Any) -> tuple[Vastgoedplan, Planversie]:
    """A plan whose reviews are all in, for who coordinates it, with the version to judge."""
    require("plan_coordineren", by, plan)
    plan = Vastgoedplan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if reden := reden_nog_niet(plan):
        raise ValidationError(reden, code="nog_niet")
    versie = plan.ingediende_versie
    if versie is None:
        raise ValidationError("Van dit plan is nog geen versie ingediend.")
    return plan, versie


def reden_nog_niet(plan: Vastgoedplan) -> str:
    """Why the joint judgment cannot be given; empty: it can."""
    if plan.status != Planstatus.IN_TOETSING:
        return f"Het plan is niet in toetsing, maar {plan.get_status_display()}."
    toetsingen = Toetsing.objects.lopend().filter(plan=plan)
    if not toetsingen.exists():
        return "Er is nog geen toetser toegewezen."
    if open_toetsingen := toetsingen.filter(ingeleverd_op__isnull=True).count():
        wie = "toetsing is" if open_toetsingen == 1 else "toetsingen zijn"
        return f"{open_toetsingen} {wie} nog niet ingeleverd."
    return ""


def oordelen_van(plan: Vastgoedplan, criterium: Criterium) -> list[str]:
    """What the handed-in reviews say of it."""
    rijen = Oordeel.objects.filter(
        toetsing__in=Toetsing.objects.ingeleverd().filter(plan=plan), criterium=criterium
    )
    return list(rijen.exclude(waarde="").values_list("waarde", flat=True))


def validate_reden(waarde: str, reden: str, gezegd: list[str]) -> None:
    if waarde not in Oordeelwaarde.values:
        raise ValidationError({"waarde": "Kies een oordeel."})
    meeste = meerderheid(gezegd)
    if waarde != meeste and not reden.strip():
        raise ValidationError({"reden": REDEN_NODIG if meeste else REDEN_VERDEELD})
