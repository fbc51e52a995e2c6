from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from ..choices import OrganisatieSoort
from ..querysets import AanbiederQuerySet, OrganisatieQuerySet
from .bron import Bronvermelding
from .gebied import Gebied, Gemeente, Jeugdhulpregio


class Organisatie(Bronvermelding):
    """A party: municipality, region office, provider, network. Users act on its behalf."""

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    aliassen = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Andere namen waaronder bronnen deze organisatie noemen.",
    )
    soort = models.CharField("soort", max_length=20, choices=OrganisatieSoort)
    kvk_nummer = models.CharField("KvK-nummer", max_length=8, blank=True)
    agb_code = models.CharField("AGB-code", max_length=8, blank=True)
    gemeente = models.OneToOneField(
        Gemeente, models.PROTECT, null=True, blank=True, related_name="organisatie"
    )
    jeugdhulpregio = models.OneToOneField(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="organisatie"
    )
    gebieden = models.ManyToManyField(
        Gebied, blank=True, related_name="organisaties", help_text="Waar de organisatie werkt."
    )

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kvk_nummer="") | models.Q(kvk_nummer__regex=r"^\d{8}$"),
                name="organisatie_kvk",
                violation_error_message="Een KvK-nummer heeft acht cijfers.",
            ),
            models.CheckConstraint(
                condition=models.Q(agb_code="") | models.Q(agb_code__regex=r"^\d{8}$"),
                name="organisatie_agb",
                violation_error_message="Een AGB-code heeft acht cijfers.",
            ),
            models.UniqueConstraint(
                fields=["kvk_nummer"],
                condition=~models.Q(kvk_nummer=""),
                name="organisatie_kvk_uniek",
            ),
        ]
        indexes = [GinIndex(fields=["naam"], name="organisatie_naam", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        pagina = "aanbieder" if self.soort == OrganisatieSoort.AANBIEDER else "organisatie"
        return reverse(f"regio:{pagina}", args=[self.code])


class Aanbieder(Organisatie):
    """An organisation that provides youth care (``soort`` is aanbieder)."""

    objects = AanbiederQuerySet.as_manager()

    class Meta:
        proxy = True
