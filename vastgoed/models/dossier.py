"""The dossier of a plan as files, composed for one reader."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..querysets_plan import PlandossierQuerySet
from .plan import Vastgoedplan


class Plandossier(models.Model):
    """The whole dossier as PDF and as zip, as one reader might know it at that moment.

    Invariant: for its maker only, for what it holds follows from the maker's rights.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="dossiers")
    op = models.DateTimeField("samengesteld op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pdf = models.FileField("document", max_length=200, upload_to="plandossiers/")
    pdf_sha256 = models.CharField("sha-256 van het document", max_length=64)
    paginas = models.PositiveSmallIntegerField("pagina's")
    zip = models.FileField("archief", max_length=200, upload_to="plandossiers/")
    zip_sha256 = models.CharField("sha-256 van het archief", max_length=64)
    bestanden = models.PositiveSmallIntegerField("bestanden in het archief")

    objects = PlandossierQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "plandossiers"

    def __str__(self) -> str:
        return f"dossier van {self.plan}"
