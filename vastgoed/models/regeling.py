from django.db import models
from django.urls import reverse

from regio.choices import DatumPrecisie, Zorgvorm
from regio.models import Aanbieder, Bronvermelding, Gebied, Organisatie

from ..choices import Coordinatierol
from ..querysets import RegelingQuerySet


class Regeling(Bronvermelding):
    """A grant scheme, or one tranche of it (``onderdeel_van``).

    Invariant: what sources say of name, amount and term stays apart in ``opgaven``; the amount
    here is the one that holds, with its own source.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=200)
    onderdeel_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="tranches"
    )
    tranche = models.PositiveSmallIntegerField("tranche", null=True, blank=True)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    verstrekker = models.CharField("verstrekker", max_length=100, blank=True)
    doel = models.TextField("doel", blank=True)
    bedrag = models.DecimalField(
        "totaalbedrag in euro", max_digits=14, decimal_places=2, null=True, blank=True
    )
    plaatsen = models.PositiveIntegerField(
        "plaatsen", null=True, blank=True, help_text="Landelijk aantal plaatsen voor het tarief."
    )
    looptijd_van = models.DateField("looptijd vanaf", null=True, blank=True)
    looptijd_tot = models.DateField("looptijd tot en met", null=True, blank=True)

    objects = RegelingQuerySet.as_manager()

    class Meta:
        ordering = ["onderdeel_van__code", "tranche", "code"]
        verbose_name_plural = "regelingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bedrag__isnull=True) | models.Q(bedrag__gt=0),
                name="regeling_bedrag",
                violation_error_message="Het totaalbedrag is groter dan nul.",
            ),
            models.CheckConstraint(
                condition=models.Q(looptijd_tot__isnull=True)
                | models.Q(looptijd_van__isnull=True)
                | models.Q(looptijd_tot__gte=models.F("looptijd_van")),
                name="regeling_looptijd",
                violation_error_message="De looptijd eindigt voor zij begint.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:regeling", args=[self.code])

    @property
    def tranche_badge(self) -> str:
        return f"tranche {self.tranche}"


class Regelingopgave(Bronvermelding):
    """What one source says of a scheme: its name, amount and term there."""

    regeling = models.ForeignKey(Regeling, models.CASCADE, related_name="opgaven")
    naam = models.CharField("naam in de bron", max_length=200)
    doel = models.TextField("doel", blank=True)
    bedrag = models.DecimalField(
        "bedrag in euro", max_digits=14, decimal_places=2, null=True, blank=True
    )
    looptijd_tot = models.DateField("looptijd tot en met", null=True, blank=True)

    class Meta:
        ordering = ["regeling", "bron__datum", "pk"]
        verbose_name_plural = "regelingopgaven"
        constraints = [
            models.UniqueConstraint(fields=["regeling", "bron"], name="regelingopgave_uniek")
        ]

    def __str__(self) -> str:
        return self.naam


class Voorwaarde(Bronvermelding):
    """A condition of a scheme: who must have done what, and by when."""

    regeling = models.ForeignKey(Regeling, models.CASCADE, related_name="voorwaarden")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    tekst = models.TextField("voorwaarde")
    verantwoordelijke = models.CharField("verantwoordelijke", max_length=150, blank=True)
    vanaf = models.DateField("vanaf", null=True, blank=True)
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    datum_precisie = models.CharField(
        "precisie van de datums", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )

    class Meta:
        ordering = ["regeling", "volgnummer"]
        verbose_name_plural = "voorwaarden"
        constraints = [
            models.UniqueConstraint(fields=["regeling", "volgnummer"], name="voorwaarde_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.regeling} {self.volgnummer}"


class Coordinatie(Bronvermelding):
    """A municipality coordinates a scheme for a provider, or for a part of its places."""

    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="coordinaties")
    gemeente = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="coordinaties_als_gemeente"
    )
    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="coordinaties")
    rol = models.CharField("rol", max_length=20, choices=Coordinatierol)
    deel = models.CharField(
        "deel", max_length=100, blank=True, help_text="Leeg: alle plaatsen van de aanbieder."
    )

    class Meta:
        ordering = ["regeling", "gemeente__naam", "aanbieder__naam"]
        verbose_name = "coördinatie"
        verbose_name_plural = "coördinaties"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling", "gemeente", "aanbieder", "deel", "bron"],
                name="coordinatie_uniek",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} voor {self.aanbieder}"


class Verdeeltotaal(Bronvermelding):
    """The places and amount a source prints for a whole area or the country."""

    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="verdeeltotalen")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="verdeeltotalen")
    plaatsen = models.PositiveIntegerField("plaatsen")
    bedrag = models.DecimalField("bedrag in euro", max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["regeling", "gebied__naam"]
        verbose_name_plural = "verdeeltotalen"
        constraints = [
            models.UniqueConstraint(
                fields=["regeling", "gebied", "bron"], name="verdeeltotaal_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.regeling}: {self.gebied}"
