"""The advice to the steering board: drafted with its conditions, before it is given.

Giving it is a step of the workflow (``adviseren``); ``beletsels_adviseren`` says what it waits for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require

from ..choices_plan import Planstatus, Planuitkomst
from ..models import Advies, Planvoorwaarde, Vastgoedplan
from .gezamenlijk import reden_nog_niet
from .naast import naast_elkaar


@dataclass(frozen=True)
class Voorwaarde:
    """``pk`` of the one that it changes, if any."""

    tekst: str
    uiterlijk: date | None = None
    pk: int | None = None


@transaction.atomic
def advies_opstellen(
    plan: Vastgoedplan,
    *,
    uitkomst: str,
    motivering: str,
    voorwaarden: Sequence[Voorwaarde] = (),
    revisie: int,
    by: Any,
) -> Advies:
    """Store the draft with its conditions, as a whole; may be incomplete until it is given.

    Raises PermissionDenied, ValidationError (wrong moment), IngehaaldError.
    """
    require("plan_coordineren", by, plan)
    plan = Vastgoedplan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.status != Planstatus.IN_TOETSING:
        raise ValidationError(
            f"Het plan is niet in toetsing, maar {plan.get_status_display()}.", code="dicht"
        )
    versie = plan.ingediende_versie
    if versie is None:
        raise ValidationError("Van dit plan is nog geen versie ingediend.")
    advies = concept_van(plan) or Advies(plan=plan, gemaakt_door=by)
    if advies.revisie != revisie:
        raise IngehaaldError(advies)
    advies.versie, advies.uitkomst, advies.motivering = versie, uitkomst, motivering.strip()
    advies.revisie += 1
    advies.clean_fields(exclude=["plan", "versie", "gemaakt_door", "gegeven_door"])
    advies.save()
    voorwaarden_zetten(advies, voorwaarden)
    return advies


def voorwaarden_zetten(advies: Advies, voorwaarden: Sequence[Voorwaarde]) -> None:
    """Change, add and take out so that these remain, in this order."""
    bestaand = {rij.pk: rij for rij in advies.voorwaarden.filter(besluit__isnull=True)}
    for volgorde, gevraagd in enumerate(voorwaarden, start=1):
        rij = bestaand.pop(gevraagd.pk or 0, None) or Planvoorwaarde(
            plan=advies.plan, advies=advies
        )
        rij.volgorde, rij.tekst, rij.uiterlijk = volgorde, gevraagd.tekst, gevraagd.uiterlijk
        rij.clean_fields(exclude=["plan", "advies", "besluit", "voldaan_door"])
        rij.save()
    for rij in bestaand.values():
        rij.delete()


def concept_van(plan: Vastgoedplan) -> Advies | None:
    return Advies.objects.geldend().filter(plan=plan, gegeven_op__isnull=True).first()


def beletsels_adviseren(plan: Vastgoedplan, user: Any) -> list[str]:
    """What still has to be done before the advice can be given, in words; nothing: it can."""
    if reden := reden_nog_niet(plan):
        return [reden]
    gevonden = []
    versie = plan.ingediende_versie
    regels = naast_elkaar(versie, user) if versie else []
    if open_regels := [rij.criterium.code for rij in regels if not rij.is_klaar]:
        gevonden.append(f"Zonder gezamenlijk oordeel: {', '.join(open_regels)}.")
    return gevonden + beletsels_advies(concept_van(plan))


def beletsels_advies(advies: Advies | None) -> list[str]:
    """What the draft itself still lacks."""
    if advies is None or not advies.uitkomst:
        return ["Het advies heeft nog geen uitkomst."]
    gevonden = []
    if not advies.motivering:
        gevonden.append("Het advies heeft nog geen motivering.")
    aantal = advies.voorwaarden.count()
    if advies.uitkomst == Planuitkomst.VOORWAARDEN and not aantal:
        gevonden.append("Goedkeuren onder voorwaarden kan alleen met ten minste één voorwaarde.")
    if advies.uitkomst != Planuitkomst.VOORWAARDEN and aantal:
        gevonden.append("Er staan voorwaarden bij, maar het advies noemt ze niet.")
    return gevonden
