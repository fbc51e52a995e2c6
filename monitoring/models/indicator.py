from datetime import date

from django.db import models
from django.db.models import F, Q

from capaciteit.models import ALLEEN_GELDIG, VERVALLEN, Tweetijdig
from jeugdzorg.kern.models import Volgnummer
from jeugdzorg.kern.notation import datum
from regio.choices import Zorgvorm
from regio.models import Bronvermelding, Gebied, Jeugdhulpregio, Organisatie, Telling

from ..choices import Frequentie, Indicatorsoort, Richting
from ..halfjaar import Halfjaar
from ..querysets import MetingQuerySet
from ..querysets_indicatoren import IndicatorQuerySet
from .halfjaarperiode import halfjaar, jaarveld, samen


class Indicator(Bronvermelding):
    """Something that is followed every half-year: a number, or a question answered in words.

    What it means is kept per version (``versies``); the words here are those of the newest one.
    """

    code = models.SlugField("code", max_length=30, unique=True)
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=15, choices=Indicatorsoort)
    onderdeel_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="deelvragen"
    )
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="indicatoren"
    )
    betekenis = models.TextField("betekenis")
    eenheid = models.CharField("eenheid", max_length=60)
    richting = models.CharField("gewenste richting", max_length=10, choices=Richting)
    richting_volgens_bron = models.CharField("richting in de bron", max_length=40, blank=True)
    uitsplitsingen = models.CharField("uitsplitsingen", max_length=150, blank=True)
    gegevensbron = models.CharField("wie levert", max_length=100, blank=True)
    doel = models.CharField("doel", max_length=150, blank=True)
    frequentie = models.CharField(
        "frequentie", max_length=10, choices=Frequentie, default=Frequentie.HALFJAAR
    )
    eigenaar = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicatoren",
        help_text="Wie de definitie bijhoudt. Leeg: wie in het gebied cijfers duidt.",
    )
    tot_jaar = jaarveld("in gebruik tot en met jaar")
    tot_helft = jaarveld("in gebruik tot en met helft")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "indicatoren"
        constraints = [
            models.CheckConstraint(
                condition=samen("tot_jaar", "tot_helft"),
                name="indicator_tot",
                violation_error_message="Geef jaar en helft samen; een jaar heeft helft 1 en 2.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def tot(self) -> Halfjaar | None:
        """The last half-year it is in use; None: still."""
        return halfjaar(self.tot_jaar, self.tot_helft)


class Meting(Tweetijdig, Telling):
    """The value of an indicator for one region or area in one period, by one source.

    Invariant: about exactly one region or area; the printed total of an area stands beside its
    regions and is never worked out from them. What was delivered says so (``levering``).
    """

    code = models.SlugField("code", max_length=120)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="metingen")
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="metingen"
    )
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="metingen"
    )
    periode_van = models.DateField("periode van")
    periode_tot = models.DateField("periode tot en met")
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    uitsplitsing = models.CharField(
        "uitsplitsing", max_length=80, blank=True, help_text="Leeg: het geheel."
    )
    waarde = models.DecimalField("waarde", max_digits=12, decimal_places=2)
    levering = models.ForeignKey(
        "monitoring.Indicatorlevering",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="metingen",
    )

    objects, alle_versies = MetingQuerySet.als_managers()

    class Meta(Tweetijdig.Meta):
        abstract = False
        ordering = ["indicator", "periode_van", "code"]
        verbose_name_plural = "metingen"
        triggers = [Volgnummer]
        constraints = [
            *Tweetijdig.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                name="meting_code",
                condition=ALLEEN_GELDIG,
                violation_error_message="Er is al een meting met deze code.",
            ),
            models.CheckConstraint(
                condition=Q(jeugdhulpregio__isnull=False, gebied__isnull=True)
                | Q(jeugdhulpregio__isnull=True, gebied__isnull=False),
                name="meting_een_onderwerp",
                violation_error_message="Een meting gaat over een regio of een gebied.",
            ),
            models.CheckConstraint(
                condition=Q(periode_tot__gte=F("periode_van")),
                name="meting_periode",
                violation_error_message="De periode eindigt voor zij begint.",
            ),
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "jeugdhulpregio",
                    "gebied",
                    "periode_van",
                    "periode_tot",
                    "uitsplitsing",
                    "bron",
                ],
                name="meting_uniek",
                condition=ALLEEN_GELDIG,
                nulls_distinct=False,
                violation_error_message="Deze bron geeft deze waarde al.",
            ),
        ]
        indexes = [
            models.Index(fields=["periode_van", "periode_tot"], name="meting_periode_idx"),
            models.Index(fields=["gewijzigd", "id"], name="meting_gevolgd"),
            models.Index(fields=["-vervallen_op"], name="meting_vervallen", condition=VERVALLEN),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.onderwerp}"

    @property
    def onderwerp(self) -> models.Model | None:
        """The region or area."""
        return self.jeugdhulpregio or self.gebied

    @property
    def is_jaar(self) -> bool:
        """About one whole calendar year?"""
        jaar = self.periode_van.year
        return (self.periode_van, self.periode_tot) == (date(jaar, 1, 1), date(jaar, 12, 31))

    @property
    def periode_tekst(self) -> str:
        """2022, eerste halfjaar 2023, 1 juli 2023, or from day to day."""
        van, tot = self.periode_van, self.periode_tot
        if van == tot:
            return datum(van)
        if self.is_jaar:
            return str(van.year)
        halfjaar = Halfjaar.at(tot)
        if (halfjaar.van, halfjaar.tot) == (van, tot):
            return halfjaar.label
        return f"{datum(van)} tot en met {datum(tot)}"
