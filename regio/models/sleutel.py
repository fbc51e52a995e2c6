from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ..choices import Scope, Sleutelstatus
from ..querysets import ToegangssleutelQuerySet
from .gebruiker import Gebruiker
from .organisatie import Organisatie

LANGST: Final = timedelta(days=366)


class Toegangssleutel(models.Model):
    """A key with which an API client reads on behalf of one organisation; only its hash is kept.

    Invariant: it works for a year at most, and not a moment longer than its user's membership as
    API client of that organisation.
    """

    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="toegangssleutels", verbose_name="API-client"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="toegangssleutels")
    naam = models.CharField("naam", max_length=100, help_text="Waarvoor de sleutel dient.")
    scopes = ArrayField(
        models.CharField(max_length=40, choices=Scope),
        verbose_name="rechten",
        help_text="Wat met de sleutel gelezen kan worden.",
    )
    hash = models.CharField("hash", max_length=64, unique=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now)
    aangemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    geldig_tot = models.DateTimeField("geldig tot")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    laatst_gebruikt_op = models.DateTimeField("laatst gebruikt op", null=True, blank=True)
    gewaarschuwd = models.PositiveSmallIntegerField(
        "gewaarschuwd",
        null=True,
        blank=True,
        help_text="Hoeveel dagen voor het einde de laatste waarschuwing ging. Leeg: nog geen.",
    )

    objects = ToegangssleutelQuerySet.as_manager()

    class Meta:
        ordering = ["-aangemaakt_op", "-pk"]
        verbose_name_plural = "toegangssleutels"
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__lte=F("aangemaakt_op") + LANGST),
                name="toegangssleutel_hoogstens_een_jaar",
                violation_error_message="Een sleutel werkt hoogstens een jaar.",
            ),
            models.CheckConstraint(
                condition=~Q(scopes=[]),
                name="toegangssleutel_met_recht",
                violation_error_message="Kies minstens één recht.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("regio:sleutel-lijst")

    @property
    def status(self) -> Sleutelstatus:
        if self.ingetrokken_op:
            return Sleutelstatus.INGETROKKEN
        return Sleutelstatus.GELDIG if self.geldig_tot > timezone.now() else Sleutelstatus.VERLOPEN

    @property
    def rechten(self) -> list[Scope]:
        return [Scope(scope) for scope in self.scopes]
