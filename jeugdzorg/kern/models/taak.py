from datetime import timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

STALE: Final = timedelta(seconds=30)
"""A running job that has not been heard of for this long, is gone; it beats every 5 seconds."""

VERDWENEN: Final = (
    "De verwerking is onverwacht gestopt, bijvoorbeeld doordat de server opnieuw is gestart. "
    "Er is niets half bewaard. Start de taak opnieuw."
)


class TaakStatus(models.TextChoices):
    WACHTEND = "wachtend", "wacht op verwerking"
    BEZIG = "bezig", "bezig"
    GEREED = "gereed", "gereed"
    MISLUKT = "mislukt", "mislukt"
    AFGEBROKEN = "afgebroken", "afgebroken"

    @property
    def kleur(self) -> str:
        return {
            "bezig": "info",
            "gereed": "positief",
            "mislukt": "negatief",
            "afgebroken": "waarschuwing",
        }.get(self.value, "neutraal")


LOPEND: Final = (TaakStatus.WACHTEND, TaakStatus.BEZIG)


class TaakQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """A job is its owner's alone."""
        return self.filter(eigenaar=user.pk) if user.is_authenticated else self.none()

    def lopend(self) -> Self:
        """Waiting or running."""
        return self.filter(status__in=LOPEND)

    def verdwenen(self) -> Self:
        """Running, but not heard of: the worker is gone."""
        return self.filter(status=TaakStatus.BEZIG, levensteken_op__lt=timezone.now() - STALE)

    def zelfstandig(self) -> Self:
        """Jobs that are no part of a batch."""
        return self.filter(ouder__isnull=True)

    def with_delen(self) -> Self:
        """With how many parts a batch has."""
        return self.annotate(aantal_delen=models.Count("delen"))


class Taak(models.Model):
    """Long work that goes on behind the pages: what, for whom, how far.

    Invariant: an owner has one unfinished job per ``sleutel``. Status is changed by ``jobs`` only.
    """

    soort = models.CharField("soort", max_length=60, help_text="Naam waaronder de taak bekend is.")
    sleutel = models.CharField(
        "sleutel", max_length=200, help_text="Zelfde sleutel: dezelfde taak, niet nog een keer."
    )
    omschrijving = models.CharField("omschrijving", max_length=200)
    argumenten = models.JSONField("argumenten", default=dict, blank=True)
    status = models.CharField(
        "status", max_length=12, choices=TaakStatus, default=TaakStatus.WACHTEND
    )
    gedaan = models.PositiveIntegerField("gedaan", default=0)
    totaal = models.PositiveIntegerField("totaal", default=0, help_text="0: nog niet bekend.")
    melding = models.CharField("melding", max_length=200, blank=True)
    fout = models.TextField("fout", blank=True, help_text="Wat er misging, voor de gebruiker.")
    resultaat_url = models.CharField("resultaat", max_length=300, blank=True)
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="taken",
        verbose_name="eigenaar",
        help_text="Leeg: het systeem zelf, volgens het rooster.",
    )
    ouder = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="delen",
        verbose_name="deel van",
        help_text="De reeks waar deze taak bij hoort.",
    )
    pogingen = models.PositiveSmallIntegerField(
        "pogingen", default=0, help_text="Hoe vaak eraan is begonnen."
    )
    volgende_poging_op = models.DateTimeField(
        "volgende poging op", null=True, blank=True, help_text="Wacht tot dit moment."
    )
    technisch = models.TextField(
        "technische fout", blank=True, help_text="Wat er misging, voor de beheerder."
    )
    afgedaan_op = models.DateTimeField(
        "afgedaan op", null=True, blank=True, help_text="Een beheerder hoeft er niets meer mee."
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now)
    gestart_op = models.DateTimeField("gestart op", null=True, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    levensteken_op = models.DateTimeField("laatste levensteken", null=True, blank=True)

    objects = TaakQuerySet.as_manager()

    class Meta:
        ordering = ["-aangemaakt_op", "-pk"]
        verbose_name_plural = "taken"
        constraints = [
            models.UniqueConstraint(
                fields=["eigenaar", "sleutel"],
                condition=models.Q(status__in=["wachtend", "bezig"]),
                name="taak_een_keer_tegelijk",
                violation_error_message="Deze taak loopt al.",
            )
        ]

    def __str__(self) -> str:
        return self.omschrijving

    def get_absolute_url(self) -> str:
        return reverse("kern:taak", args=[self.pk])

    @property
    def status_badge(self) -> TaakStatus:
        return TaakStatus(self.status)

    @property
    def is_lopend(self) -> bool:
        return self.status in LOPEND
