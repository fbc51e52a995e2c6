"""Reviews of a plan: who reviews for which organisation, the judgments, the joint judgment."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from regio.models import Organisatie

from ..choices_plan import Belang, Oordeelwaarde
from ..querysets_plan import GezamenlijkOordeelQuerySet, OordeelQuerySet, ToetsingQuerySet
from .plan import Planversie, Vastgoedplan
from .toetsingskader import Criterium


class Toetsing(models.Model):
    """One organisation reviews a plan, by one reviewer or the deputy, before a day.

    Invariant: one of an organisation at a time. Blind: others see its judgments only when it was
    handed in, and only who handed in themselves.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="toetsingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="plantoetsingen")
    toetser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="plantoetsingen"
    )
    plaatsvervanger = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervangende_plantoetsingen",
    )
    termijn = models.DateField("inleveren voor of op")
    belang = models.CharField(
        "belang", max_length=16, choices=Belang, default=Belang.NIET_VERKLAARD
    )
    belang_toelichting = models.TextField("toelichting op het belang", blank=True)
    belang_op = models.DateTimeField("belang verklaard op", null=True, blank=True)
    opmerking = models.TextField("algemene indruk", blank=True)
    ingeleverd_op = models.DateTimeField("ingeleverd op", null=True, blank=True)
    ingeleverd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    versie = models.ForeignKey(
        Planversie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="toetsingen",
        help_text="De versie die is getoetst toen de toetsing werd ingeleverd.",
    )
    gemaakt_op = models.DateTimeField("toegewezen op", default=timezone.now)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    reden_vervallen = models.TextField("waarom vervallen", blank=True)

    objects = ToetsingQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "organisatie__naam", "pk"]
        verbose_name_plural = "toetsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "organisatie"],
                condition=Q(vervallen_op__isnull=True),
                name="toetsing_uniek",
                violation_error_message="Deze organisatie toetst dit plan al.",
            ),
        ]

    def __str__(self) -> str:
        return f"toetsing door {self.organisatie}"

    @property
    def is_ingeleverd(self) -> bool:
        return self.ingeleverd_op is not None


class Oordeel(models.Model):
    """What one reviewer says of one criterion, with three remarks for three readers.

    ``revisie`` goes up with every change, so that a stale page overwrites nothing.
    """

    toetsing = models.ForeignKey(Toetsing, models.PROTECT, related_name="oordelen")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="oordelen")
    waarde = models.CharField("oordeel", max_length=16, choices=Oordeelwaarde, blank=True)
    opmerking_prive = models.TextField("eigen aantekening", blank=True)
    opmerking_toetsers = models.TextField("voor de andere toetsers", blank=True)
    opmerking_aanbieder = models.TextField("voor de aanbieder", blank=True)
    versie = models.ForeignKey(
        Planversie, models.PROTECT, null=True, blank=True, related_name="oordelen"
    )
    revisie = models.PositiveIntegerField("revisie", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OordeelQuerySet.as_manager()

    class Meta:
        ordering = ["toetsing", "criterium"]
        verbose_name_plural = "oordelen"
        constraints = [
            models.UniqueConstraint(fields=["toetsing", "criterium"], name="oordeel_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.criterium}: {self.get_waarde_display()}"

    @property
    def waarde_badge(self) -> Oordeelwaarde | None:
        return Oordeelwaarde(self.waarde) if self.waarde else None


class GezamenlijkOordeel(models.Model):
    """What the reviewers say together of one criterion; ``reden`` where it departs from them."""

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="gezamenlijke_oordelen")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="gezamenlijke_oordelen")
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="gezamenlijke_oordelen")
    waarde = models.CharField("oordeel", max_length=16, choices=Oordeelwaarde)
    reden = models.TextField("reden", blank=True)
    opmerking_aanbieder = models.TextField("voor de aanbieder", blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = GezamenlijkOordeelQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "criterium"]
        verbose_name = "gezamenlijk oordeel"
        verbose_name_plural = "gezamenlijke oordelen"
        constraints = [
            models.UniqueConstraint(fields=["plan", "criterium"], name="gezamenlijk_oordeel_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.criterium}: {self.get_waarde_display()}"

    @property
    def waarde_badge(self) -> Oordeelwaarde:
        return Oordeelwaarde(self.waarde)
