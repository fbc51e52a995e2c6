from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from regio.choices import DatumPrecisie
from regio.models import Bronvermelding, Gebied

from ..choices import Termijnsoort, Termijnstatus
from ..querysets import TermijnQuerySet
from .regeling import Regeling

BINNENKORT = timedelta(days=92)


class Termijn(Bronvermelding):
    """A moment in a scheme or area: a deadline, milestone, decision or reference date.

    Invariant: the first date stays; an extension is a row of its own, with reason and approval.
    """

    code = models.SlugField("code", max_length=20, unique=True)
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="termijnen"
    )
    regeling = models.ForeignKey(
        Regeling, models.PROTECT, null=True, blank=True, related_name="termijnen"
    )
    mijlpaal = models.CharField("mijlpaal", max_length=200)
    onderwerp = models.SlugField(
        "onderwerp",
        max_length=40,
        blank=True,
        help_text="Gelijk bij termijnen die over hetzelfde gaan, ook in andere bronnen.",
    )
    onderdeel_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="onderdelen",
        help_text="De termijn waarbinnen deze gehaald moet zijn.",
    )
    verantwoordelijke = models.CharField("verantwoordelijke", max_length=150, blank=True)
    soort = models.CharField("soort", max_length=12, choices=Termijnsoort)
    datum = models.DateField(
        "oorspronkelijke datum", null=True, blank=True, help_text="Leeg: de bron geeft geen datum."
    )
    datum_precisie = models.CharField(
        "precisie van de datum", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )

    objects = TermijnQuerySet.as_manager()

    class Meta:
        ordering = ["datum", "code"]
        verbose_name_plural = "termijnen"

    def __str__(self) -> str:
        return self.mijlpaal

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:termijn", args=[self.code])

    def geldig_op(self) -> date | None:
        """The date that holds now; after ``with_verlengingen`` without a query."""
        verlengingen = list(self.verlengingen.all())
        return verlengingen[-1].nieuwe_datum if verlengingen else self.datum

    def status(self, vandaag: date | None = None) -> Termijnstatus:
        """Where the moment stands on ``vandaag`` (today when omitted)."""
        dag = vandaag or timezone.localdate()
        geldig = self.geldig_op()
        if geldig is None:
            return Termijnstatus.ZONDER_DATUM
        if geldig < dag:
            return Termijnstatus.VERSTREKEN
        return Termijnstatus.BINNENKORT if geldig <= dag + BINNENKORT else Termijnstatus.LOOPT


class Termijnverlenging(Bronvermelding):
    """A deadline was moved to a later date: why, and who agreed."""

    termijn = models.ForeignKey(Termijn, models.CASCADE, related_name="verlengingen")
    volgnummer = models.PositiveSmallIntegerField("volgnummer", default=1)
    nieuwe_datum = models.DateField("nieuwe datum")
    reden = models.TextField("reden", blank=True)
    akkoord_van = models.CharField("akkoord van", max_length=100, blank=True)

    class Meta:
        ordering = ["termijn", "volgnummer"]
        verbose_name = "verlenging van een termijn"
        verbose_name_plural = "verlengingen van termijnen"
        constraints = [
            models.UniqueConstraint(
                fields=["termijn", "volgnummer"], name="termijnverlenging_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.termijn} naar {self.nieuwe_datum}"
