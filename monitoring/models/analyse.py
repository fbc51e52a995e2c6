"""The analysis of an area in a half-year: text with live figures, and gaps in what is offered."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd, Volgnummer, deel_van
from regio.models import Gebied, Jeugdhulpregio

from ..choices_analyse import Analysestatus
from ..querysets_analyse import AnalysedeelQuerySet, AnalyseQuerySet
from .cyclus import Cyclus
from .reflectie import Reflectieantwoord


class Analyse(Gevolgd):
    """One version of the analysis of a cycle.

    Invariant: one in the making per cycle; an adopted one never changes, ``cijfers`` and
    ``bijdragen`` hold what its figures were on that day.
    """

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="analyses")
    versie = models.PositiveSmallIntegerField("versie")
    cijfers = models.JSONField(
        "cijfers", default=dict, help_text="De cijfers zoals zij waren bij het vaststellen."
    )
    bijdragen = models.JSONField(
        "bijdragen", default=list, help_text="Wat elke regio bijdroeg bij het vaststellen."
    )
    gemaakt_op = models.DateTimeField("begonnen op", default=timezone.now)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_nieuw = models.TextField(
        "waarom een nieuwe versie", blank=True, help_text="Leeg bij de eerste versie."
    )

    objects = AnalyseQuerySet.as_manager()

    class Meta:
        ordering = ["cyclus", "-versie"]
        verbose_name = "bovenregionale analyse"
        verbose_name_plural = "bovenregionale analyses"
        triggers = [Volgnummer]
        indexes = [models.Index(fields=["gewijzigd", "id"], name="analyse_gevolgd")]
        constraints = [
            models.UniqueConstraint(fields=["cyclus", "versie"], name="analyse_versie"),
            models.UniqueConstraint(
                fields=["cyclus"],
                condition=Q(vastgesteld_op__isnull=True),
                name="analyse_een_concept",
                violation_error_message="Aan deze analyse wordt al gewerkt.",
            ),
        ]

    def __str__(self) -> str:
        return f"analyse van {self.cyclus}, versie {self.versie}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:analyse", args=[self.pk])

    @property
    def gebied(self) -> Gebied:
        return self.cyclus.gebied

    @property
    def is_vastgesteld(self) -> bool:
        return self.vastgesteld_op is not None

    @property
    def status_badge(self) -> Analysestatus:
        return Analysestatus.VASTGESTELD if self.is_vastgesteld else Analysestatus.CONCEPT


DEEL: Final = deel_van(
    "monitoring_analyse",
    "id IN (OLD.analyse_id, NEW.analyse_id) AND vastgesteld_op IS NOT NULL",
)
"""Of what is still being written nobody follows the changes."""


class Analyseblok(models.Model):
    """A piece of text of an analysis, with places for figures (``monitoring.analyse.cijfers``).

    ``revisie`` goes up with every change, so that a stale page overwrites nothing.
    """

    analyse = models.ForeignKey(Analyse, models.PROTECT, related_name="blokken")
    code = models.SlugField("code", max_length=30)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("tekst", blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnalysedeelQuerySet.as_manager()

    class Meta:
        ordering = ["analyse", "volgorde", "pk"]
        verbose_name_plural = "analyseblokken"
        triggers = [DEEL]
        constraints = [
            models.UniqueConstraint(fields=["analyse", "code"], name="analyseblok_uniek")
        ]

    def __str__(self) -> str:
        return self.titel


class Hiaat(models.Model):
    """A gap: what a group of youths needs and regions do not have enough of.

    Invariant: one per need and target group in an analysis.
    """

    analyse = models.ForeignKey(Analyse, models.PROTECT, related_name="hiaten")
    behoefte = models.CharField(
        "behoefte", max_length=120, help_text="Wat is er nodig? Bijvoorbeeld: kleinschalig verblijf"
    )
    doelgroep = models.CharField(
        "doelgroep", max_length=120, help_text="Voor welke groep? Geen namen of verhalen van één."
    )
    toelichting = models.TextField("toelichting", blank=True)
    plaatsen = models.PositiveSmallIntegerField(
        "plaatsen", null=True, blank=True, help_text="Hoeveel er ongeveer ontbreken. Leeg: onbekend"
    )
    regios = models.ManyToManyField(
        Jeugdhulpregio, related_name="hiaten", verbose_name="regio's", blank=True
    )
    antwoorden = models.ManyToManyField(
        Reflectieantwoord,
        related_name="hiaten",
        verbose_name="waar dit uit blijkt",
        blank=True,
        help_text="Antwoorden uit de reflectiesessies waarop dit hiaat rust.",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    revisie = models.PositiveIntegerField("revisie", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnalysedeelQuerySet.as_manager()

    class Meta:
        ordering = ["analyse", "volgorde", "pk"]
        verbose_name_plural = "hiaten"
        triggers = [DEEL]
        constraints = [
            models.UniqueConstraint(
                "analyse",
                Lower("behoefte"),
                Lower("doelgroep"),
                name="hiaat_uniek",
                violation_error_message="Dit hiaat staat er al: zelfde behoefte en doelgroep.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.behoefte} voor {self.doelgroep}"
