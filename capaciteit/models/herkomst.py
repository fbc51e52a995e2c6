from django.db import models
from django.db.models import F, Q

from jeugdzorg.kern.models import Volgnummer
from regio.choices import DatumPrecisie, Zorgvorm
from regio.models import Aanbieder, Gebied, Jeugdhulpregio, Telling

from ..choices import Herkomstmaat
from ..querysets import HerkomstQuerySet
from .versie import ALLEEN_GELDIG, VERVALLEN, Versie
from .voorziening import Voorziening


class Herkomst(Versie, Telling):
    """How many youths from one origin were placed somewhere in a period: a number or a share.

    Origin and destination are a region, an area or everything outside the area; an origin that is
    empty is unknown (guardianship). Invariant: a share has its denominator where the source
    gives one; numbers and shares are as printed. What a provider delivers is a number about one
    facility and half-year, belongs to no area of its own, and has what it is about as its code.
    """

    code = models.CharField("code", max_length=120)
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="herkomsten"
    )
    periode_van = models.DateField("periode van", null=True, blank=True)
    periode_tot = models.DateField("periode tot en met", null=True, blank=True)
    periode_precisie = models.CharField(
        "precisie van de periode", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )
    populatie = models.CharField("populatie", max_length=120, blank=True)
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    maat = models.CharField("maat", max_length=20, choices=Herkomstmaat)
    herkomst_regio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="herkomsten"
    )
    herkomst_gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="herkomsten_als_herkomst"
    )
    bestemming_gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="herkomsten_als_bestemming"
    )
    bestemming_buiten = models.BooleanField(
        "buiten het gebied", default=False, help_text="De bestemming is alles buiten het gebied."
    )
    aanbieder = models.ForeignKey(
        Aanbieder, models.PROTECT, null=True, blank=True, related_name="herkomsten"
    )
    voorziening = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="herkomsten"
    )
    aantal = models.PositiveIntegerField("aantal", null=True, blank=True)
    percentage = models.DecimalField(
        "percentage", max_digits=5, decimal_places=2, null=True, blank=True
    )
    noemer = models.PositiveIntegerField("noemer", null=True, blank=True)

    objects, alle_versies = HerkomstQuerySet.als_managers()

    class Meta(Versie.Meta):
        abstract = False
        ordering = ["code"]
        verbose_name_plural = "herkomsten"
        triggers = [Volgnummer]
        indexes = [
            models.Index(fields=["voorziening", "periode_van"], name="herkomst_voorziening"),
            models.Index(fields=["gewijzigd", "id"], name="herkomst_gevolgd"),
            models.Index(fields=["-vervallen_op"], name="herkomst_vervallen", condition=VERVALLEN),
        ]
        constraints = [
            *Versie.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                name="herkomst_code",
                condition=ALLEEN_GELDIG,
                violation_error_message="Er is al een herkomstcijfer met deze code.",
            ),
            models.CheckConstraint(
                condition=Q(gebied__isnull=False) | Q(voorziening__isnull=False),
                name="herkomst_waar",
                violation_error_message="Zeg om welk gebied of welke voorziening het gaat.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__isnull=False) | Q(percentage__isnull=False),
                name="herkomst_gevuld",
                violation_error_message="Vul een aantal of een percentage in.",
            ),
            models.CheckConstraint(
                condition=Q(percentage__isnull=True) | Q(percentage__range=(0, 100)),
                name="herkomst_percentage",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
            models.CheckConstraint(
                condition=Q(periode_tot__isnull=True)
                | Q(periode_van__isnull=True)
                | Q(periode_tot__gte=F("periode_van")),
                name="herkomst_periode",
                violation_error_message="De periode eindigt voor zij begint.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_maat_display()}: {self.herkomst or 'onbekend'}"

    @property
    def herkomst(self) -> models.Model | None:
        return self.herkomst_regio or self.herkomst_gebied
