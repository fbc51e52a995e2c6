"""Supplement requests: what is still asked of the provider, and which places that unlocks."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..querysets_plan import AanvulverzoekQuerySet, AanvulvraagQuerySet
from .plan import Planversie, Vastgoedplan
from .toetsing import Toetsing
from .toetsingskader import Criterium


class Aanvulverzoek(models.Model):
    """What is asked of the provider in one go, combined from the reviewers, before a day.

    Invariant: one that runs (drafted, or sent and neither answered nor withdrawn) per plan.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="aanvulverzoeken")
    nummer = models.PositiveSmallIntegerField("nummer")
    versie = models.ForeignKey(
        Planversie,
        models.PROTECT,
        related_name="aanvulverzoeken",
        help_text="De versie waarover het gaat.",
    )
    toelichting = models.TextField("toelichting", blank=True)
    termijn = models.DateField("antwoord voor of op", null=True, blank=True)
    gemaakt_op = models.DateTimeField("opgesteld op", default=timezone.now)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op", null=True, blank=True)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    antwoordversie = models.ForeignKey(
        Planversie, models.PROTECT, null=True, blank=True, related_name="beantwoorde_verzoeken"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    reden_intrekken = models.TextField("waarom ingetrokken", blank=True)

    objects = AanvulverzoekQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-nummer"]
        verbose_name_plural = "aanvulverzoeken"
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="aanvulverzoek_nummer"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(beantwoord_op__isnull=True, ingetrokken_op__isnull=True),
                name="aanvulverzoek_een_tegelijk",
            ),
        ]

    def __str__(self) -> str:
        return f"aanvulling {self.nummer} van {self.plan}"

    @property
    def is_open(self) -> bool:
        """Sent, and neither answered nor withdrawn."""
        return bool(self.gevraagd_op) and not (self.beantwoord_op or self.ingetrokken_op)


class Aanvulvraag(models.Model):
    """One question of a supplement request, about a criterion or about places in the plan.

    ``paden`` are the places (fields, tables, rows, cells) that the provider may change to answer.
    """

    verzoek = models.ForeignKey(Aanvulverzoek, models.PROTECT, related_name="vragen")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    criterium = models.ForeignKey(
        Criterium, models.PROTECT, null=True, blank=True, related_name="aanvulvragen"
    )
    paden = ArrayField(
        models.CharField(max_length=120), default=list, verbose_name="onderdelen van het plan"
    )
    vraag = models.TextField("vraag")
    toetsing = models.ForeignKey(
        Toetsing,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanvulvragen",
        help_text="De toetser die de vraag voorstelde.",
    )
    opgenomen = models.BooleanField(
        "opgenomen in het verzoek", default=True, help_text="Uit: voorgesteld, maar niet gesteld."
    )
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AanvulvraagQuerySet.as_manager()

    class Meta:
        ordering = ["verzoek", "volgorde", "pk"]
        verbose_name_plural = "aanvulvragen"

    def __str__(self) -> str:
        return self.vraag
