"""How the register of locations and facilities changes: versions in time, and mergers."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from regio.choices import Zorgvorm
from regio.models import Bronvermelding

from ..choices import Aard
from ..querysets import VoorzieningversieQuerySet
from .versie import ALLEEN_GELDIG
from .voorziening import Voorziening


class Voorzieningversie(Bronvermelding):
    """What a facility is from ``geldig_van`` on, as somebody entered it: a fact or a plan.

    Invariant: of one facility one version begins on a day. Never changed: a correction ends the
    row (``vervallen_op``) and adds another. Until the next version begins this one holds.
    """

    voorziening = models.ForeignKey(Voorziening, models.CASCADE, related_name="versies")
    geldig_van = models.DateField("geldt vanaf")
    naam = models.CharField("naam", max_length=150)
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm)
    aantal_groepen = models.PositiveSmallIntegerField("aantal groepen", null=True, blank=True)
    groepsgrootte_van = models.PositiveSmallIntegerField(
        "jeugdigen per groep, minstens", null=True, blank=True
    )
    groepsgrootte_tot = models.PositiveSmallIntegerField(
        "jeugdigen per groep, hooguit", null=True, blank=True
    )
    leeftijd_van = models.PositiveSmallIntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField("leeftijd tot", null=True, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=200, blank=True)
    begeleiders_per_jeugdige = models.DecimalField(
        "begeleiders per jeugdige", max_digits=4, decimal_places=2, null=True, blank=True
    )
    aard = models.CharField(
        "aard", max_length=10, choices=[(a.value, a.label) for a in (Aard.FEIT, Aard.PLAN)]
    )
    reden = models.TextField("reden")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bekend_op = models.DateTimeField("bekend op", default=timezone.now)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)

    objects = VoorzieningversieQuerySet.as_manager()

    class Meta:
        ordering = ["voorziening", "geldig_van", "pk"]
        verbose_name = "versie van een voorziening"
        verbose_name_plural = "versies van voorzieningen"
        constraints = [
            models.UniqueConstraint(
                fields=["voorziening", "geldig_van"],
                name="voorzieningversie_uniek",
                condition=ALLEEN_GELDIG,
                violation_error_message="Op die dag begint al een versie van deze voorziening.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voorziening} vanaf {self.geldig_van}"


class Samenvoeging(models.Model):
    """A location or facility that turned out to be the same as another, and what moved with it.

    Invariant: a trace; never changed but for being undone.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    verdwenen_id = models.PositiveBigIntegerField()
    blijvend_id = models.PositiveBigIntegerField()
    verdwenen = GenericForeignKey("content_type", "verdwenen_id")
    blijvend = GenericForeignKey("content_type", "blijvend_id")
    verplaatst = models.JSONField(
        "verplaatst", help_text="Per model de sleutels van wat meeging, om terug te kunnen."
    )
    reden = models.TextField("reden")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField("op", default=timezone.now)
    ongedaan_op = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name_plural = "samenvoegingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdwenen_id=models.F("blijvend_id")),
                name="samenvoeging_twee",
                violation_error_message="Kies twee verschillende.",
            ),
            models.UniqueConstraint(
                fields=["content_type", "verdwenen_id"],
                condition=Q(ongedaan_op__isnull=True),
                name="samenvoeging_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdwenen} opgegaan in {self.blijvend}"


class Tweetal(models.Model):
    """Two locations or facilities that look alike, of which somebody said that they are two.

    Invariant: the lower key comes first, so that a pair is said once.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    eerste_id = models.PositiveBigIntegerField()
    tweede_id = models.PositiveBigIntegerField()
    reden = models.TextField("reden")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name_plural = "tweetallen"
        constraints = [
            models.CheckConstraint(
                condition=Q(eerste_id__lt=models.F("tweede_id")), name="tweetal_volgorde"
            ),
            models.UniqueConstraint(
                fields=["content_type", "eerste_id", "tweede_id"], name="tweetal_een_keer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type}: {self.eerste_id} en {self.tweede_id} zijn er twee"
