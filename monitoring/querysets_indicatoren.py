"""Who may read definitions of indicators, and which of them hold in a half-year."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from regio.models import Gebied
from regio.querysets import BronvermeldingQuerySet

from .halfjaar import Halfjaar


def begonnen(halfjaar: Halfjaar, voor: str = "") -> Q:
    """Rows whose first half-year is ``halfjaar`` or earlier."""
    return (
        Q(**{f"{voor}vanaf_jaar__isnull": True})
        | Q(**{f"{voor}vanaf_jaar__lt": halfjaar.jaar})
        | Q(**{f"{voor}vanaf_jaar": halfjaar.jaar, f"{voor}vanaf_helft__lte": halfjaar.helft})
    )


def niet_voorbij(halfjaar: Halfjaar, voor: str = "") -> Q:
    """Rows whose last half-year is ``halfjaar`` or later."""
    return (
        Q(**{f"{voor}tot_jaar__isnull": True})
        | Q(**{f"{voor}tot_jaar__gt": halfjaar.jaar})
        | Q(**{f"{voor}tot_jaar": halfjaar.jaar, f"{voor}tot_helft__gte": halfjaar.helft})
    )


class IndicatorQuerySet(BronvermeldingQuerySet):
    def in_gebruik(self, halfjaar: Halfjaar) -> Self:
        """Not withdrawn in ``halfjaar``."""
        return self.filter(niet_voorbij(halfjaar))

    def met_definities(self) -> Self:
        """With every version and breakdown, so that each page can say which one held."""
        return self.prefetch_related("versies", "assen")


class VanIndicatorQuerySet(models.QuerySet):
    """Rows that belong to an indicator."""

    def visible_to(self, user: Any) -> Self:
        related: Any = self.model._meta.get_field("indicator").related_model
        indicatoren = related.objects
        return self.filter(indicator__in=indicatoren.visible_to(user))


class GebiedsindicatorQuerySet(VanIndicatorQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Choices of a visible area about a visible indicator."""
        return super().visible_to(user).filter(gebied__in=Gebied.objects.visible_to(user))

    def op(self, halfjaar: Halfjaar) -> Self:
        """Choices that hold in ``halfjaar``, of indicators that were not withdrawn."""
        eigen = begonnen(halfjaar) & niet_voorbij(halfjaar)
        return self.filter(eigen & niet_voorbij(halfjaar, "indicator__"))
