"""Who may read the register of alternatives."""

from typing import Any, Self

from django.db.models import Q

from regio.models import Gebied
from regio.querysets import BronvermeldingQuerySet

from .choices_pas import Alternatiefstatus


class AlternatiefQuerySet(BronvermeldingQuerySet):
    regio_paden = ("jeugdhulpregios",)

    def visible_to(self, user: Any) -> Self:
        """Those of a visible source in a visible area; they hold no counts of youths."""
        return super().visible_to(user).filter(gebied__in=Gebied.objects.visible_to(user))

    def actueel(self) -> Self:
        return self.filter(status=Alternatiefstatus.ACTUEEL)

    def in_gebied(self, gebied: Gebied) -> Self:
        """Those of the area and of the areas within it."""
        return self.filter(Q(gebied=gebied) | Q(gebied__bovenliggend=gebied))

    def with_partijen(self) -> Self:
        return self.select_related(
            "gebied", "behoefte", "bron", "voorziening__locatie", "plan"
        ).prefetch_related("jeugdhulpregios", "partners")
