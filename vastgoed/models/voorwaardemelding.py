"""What is said about a condition: reported as met, confirmed, sent back, opened again."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from jeugdzorg.kern.tracking import AppendOnly

from ..choices_plan import Voorwaardestap
from ..querysets_plan import VoorwaardemeldingQuerySet
from .besluit import Planvoorwaarde


class Voorwaardemelding(models.Model):
    """One step in following a condition, with a text and perhaps a file.

    Invariant: appended only; the last one says where the condition is.
    """

    voorwaarde = models.ForeignKey(Planvoorwaarde, models.PROTECT, related_name="meldingen")
    soort = models.CharField("wat", max_length=14, choices=Voorwaardestap)
    tekst = models.TextField("toelichting")
    bestandsnaam = models.CharField("bestandsnaam", max_length=200, blank=True)
    bestandssoort = models.CharField("soort bestand", max_length=10, blank=True)
    opslag = models.FileField("bestand", max_length=200, blank=True)
    sha256 = models.CharField("sha-256", max_length=64, blank=True)
    op = models.DateTimeField("op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VoorwaardemeldingQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "melding over een voorwaarde"
        verbose_name_plural = "meldingen over voorwaarden"
        triggers = [AppendOnly()]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def soort_badge(self) -> Voorwaardestap:
        return Voorwaardestap(self.soort)
