from datetime import date
from typing import Final

from django.db import models
from django.urls import reverse

from regio.models import Gebied

from ..choices import Cyclusstatus
from ..choices_cyclus import Cyclusbeurt, Cyclussoort
from ..halfjaar import Halfjaar
from ..querysets import CyclusQuerySet

TERMIJNVELD: Final = {
    Cyclusstatus.VOORBEREIDING: "opent_op",
    Cyclusstatus.AANLEVERING: "levering_voor",
    Cyclusstatus.REFLECTIE: "reflectie_voor",
    Cyclusstatus.ANALYSE: "analyse_voor",
    Cyclusstatus.ADVIES: "advies_voor",
}


class Cyclus(models.Model):
    """One half-year of monitoring in one area.

    What may follow what stands in ``cyclus.werkstroom``; ``cyclus.verloop.overgang`` does it.
    """

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="cycli")
    jaar = models.PositiveSmallIntegerField("jaar")
    helft = models.PositiveSmallIntegerField("helft")
    status = models.CharField(
        "status", max_length=15, choices=Cyclusstatus, default=Cyclusstatus.VOORBEREIDING
    )
    status_sinds = models.DateTimeField("status sinds", null=True, blank=True)
    opent_op = models.DateField("opent op", null=True, blank=True)
    levering_voor = models.DateField("cijfers geleverd voor", null=True, blank=True)
    reflectie_voor = models.DateField("besproken voor", null=True, blank=True)
    analyse_voor = models.DateField("analyse klaar voor", null=True, blank=True)
    advies_voor = models.DateField("advies gegeven voor", null=True, blank=True)
    vaststellen_voor = models.DateField("vastgesteld voor", null=True, blank=True)
    advies_op = models.DateTimeField(
        "advies aangeboden op", null=True, blank=True, help_text="Leeg: nog niet aangeboden."
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

    def get_absolute_url(self) -> str:
        return reverse("monitoring:cyclus", args=[self.pk])

    @property
    def soort(self) -> Cyclussoort:
        """The first half-year analyses, the second sets actions."""
        return Cyclussoort.ANALYSE if self.helft == 1 else Cyclussoort.STURING

    @property
    def aan_zet(self) -> Cyclusbeurt:
        """Whose turn it is now."""
        match self.status:
            case Cyclusstatus.AANLEVERING | Cyclusstatus.REFLECTIE:
                return Cyclusbeurt.REGIOS
            case Cyclusstatus.ANALYSE:
                return Cyclusbeurt.ANALIST
            case Cyclusstatus.ADVIES:
                return Cyclusbeurt.STUURGROEP if self.advies_op else Cyclusbeurt.ANALIST
            case Cyclusstatus.VASTGESTELD:
                return Cyclusbeurt.NIEMAND
        return Cyclusbeurt.COORDINATOR

    @property
    def termijnveld(self) -> str:
        """Name of the date by which the state it is in has to be done; empty: none."""
        if self.status == Cyclusstatus.ADVIES and self.advies_op:
            return "vaststellen_voor"
        return TERMIJNVELD.get(Cyclusstatus(self.status), "")

    @property
    def uiterlijk(self) -> date | None:
        """Until when whose turn it is has time."""
        return getattr(self, self.termijnveld) if self.termijnveld else None

    @property
    def halfjaar(self) -> Halfjaar:
        return Halfjaar(self.jaar, self.helft)

    @property
    def status_badge(self) -> Cyclusstatus:
        return Cyclusstatus(self.status)
