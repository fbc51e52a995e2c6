"""What is held about a user, read from every table that points at that user."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import models

from jeugdzorg.kern.models import Beveiligingsgebeurtenis

from .models import Gebruiker

GEHEIM: Final = {"password", "hash", "data", "secret", "token", "session_key", "session_data"}
"""Fields that open something; the user gets to know that they exist, not what they hold."""
VERBORGEN: Final = "niet getoond: hiermee kan worden ingelogd"


def gegevens_van(gebruiker: Gebruiker) -> dict[str, Any]:
    """The user's own row, and per kind of data the rows that name the user."""
    return {
        "gebruiker": rij_als_dict(gebruiker),
        **{naam: [rij_als_dict(rij) for rij in rijen] for naam, rijen in verwijzingen(gebruiker)},
    }


def verwijzingen(gebruiker: Gebruiker) -> Iterator[tuple[str, models.QuerySet]]:
    """Per relation to a user a name in words, and its rows; relations without rows left out."""
    for relatie in Gebruiker._meta.related_objects:
        model: Any = relatie.related_model
        if not model._meta.concrete_model._meta.managed:
            continue  # a view of a library, without a table
        rijen = model._base_manager.filter(**{relatie.field.name: gebruiker})
        if rijen.exists():
            naam = model._meta.verbose_name_plural
            yield f"{naam} ({relatie.field.verbose_name})", rijen.order_by("pk")
    gebeurtenissen = Beveiligingsgebeurtenis.objects.filter(gebruiker_id=gebruiker.pk)
    if gebeurtenissen.exists():
        yield "beveiligingsgebeurtenissen", gebeurtenissen.order_by("pk")


def rij_als_dict(rij: models.Model) -> dict[str, Any]:
    return {
        veld.name: VERBORGEN if veld.name in GEHEIM else waarde_van(rij, veld)
        for veld in rij._meta.concrete_fields
    }


def waarde_van(rij: models.Model, veld: models.Field) -> Any:
    """Choices and relations in words, files by their name; the rest as it is."""
    if veld.choices:
        return getattr(rij, f"get_{veld.name}_display")()
    if veld.is_relation:
        ander = getattr(rij, veld.name)
        return None if ander is None else str(ander)
    waarde = veld.value_from_object(rij)
    return waarde.name if isinstance(veld, models.FileField) else waarde
