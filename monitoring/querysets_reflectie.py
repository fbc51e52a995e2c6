"""Who may see a reflection session, what was said in it, and a development assignment."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from regio.choices import OrganisatieSoort
from regio.querysets import organisaties_van

from .choices_reflectie import ACTIE_LOOPT, OPDRACHT_LOOPT, Sessiestatus


def meekijkgebieden(user: Any) -> set[int]:
    """Areas in which ``user`` works for a party that is not a provider."""
    if not organisaties_van(user):
        return set()
    return {
        gebied
        for lid in user.huidige_lidmaatschappen
        if lid.organisatie.soort != OrganisatieSoort.AANBIEDER
        for gebied in user.werkgebieden[lid.organisatie_id].gebieden
    }


class ReflectiesessieQuerySet(models.QuerySet):
    """That a session is held, when and where, is for all who steer in the area; what is said in
    it is for the region alone until it adopts the record. Providers see neither."""

    def visible_to(self, user: Any) -> Self:
        """Sessions of the own region, and of areas where one works for a party that steers."""
        if not organisaties_van(user):
            return self.none()
        return self.filter(
            Q(jeugdhulpregio__in=user.eigen_regios) | Q(cyclus__gebied__in=meekijkgebieden(user))
        )

    def leesbaar_voor(self, user: Any) -> Self:
        """Of the visible ones those of which ``user`` may read what was said."""
        return self.visible_to(user).filter(
            Q(jeugdhulpregio__in=user.eigen_regios) | Q(status=Sessiestatus.VASTGESTELD)
        )

    def heropend(self, user: Any) -> Self:
        """Adopted once, and being written again, for who could read the record."""
        from .models import Reflectieverslag

        verslagen = Reflectieverslag.objects.filter(sessie=OuterRef("pk"))
        rijen = self.visible_to(user).exclude(status=Sessiestatus.VASTGESTELD)
        return rijen.filter(Exists(verslagen))

    def with_onderwerp(self) -> Self:
        return self.select_related("cyclus__gebied", "jeugdhulpregio")


class SessiedeelQuerySet(models.QuerySet):
    """What belongs to a session."""

    def visible_to(self, user: Any) -> Self:
        """Of sessions that ``user`` may read."""
        from .models import Reflectiesessie

        return self.filter(sessie__in=Reflectiesessie.objects.leesbaar_voor(user))


class ReflectieverslagQuerySet(SessiedeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Adopted records of visible sessions, also those that a later one replaced."""
        from .models import Reflectiesessie

        return self.filter(sessie__in=Reflectiesessie.objects.visible_to(user))


class ReflectieactieQuerySet(SessiedeelQuerySet):
    def lopend(self) -> Self:
        return self.filter(status__in=ACTIE_LOOPT)

    def eerder_dan(self, sessie: Any) -> Self:
        """Actions of the same region and area from half-years before that of ``sessie``."""
        cyclus = sessie.cyclus
        ouder = Q(sessie__cyclus__jaar__lt=cyclus.jaar) | Q(
            sessie__cyclus__jaar=cyclus.jaar, sessie__cyclus__helft__lt=cyclus.helft
        )
        return self.filter(
            ouder,
            sessie__jeugdhulpregio=sessie.jeugdhulpregio_id,
            sessie__cyclus__gebied=cyclus.gebied_id,
        ).select_related("sessie__cyclus")


class OntwikkelopdrachtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Assignments of an area where ``user`` works, those to an own organisation, and those
        that a source prints which ``user`` may see."""
        if not (organisaties := organisaties_van(user)):
            return self.none()
        from regio.models import Bron

        bronnen = Bron.objects.visible_to(user)
        return self.filter(
            Q(gebied__in=user.werkgebied) | Q(organisatie__in=organisaties) | Q(bron__in=bronnen)
        )

    def lopend(self) -> Self:
        return self.filter(status__in=OPDRACHT_LOOPT)

    def te_laat(self) -> Self:
        return self.lopend().filter(uiterlijk__lt=timezone.localdate())

    def with_onderwerp(self) -> Self:
        return self.select_related("gebied", "organisatie", "bron", "cyclus__gebied")

    def with_voortgang(self) -> Self:
        """``meldingen``: how often progress was told; ``laatst_op``: when for the last time."""
        return self.annotate(meldingen=Count("voortgang"), laatst_op=models.Max("voortgang__op"))

    def eerst_wat_afloopt(self) -> Self:
        return self.order_by(F("uiterlijk").asc(nulls_last=True), "code")


class OpdrachtdeelQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        from .models import Ontwikkelopdracht

        return self.filter(opdracht__in=Ontwikkelopdracht.objects.visible_to(user))
