"""Who may see a scenario: its maker, and whom it was shared with or put forward to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from regio.querysets import organisaties_van

from .choices_scenario import Deling


class ScenarioQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own; those shared with an organisation where ``user`` has a role today; those for
        the area, and those put forward, when it is an area ``user`` works in. The path has to be
        visible as well."""
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        from .models import Afbouwpad

        paden = Afbouwpad.objects.visible_to(user)
        in_gebied = Q(deling=Deling.GEBIED) | Q(voorgedragen_op__isnull=False)
        gedeeld = Q(deling=Deling.ORGANISATIE, organisatie__in=organisaties)
        return self.filter(
            Q(maker=user.pk) | gedeeld | (in_gebied & Q(pad__gebied__in=user.werkgebied)),
            pad__in=paden,
        )

    def with_pad(self) -> Self:
        return self.select_related("pad__gebied", "maker", "organisatie")
