from django.db import models

from ..choices import UitspraakSoort
from .bron import Bronvermelding
from .gebied import Gebied


class Uitspraak(Bronvermelding):
    """Something a source says in words: a principle, definition, target group or bottleneck.

    Invariant: summarised in own words; two sources may define the same thing differently.
    """

    code = models.SlugField("code", max_length=60, unique=True)
    soort = models.CharField("soort", max_length=20, choices=UitspraakSoort)
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="uitspraken"
    )
    volgnummer = models.PositiveSmallIntegerField("volgnummer", default=0)
    naam = models.CharField("naam", max_length=200)
    omschrijving = models.TextField("omschrijving", blank=True)
    thema = models.CharField(
        "thema", max_length=60, blank=True, help_text="Onderwerp of partij waar het over gaat."
    )
    grens = models.CharField(
        "grens", max_length=40, blank=True, help_text="Drempel of omvang zoals de bron die noemt."
    )
    eenheid = models.CharField("eenheid", max_length=40, blank=True)

    class Meta:
        ordering = ["soort", "volgnummer", "code"]
        verbose_name_plural = "uitspraken"

    def __str__(self) -> str:
        return self.naam
