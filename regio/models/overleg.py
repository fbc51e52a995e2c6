from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from jeugdzorg.kern.notation import datum

from ..choices import OverlegStatus, VergaderingStatus
from .bron import Bronvermelding
from .gebied import Gebied


class Overleg(Bronvermelding):
    """A body in which parties of an area meet: steering board, core group, working group."""

    code = models.SlugField("code", max_length=80, unique=True)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="overleggen")
    naam = models.CharField("naam", max_length=150)
    aliassen = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    soort = models.CharField("soort", max_length=60)
    taak = models.TextField("taak", blank=True)
    samenstelling = models.TextField("samenstelling", blank=True)
    frequentie = models.CharField("frequentie", max_length=100, blank=True)
    frequentie_weken = models.PositiveSmallIntegerField("om de zoveel weken", null=True, blank=True)
    status = models.CharField("status", max_length=12, choices=OverlegStatus)

    class Meta:
        ordering = ["gebied__naam", "naam"]
        verbose_name_plural = "overleggen"

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("regio:overleg", args=[self.code])


class Vergadering(Bronvermelding):
    """One meeting of a body: when it was or will be, and which parties were there."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="vergaderingen")
    datum = models.DateField("datum")
    begin = models.TimeField("begin", null=True, blank=True)
    einde = models.TimeField("einde", null=True, blank=True)
    status = models.CharField("status", max_length=12, choices=VergaderingStatus)
    aanwezigen = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Partijen, geen personen.",
    )

    class Meta:
        ordering = ["datum", "begin"]
        verbose_name_plural = "vergaderingen"
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "datum"],
                name="vergadering_uniek",
                violation_error_message="Er is die dag al een vergadering van dit overleg.",
            ),
            models.CheckConstraint(
                condition=models.Q(einde__isnull=True)
                | models.Q(begin__isnull=True)
                | models.Q(einde__gt=models.F("begin")),
                name="vergadering_tijd",
                violation_error_message="De eindtijd ligt voor de begintijd.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.overleg} op {datum(self.datum)}"

    @property
    def status_badge(self) -> VergaderingStatus:
        return VergaderingStatus(self.status)
