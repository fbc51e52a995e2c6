"""Handing in a review, taking it back, and opening it again after the plan changed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require

from ..choices_plan import Belang, Planstatus
from ..models import GezamenlijkOordeel, Planversie, Toetsing, Vastgoedplan
from ..stappen.beurt import beurt_bijwerken
from ..stappen.toewijzen import belang_gemeld
from .oordelen import te_toetsen_versie, toetsing_op_slot
from .stand import Toetsingstand


@transaction.atomic
def belang_verklaren(toetsing: Toetsing, belang: str, toelichting: str, *, by: Any) -> Toetsing:
    """Say whether one has an interest in a plan before reviewing it; who has one, does not.

    Raises PermissionDenied, ValidationError.
    """
    require("plan_toetsen", by, toetsing)
    huidig = Toetsing.objects.select_for_update(of=("self",)).get(pk=toetsing.pk)
    if huidig.vervallen_op or huidig.ingeleverd_op:
        raise ValidationError("Deze toetsing is niet meer open.")
    if belang == Belang.BELANG and not toelichting.strip():
        raise ValidationError({"toelichting": "Schrijf op welk belang dat is."})
    huidig.belang, huidig.belang_toelichting = belang, toelichting.strip()
    huidig.belang_op = timezone.now()
    velden = ("belang", "belang_toelichting", "belang_op")
    huidig.clean_fields(exclude=zonder(*velden))
    huidig.save(update_fields=velden)
    if belang == Belang.BELANG:
        belang_gemeld(huidig)
    return huidig


@transaction.atomic
def toetsing_inleveren(toetsing: Toetsing, *, opmerking: str = "", by: Any) -> Toetsing:
    """From now on the other reviewers who handed in see these judgments, and this one theirs.

    Raises PermissionDenied, ValidationError while a criterion is open.
    """
    toetsing = toetsing_op_slot(toetsing, by=by)
    versie = te_toetsen_versie(toetsing)
    stand = Toetsingstand(toetsing, versie)
    if not stand.is_compleet:
        namen = ", ".join(regel.criterium.code for regel in stand.open_regels())
        raise ValidationError(f"Nog te beoordelen: {namen}.", code="niet_compleet")
    toetsing.opmerking = opmerking.strip()
    toetsing.ingeleverd_op, toetsing.ingeleverd_door = timezone.now(), by
    toetsing.versie = versie
    toetsing.clean_fields(exclude=zonder("opmerking"))
    toetsing.save(update_fields=["opmerking", "ingeleverd_op", "ingeleverd_door", "versie"])
    beurt_bijwerken(toetsing.plan)
    return toetsing


@transaction.atomic
def toetsing_terugnemen(toetsing: Toetsing, *, by: Any) -> Toetsing:
    """Open again, until the joint judgment begins. Raises PermissionDenied, ValidationError."""
    require("plan_toetsen", by, toetsing)
    Vastgoedplan.objects.select_for_update(of=("self",)).get(pk=toetsing.plan_id)
    huidig = Toetsing.objects.select_for_update(of=("self",)).get(pk=toetsing.pk)
    if reden := reden_niet_terug(huidig):
        raise ValidationError(reden, code="te_laat")
    heropenen(huidig)
    beurt_bijwerken(huidig.plan)
    return huidig


def reden_niet_terug(toetsing: Toetsing) -> str:
    """Why a review cannot be taken back; empty: it can."""
    if toetsing.vervallen_op or not toetsing.ingeleverd_op:
        return "Deze toetsing is niet ingeleverd."
    if toetsing.plan.status != Planstatus.IN_TOETSING:
        return "Het plan is niet meer in toetsing."
    if GezamenlijkOordeel.objects.filter(plan=toetsing.plan_id).exists():
        return "Het gezamenlijke oordeel is begonnen. Terugnemen kan niet meer."
    return ""


@transaction.atomic
def toetsingen_heropenen(plan: Vastgoedplan, versie: Planversie) -> list[Toetsing]:
    """After a supplement: open the handed-in reviews with a judgment that the change touches.

    What it does not touch stands. Gives those that were opened; called by the workflow.
    """
    geopend = []
    rijen = Toetsing.objects.ingeleverd().filter(plan=plan)
    for toetsing in rijen.select_for_update(of=("self",)):
        if not Toetsingstand(toetsing, versie).is_compleet:
            heropenen(toetsing)
            geopend.append(toetsing)
    return geopend


def heropenen(toetsing: Toetsing) -> None:
    toetsing.ingeleverd_op = toetsing.ingeleverd_door = toetsing.versie = None
    toetsing.save(update_fields=["ingeleverd_op", "ingeleverd_door", "versie"])


def zonder(*velden: str) -> list[str]:
    """All fields of a review but these."""
    return [veld.name for veld in Toetsing._meta.fields if veld.name not in velden]
