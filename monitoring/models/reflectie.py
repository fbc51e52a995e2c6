"""Reflection sessions: what a region says of its figures, and what it will do."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd, Volgnummer, deel_van
from jeugdzorg.kern.tracking import AppendOnly
from regio.models import Jeugdhulpregio, Organisatie

from ..choices_reflectie import ACTIE_LOOPT, Actiestatus, Deelnamerol, Sessiestatus
from ..querysets_reflectie import (
    ReflectieactieQuerySet,
    ReflectiesessieQuerySet,
    ReflectieverslagQuerySet,
    SessiedeelQuerySet,
)
from .cyclus import Cyclus
from .indicator import Indicator

ANTWOORDVELDEN: Final = ("duiding", "signalen", "ontbreekt", "werkt")


def wie(naam: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=naam,
        help_text="Leeg: door het systeem zelf.",
    )


class Reflectiesessie(Gevolgd):
    """The talk of one region about one half-year of one area, and its notes.

    Invariant: one per cycle and region; once adopted nothing in it changes until it is reopened.
    ``revisie`` goes up with every change, so that an open page knows that there is something new.
    """

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="reflectiesessies")
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, related_name="reflectiesessies"
    )
    datum = models.DateField("datum", null=True, blank=True)
    plaats = models.CharField("plaats", max_length=150, blank=True)
    status = models.CharField(
        "status", max_length=12, choices=Sessiestatus, default=Sessiestatus.GEPLAND
    )
    samenvatting = models.TextField("samenvatting", max_length=4000, blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    voorbeeld = models.BooleanField(
        "voorbeeld", default=False, help_text="Verzonnen, om te laten zien hoe het werkt."
    )
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)

    objects = ReflectiesessieQuerySet.as_manager()

    class Meta:
        ordering = ["-cyclus__jaar", "-cyclus__helft", "cyclus__gebied__naam", "jeugdhulpregio"]
        verbose_name_plural = "reflectiesessies"
        triggers = [Volgnummer]
        indexes = [models.Index(fields=["gewijzigd", "id"], name="reflectiesessie_gevolgd")]
        constraints = [
            models.UniqueConstraint(
                fields=["cyclus", "jeugdhulpregio"],
                name="reflectiesessie_uniek",
                violation_error_message="Deze regio heeft in deze cyclus al een sessie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jeugdhulpregio}, {self.cyclus.halfjaar.label}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:reflectiesessie", args=[self.pk])

    @property
    def status_badge(self) -> Sessiestatus:
        return Sessiestatus(self.status)

    @property
    def is_vastgesteld(self) -> bool:
        return self.status == Sessiestatus.VASTGESTELD


class Reflectiedeelname(models.Model):
    """Somebody who takes part, by role and organisation. A name is not needed, and stays within
    the region; never that of a youth."""

    sessie = models.ForeignKey(Reflectiesessie, models.PROTECT, related_name="deelnames")
    rol = models.CharField("rol", max_length=12, choices=Deelnamerol)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="reflectiedeelnames"
    )
    namens = models.CharField(
        "namens", max_length=120, blank=True, help_text="Als de organisatie niet in de lijst staat."
    )
    naam = models.CharField(
        "naam", max_length=120, blank=True, help_text="Hoeft niet. Alleen uw regio ziet de naam."
    )

    objects = SessiedeelQuerySet.as_manager()

    class Meta:
        ordering = ["sessie", "pk"]
        verbose_name_plural = "reflectiedeelnames"

    def __str__(self) -> str:
        return f"{self.get_rol_display()} ({self.partij})" if self.partij else self.rol_woord

    @property
    def rol_woord(self) -> str:
        return str(self.get_rol_display())

    @property
    def partij(self) -> str:
        return str(self.organisatie) if self.organisatie_id else self.namens


class Reflectieantwoord(models.Model):
    """What a region says of one qualitative question: four places that each stand on their own."""

    sessie = models.ForeignKey(Reflectiesessie, models.PROTECT, related_name="antwoorden")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="reflectieantwoorden")
    duiding = models.TextField(
        "wat zien we", max_length=4000, blank=True, help_text="Hoe u de cijfers uitlegt."
    )
    signalen = models.TextField(
        "signalen", max_length=4000, blank=True, help_text="Wat u hoort van partners en uitvoering."
    )
    ontbreekt = models.TextField(
        "wat ontbreekt",
        max_length=4000,
        blank=True,
        help_text="Welk aanbod er niet is, en voor welke groep.",
    )
    werkt = models.TextField(
        "wat werkt", max_length=4000, blank=True, help_text="Wat helpt, en door wie."
    )

    objects = SessiedeelQuerySet.as_manager()

    class Meta:
        ordering = ["sessie", "indicator__code"]
        verbose_name_plural = "reflectieantwoorden"
        constraints = [
            models.UniqueConstraint(fields=["sessie", "indicator"], name="reflectieantwoord_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.sessie}"

    @property
    def is_leeg(self) -> bool:
        return not any(getattr(self, veld) for veld in ANTWOORDVELDEN)


class Reflectiewijziging(models.Model):
    """One change of one place of a session: what stood there, what came, who, when.

    Invariant: appended only. ``pad`` is ``samenvatting`` or ``KWL-01/duiding``.
    """

    sessie = models.ForeignKey(Reflectiesessie, models.PROTECT, related_name="wijzigingen")
    pad = models.CharField("plek", max_length=60)
    van = models.TextField("van", blank=True)
    naar = models.TextField("naar", blank=True)
    revisie = models.PositiveIntegerField("revisie")
    op = models.DateTimeField("op", default=timezone.now)
    door = wie("door")

    objects = SessiedeelQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "wijziging in een sessie"
        verbose_name_plural = "wijzigingen in sessies"
        triggers = [AppendOnly()]
        indexes = [models.Index(fields=["sessie", "revisie"], name="reflectiewijziging_revisie")]

    def __str__(self) -> str:
        return f"{self.pad} op {self.op:%d-%m-%Y}"


class Reflectieaanwezigheid(models.Model):
    """Somebody has the notes of a session open; older than a minute: not any more."""

    sessie = models.ForeignKey(Reflectiesessie, models.CASCADE, related_name="aanwezig")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    gezien_op = models.DateTimeField("gezien op", default=timezone.now)
    pad = models.CharField("plek", max_length=60, blank=True, help_text="Waar iemand typt.")

    objects = SessiedeelQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheid bij een sessie"
        verbose_name_plural = "aanwezigheid bij sessies"
        constraints = [
            models.UniqueConstraint(
                fields=["sessie", "gebruiker"], name="reflectieaanwezigheid_uniek"
            )
        ]

    def __str__(self) -> str:
        return str(self.gebruiker)


class Reflectieactie(models.Model):
    """Something that a region agrees to do. Until it is done it comes back in later sessions.

    Invariant: what was agreed does not change once the session was adopted; how far it is does.
    """

    sessie = models.ForeignKey(Reflectiesessie, models.PROTECT, related_name="acties")
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reflectieacties",
        verbose_name="vraag",
    )
    tekst = models.CharField("wat", max_length=300)
    eigenaar = models.CharField(
        "wie", max_length=120, help_text="Een functie of organisatie, geen naam van een jeugdige."
    )
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=Actiestatus, default=Actiestatus.OPEN
    )
    stand = models.TextField("hoe het ervoor staat", max_length=1000, blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ReflectieactieQuerySet.as_manager()

    class Meta:
        ordering = ["sessie", "uiterlijk", "pk"]
        verbose_name_plural = "reflectieacties"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ACTIE_LOOPT, afgerond_op__isnull=True)
                | (~Q(status__in=ACTIE_LOOPT) & Q(afgerond_op__isnull=False)),
                name="reflectieactie_afgerond",
                violation_error_message="Alleen wat gedaan of vervallen is, is afgerond.",
            )
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def status_badge(self) -> Actiestatus:
        return Actiestatus(self.status)

    @property
    def loopt(self) -> bool:
        return self.status in ACTIE_LOOPT

    @property
    def is_te_laat(self) -> bool:
        if not self.loopt or self.uiterlijk is None:
            return False
        return self.uiterlijk < timezone.localdate()


class Reflectieverslag(models.Model):
    """The record of a session as the region adopted it: everything in it, with its mark.

    Invariant: appended only. Reopening and adopting again makes the next version.
    """

    sessie = models.ForeignKey(Reflectiesessie, models.PROTECT, related_name="verslagen")
    versie = models.PositiveSmallIntegerField("versie")
    gegevens = models.JSONField("gegevens", help_text="Het verslag zoals het is vastgesteld.")
    sha256 = models.CharField("kenmerk", max_length=64)
    vastgesteld_op = models.DateTimeField("vastgesteld op", default=timezone.now)
    vastgesteld_door = wie("vastgesteld door")

    objects = ReflectieverslagQuerySet.as_manager()

    class Meta:
        ordering = ["sessie", "-versie"]
        verbose_name_plural = "reflectieverslagen"
        triggers = [AppendOnly(), deel_van("monitoring_reflectiesessie", "id = NEW.sessie_id")]
        constraints = [
            models.UniqueConstraint(fields=["sessie", "versie"], name="reflectieverslag_versie")
        ]

    def __str__(self) -> str:
        return f"{self.sessie}, versie {self.versie}"
