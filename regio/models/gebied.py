from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from ..choices import GebiedSoort, Zorgvorm
from ..querysets import GebiedQuerySet, IndelingQuerySet, JeugdhulpregioQuerySet
from .bron import Bron, Bronvermelding
from .geldigheid import Geldigheid, Periode


class Gemeente(Bronvermelding):
    """A municipality, known by its CBS code."""

    code = models.CharField(
        "CBS-code", max_length=6, unique=True, help_text="GM en vier cijfers, bijvoorbeeld GM0153."
    )
    naam = models.CharField("naam", max_length=100)
    breedtegraad = models.DecimalField(
        "breedtegraad van het midden", max_digits=8, decimal_places=5, null=True, blank=True
    )
    lengtegraad = models.DecimalField(
        "lengtegraad van het midden", max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
                | models.Q(breedtegraad__range=(50, 54), lengtegraad__range=(3, 8)),
                name="gemeente_coordinaten",
                violation_error_message="Geef beide coördinaten, binnen Nederland.",
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^GM\d{4}$"),
                name="gemeente_code",
                violation_error_message="Een gemeentecode is GM en vier cijfers.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Jeugdhulpregio(Bronvermelding, Geldigheid):
    """A region of municipalities that buy youth care together, in one period of the division."""

    code = models.CharField("CBS-code", max_length=4, unique=True, help_text="JZ en twee cijfers.")
    naam = models.CharField("naam", max_length=100)
    aliassen = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    grens = models.JSONField(
        "grens",
        null=True,
        blank=True,
        help_text="Officiële grens als GeoJSON-geometrie; leeg: de tegelkaart wordt gebruikt.",
    )

    objects = JeugdhulpregioQuerySet.as_manager()

    class Meta(Geldigheid.Meta):
        abstract = False
        ordering = ["naam"]
        verbose_name = "jeugdhulpregio"
        verbose_name_plural = "jeugdhulpregio's"
        indexes = [GinIndex(fields=["naam"], name="regio_naam", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("regio:jeugdhulpregio", args=[self.code])


class Regioindeling(Bronvermelding, Geldigheid):
    """A municipality belongs to a region for a period; to one region at a time."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="indelingen")
    jeugdhulpregio = models.ForeignKey(Jeugdhulpregio, models.PROTECT, related_name="indelingen")

    objects = IndelingQuerySet.as_manager()

    class Meta(Geldigheid.Meta):
        abstract = False
        verbose_name_plural = "regio-indelingen"
        constraints = [
            *Geldigheid.Meta.constraints,
            ExclusionConstraint(
                name="regioindeling_een_regio_tegelijk",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    (Periode(), RangeOperators.OVERLAPS),
                ],
                violation_error_message="De gemeente hoort in die periode al bij een regio.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} in {self.jeugdhulpregio}"


class Jeugdigental(Bronvermelding):
    """How many youths (0 up to and including 17) live in a region on a date, as a source states.

    Invariant: a source states it once per region and date; the date is known.
    """

    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, related_name="jeugdigentallen"
    )
    aantal = models.PositiveIntegerField("jeugdigen van 0 tot en met 17 jaar")

    class Meta:
        ordering = ["jeugdhulpregio", "-peildatum"]
        verbose_name_plural = "jeugdigentallen"
        constraints = [
            models.UniqueConstraint(
                fields=["jeugdhulpregio", "peildatum", "bron"],
                name="jeugdigental_uniek",
                violation_error_message="Deze bron geeft op die dag al een aantal.",
            ),
            models.CheckConstraint(
                condition=models.Q(peildatum__isnull=False), name="jeugdigental_peildatum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aantal} jeugdigen in {self.jeugdhulpregio} op {self.peildatum}"


class Gebied(Bronvermelding):
    """An area: a set of regions that plan together for a form of care. Areas may overlap."""

    # A reverse name of its own: ``gebied`` on Bron is the area that the source is about.
    bron = models.ForeignKey(Bron, models.PROTECT, related_name="beschreven_gebieden")
    code = models.SlugField("code", max_length=12, unique=True)
    naam = models.CharField("naam", max_length=100)
    aliassen = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    soort = models.CharField("soort", max_length=20, choices=GebiedSoort)
    bovenliggend = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="deelgebieden"
    )
    toelichting = models.TextField("toelichting", blank=True)
    regios = models.ManyToManyField(
        Jeugdhulpregio, through="GebiedRegio", related_name="gebieden", verbose_name="regio's"
    )

    objects = GebiedQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "gebieden"

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("regio:gebied", args=[self.code])


class GebiedRegio(Bronvermelding, Geldigheid):
    """A region belongs to an area for one form of care."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="gebiedregios")
    jeugdhulpregio = models.ForeignKey(Jeugdhulpregio, models.PROTECT, related_name="gebiedregios")
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm)

    objects = IndelingQuerySet.as_manager()

    class Meta(Geldigheid.Meta):
        abstract = False
        verbose_name = "regio in gebied"
        verbose_name_plural = "regio's in gebieden"
        constraints = [
            *Geldigheid.Meta.constraints,
            ExclusionConstraint(
                name="gebiedregio_een_keer_tegelijk",
                expressions=[
                    ("gebied", RangeOperators.EQUAL),
                    ("jeugdhulpregio", RangeOperators.EQUAL),
                    ("zorgvorm", RangeOperators.EQUAL),
                    (Periode(), RangeOperators.OVERLAPS),
                ],
                violation_error_message="De regio hoort in die periode al bij dit gebied.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jeugdhulpregio} in {self.gebied}"
