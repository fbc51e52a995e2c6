"""Changes of scenario's: keep, share, put forward, take back, remove. The path is never touched."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jeugdzorg.kern.permissions import require

from ..models import Afbouwpad, Scenario


def scenario_bewaren(pad: Afbouwpad, *, by: Any, **velden: Any) -> Scenario:
    """A new scenario. Raises PermissionDenied, and ValidationError for a name that is taken.

    Sent twice, by a second click or a page that was open still: the one that is there.
    """
    require("scenario_maken", by, pad)
    scenario = Scenario(pad=pad, maker=by, **velden)
    if al := zelfde(scenario, velden):
        return al
    scenario.full_clean()
    try:
        with transaction.atomic():
            scenario.save()
    except IntegrityError:
        if al := zelfde(scenario, velden):
            return al
        scenario.validate_constraints()
        raise
    return scenario


def zelfde(scenario: Scenario, velden: dict[str, Any]) -> Scenario | None:
    """The scenario of this maker with this name, when all that was chosen is the same."""
    al = Scenario.objects.filter(pad=scenario.pad, maker=scenario.maker, naam=scenario.naam).first()
    gelijk = al and all(getattr(al, naam) == getattr(scenario, naam) for naam in velden)
    return al if gelijk else None


@transaction.atomic
def scenario_voordragen(scenario: Scenario, *, by: Any) -> None:
    """Put forward as the one of its path. Raises ValidationError when another one is."""
    require("scenario_voordragen", by, scenario)
    Afbouwpad.objects.select_for_update().get(pk=scenario.pad_id)
    al = Scenario.objects.filter(pad=scenario.pad_id, voorgedragen_op__isnull=False).first()
    if al and al.pk != scenario.pk:
        raise ValidationError(f"Bij dit pad is al een scenario voorgedragen: {al.naam}.")
    scenario.voorgedragen_op = scenario.voorgedragen_op or timezone.now()
    scenario.save(update_fields=["voorgedragen_op"])


def voordracht_intrekken(scenario: Scenario, *, by: Any) -> None:
    require("scenario_wijzigen", by, scenario)
    scenario.voorgedragen_op = None
    scenario.save(update_fields=["voorgedragen_op"])


def scenario_delen(scenario: Scenario, *, by: Any, **deling: Any) -> None:
    require("scenario_wijzigen", by, scenario)
    for naam, waarde in deling.items():
        setattr(scenario, naam, waarde)
    scenario.save(update_fields=["deling", "organisatie"])


def scenario_verwijderen(scenario: Scenario, *, by: Any) -> None:
    """Raises ValidationError for one that is put forward: others read it."""
    require("scenario_wijzigen", by, scenario)
    if scenario.voorgedragen_op:
        raise ValidationError("Trek eerst de voordracht in; anderen lezen dit scenario.")
    scenario.delete()
