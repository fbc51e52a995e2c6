"""Deliveries of indicators: what a region owes for a half-year, and every version it handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from regio.models import Jeugdhulpregio, Organisatie

from ..choices_levering import (
    LOPEND_LEVERBESTAND,
    Antwoord,
    Leverbestandstatus,
    Leverkanaal,
    Leverstand,
    Leverstatus,
)
from ..halfjaar import Halfjaar
from ..querysets_levering import (
    IndicatorleveringQuerySet,
    LeverbestandQuerySet,
    LeverplichtQuerySet,
    LeverwaardeQuerySet,
)
from .indicator import Indicator
from .indicatoren import Indicatorversie


def door(naam: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name=naam
    )


class Leverplicht(models.Model):
    """A region delivers its indicators for one half-year; once, however many areas ask.

    ``niets te melden`` is an answer too. ``organisatie`` delivers; empty: the region has no office
    of its own here yet.
    """

    jeugdhulpregio = models.ForeignKey(Jeugdhulpregio, models.PROTECT, related_name="leverplichten")
    jaar = models.PositiveSmallIntegerField("jaar")
    helft = models.PositiveSmallIntegerField("helft")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="leverplichten"
    )
    termijn = models.DateField("uiterlijk op")
    niets_te_melden_op = models.DateTimeField("niets te melden op", null=True, blank=True)
    niets_te_melden_door = door()
    niets_te_melden_reden = models.TextField("waarom niets te melden", max_length=500, blank=True)

    objects = LeverplichtQuerySet.as_manager()

    class Meta:
        ordering = ["-jaar", "-helft", "jeugdhulpregio__naam"]
        verbose_name_plural = "leverplichten"
        constraints = [
            models.UniqueConstraint(
                fields=["jeugdhulpregio", "jaar", "helft"],
                name="leverplicht_uniek",
                violation_error_message="Deze regio levert voor dit halfjaar al.",
            ),
            models.CheckConstraint(
                condition=Q(helft__in=[1, 2]),
                name="leverplicht_helft",
                violation_error_message="Een jaar heeft twee helften.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jeugdhulpregio}, {self.halfjaar.label}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:levering", args=[self.jeugdhulpregio.code, str(self.halfjaar)])

    @property
    def halfjaar(self) -> Halfjaar:
        return Halfjaar(self.jaar, self.helft)

    @property
    def stand_badge(self) -> Leverstand:
        """After ``with_stand``."""
        return Leverstand(self.stand)


class Indicatorlevering(models.Model):
    """One version of what a region delivers for a half-year.

    Invariant: at most one draft and one that holds per obligation. What was handed in never
    changes; a correction is a next version, and what it replaces stays.
    """

    plicht = models.ForeignKey(Leverplicht, models.PROTECT, related_name="leveringen")
    nummer = models.PositiveSmallIntegerField("versie")
    status = models.CharField(
        "status", max_length=12, choices=Leverstatus, default=Leverstatus.CONCEPT
    )
    kanaal = models.CharField("hoe", max_length=8, choices=Leverkanaal, default=Leverkanaal.SCHERM)
    voorbeeld = models.BooleanField(
        "voorbeeld", default=False, help_text="Verzonnen aantallen, of verder gegaan met zulke."
    )
    sha256 = models.CharField("kenmerk van de inhoud", max_length=64, blank=True)
    reden = models.TextField("waarom een correctie", max_length=500, blank=True)
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    begonnen_door = door()
    ingeleverd_op = models.DateTimeField("ingeleverd op", null=True, blank=True)
    ingeleverd_door = door()
    teruggenomen_op = models.DateTimeField("teruggenomen op", null=True, blank=True)
    teruggenomen_door = door()
    reden_terugnemen = models.TextField("reden van terugnemen", max_length=500, blank=True)

    objects = IndicatorleveringQuerySet.as_manager()

    class Meta:
        ordering = ["plicht", "-nummer"]
        verbose_name_plural = "indicatorleveringen"
        constraints = [
            models.UniqueConstraint(fields=["plicht", "nummer"], name="indicatorlevering_versie"),
            models.UniqueConstraint(
                fields=["plicht"],
                condition=Q(status="concept"),
                name="indicatorlevering_een_concept",
                violation_error_message="Er is al een concept.",
            ),
            models.UniqueConstraint(
                fields=["plicht"],
                condition=Q(status="ingeleverd"),
                name="indicatorlevering_een_geldig",
                violation_error_message="Er is al een levering die geldt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plicht}, versie {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:levering-versie", args=[self.pk])

    @property
    def status_badge(self) -> Leverstatus:
        return Leverstatus(self.status)

    @property
    def is_concept(self) -> bool:
        return self.status == Leverstatus.CONCEPT


class Leverwaarde(models.Model):
    """What a delivery says of one indicator and breakdown: a value, or why there is none.

    ``nummer`` goes up with every change, so that who saw an older one is told.
    """

    levering = models.ForeignKey(Indicatorlevering, models.CASCADE, related_name="waarden")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="leverwaarden")
    indicatorversie = models.ForeignKey(
        Indicatorversie, models.PROTECT, related_name="leverwaarden"
    )
    uitsplitsing = models.CharField(
        "uitsplitsing", max_length=80, blank=True, help_text="Leeg: het geheel."
    )
    antwoord = models.CharField("antwoord", max_length=8, choices=Antwoord, default=Antwoord.WAARDE)
    waarde = models.DecimalField("waarde", max_digits=12, decimal_places=2, null=True, blank=True)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    nummer = models.PositiveIntegerField("wijziging", default=1)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = door()

    objects = LeverwaardeQuerySet.as_manager()

    class Meta:
        ordering = ["levering", "indicator__code", "uitsplitsing"]
        verbose_name_plural = "leverwaarden"
        constraints = [
            models.UniqueConstraint(
                fields=["levering", "indicator", "uitsplitsing"], name="leverwaarde_uniek"
            ),
            models.CheckConstraint(
                condition=Q(antwoord="waarde", waarde__isnull=False)
                | (~Q(antwoord="waarde") & Q(waarde__isnull=True)),
                name="leverwaarde_gevuld",
                violation_error_message="Een waarde, of waarom die er niet is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.uitsplitsing}".strip()


class Leverbestand(models.Model):
    """A file with values as it came in, and what was read in it.

    Invariant: the file stays as received; taken over in the draft whole or not at all. Of one
    obligation the same content runs once.
    """

    plicht = models.ForeignKey(Leverplicht, models.PROTECT, related_name="bestanden")
    levering = models.ForeignKey(
        Indicatorlevering, models.PROTECT, null=True, blank=True, related_name="bestanden"
    )
    status = models.CharField("status", max_length=12, choices=Leverbestandstatus)
    kanaal = models.CharField("hoe", max_length=8, choices=Leverkanaal)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    opslag = models.FileField("bestand", max_length=200)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("sha-256", max_length=64)
    gelezen = models.JSONField("gelezen", default=list)
    meldingen = models.JSONField("meldingen", default=list)
    ontvangen_op = models.DateTimeField("ontvangen op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    overgenomen_op = models.DateTimeField("overgenomen op", null=True, blank=True)

    objects = LeverbestandQuerySet.as_manager()

    class Meta:
        ordering = ["-ontvangen_op", "-pk"]
        verbose_name_plural = "leverbestanden"
        constraints = [
            models.UniqueConstraint(
                fields=["plicht", "sha256"],
                condition=Q(status__in=LOPEND_LEVERBESTAND),
                name="leverbestand_een_keer",
                violation_error_message="Dit bestand is al ontvangen.",
            ),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    def get_absolute_url(self) -> str:
        return reverse("monitoring:leverbestand", args=[self.pk])

    @property
    def status_badge(self) -> Leverbestandstatus:
        return Leverbestandstatus(self.status)
