from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from ..choices import BevindingStatus, Ernst, Oordeel
from ..querysets import BevindingQuerySet, ControleuitkomstQuerySet
from .bron import Bron
from .gebied import Gebied


class Bevinding(models.Model):
    """Two values that disagree: printed against recomputed, or one source against another.

    Invariant: both values stay; what changes is only the status, as an appended row.
    """

    sleutel = models.CharField(
        "sleutel", max_length=150, unique=True, help_text="Vast kenmerk, gelijk bij elke controle."
    )
    controle = models.CharField("controle", max_length=60)
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="bevindingen"
    )
    ernst = models.CharField("ernst", max_length=10, choices=Ernst)
    titel = models.CharField("titel", max_length=200)
    uitleg = models.TextField("uitleg", blank=True)
    waarde_a = models.CharField("gedrukt", max_length=60)
    bron_a = models.ForeignKey(Bron, models.PROTECT, related_name="bevindingen_a")
    vindplaats_a = models.CharField("vindplaats", max_length=200)
    waarde_b = models.CharField("herberekend of elders gedrukt", max_length=60)
    bron_b = models.ForeignKey(
        Bron, models.PROTECT, null=True, blank=True, related_name="bevindingen_b"
    )
    vindplaats_b = models.CharField("vindplaats of berekening", max_length=200)
    status = models.CharField(
        "status", max_length=12, choices=BevindingStatus, default=BevindingStatus.OPEN
    )
    gevonden_op = models.DateTimeField("gevonden op", auto_now_add=True)

    objects = BevindingQuerySet.as_manager()

    class Meta:
        ordering = [
            models.Case(
                models.When(ernst=Ernst.HOOG, then=0),
                models.When(ernst=Ernst.MIDDEN, then=1),
                default=2,
            ),
            "sleutel",
        ]
        verbose_name_plural = "bevindingen"

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("regio:bevinding", args=[self.pk])

    @property
    def ernst_badge(self) -> Ernst:
        return Ernst(self.ernst)

    @property
    def status_badge(self) -> BevindingStatus:
        return BevindingStatus(self.status)


class BevindingOnderwerp(models.Model):
    """One stored figure that a finding is about; the mark at that figure comes from here."""

    bevinding = models.ForeignKey(Bevinding, models.CASCADE, related_name="onderwerpen")
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    onderwerp = GenericForeignKey()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bevinding", "content_type", "object_id"], name="bevindingonderwerp_uniek"
            )
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="bevindingonderwerp_figuur")
        ]

    def __str__(self) -> str:
        return f"{self.bevinding} bij {self.content_type} {self.object_id}"


class Bevindingstatus(models.Model):
    """A step in the life of a finding: explained, solved or opened again, by whom and why."""

    bevinding = models.ForeignKey(Bevinding, models.CASCADE, related_name="statussen")
    status = models.CharField("status", max_length=12, choices=BevindingStatus)
    reden = models.TextField("reden")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        help_text="Leeg: vastgesteld door de controle zelf.",
    )
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        ordering = ["op", "pk"]
        verbose_name_plural = "bevindingstatussen"

    def __str__(self) -> str:
        return f"{self.get_status_display()} op {self.op:%d-%m-%Y}"

    @property
    def status_badge(self) -> BevindingStatus:
        return BevindingStatus(self.status)


class Controleuitkomst(models.Model):
    """What a check said the last time it ran, of one figure. Made anew with every run."""

    sleutel = models.CharField("sleutel", max_length=150, unique=True)
    controle = models.CharField("controle", max_length=60)
    gebied = models.ForeignKey(Gebied, models.CASCADE, null=True, blank=True)
    titel = models.CharField("titel", max_length=200)
    gedrukt = models.CharField("gedrukt", max_length=60)
    herberekend = models.CharField("herberekend", max_length=60)
    oordeel = models.CharField("oordeel", max_length=20, choices=Oordeel)
    bron = models.ForeignKey(Bron, models.CASCADE)
    vindplaats = models.CharField("vindplaats", max_length=200)
    nota = models.CharField("nota", max_length=300, blank=True)
    bevinding = models.ForeignKey(
        Bevinding, models.SET_NULL, null=True, blank=True, related_name="uitkomsten"
    )
    gecontroleerd_op = models.DateTimeField("gecontroleerd op")

    objects = ControleuitkomstQuerySet.as_manager()

    class Meta:
        ordering = ["controle", "sleutel"]
        verbose_name_plural = "controle-uitkomsten"

    def __str__(self) -> str:
        return self.titel

    @property
    def oordeel_badge(self) -> Oordeel:
        return Oordeel(self.oordeel)
