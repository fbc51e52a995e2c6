"""Deliveries: which round asks what of whom, every file as it came, and what was made of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from regio.models import Gebied, Organisatie

from ..choices import (
    LOPENDE_AANLEVERING,
    AanleverErnst,
    AanleverKanaal,
    AanleverStatus,
    Capaciteitsmaat,
    Herkomstmaat,
    NietBeschikbaar,
    Regelsoort,
    Regeluitkomst,
)
from ..querysets_aanlevering import (
    AanleveringQuerySet,
    AanleverplichtQuerySet,
    AanleverrondeQuerySet,
)
from .voorziening import Voorziening


class Aanleverronde(models.Model):
    """A period over which organisations deliver: on which days they count, and by when."""

    code = models.SlugField("code", max_length=20, unique=True, help_text="Bijvoorbeeld 2024-1.")
    naam = models.CharField("naam", max_length=80)
    gebied = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanleverrondes",
        help_text="Leeg: het hele land.",
    )
    van = models.DateField("periode van")
    tot = models.DateField("periode tot en met")
    peildata = ArrayField(
        models.DateField(), verbose_name="peildata", help_text="Dagen waarop wordt geteld."
    )
    opent_op = models.DateField("aanleveren kan vanaf")
    sluit_op = models.DateField("aanleveren voor of op")
    met_herkomst = models.BooleanField("vraagt ook herkomst", default=True)

    objects = AanleverrondeQuerySet.as_manager()

    class Meta:
        ordering = ["-van", "code"]
        verbose_name_plural = "aanleverrondes"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) & Q(sluit_op__gte=F("opent_op")),
                name="aanleverronde_volgorde",
                violation_error_message="Een einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("capaciteit:aanleverronde", args=[self.code])


class Aanleverplicht(models.Model):
    """One organisation delivers in one round; ``niets te melden`` is an answer too."""

    ronde = models.ForeignKey(Aanleverronde, models.PROTECT, related_name="plichten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanleverplichten")
    termijn = models.DateField("uiterlijk op", help_text="Die van de ronde, of met uitstel later.")
    reden_uitstel = models.TextField("reden van uitstel", blank=True)
    niets_te_melden_op = models.DateTimeField("niets te melden op", null=True, blank=True)
    niets_te_melden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    niets_te_melden_reden = models.TextField("waarom niets te melden", blank=True)

    objects = AanleverplichtQuerySet.as_manager()

    class Meta:
        ordering = ["termijn", "organisatie__naam"]
        verbose_name_plural = "aanleverplichten"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "organisatie"],
                name="aanleverplicht_uniek",
                violation_error_message="Deze organisatie levert in deze ronde al aan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}, {self.ronde}"

    def get_absolute_url(self) -> str:
        return reverse("capaciteit:aanleverplicht", args=[self.ronde.code, self.organisatie.code])


class Aanleverherinnering(models.Model):
    """A reminder that went out; each at most once."""

    plicht = models.ForeignKey(Aanleverplicht, models.CASCADE, related_name="herinneringen")
    soort = models.CharField("soort", max_length=20)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        ordering = ["op"]
        verbose_name_plural = "aanleverherinneringen"
        constraints = [
            models.UniqueConstraint(fields=["plicht", "soort"], name="aanleverherinnering_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.plicht}"


class Aanlevering(models.Model):
    """A file (or a form on screen) as one organisation handed it in, and what came of it.

    Invariant: the file stays as received. Of one obligation the same content runs once at a time.
    Taken over whole or not at all; what it brought says so (``Versie.aanlevering``).
    """

    plicht = models.ForeignKey(Aanleverplicht, models.PROTECT, related_name="aanleveringen")
    status = models.CharField(
        "status", max_length=12, choices=AanleverStatus, default=AanleverStatus.ONTVANGEN
    )
    kanaal = models.CharField("kanaal", max_length=8, choices=AanleverKanaal)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200, blank=True)
    bestandssoort = models.CharField("soort bestand", max_length=10, blank=True)
    opslag = models.FileField("bestand", max_length=200, blank=True)
    grootte = models.PositiveIntegerField("grootte in bytes", default=0)
    sha256 = models.CharField("sha-256", max_length=64)
    ontvangen_op = models.DateTimeField("ontvangen op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="aanleveringen")
    gecontroleerd_op = models.DateTimeField("gecontroleerd op", null=True, blank=True)
    regels = models.PositiveIntegerField("regels", default=0)
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    ongewijzigd = models.PositiveIntegerField("ongewijzigd", default=0)
    fouten = models.PositiveIntegerField("fouten", default=0)
    waarschuwingen = models.PositiveIntegerField("waarschuwingen", default=0)
    overgenomen_op = models.DateTimeField("overgenomen op", null=True, blank=True)
    overgenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    teruggenomen_op = models.DateTimeField("teruggenomen op", null=True, blank=True)
    teruggenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_terugnemen = models.TextField("reden van terugnemen", blank=True)

    objects = AanleveringQuerySet.as_manager()

    class Meta:
        ordering = ["-ontvangen_op", "-pk"]
        verbose_name_plural = "aanleveringen"
        constraints = [
            models.UniqueConstraint(
                fields=["plicht", "sha256"],
                condition=Q(status__in=LOPENDE_AANLEVERING),
                name="aanlevering_een_keer",
                violation_error_message="Dit bestand is al aangeleverd.",
            ),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam or f"formulier van {self.ontvangen_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("capaciteit:aanlevering", args=[self.pk])

    @property
    def status_badge(self) -> AanleverStatus:
        return AanleverStatus(self.status)


class Aanleverregel(models.Model):
    """One row of a delivery as it was read, beside what it would change; no figure yet.

    Invariant: written once when the delivery is checked; thrown away with it.
    """

    id = models.BigAutoField(primary_key=True)
    aanlevering = models.ForeignKey(Aanlevering, models.CASCADE, related_name="+", db_index=False)
    soort = models.CharField(max_length=8, choices=Regelsoort)
    blad = models.CharField(max_length=31)
    rij = models.PositiveIntegerField()
    voorziening = models.ForeignKey(
        Voorziening, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    maat = models.CharField(
        max_length=20, choices=[*Capaciteitsmaat.choices, *Herkomstmaat.choices]
    )
    peildatum = models.DateField(null=True)
    plaatsen = models.PositiveIntegerField(null=True)
    bezet = models.PositiveIntegerField(null=True)
    wachtend = models.PositiveIntegerField(null=True)
    niet_beschikbaar = models.PositiveIntegerField(null=True)
    reden_niet_beschikbaar = models.CharField(max_length=15, choices=NietBeschikbaar, blank=True)
    herkomst_regio = models.ForeignKey(
        "regio.Jeugdhulpregio",
        models.CASCADE,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    aantal = models.PositiveIntegerField(null=True)
    opmerking = models.TextField(blank=True)
    uitkomst = models.CharField(max_length=12, choices=Regeluitkomst, blank=True)
    oud = models.PositiveBigIntegerField(null=True, help_text="Sleutel van de versie tot nu toe.")

    class Meta:
        ordering = ["aanlevering", "id"]
        verbose_name_plural = "aanleverregels"
        indexes = [models.Index(fields=["aanlevering", "uitkomst", "id"], name="aanleverregel")]

    def __str__(self) -> str:
        return f"{self.blad} rij {self.rij}"


class Aanlevermelding(models.Model):
    """What a check says of one cell, row or sheet: the value, the rule, and what would be right.

    Invariant: an error blocks; a warning wants a reason, which is kept.
    """

    aanlevering = models.ForeignKey(Aanlevering, models.CASCADE, related_name="meldingen")
    ernst = models.CharField("ernst", max_length=12, choices=AanleverErnst)
    code = models.SlugField("code", max_length=40)
    blad = models.CharField("blad", max_length=31, blank=True)
    cel = models.CharField("cel", max_length=12, blank=True, help_text="Bijvoorbeeld D12.")
    rij = models.PositiveIntegerField("rij", null=True, blank=True)
    kolom = models.CharField("kolom", max_length=60, blank=True)
    waarde = models.CharField("wat er staat", max_length=200, blank=True)
    melding = models.TextField("wat er niet klopt")
    verwacht = models.TextField("wat goed zou zijn", blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    toegelicht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    toegelicht_op = models.DateTimeField("toegelicht op", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "aanlevermeldingen"
        indexes = [models.Index(fields=["aanlevering", "ernst"], name="aanlevermelding")]

    def __str__(self) -> str:
        return f"{self.blad} {self.cel}: {self.melding}"
