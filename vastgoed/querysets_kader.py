"""Reading the versions of assessment frameworks: a draft is for its owners only."""

from typing import Any, Self

from django.db.models import Q, QuerySet

from regio.querysets import BronvermeldingQuerySet, organisaties_van

from .choices_kader import IN_GEBRUIK_GEWEEST, Kaderstatus


def leesbaar(user: Any, pad: str = "") -> Q:
    """Versions that are or were in force, and drafts that an organisation of ``user`` may edit."""
    from .models import Toetsingskader

    eigen = Toetsingskader.eigenaren.through.objects.filter(organisatie__in=organisaties_van(user))
    van_ons = Q(**{f"{pad}pk__in": eigen.values("toetsingskader")})
    return Q(**{f"{pad}status__in": IN_GEBRUIK_GEWEEST}) | van_ons


class KaderQuerySet(BronvermeldingQuerySet):
    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(leesbaar(user))

    def vastgesteld(self) -> Self:
        """The versions in force: the only ones that a plan can be handed in under."""
        return self.filter(status=Kaderstatus.VASTGESTELD)

    def familie(self, kader: Any) -> Self:
        """All versions for the same area and scheme, newest first."""
        return self.filter(gebied=kader.gebied_id, regeling=kader.regeling_id).order_by("-versie")


class KaderdeelQuerySet(BronvermeldingQuerySet):
    """What belongs to a version: as visible as the version."""

    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(leesbaar(user, "kader__"))


class KadergebeurtenisQuerySet(QuerySet):
    """Not from a source; as visible as the version it happened to."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(leesbaar(user, "kader__")) if organisaties_van(user) else self.none()
