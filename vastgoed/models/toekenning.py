from django.db import models

from capaciteit.models import Locatie
from regio.models import Aanbieder, Bronvermelding, Organisatie

from ..querysets import ToekenningQuerySet
from .regeling import Regeling


class Beschikking(Bronvermelding):
    """The ministry awards a scheme's places and money to a coordinating municipality.

    Invariant: as printed; two sources may print the same award.
    """

    code = models.SlugField("code", max_length=20, unique=True)
    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="beschikkingen")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="beschikkingen")
    plaatsen = models.PositiveIntegerField("plaatsen")
    bedrag = models.DecimalField("bedrag in euro", max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["regeling", "gemeente__naam", "code"]
        verbose_name_plural = "beschikkingen"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling", "gemeente", "bron"],
                name="beschikking_uniek",
                violation_error_message="Deze bron noemt al een beschikking voor de gemeente.",
            ),
            models.CheckConstraint(condition=models.Q(bedrag__gte=0), name="beschikking_bedrag"),
        ]

    def __str__(self) -> str:
        return f"{self.regeling}: {self.gemeente}"


class Toekenning(Bronvermelding):
    """A coordinating municipality grants places and money to a provider.

    Invariant: as printed, also when the amount does not follow from the places; ``is_deel`` marks a
    row that repeats a part (one location) of a larger grant and is not added up with it.
    """

    code = models.SlugField("code", max_length=20, unique=True)
    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="toekenningen")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="verleende_toekenningen")
    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="toekenningen")
    naam_volgens_bron = models.CharField("naam in de bron", max_length=150, blank=True)
    plaatsen = models.PositiveIntegerField("plaatsen")
    bedrag = models.DecimalField("bedrag in euro", max_digits=14, decimal_places=2)
    is_deel = models.BooleanField(
        "deel van een grotere toekenning",
        default=False,
        help_text="Alleen het deel voor één locatie; telt niet mee naast het geheel.",
    )
    locaties = models.ManyToManyField(Locatie, blank=True, related_name="toekenningen")

    objects = ToekenningQuerySet.as_manager()

    class Meta:
        ordering = ["regeling", "gemeente__naam", "code"]
        verbose_name_plural = "toekenningen"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling", "gemeente", "aanbieder", "is_deel", "bron"],
                name="toekenning_uniek",
                violation_error_message="Deze bron noemt al een toekenning aan de aanbieder.",
            ),
            models.CheckConstraint(condition=models.Q(bedrag__gte=0), name="toekenning_bedrag"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} aan {self.aanbieder}"
