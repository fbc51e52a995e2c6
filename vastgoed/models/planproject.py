"""Projects and places of a handed-in version as rows: for lists, the API and monitoring."""

from typing import ClassVar

from django.db import models

from capaciteit.models import Locatie, Plaatsmutatie, Voorziening
from regio.choices import Zorgvorm
from regio.models import Gemeente

from ..choices_plan import Projectsoort
from ..querysets_plan import PlanplaatsQuerySet, VersiedeelQuerySet
from .plan import Planversie


class Planproject(models.Model):
    """A project of a handed-in version; made from its document, never changed."""

    is_numbered: ClassVar[bool] = True
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="projecten")
    sleutel = models.CharField("sleutel", max_length=12)
    code = models.CharField("code", max_length=40)
    naam = models.CharField("naam", max_length=300)
    soort = models.CharField("soort", max_length=10, choices=Projectsoort, blank=True)
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, null=True, blank=True, related_name="planprojecten"
    )
    plaats = models.CharField("plaats", max_length=300, blank=True)
    gemeente = models.ForeignKey(
        Gemeente, models.PROTECT, null=True, blank=True, related_name="planprojecten"
    )
    start = models.DateField("begint op", null=True, blank=True)
    gereed = models.DateField("klaar op", null=True, blank=True)
    plaatsen_nu = models.PositiveIntegerField("plaatsen nu", default=0)
    plaatsen_straks = models.PositiveIntegerField("plaatsen straks", default=0)
    investering = models.DecimalField("investering", max_digits=14, decimal_places=2, default=0)
    spuk = models.DecimalField(
        "deel specifieke uitkering", max_digits=14, decimal_places=2, default=0
    )

    objects = VersiedeelQuerySet.as_manager()

    class Meta:
        ordering = ["versie", "pk"]
        verbose_name = "project van een plan"
        verbose_name_plural = "projecten van plannen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "sleutel"], name="planproject_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"


class Planplaats(models.Model):
    """So many places of a project: from which facility, to which, on which day.

    The same shape as a ``Plaatsmutatie``; ``mutatie`` is the planned movement that was booked when
    the plan was approved.
    """

    is_numbered: ClassVar[bool] = True
    project = models.ForeignKey(Planproject, models.PROTECT, related_name="plaatsen")
    sleutel = models.CharField("sleutel", max_length=12)
    van = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="planplaatsen_af"
    )
    naar = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="planplaatsen_bij"
    )
    naar_naam = models.CharField("naar nieuwe voorziening", max_length=300, blank=True)
    zorgvorm = models.CharField("zorgvorm straks", max_length=20, choices=Zorgvorm, blank=True)
    aantal = models.PositiveIntegerField("plaatsen")
    groepen = models.PositiveSmallIntegerField("groepen straks", null=True, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    mutatie = models.ForeignKey(
        Plaatsmutatie, models.PROTECT, null=True, blank=True, related_name="planplaatsen"
    )

    objects = PlanplaatsQuerySet.as_manager()

    class Meta:
        ordering = ["project", "pk"]
        verbose_name = "plaatsen van een project"
        verbose_name_plural = "plaatsen van projecten"
        constraints = [
            models.UniqueConstraint(fields=["project", "sleutel"], name="planplaats_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.aantal} plaatsen van {self.project}"

    @property
    def is_nieuw_of_blijft(self) -> bool:
        """The places exist after the change; others go."""
        return bool(self.naar_id or self.naar_naam)
