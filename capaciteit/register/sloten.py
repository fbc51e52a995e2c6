"""Two people at once: a row is locked, and told when it changed since it was read."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F
from django.utils.text import slugify

from ..models import Locatie, Voorziening

LANGSTE_CODE: Final = 40
CODES: Final = 470_018
"""Key of the advisory lock under which codes are given out."""


class IngehaaldError(ValidationError):
    """Somebody else changed the row since it was read; ``rij`` is what it is now."""

    def __init__(self, rij: Any) -> None:
        super().__init__(
            "Intussen heeft iemand anders dit gewijzigd. Kijk wat er nu staat en sla opnieuw op.",
            code="ingehaald",
        )
        self.rij = rij


def op_slot(rij: Any, token: int | None) -> Any:
    """``rij`` as it is now, locked. Raises IngehaaldError; ValidationError when it was merged."""
    model: Any = type(rij)
    huidig = model._base_manager.select_for_update(of=("self",)).get(pk=rij.pk)
    if huidig.samengevoegd_met_id:
        raise ValidationError(f"{huidig} is samengevoegd met een andere. Wijzig die.")
    if token is not None and huidig.gewijzigd != token:
        raise IngehaaldError(huidig)
    return huidig


def aanraken(voorziening: Voorziening) -> None:
    """What was added about it counts as a change of the facility: for who edits or follows it."""
    Voorziening.objects.filter(pk=voorziening.pk).update(naam=F("naam"))


def codes_op_slot() -> None:
    """Until the end of the transaction nobody else adds; a double click adds one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CODES])


def nieuwe_code(model: type[Locatie] | type[Voorziening], naam: str) -> str:
    """Made from the name, and free; it stays when the name changes."""
    basis = slugify(naam).upper()[: LANGSTE_CODE - 5].strip("-") or model.__name__.upper()
    gebruikt = model._base_manager.filter(code__istartswith=basis).values_list("code", flat=True)
    bezet = {code.upper() for code in gebruikt}
    nummer, code = 1, basis
    while code in bezet:
        nummer += 1
        code = f"{basis}-{nummer}"
    return code
