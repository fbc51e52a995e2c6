from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from capaciteit.choices import Aard
from regio.choices import DatumPrecisie, Zorgvorm
from regio.models import Bronvermelding, Gebied, Jeugdhulpregio

from ..choices import Padgrootheid, Padsoort, Padverloop
from ..querysets import AfbouwpadQuerySet
from ..querysets_doelen import DoelstellingQuerySet, PadrijQuerySet
from .doelversie import Doelversie, een_opvolger
from .indicator import Indicator


class Afbouwpad(Doelversie):
    """An agreed way down from a start to a target, of one of three kinds.

    Invariant: parameters and printed values are stored; every other value is worked out from them
    by ``monitoring.afbouw``. A next version is a row of its own, with points and parts of its own.
    """

    code = models.SlugField("code", max_length=30, unique=True)
    naam = models.CharField("naam", max_length=150)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="afbouwpaden")
    soort = models.CharField("soort", max_length=12, choices=Padsoort)
    grootheid = models.CharField("grootheid", max_length=8, choices=Padgrootheid)
    verloop = models.CharField(
        "verloop", max_length=8, choices=Padverloop, default=Padverloop.LINEAIR
    )
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="afbouwpaden",
        help_text="Waarmee de werkelijkheid wordt gemeten.",
    )
    eenheid = models.CharField("eenheid", max_length=60)
    startwaarde = models.DecimalField("startwaarde", max_digits=9, decimal_places=1)
    startdatum = models.DateField("startdatum")
    doelwaarde = models.DecimalField("doelwaarde", max_digits=9, decimal_places=1)
    doeldatum = models.DateField("doeldatum")
    datum_precisie = models.CharField(
        "precisie van de datums", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )
    afname = models.DecimalField(
        "gedrukte afname", max_digits=9, decimal_places=1, null=True, blank=True
    )
    afname_procent = models.DecimalField(
        "gedrukte afname %", max_digits=5, decimal_places=1, null=True, blank=True
    )
    per_jaar = models.DecimalField(
        "gedrukte afname per jaar", max_digits=9, decimal_places=1, null=True, blank=True
    )
    per_jaar_procent = models.DecimalField(
        "gedrukte afname per jaar %", max_digits=5, decimal_places=1, null=True, blank=True
    )
    looptijd_maanden = models.PositiveSmallIntegerField(
        "looptijd in maanden",
        null=True,
        blank=True,
        help_text="Waarover de afbouw gelijk wordt verdeeld; alleen naar aandeel.",
    )
    looptijd_van = models.DateField("looptijd vanaf", null=True, blank=True)
    verblijfsduur_maanden = models.DecimalField(
        "verblijfsduur in maanden",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        help_text="Waarmee instroom wordt omgerekend naar plekken.",
    )
    band_van = models.DecimalField(
        "bandbreedte van", max_digits=9, decimal_places=1, null=True, blank=True
    )
    band_tot = models.DecimalField(
        "bandbreedte tot", max_digits=9, decimal_places=1, null=True, blank=True
    )
    band_jaar = models.PositiveSmallIntegerField("jaar van de bandbreedte", null=True, blank=True)
    tolerantie = models.DecimalField(
        "tolerantie",
        max_digits=5,
        decimal_places=1,
        default=0,
        help_text="Hoe ver de werkelijkheid van het pad mag liggen om op koers te zijn.",
    )

    objects = AfbouwpadQuerySet.as_manager()

    class Meta:
        ordering = ["gebied__naam", "code"]
        verbose_name_plural = "afbouwpaden"
        constraints = [
            models.CheckConstraint(
                condition=Q(doeldatum__gt=F("startdatum")),
                name="afbouwpad_datums",
                violation_error_message="De doeldatum ligt niet na de startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(doelwaarde__lte=F("startwaarde")),
                name="afbouwpad_omlaag",
                violation_error_message="Een afbouwpad gaat niet omhoog.",
            ),
            models.CheckConstraint(
                condition=Q(band_van__isnull=True, band_tot__isnull=True)
                | Q(band_tot__gte=F("band_van")),
                name="afbouwpad_band",
                violation_error_message="De bandbreedte heeft een lage en een hoge kant.",
            ),
            *een_opvolger("afbouwpad"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("monitoring:afbouwpad", args=[self.code])

    @property
    def eenheid_kort(self) -> str:
        """What is counted, without the time it is counted over: "jeugdigen per jaar" is youths."""
        return self.eenheid.removesuffix(" per jaar")


class Padpunt(Bronvermelding):
    """A value of a path as the source prints it, for a year or on a day.

    ``percentage`` is the reduction that leads from the point before to this one, ``afname`` the
    printed reduction, ``plekken`` the printed places that belong to the value.
    """

    pad = models.ForeignKey(Afbouwpad, models.CASCADE, related_name="punten")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    datum = models.DateField(
        "datum", null=True, blank=True, help_text="Leeg: de bron noemt geen jaar."
    )
    datum_precisie = models.CharField(
        "precisie van de datum", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.JAAR
    )
    waarde = models.DecimalField("waarde", max_digits=9, decimal_places=1)
    percentage = models.DecimalField(
        "afname in procent", max_digits=5, decimal_places=2, null=True, blank=True
    )
    afname = models.DecimalField(
        "gedrukte afname", max_digits=9, decimal_places=1, null=True, blank=True
    )
    plekken = models.DecimalField(
        "gedrukte plekken", max_digits=9, decimal_places=1, null=True, blank=True
    )
    aard = models.CharField("aard", max_length=10, choices=Aard, default=Aard.DOEL)
    onzeker = models.BooleanField("onzeker", default=False)

    objects = PadrijQuerySet.as_manager()

    class Meta:
        ordering = ["pad", "volgnummer"]
        verbose_name = "punt van een afbouwpad"
        verbose_name_plural = "punten van afbouwpaden"
        constraints = [models.UniqueConstraint(fields=["pad", "volgnummer"], name="padpunt_uniek")]

    def __str__(self) -> str:
        return f"{self.pad} {self.volgnummer}: {self.waarde}"


class Paddeel(Bronvermelding):
    """The part of one region in a path that is divided pro rata, as printed."""

    pad = models.ForeignKey(Afbouwpad, models.CASCADE, related_name="delen")
    jeugdhulpregio = models.ForeignKey(Jeugdhulpregio, models.PROTECT, related_name="paddelen")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    basis = models.DecimalField("basis", max_digits=9, decimal_places=1)
    doel = models.DecimalField("gedrukt doel", max_digits=9, decimal_places=1)
    afname = models.DecimalField("gedrukte afname", max_digits=9, decimal_places=1)
    afname_procent = models.DecimalField("gedrukte afname %", max_digits=5, decimal_places=1)
    per_jaar = models.DecimalField("gedrukt per jaar", max_digits=9, decimal_places=1)
    per_jaar_procent = models.DecimalField("gedrukt per jaar %", max_digits=5, decimal_places=1)

    objects = PadrijQuerySet.as_manager()

    class Meta:
        ordering = ["pad", "volgorde"]
        verbose_name = "deel van een afbouwpad"
        verbose_name_plural = "delen van afbouwpaden"
        constraints = [
            models.UniqueConstraint(fields=["pad", "jeugdhulpregio"], name="paddeel_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.pad}: {self.jeugdhulpregio}"


class Doelstelling(Doelversie):
    """What an indicator should be for a region or area on a date, from which start."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="doelstellingen")
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="doelstellingen"
    )
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="doelstellingen"
    )
    pad = models.ForeignKey(
        Afbouwpad, models.PROTECT, null=True, blank=True, related_name="doelstellingen"
    )
    basiswaarde = models.DecimalField("basiswaarde", max_digits=9, decimal_places=1)
    basisdatum = models.DateField("basisdatum")
    doelwaarde = models.DecimalField("doelwaarde", max_digits=9, decimal_places=1)
    doeldatum = models.DateField("doeldatum")
    datum_precisie = models.CharField(
        "precisie van de doeldatum", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )

    objects = DoelstellingQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "gebied__naam", "jeugdhulpregio__naam"]
        verbose_name_plural = "doelstellingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(jeugdhulpregio__isnull=False, gebied__isnull=True)
                | Q(jeugdhulpregio__isnull=True, gebied__isnull=False),
                name="doelstelling_een_onderwerp",
                violation_error_message="Een doelstelling is van een regio of een gebied.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "jeugdhulpregio", "gebied", "doeldatum", "bron", "versie"],
                name="doelstelling_uniek",
                nulls_distinct=False,
            ),
            *een_opvolger("doelstelling"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.doelwaarde} in {self.doeldatum.year}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:doel", args=[self.pk])

    @property
    def onderwerp(self) -> models.Model | None:
        """The region or area."""
        return self.jeugdhulpregio or self.gebied
