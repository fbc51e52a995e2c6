"""Which reports, set-ups and texts one may see."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from regio.models import Gebied

from .choices_rapport import Rapportstatus

OPENBAAR_GEMAAKT = (Rapportstatus.GEPUBLICEERD, Rapportstatus.INGETROKKEN)
VAST = (Rapportstatus.VASTGESTELD, *OPENBAAR_GEMAAKT)


class RapportQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Reports of a visible area; what was published is for everybody with an account."""
        if not user.is_authenticated:
            return self.none()
        eigen = Q(cyclus__gebied__in=Gebied.objects.visible_to(user))
        return self.filter(eigen | Q(status__in=OPENBAAR_GEMAAKT))

    def gepubliceerd(self) -> Self:
        return self.filter(status=Rapportstatus.GEPUBLICEERD)

    def ingetrokken(self, user: Any) -> Self:
        """What was published and holds no more, for who could read it."""
        return self.visible_to(user).filter(status=Rapportstatus.INGETROKKEN)

    def vast(self) -> Self:
        """Adopted at some time: what later editions are compared with."""
        return self.filter(status__in=VAST)

    def with_cyclus(self) -> Self:
        """For pages and lists; without the figures, which are large."""
        return self.select_related("cyclus__gebied", "jeugdhulpregio", "gemaakt_door").defer(
            "gegevens"
        )


class OpzetQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(gebied__in=Gebied.objects.visible_to(user))


class RapportblokQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(opzet__gebied__in=Gebied.objects.visible_to(user))


class RapporttekstQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(cyclus__gebied__in=Gebied.objects.visible_to(user))
