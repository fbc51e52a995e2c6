"""The advice on an analysis, its recommendations, and what the steering board decides on them."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import deel_van
from regio.models import Organisatie, Vergadering

from ..choices_analyse import Adviesstatus, Uitkomst
from ..querysets_analyse import (
    AanbevelingQuerySet,
    BesluitregelQuerySet,
    CyclusadviesQuerySet,
    CyclusbesluitQuerySet,
)
from .analyse import Analyse, Hiaat
from .opdracht import Ontwikkelopdracht

ADVIES: Final = deel_van(
    "monitoring_analyse",
    "id IN (OLD.analyse_id, NEW.analyse_id)"
    " AND coalesce(OLD.aangeboden_op, NEW.aangeboden_op) IS NOT NULL",
)
DEEL: Final = deel_van(
    "monitoring_analyse",
    "id IN (SELECT analyse_id FROM monitoring_advies"
    " WHERE id IN (OLD.advies_id, NEW.advies_id) AND aangeboden_op IS NOT NULL)",
)
REGEL: Final = deel_van(
    "monitoring_analyse",
    "id IN (SELECT a.analyse_id FROM monitoring_advies a"
    " JOIN monitoring_cyclusbesluit b ON b.advies_id = a.id"
    " WHERE b.id IN (OLD.besluit_id, NEW.besluit_id))",
)
"""What is read with an analysis, once it was handed over."""


class Advies(models.Model):
    """What is advised to the steering board on one version of an analysis.

    Invariant: one per analysis; once handed over it does not change until it is taken back.
    """

    analyse = models.OneToOneField(Analyse, models.PROTECT, related_name="advies")
    inleiding = models.TextField("inleiding", blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    gemaakt_op = models.DateTimeField("begonnen op", default=timezone.now)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    aangeboden_op = models.DateTimeField("aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vergadering = models.ForeignKey(
        Vergadering,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cyclusadviezen",
        verbose_name="voor welke vergadering",
    )

    objects = CyclusadviesQuerySet.as_manager()

    class Meta:
        ordering = ["analyse"]
        triggers = [ADVIES]
        verbose_name = "advies aan de stuurgroep"
        verbose_name_plural = "adviezen aan de stuurgroep"

    def __str__(self) -> str:
        return f"advies bij {self.analyse}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:advies", args=[self.pk])

    @property
    def gebied_id(self) -> int:
        """The area it is about, for the rules."""
        return self.analyse.cyclus.gebied_id

    @property
    def status_badge(self) -> Adviesstatus:
        if any(besluit.herroepen_op is None for besluit in self.besluiten.all()):
            return Adviesstatus.BESLOTEN
        return Adviesstatus.AANGEBODEN if self.aangeboden_op else Adviesstatus.CONCEPT


class Aanbeveling(models.Model):
    """One thing that is recommended: what, to whom, before when, and for which gap."""

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="aanbevelingen")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    wat = models.CharField("wat er moet gebeuren", max_length=200)
    toelichting = models.TextField("waarom en hoe", blank=True)
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanbevelingen",
        verbose_name="aan welke organisatie",
    )
    aan = models.CharField(
        "aan wie", max_length=120, blank=True, help_text="Als het geen organisatie uit de lijst is."
    )
    termijn = models.DateField("klaar voor of op", null=True, blank=True)
    hiaat = models.ForeignKey(
        Hiaat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanbevelingen",
        verbose_name="bij welk hiaat",
    )

    objects = AanbevelingQuerySet.as_manager()

    class Meta:
        ordering = ["advies", "volgorde", "pk"]
        verbose_name_plural = "aanbevelingen"
        triggers = [DEEL]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisatie__isnull=True) | Q(aan=""),
                name="aanbeveling_een_partij",
                violation_error_message="Kies een organisatie of schrijf op aan wie, niet allebei.",
            )
        ]

    def __str__(self) -> str:
        return self.wat

    @property
    def partij(self) -> str:
        """To whom it is addressed, in words; empty while nobody was chosen."""
        return str(self.organisatie) if self.organisatie else self.aan


class Cyclusbesluit(models.Model):
    """What the steering board decided on an advice, and in which meeting.

    Invariant: one that was not revoked per advice; nothing but the revoking changes afterwards.
    """

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="besluiten")
    vergadering = models.ForeignKey(
        Vergadering,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cyclusbesluiten",
        help_text="Leeg: buiten een vergadering om besloten.",
    )
    genomen_op = models.DateField("genomen op")
    toelichting = models.TextField("toelichting", blank=True)
    op = models.DateTimeField("vastgelegd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    herroepen_op = models.DateTimeField("herroepen op", null=True, blank=True)
    herroepen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_herroepen = models.TextField("waarom herroepen", blank=True)

    objects = CyclusbesluitQuerySet.as_manager()

    class Meta:
        ordering = ["advies", "-op"]
        verbose_name = "besluit over een advies"
        verbose_name_plural = "besluiten over adviezen"
        triggers = [DEEL]
        constraints = [
            models.UniqueConstraint(
                fields=["advies"], condition=Q(herroepen_op__isnull=True), name="cyclusbesluit_een"
            )
        ]

    def __str__(self) -> str:
        return f"besluit over {self.advies}"

    @property
    def gebied_id(self) -> int:
        """The area it is about, for the rules."""
        return self.advies.gebied_id


class Besluitregel(models.Model):
    """What was decided on one recommendation. ``reden`` where it departs; ``wat`` as it became."""

    besluit = models.ForeignKey(Cyclusbesluit, models.PROTECT, related_name="regels")
    aanbeveling = models.ForeignKey(Aanbeveling, models.PROTECT, related_name="besluitregels")
    uitkomst = models.CharField("besluit", max_length=12, choices=Uitkomst)
    reden = models.TextField("reden", blank=True)
    wat = models.CharField("zoals gewijzigd", max_length=200, blank=True)
    opdracht = models.ForeignKey(
        Ontwikkelopdracht,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="besluitregels",
        help_text="De opdracht die hieruit volgde.",
    )

    objects = BesluitregelQuerySet.as_manager()

    class Meta:
        ordering = ["besluit", "aanbeveling__volgorde", "pk"]
        verbose_name_plural = "besluitregels"
        triggers = [REGEL]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "aanbeveling"], name="besluitregel_uniek"),
            models.CheckConstraint(
                condition=Q(uitkomst=Uitkomst.OVERGENOMEN) | ~Q(reden=""),
                name="besluitregel_reden",
                violation_error_message="Schrijf op waarom de stuurgroep anders besluit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()}: {self.aanbeveling}"

    @property
    def uitkomst_badge(self) -> Uitkomst:
        return Uitkomst(self.uitkomst)
