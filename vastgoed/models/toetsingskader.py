from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from regio.models import Bronvermelding, Gebied, Geldigheid

from ..choices import Antwoordsoort, Risicoas
from .regeling import Regeling


class Toetsingskader(Bronvermelding, Geldigheid):
    """The questions by which an area reviews the property plans of a scheme, in one version."""

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="toetsingskaders")
    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="toetsingskaders")
    versie = models.PositiveSmallIntegerField("versie", default=1)

    class Meta(Geldigheid.Meta):
        abstract = False
        ordering = ["gebied__naam", "-versie"]
        verbose_name_plural = "toetsingskaders"
        constraints = [
            *Geldigheid.Meta.constraints,
            models.UniqueConstraint(
                fields=["gebied", "regeling", "versie"], name="toetsingskader_uniek"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:toetsingskader", args=[self.code])


class Criterium(Bronvermelding):
    """One question of a framework, with the evidence that answers it."""

    kader = models.ForeignKey(Toetsingskader, models.CASCADE, related_name="criteria")
    code = models.CharField("code", max_length=12)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    hoofdstuk = models.CharField("hoofdstuk", max_length=60)
    paragraaf = models.CharField("paragraaf", max_length=100, blank=True)
    label = models.CharField("label", max_length=80)
    vraag = models.TextField("vraag")
    gevraagd = ArrayField(
        models.CharField(max_length=80), default=list, verbose_name="gevraagde gegevens"
    )
    per_locatie = models.BooleanField("per locatie", default=False)
    antwoordsoort = models.CharField("soort antwoord", max_length=20, choices=Antwoordsoort)
    verplicht = models.BooleanField("verplicht", default=True)
    weging = models.PositiveSmallIntegerField("weging", default=1)

    class Meta:
        ordering = ["kader", "volgorde"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["kader", "code"], name="criterium_uniek")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Risicoschaalniveau(Bronvermelding):
    """One level on the scale of impact or likelihood of a framework's risks."""

    kader = models.ForeignKey(Toetsingskader, models.CASCADE, related_name="risiconiveaus")
    schaal = models.CharField("schaal", max_length=20, choices=Risicoas)
    code = models.CharField("code", max_length=2)
    niveau = models.CharField("niveau", max_length=20)
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Hoger is zwaarder.")

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
