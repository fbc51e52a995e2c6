"""One QuerySet per model of monitoring."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Prefetch, Q

from capaciteit.querysets import VersieQuerySet as TweetijdigQuerySet
from regio.models import Gebied
from regio.tellingen import TellingQuerySet

from .querysets_doelen import GeldendQuerySet


class GebiedsgebondenQuerySet(models.QuerySet):
    """Rows without a source of their own that belong to an area."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(gebied__in=Gebied.objects.visible_to(user))


class CyclusQuerySet(GebiedsgebondenQuerySet):
    pass


class MetingQuerySet(TellingQuerySet, TweetijdigQuerySet):
    telvelden: ClassVar = {"waarde": ~Q(indicator__eenheid__istartswith="plek")}
    regio_paden = ("jeugdhulpregio",)

    def with_onderwerp(self) -> Self:
        return self.select_related("indicator", "jeugdhulpregio", "gebied")

    def voor_gebied(self, gebied: Gebied) -> Self:
        """Measurements of the area itself, of areas within it and of its regions."""
        return self.filter(
            Q(gebied=gebied)
            | Q(gebied__bovenliggend=gebied)
            | Q(jeugdhulpregio__gebiedregios__gebied=gebied)
        ).distinct()

    def in_periode(self, van: Any, tot: Any) -> Self:
        """Measurements of exactly this period."""
        return self.filter(periode_van=van, periode_tot=tot)


class AfbouwpadQuerySet(GeldendQuerySet):
    def with_punten(self, user: Any = None) -> Self:
        """With the points and parts that ``user`` may see; without a user the public ones."""
        punten, delen = self.rijen_van("punten", user), self.rijen_van("delen", user)
        return self.select_related("gebied", "indicator").prefetch_related(
            Prefetch("punten", punten), Prefetch("delen", delen.select_related("jeugdhulpregio"))
        )

    def rijen_van(self, veld: str, user: Any) -> Any:
        rijen = self.model._meta.get_field(veld).related_model.objects.with_bron()
        return rijen.openbaar() if user is None else rijen.visible_to(user)
