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

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^GM\d{4}$"),
                name="gemeente_code",
                violation_error_message="Een gemeentecode is GM en vier cijfers.",
            )
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
