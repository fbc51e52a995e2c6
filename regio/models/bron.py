from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from ..choices import BronSoort, DatumPrecisie, Zichtbaarheid, Zorgvorm
from ..querysets import BronQuerySet, BronvermeldingQuerySet, KerncijferQuerySet


class Bron(models.Model):
    """One document, dataset or other origin that figures are taken from.

    Invariant: what is printed in a public source may be shown as printed; of a shared one everybody
    with a membership may know what there is, but counts of youths are exact only for who delivers
    or handles them (``exact_for``); a closed one is for its owner and who handles it.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=300)
    korte_titel = models.CharField("korte titel", max_length=80)
    soort = models.CharField("soort", max_length=20, choices=BronSoort)
    gebied = models.ForeignKey(
        "regio.Gebied", models.PROTECT, null=True, blank=True, related_name="bronnen"
    )
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    versie = models.CharField("versie", max_length=100, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    datum_precisie = models.CharField(
        "precisie van de datum", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )
    opdrachtgever = models.CharField("opdrachtgever", max_length=200, blank=True)
    zichtbaarheid = models.CharField(
        "zichtbaarheid",
        max_length=10,
        choices=Zichtbaarheid,
        default=Zichtbaarheid.OPENBAAR,
        help_text="Openbaar: te zien zoals gedrukt. Gedeeld: aantallen jeugdigen alleen exact voor "
        "wie ze aanlevert of behandelt. Besloten: alleen voor wie de bron aanlevert of behandelt.",
    )
    eigenaar = models.ForeignKey(
        "regio.Organisatie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bronnen",
        help_text="Wie de bron aanleverde; nodig als zij niet openbaar is.",
    )
    opmerking = models.TextField("opmerking", blank=True)

    objects = BronQuerySet.as_manager()

    class Meta:
        ordering = ["datum", "code"]
        verbose_name_plural = "bronnen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(zichtbaarheid="openbaar") | models.Q(eigenaar__isnull=False),
                name="bron_eigenaar",
                violation_error_message="Een bron die niet openbaar is, heeft een eigenaar nodig.",
            )
        ]
        indexes = [GinIndex(fields=["titel"], name="bron_titel", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.korte_titel

    def get_absolute_url(self) -> str:
        return reverse("regio:bron", args=[self.code])

    @property
    def openbaar(self) -> bool:
        return self.zichtbaarheid == Zichtbaarheid.OPENBAAR

    @property
    def zichtbaarheid_badge(self) -> Zichtbaarheid:
        return Zichtbaarheid(self.zichtbaarheid)

    @property
    def is_voorbeeld(self) -> bool:
        return self.soort == BronSoort.VOORBEELD


class Bronvermelding(models.Model):
    """Anything that was taken from a source: where it stands there, and as of when."""

    bron = models.ForeignKey(Bron, models.PROTECT)
    vindplaats = models.CharField(
        "vindplaats",
        max_length=200,
        blank=True,
        help_text="Hoofdstuk, tabel, bijlage of voetnoot in de bron.",
    )
    peildatum = models.DateField("peildatum", null=True, blank=True)
    peildatum_precisie = models.CharField(
        "precisie van de peildatum",
        max_length=12,
        choices=DatumPrecisie,
        default=DatumPrecisie.DAG,
    )
    opmerking = models.TextField("opmerking", blank=True)

    objects = BronvermeldingQuerySet.as_manager()

    class Meta:
        abstract = True


class Kerncijfer(Bronvermelding):
    """One loose figure that a source states about an area or region.

    Invariant: a second value is the upper end of a range, never a correction.
    """

    code = models.SlugField("code", max_length=80)
    gebied = models.ForeignKey(
        "regio.Gebied", models.PROTECT, null=True, blank=True, related_name="kerncijfers"
    )
    jeugdhulpregio = models.ForeignKey(
        "regio.Jeugdhulpregio", models.PROTECT, null=True, blank=True, related_name="kerncijfers"
    )
    groep = models.CharField("groep", max_length=60, blank=True)
    onderwerp = models.CharField("onderwerp", max_length=200)
    waarde = models.DecimalField("waarde", max_digits=14, decimal_places=2)
    waarde_tot = models.DecimalField(
        "waarde tot", max_digits=14, decimal_places=2, null=True, blank=True
    )
    eenheid = models.CharField("eenheid", max_length=40)
    kwalificatie = models.CharField("kwalificatie", max_length=40, default="precies")

    objects = KerncijferQuerySet.as_manager()

    class Meta:
        ordering = ["groep", "onderwerp"]
        verbose_name_plural = "kerncijfers"
        constraints = [
            models.UniqueConstraint(fields=["code", "bron"], name="kerncijfer_uniek"),
            models.CheckConstraint(
                condition=models.Q(waarde_tot__isnull=True)
                | models.Q(waarde_tot__gte=models.F("waarde")),
                name="kerncijfer_bereik",
                violation_error_message="De bovengrens ligt onder de waarde.",
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp
