"""Workbooks of a plan as they came in, and what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..choices_plan import LOPEND_WERKBOEK, Kanaal, Werkboekstatus
from ..querysets_plan import PlanwerkboekQuerySet
from .plan import Planversie, Vastgoedplan


class Planwerkboek(models.Model):
    """A filled-in workbook of a plan as the provider handed it in.

    Invariant: the file stays as received; of one version the same content runs once. Taken over
    whole or not at all; the changes it made are the ``Planwijziging`` rows of ``revisie_na``.
    ``revisie`` and ``sjabloon`` say from which download it was made.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="werkboeken")
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="werkboeken")
    revisie = models.PositiveIntegerField("gedownload bij revisie", null=True, blank=True)
    sjabloon = models.CharField("kenmerk van de download", max_length=16, blank=True)
    status = models.CharField("status", max_length=14, choices=Werkboekstatus)
    kanaal = models.CharField("hoe", max_length=10, choices=Kanaal, default=Kanaal.WERKBOEK)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    opslag = models.FileField("bestand", max_length=200)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("sha-256", max_length=64)
    ontvangen_op = models.DateTimeField("ontvangen op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gelezen = models.JSONField(
        "wat erin staat",
        default=dict,
        help_text="Het document dat het werkboek beschrijft, de antwoorden, en waar alles staat.",
    )
    meldingen = models.JSONField("wat eraan opvalt", default=list)
    fouten = models.PositiveIntegerField("fouten", default=0)
    waarschuwingen = models.PositiveIntegerField("waarschuwingen", default=0)
    nieuw = models.PositiveIntegerField("nieuw", default=0)
    gewijzigd = models.PositiveIntegerField("gewijzigd", default=0)
    vervallen = models.PositiveIntegerField("vervallen", default=0)
    revisie_na = models.PositiveIntegerField("revisie na overnemen", null=True, blank=True)
    overgenomen_op = models.DateTimeField("overgenomen op", null=True, blank=True)
    overgenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlanwerkboekQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-ontvangen_op", "-pk"]
        verbose_name = "werkboek van een plan"
        verbose_name_plural = "werkboeken van plannen"
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "sha256"],
                condition=Q(status__in=LOPEND_WERKBOEK),
                name="planwerkboek_een_keer",
                violation_error_message="Dit werkboek is al ingeleverd.",
            ),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:plan-werkboek-een", args=[self.plan.code, self.pk])

    @property
    def status_badge(self) -> Werkboekstatus:
        return Werkboekstatus(self.status)
