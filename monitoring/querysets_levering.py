"""Obligations and deliveries of indicators: who may see which, and how far each is."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from regio.choices import BronSoort, OrganisatieSoort, Zichtbaarheid
from regio.querysets import organisaties_van

from .choices_levering import Leverstand, Leverstatus
from .halfjaar import Halfjaar


def gerelateerd(model: Any, veld: str) -> Any:
    """The rows at the other end of a relation."""
    return model._meta.get_field(veld).related_model.objects


def regios_gevolgd_door(user: Any) -> set[int]:
    """Regions of the areas where ``user`` works for an organisation that provides no care."""
    gebieden: set[int] = set()
    for lid in user.huidige_lidmaatschappen:
        if lid.organisatie.soort != OrganisatieSoort.AANBIEDER:
            gebieden |= user.werkgebieden[lid.organisatie_id].gebieden
    return gebieden


class LeverplichtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Of one's own organisation, and of the regions in the areas one works in (no provider).

        That something is owed is no secret; the values of others are (``Meting``).
        """
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        gebieden = regios_gevolgd_door(user)
        in_gebied = self.model._default_manager.filter(
            jeugdhulpregio__gebiedregios__gebied__in=gebieden
        )
        eigen = Q(organisatie__in=organisaties)
        return self.filter(eigen | Q(pk__in=in_gebied.values("pk")) if gebieden else eigen)

    def in_halfjaar(self, halfjaar: Halfjaar) -> Self:
        return self.filter(jaar=halfjaar.jaar, helft=halfjaar.helft)

    def with_stand(self, peildatum: date | None = None) -> Self:
        """With ``stap`` (how far) and ``stand`` (the same, or too late)."""
        dag = peildatum or timezone.localdate()
        leveringen = gerelateerd(self.model, "leveringen").filter(plicht=OuterRef("pk"))
        metingen = self.model._meta.get_field("jeugdhulpregio").related_model
        metingen = gerelateerd(metingen, "metingen").filter(
            jeugdhulpregio=OuterRef("jeugdhulpregio"),
            periode_van__year=OuterRef("jaar"),
            periode_van__month=OuterRef("helft") * 6 - 5,
            periode_tot__month__lte=OuterRef("helft") * 6,
        )
        return self.annotate(
            is_ingeleverd=Exists(leveringen.filter(status=Leverstatus.INGELEVERD)),
            is_bezig=Exists(leveringen.filter(status=Leverstatus.CONCEPT)),
            is_bekend=Exists(uit_openbare_bron(metingen)),
            stap=stap(),
            stand=Case(
                When(stap__in=Leverstand.klaar(), then=F("stap")),
                When(termijn__lt=dag, then=Value(Leverstand.TE_LAAT)),
                default=F("stap"),
                output_field=models.CharField(),
            ),
        )

    def klaar(self) -> Self:
        """After ``with_stand``."""
        return self.filter(stap__in=Leverstand.klaar())

    def niet_klaar(self) -> Self:
        """After ``with_stand``."""
        return self.exclude(stap__in=Leverstand.klaar())


def stap() -> Case:
    return Case(
        When(is_ingeleverd=True, then=Value(Leverstand.INGELEVERD)),
        When(niets_te_melden_op__isnull=False, then=Value(Leverstand.NIETS_TE_MELDEN)),
        When(is_bezig=True, then=Value(Leverstand.BEZIG)),
        When(is_bekend=True, then=Value(Leverstand.UIT_BRON)),
        default=Value(Leverstand.NIET_BEGONNEN),
        output_field=models.CharField(),
    )


def uit_openbare_bron(metingen: Any) -> Any:
    """Measurements that a public document printed; no deliveries, nothing made up."""
    openbaar = metingen.filter(bron__zichtbaarheid=Zichtbaarheid.OPENBAAR, levering__isnull=True)
    return openbaar.exclude(bron__soort=BronSoort.VOORBEELD)


class IndicatorleveringQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Those of visible obligations; drafts and what was taken back only of one's own."""
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        plichten = gerelateerd(self.model, "plicht").visible_to(user)
        geleverd = Q(status__in=[Leverstatus.INGELEVERD, Leverstatus.VERVANGEN])
        return self.filter(
            Q(plicht__organisatie__in=organisaties) | (geleverd & Q(plicht__in=plichten))
        )


class EigenleveringQuerySet(models.QuerySet):
    """Values as they were filled in, and files: only for the organisation that delivers."""

    plicht_pad = "plicht"

    def visible_to(self, user: Any) -> Self:
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        return self.filter(**{f"{self.plicht_pad}__organisatie__in": organisaties})


class LeverwaardeQuerySet(EigenleveringQuerySet):
    plicht_pad = "levering__plicht"


class LeverbestandQuerySet(EigenleveringQuerySet):
    pass
