"""Which cycles, settings and steps of cycles a user may read."""

from typing import Any, Self

from django.db import models

from regio.models import Gebied

from .querysets import GebiedsgebondenQuerySet


class CyclusinstellingQuerySet(GebiedsgebondenQuerySet):
    def with_partijen(self) -> Self:
        return self.select_related("gebied", "coordinerende", "analist")


class CyclusdeelQuerySet(models.QuerySet):
    """Rows that belong to a cycle and are seen with it."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(cyclus__gebied__in=Gebied.objects.visible_to(user))
