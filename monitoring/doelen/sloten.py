"""Holding on to a version of a target or path, and storing it only as it may be."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from capaciteit.register.sloten import IngehaaldError

from ..models import Afbouwpad, Doelstelling
from .rechten import Doel

D = TypeVar("D", bound=Afbouwpad | Doelstelling)


def op_slot(rij: D) -> D:
    """The row as it is now, held until the transaction ends; so nobody overtakes another."""
    rijen: Any = type(rij)._base_manager
    nu: D = rijen.select_for_update(of=("self",)).get(pk=rij.pk)
    return nu


def concept_op_slot(rij: D, token: int | None) -> D:
    nu = op_slot(rij)
    is_concept(nu)
    if token is not None and nu.gewijzigd != token:
        raise IngehaaldError(nu)
    return nu


def is_concept(rij: Doel) -> None:
    if not rij.is_concept:
        raise ValidationError(
            f"Deze versie is {rij.status_badge.label}. Alleen een concept kunt u wijzigen."
        )


def bewaar(rij: Any) -> None:
    rij.full_clean()
    rij.save()


def zet(rij: Doel, velden: dict[str, Any]) -> None:
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.full_clean()
    rij.save()
