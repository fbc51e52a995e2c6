"""What happened to a plan: one row per step of its workflow."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from jeugdzorg.kern.tracking import AppendOnly

from ..choices_plan import Planstatus
from ..querysets_plan import PlandeelQuerySet
from .plan import Planversie, Vastgoedplan

if TYPE_CHECKING:
    from ..plan.velden import Sectie


class Plangebeurtenis(models.Model):
    """A step of a plan: from which state to which, who, why, and who was told.

    Invariant: appended only.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="gebeurtenissen")
    overgang = models.SlugField("stap", max_length=40)
    van = models.CharField("van", max_length=20, choices=Planstatus, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Planstatus)
    versie = models.ForeignKey(
        Planversie, models.PROTECT, null=True, blank=True, related_name="gebeurtenissen"
    )
    op = models.DateTimeField("op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reden = models.TextField("reden", blank=True)
    details = models.JSONField(
        "bijzonderheden", default=dict, blank=True, help_text="Ontvangers, termijn, wat volgde."
    )

    objects = PlandeelQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "stap van een plan"
        verbose_name_plural = "stappen van plannen"
        triggers = [AppendOnly()]
        indexes = [models.Index(fields=["plan", "-op"], name="plangebeurtenis_plan")]

    def __str__(self) -> str:
        return f"{self.overgang} op {self.op:%d-%m-%Y}"

    @property
    def wat(self) -> str:
        """What happened, in words."""
        from ..werkstroom import OVERGANGEN

        stap = OVERGANGEN.get(self.overgang)
        return stap.gedaan if stap else self.overgang

    @property
    def namens(self) -> str:
        """The organisation for which it was done."""
        return self.details.get("namens") or "onbekend"

    @property
    def secties(self) -> list["Sectie"]:
        """Of a plan that was given back: the sections that lack something."""
        from ..plan.definities import SECTIE_MET_CODE

        codes = self.details.get("ontbreekt", ())
        return [SECTIE_MET_CODE[code] for code in codes if code in SECTIE_MET_CODE]
