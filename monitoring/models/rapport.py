from django.conf import settings
from django.db import models
from django.urls import reverse

from jeugdzorg.kern.models import Gevolgd, Volgnummer
from regio.models import Gebied, Jeugdhulpregio

from ..choices_rapport import Rapportsoort, Rapportstatus
from ..querysets_rapport import (
    OpzetQuerySet,
    RapportblokQuerySet,
    RapportQuerySet,
    RapporttekstQuerySet,
)
from .cyclus import Cyclus


def gebruiker(naam: str, related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=naam,
    )


class Rapport(Gevolgd):
    """One edition of the report of a cycle: its figures as they were then, and their PDF.

    Invariant: figures never change; new figures make a new version. From adoption on, the file
    does not change either.
    """

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="rapporten")
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapporten",
        verbose_name="regio",
        help_text="Leeg: het rapport gaat over het hele gebied.",
    )
    versie = models.PositiveSmallIntegerField("versie")
    status = models.CharField(
        "status", max_length=12, choices=Rapportstatus, default=Rapportstatus.CONCEPT
    )
    gegevens = models.JSONField("gegevens", help_text="De cijfers waarvan het rapport is gemaakt.")
    gegevens_sha256 = models.CharField(
        "kenmerk van de cijfers", max_length=64, blank=True, help_text="SHA-256 van de cijfers."
    )
    bestand = models.FileField("bestand", upload_to="rapporten/")
    sha256 = models.CharField("sha256", max_length=64, help_text="Kenmerk van het bestand.")
    paginas = models.PositiveSmallIntegerField("pagina's")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapporten",
        help_text="Leeg: door het systeem zelf.",
    )
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = gebruiker("vastgesteld door", "vastgestelde_rapporten")
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    gepubliceerd_door = gebruiker("gepubliceerd door", "gepubliceerde_rapporten")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = gebruiker("ingetrokken door", "ingetrokken_rapporten")
    intrekreden = models.TextField("reden van intrekken", max_length=1000, blank=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op"]
        verbose_name_plural = "rapporten"
        triggers = [Volgnummer]
        indexes = [models.Index(fields=["gewijzigd", "id"], name="rapport_gevolgd")]
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus", "jeugdhulpregio", "versie"],
                nulls_distinct=False,
                name="rapport_versie",
            ),
            models.CheckConstraint(
                condition=models.Q(status=Rapportstatus.CONCEPT)
                | models.Q(vastgesteld_op__isnull=False),
                name="rapport_vastgesteld",
                violation_error_message="Zonder dag van vaststellen is een rapport een concept.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Rapportstatus.INGETROKKEN)
                | (models.Q(ingetrokken_op__isnull=False) & ~models.Q(intrekreden="")),
                name="rapport_intrekreden",
                violation_error_message="Schrijf waarom het rapport is ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        over = f"{self.jeugdhulpregio} in {self.cyclus}" if self.jeugdhulpregio_id else self.cyclus
        return f"{over}, versie {self.versie}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:rapport", args=[self.pk])

    @property
    def status_badge(self) -> Rapportstatus:
        return Rapportstatus(self.status)

    @property
    def soort(self) -> Rapportsoort:
        return Rapportsoort.REGIO if self.jeugdhulpregio_id else Rapportsoort.GEBIED


class Rapportopzet(models.Model):
    """Which blocks the reports of an area have, in which order; one for each kind of report."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="rapportopzetten")
    soort = models.CharField("soort", max_length=6, choices=Rapportsoort)

    objects = OpzetQuerySet.as_manager()

    class Meta:
        ordering = ["gebied__naam", "soort"]
        verbose_name_plural = "rapportopzetten"
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "soort"],
                name="rapportopzet_uniek",
                violation_error_message="Deze opzet is er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebied}: {self.get_soort_display()}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:rapport-opzet", args=[self.gebied.code, self.soort])


class Rapportblok(models.Model):
    """A block that a set-up chose; a block of text has a title and words of its own."""

    opzet = models.ForeignKey(Rapportopzet, models.CASCADE, related_name="blokken")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    code = models.CharField("blok", max_length=30)
    titel = models.CharField("kop", max_length=100, blank=True)
    tekst = models.TextField(
        "vaste tekst", max_length=5000, blank=True, help_text="Staat in elk rapport."
    )

    objects = RapportblokQuerySet.as_manager()

    class Meta:
        ordering = ["opzet", "volgorde"]
        verbose_name_plural = "rapportblokken"
        constraints = [
            models.UniqueConstraint(
                fields=["opzet", "volgorde"],
                deferrable=models.Deferrable.DEFERRED,
                name="rapportblok_volgorde",
            )
        ]

    def __str__(self) -> str:
        return f"{self.volgorde}. {self.titel or self.code}"


class Rapporttekst(models.Model):
    """What is written by hand in the report of one half-year, under a heading of its own."""

    cyclus = models.ForeignKey(Cyclus, models.CASCADE, related_name="rapportteksten")
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapportteksten",
        verbose_name="regio",
        help_text="Leeg: in het rapport van het gebied.",
    )
    plek = models.CharField("plek", max_length=30, help_text="Blok waar de tekst onder komt.")
    tekst = models.TextField("tekst", max_length=5000, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gewijzigd_door = gebruiker("gewijzigd door", "+")

    objects = RapporttekstQuerySet.as_manager()

    class Meta:
        ordering = ["cyclus", "plek"]
        verbose_name_plural = "rapportteksten"
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus", "jeugdhulpregio", "plek"],
                nulls_distinct=False,
                name="rapporttekst_uniek",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cyclus}: {self.plek}"
