"""What is advised and decided on a plan, and the conditions that come with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from regio.models import Vergadering

from ..choices_plan import Planuitkomst
from ..querysets_plan import AdviesQuerySet, BesluitdeelQuerySet, VoorwaardeQuerySet
from .plan import Planversie, Vastgoedplan


class Advies(models.Model):
    """What the coordinating municipality advises the steering board on a version of a plan.

    Invariant: one that holds (drafted or given, not reopened) per plan.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="adviezen")
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="adviezen")
    uitkomst = models.CharField("advies", max_length=32, choices=Planuitkomst, blank=True)
    motivering = models.TextField("motivering", blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    gemaakt_op = models.DateTimeField("opgesteld op", default=timezone.now)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gegeven_op = models.DateTimeField("gegeven op", null=True, blank=True)
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-gemaakt_op"]
        verbose_name_plural = "adviezen"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(vervallen_op__isnull=True), name="advies_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"advies over {self.plan}"

    @property
    def uitkomst_badge(self) -> Planuitkomst | None:
        return Planuitkomst(self.uitkomst) if self.uitkomst else None


class Planbesluit(models.Model):
    """What was decided on a version of a plan, in which meeting, on what grounds.

    Invariant: one that was not revoked per plan; departing from the advice needs a reason.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="besluiten")
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="besluiten")
    advies = models.ForeignKey(Advies, models.PROTECT, related_name="besluiten")
    uitkomst = models.CharField("besluit", max_length=32, choices=Planuitkomst)
    motivering = models.TextField("motivering")
    reden_afwijking = models.TextField("waarom anders dan het advies", blank=True)
    vergadering = models.ForeignKey(
        Vergadering, models.PROTECT, null=True, blank=True, related_name="planbesluiten"
    )
    genomen_op = models.DateField("genomen op")
    op = models.DateTimeField("vastgelegd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    herroepen_op = models.DateTimeField("herroepen op", null=True, blank=True)
    herroepen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_herroepen = models.TextField("waarom herroepen", blank=True)

    objects = BesluitdeelQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-op"]
        verbose_name = "besluit over een plan"
        verbose_name_plural = "besluiten over plannen"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(herroepen_op__isnull=True), name="planbesluit_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()}: {self.plan}"

    @property
    def uitkomst_badge(self) -> Planuitkomst:
        return Planuitkomst(self.uitkomst)


class Planvoorwaarde(models.Model):
    """A condition: advised with the advice, binding with the decision, followed until met."""

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="voorwaarden")
    advies = models.ForeignKey(
        Advies, models.PROTECT, null=True, blank=True, related_name="voorwaarden"
    )
    besluit = models.ForeignKey(
        Planbesluit, models.PROTECT, null=True, blank=True, related_name="voorwaarden"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    tekst = models.TextField("voorwaarde")
    uiterlijk = models.DateField("voldoen voor of op", null=True, blank=True)
    voldaan_op = models.DateField("voldaan op", null=True, blank=True)
    voldaan_toelichting = models.TextField("waaruit dat blijkt", blank=True)
    voldaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VoorwaardeQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "volgorde", "pk"]
        verbose_name = "voorwaarde bij een plan"
        verbose_name_plural = "voorwaarden bij plannen"

    def __str__(self) -> str:
        return self.tekst
