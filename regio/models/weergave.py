from django.db import models
from django.db.models import Q
from django.urls import reverse

from ..querysets import WeergaveQuerySet
from .gebruiker import Gebruiker
from .organisatie import Organisatie


class Weergave(models.Model):
    """How a user looks at a list, under a name: its filters, its order and its columns.

    Invariant: a user has each name once per list, and one default per list. It holds a choice, no
    rows: whoever opens it sees what they may see.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="weergaven")
    lijst = models.CharField(
        "lijst", max_length=100, editable=False, help_text="Naam van het adres van de lijst."
    )
    naam = models.CharField("naam", max_length=60)
    vraag = models.CharField(
        "keuze",
        max_length=2000,
        blank=True,
        help_text="Filters, volgorde en kolommen, zoals ze in het adres staan.",
    )
    gedeeld_met = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="weergaven",
        verbose_name="gedeeld met",
        help_text="Iedereen met een rol bij deze organisatie kan de weergave kiezen.",
    )
    standaard = models.BooleanField(
        "standaard", default=False, help_text="De lijst opent voor de eigenaar met deze weergave."
    )

    objects = WeergaveQuerySet.as_manager()

    class Meta:
        ordering = ["naam", "pk"]
        verbose_name_plural = "weergaven"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "lijst", "naam"],
                name="weergave_naam",
                violation_error_message="U hebt al een weergave met deze naam.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "lijst"],
                condition=Q(standaard=True),
                name="weergave_een_standaard",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return f"{reverse(self.lijst)}?{self.vraag or 'weergave='}"
