from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from regio.models import Bronvermelding, Gebied, Geldigheid, Organisatie

from ..choices import Antwoordsoort, Risicoas
from ..choices_kader import Kadergebeurtenissoort, Kaderstatus
from ..choices_plan import Projectsoort
from ..querysets_kader import KaderdeelQuerySet, KadergebeurtenisQuerySet, KaderQuerySet
from .regeling import Regeling


class Toetsingskader(Bronvermelding, Geldigheid):
    """The questions by which an area reviews the property plans of a scheme, in one version.

    Invariant: per area and scheme at most one version is in force and at most one is a draft; only
    a draft changes.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="toetsingskaders")
    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="toetsingskaders")
    versie = models.PositiveSmallIntegerField("versie", default=1)
    status = models.CharField(
        "status",
        max_length=12,
        choices=Kaderstatus,
        default=Kaderstatus.VASTGESTELD,
        help_text="Alleen een vastgestelde versie geldt voor plannen die worden ingediend.",
    )
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vervangt = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opvolgers",
        help_text="De versie waarvan deze een kopie is.",
    )
    eigenaren = models.ManyToManyField(
        Organisatie,
        blank=True,
        related_name="toetsingskaders",
        help_text="De coördinerende gemeenten die het kader mogen wijzigen.",
    )
    revisie = models.PositiveIntegerField("revisie", default=1, editable=False)

    objects = KaderQuerySet.as_manager()

    class Meta(Geldigheid.Meta):
        abstract = False
        ordering = ["gebied__naam", "-versie"]
        verbose_name_plural = "toetsingskaders"
        constraints = [
            *Geldigheid.Meta.constraints,
            models.UniqueConstraint(
                fields=["gebied", "regeling", "versie"], name="toetsingskader_uniek"
            ),
            models.UniqueConstraint(
                fields=["gebied", "regeling"],
                condition=Q(status=Kaderstatus.VASTGESTELD),
                name="toetsingskader_een_vastgesteld",
            ),
            models.UniqueConstraint(
                fields=["gebied", "regeling"],
                condition=Q(status=Kaderstatus.CONCEPT),
                name="toetsingskader_een_concept",
                violation_error_message="Er is al een concept van een nieuwe versie.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True) | ~Q(vervangt=F("pk")),
                name="toetsingskader_vervangt_ander",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:toetsingskader", args=[self.code])

    @property
    def status_badge(self) -> Kaderstatus:
        return Kaderstatus(self.status)

    @property
    def is_concept(self) -> bool:
        return self.status == Kaderstatus.CONCEPT


class Criterium(Bronvermelding):
    """One question of a framework, with the evidence that answers it.

    Invariant: ``sleutel`` is the same question in every version, however its code or words change.
    """

    kader = models.ForeignKey(Toetsingskader, models.CASCADE, related_name="criteria")
    sleutel = models.CharField(
        "sleutel",
        max_length=40,
        blank=True,
        help_text="Blijft gelijk in elke versie, ook als de code of de vraag verandert.",
    )
    code = models.CharField("code", max_length=12)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    hoofdstuk = models.CharField("hoofdstuk", max_length=60)
    paragraaf = models.CharField("paragraaf", max_length=100, blank=True)
    label = models.CharField("label", max_length=80)
    vraag = models.TextField("vraag")
    toelichting = models.TextField(
        "toelichting", blank=True, help_text="Waar de toetser op let, en wanneer het goed is."
    )
    gevraagd = ArrayField(
        models.CharField(max_length=80),
        default=list,
        blank=True,
        verbose_name="gevraagde gegevens",
    )
    onderdelen = ArrayField(
        models.CharField(max_length=80),
        default=list,
        blank=True,
        verbose_name="onderdelen van het plan",
        help_text="Waar het antwoord en het bewijs in het plan staan.",
    )
    projectsoort = models.CharField(
        "soort project",
        max_length=10,
        choices=Projectsoort,
        blank=True,
        help_text="Als de vraag alleen over projecten van één soort gaat. Leeg: over alle.",
    )
    per_locatie = models.BooleanField("per locatie", default=False)
    antwoordsoort = models.CharField("soort antwoord", max_length=20, choices=Antwoordsoort)
    verplicht = models.BooleanField("verplicht", default=True)
    weging = models.PositiveSmallIntegerField("weging", default=1)
    revisie = models.PositiveIntegerField("revisie", default=1, editable=False)

    objects = KaderdeelQuerySet.as_manager()

    class Meta:
        ordering = ["kader", "volgorde"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["kader", "code"], name="criterium_uniek"),
            models.UniqueConstraint(
                fields=["kader", "sleutel"],
                condition=~Q(sleutel=""),
                name="criterium_sleutel_uniek",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Risicoschaalniveau(Bronvermelding):
    """One level on the scale of impact or likelihood of a framework's risks."""

    kader = models.ForeignKey(Toetsingskader, models.CASCADE, related_name="risiconiveaus")
    schaal = models.CharField("schaal", max_length=20, choices=Risicoas)
    code = models.CharField("code", max_length=2)
    niveau = models.CharField("niveau", max_length=20)
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Hoger is zwaarder.")

    objects = KaderdeelQuerySet.as_manager()

    class Meta:
        ordering = ["kader", "schaal", "-volgorde"]
        verbose_name = "niveau van een risicoschaal"
        verbose_name_plural = "niveaus van risicoschalen"
        constraints = [
            models.UniqueConstraint(
                fields=["kader", "schaal", "code"], name="risicoschaalniveau_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_schaal_display()}: {self.niveau}"


class Kadergebeurtenis(models.Model):
    """Something that happened to a version as a whole, and why; added, never changed."""

    kader = models.ForeignKey(Toetsingskader, models.CASCADE, related_name="gebeurtenissen")
    soort = models.CharField("wat", max_length=16, choices=Kadergebeurtenissoort)
    reden = models.TextField("reden", blank=True)
    op = models.DateTimeField("op", auto_now_add=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = KadergebeurtenisQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "gebeurtenis van een toetsingskader"
        verbose_name_plural = "gebeurtenissen van toetsingskaders"

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.kader}"
