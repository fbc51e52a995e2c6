"""Freezing a version when it is handed in, and the next draft when the content opens again."""

import copy

from django.core.exceptions import ValidationError
from django.utils import timezone

from regio.models import Gebruiker

from ..models import Planbijlage, Planversie, Toetsingskader, Vastgoedplan
from .inhoud import hash_van
from .projecteren import projecteren
from .samenvatten import samenvatten
from .wijzigen import na_wijzigen


def conceptversie(plan: Vastgoedplan) -> Planversie:
    """The draft, locked. Raises ValidationError when there is none."""
    versie = (
        Planversie.objects.select_for_update(of=("self",))
        .filter(plan=plan, ingediend_op__isnull=True)
        .first()
    )
    if versie is None:
        raise ValidationError("Er is geen concept om in te dienen. Ververs de pagina.")
    return versie


def bevriezen(versie: Planversie, *, by: Gebruiker) -> Planversie:
    """From now on this version never changes; its projects and places become rows."""
    bijlagen = Planbijlage.objects.filter(plan=versie.plan_id).van_versie(versie.nummer)
    versie.hash = hash_van(versie.inhoud, list(bijlagen.values_list("sha256", flat=True)))
    versie.kader = geldend_kader(versie.plan)
    versie.ingediend_op, versie.ingediend_door = timezone.now(), by
    versie.save(update_fields=["hash", "kader", "ingediend_op", "ingediend_door"])
    projecteren(versie)
    samenvatten(versie)
    return versie


def geldend_kader(plan: Vastgoedplan) -> Toetsingskader | None:
    """The framework in force for the area and the scheme, or for what the scheme is a part of."""
    kaders = Toetsingskader.objects.vastgesteld().filter(gebied=plan.gebied_id)
    for regeling in filter(None, (plan.regeling_id, plan.regeling.onderdeel_van_id)):
        if kader := kaders.filter(regeling=regeling).first():
            return kader
    return None


def concept_maken(plan: Vastgoedplan) -> Planversie:
    """The draft in which the provider goes on: the one there is, else a copy of the last version.

    Findings are made anew; explanations come along.
    """
    laatste = plan.nieuwste_versie
    if laatste.is_concept:
        return laatste
    versie = Planversie.objects.create(
        plan=plan,
        nummer=laatste.nummer + 1,
        inhoud=copy.deepcopy(laatste.inhoud),
        definitieversie=laatste.definitieversie,
    )
    na_wijzigen(versie)
    return versie
