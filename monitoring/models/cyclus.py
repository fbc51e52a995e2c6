from django.conf import settings
from django.db import models
from django.urls import reverse

from regio.models import Gebied

from ..choices import Cyclusstatus, Rapportstatus
from ..halfjaar import Halfjaar
from ..querysets import CyclusQuerySet, RapportQuerySet


class Cyclus(models.Model):
    """One half-year of monitoring in one area."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="cycli")
    jaar = models.PositiveSmallIntegerField("jaar")
    helft = models.PositiveSmallIntegerField("helft")
    status = models.CharField(
        "status", max_length=15, choices=Cyclusstatus, default=Cyclusstatus.VOORBEREIDING
    )

    objects = CyclusQuerySet.as_manager()

    class Meta:
        ordering = ["-jaar", "-helft", "gebied__naam"]
        verbose_name_plural = "cycli"
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "jaar", "helft"],
                name="cyclus_uniek",
                violation_error_message="Deze cyclus is er al.",
            ),
            models.CheckConstraint(
                condition=models.Q(helft__in=[1, 2]),
                name="cyclus_helft",
                violation_error_message="Een jaar heeft twee helften.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebied}, {self.halfjaar.label}"

    @property
    def halfjaar(self) -> Halfjaar:
        return Halfjaar(self.jaar, self.helft)

    @property
    def status_badge(self) -> Cyclusstatus:
        return Cyclusstatus(self.status)


class Rapport(models.Model):
    """One edition of the report of a cycle: its figures as they were then, and their PDF.

    Invariant: an edition never changes; new figures make a new version.
    """

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="rapporten")
    versie = models.PositiveSmallIntegerField("versie")
    status = models.CharField(
        "status", max_length=12, choices=Rapportstatus, default=Rapportstatus.CONCEPT
    )
    gegevens = models.JSONField("gegevens", help_text="De cijfers waarvan het rapport is gemaakt.")
    bestand = models.FileField("bestand", upload_to="rapporten/")
    sha256 = models.CharField("sha256", max_length=64, help_text="Kenmerk van het bestand.")
    paginas = models.PositiveSmallIntegerField("pagina's")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapporten",
        help_text="Leeg: door het systeem zelf.",
    )

    objects = RapportQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op"]
        verbose_name_plural = "rapporten"
        constraints = [
            models.UniqueConstraint(fields=["cyclus", "versie"], name="rapport_versie"),
        ]

    def __str__(self) -> str:
        return f"{self.cyclus}, versie {self.versie}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:rapport", args=[self.pk])

    @property
    def status_badge(self) -> Rapportstatus:
        return Rapportstatus(self.status)
