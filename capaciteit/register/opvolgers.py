"""Where a row went that was merged into another."""

from typing import Any

from ..models import Locatie, Voorziening


def opvolger_van(
    model: type[Locatie] | type[Voorziening], code: str, user: Any
) -> Locatie | Voorziening | None:
    """The row that the one with ``code`` went into, by way of others too, if ``user`` sees it."""
    rij = model._base_manager.filter(code=code).first()
    if rij is None or rij.samengevoegd_met_id is None:
        return None
    return model.objects.visible_to(user).filter(pk=rij.opvolger.pk).first()
