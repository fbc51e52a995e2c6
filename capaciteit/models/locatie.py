from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from jeugdzorg.kern.models import Gevolgd, Volgnummer
from regio.models import Aanbieder, Bronvermelding, Gebied, Gemeente, Jeugdhulpregio

from ..choices import CoordinaatPrecisie, Eigendom, Setting
from ..querysets import LocatieQuerySet


class Locatie(Gevolgd, Bronvermelding):
    """A place where one or more providers give care: a building, site or house.

    Invariant: latitude and longitude are given together or not at all. One that was merged into
    another stays as a trace, and is left out by ``visible_to``.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    aanbieders = models.ManyToManyField(Aanbieder, blank=True, related_name="locaties")
    plaats = models.CharField("plaats", max_length=100, blank=True)
    adres = models.CharField("adres", max_length=150, blank=True)
    gemeente = models.ForeignKey(
        Gemeente, models.PROTECT, null=True, blank=True, related_name="locaties"
    )
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="locaties"
    )
    gebied = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="locaties",
        help_text="Gebied waaronder de bron de locatie noemt.",
    )
    setting = models.CharField("ligging", max_length=10, choices=Setting, default=Setting.ONBEKEND)
    eigendom = models.CharField(
        "eigendom of huur", max_length=10, choices=Eigendom, default=Eigendom.ONBEKEND
    )
    bouwjaar = models.PositiveSmallIntegerField("bouwjaar", null=True, blank=True)
    breedtegraad = models.DecimalField(
        "breedtegraad",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(50), MaxValueValidator(54)],
    )
    lengtegraad = models.DecimalField(
        "lengtegraad",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(3), MaxValueValidator(8)],
    )
    coordinaat_precisie = models.CharField(
        "precisie van de coördinaten", max_length=10, choices=CoordinaatPrecisie, blank=True
    )

    samengevoegd_met = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="opgegaan"
    )

    objects = LocatieQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        triggers = [Volgnummer]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
                | models.Q(breedtegraad__range=(50, 54), lengtegraad__range=(3, 8)),
                name="locatie_coordinaten",
                violation_error_message="Geef beide coördinaten, binnen Nederland.",
            )
        ]
        indexes = [
            GinIndex(fields=["naam"], name="locatie_naam", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["gewijzigd", "id"], name="locatie_gevolgd"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("capaciteit:locatie", args=[self.code])

    @property
    def opvolger(self) -> "Locatie":
        """The one it went into, by way of others too; itself when it was not merged."""
        return self.samengevoegd_met.opvolger if self.samengevoegd_met else self
