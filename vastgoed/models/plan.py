"""The property plan: its head, its versions, who changed what, its attachments and findings."""

from typing import TYPE_CHECKING, Final

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.tracking import AppendOnly
from regio.models import Aanbieder, Gebied, Organisatie

from ..choices_plan import (
    BEWERKBAAR,
    Aanzet,
    Bijlagesoort,
    Kanaal,
    Planernst,
    Planstatus,
    Planuitkomst,
)
from ..plan.velden import DEFINITIEVERSIE
from ..querysets_plan import (
    PlanbijlageQuerySet,
    PlanversieQuerySet,
    PlanwijzigingQuerySet,
    VastgoedplanQuerySet,
    VersiedeelQuerySet,
)
from .regeling import Regeling
from .toetsingskader import Toetsingskader

if TYPE_CHECKING:
    from regio.models import Gebruiker

BEVROREN: Final = pgtrigger.Trigger(
    name="bevroren",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Q(old__ingediend_op__isnull=False),
    func="""
        IF TG_OP = 'DELETE' OR NEW.inhoud IS DISTINCT FROM OLD.inhoud
            OR NEW.hash IS DISTINCT FROM OLD.hash
            OR NEW.ingediend_op IS DISTINCT FROM OLD.ingediend_op
            OR (OLD.kader_id IS NOT NULL AND NEW.kader_id IS DISTINCT FROM OLD.kader_id)
            OR NEW.nummer IS DISTINCT FROM OLD.nummer
        THEN
            RAISE EXCEPTION 'Een ingediende versie verandert niet.'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    """,
)

SAMENGEVAT: Final = [
    "plaatsen_nu",
    "plaatsen_straks",
    "investering",
    "spuk_gevraagd",
    "kosten_per_plaats",
    "start",
    "gereed",
    "hoogste_risico",
    "projecten_aantal",
    "fouten",
    "waarschuwingen",
    "ontbreekt",
]
"""Columns of a plan that are summed up from its version; that one's changes are on record."""


class Vastgoedplan(models.Model):
    """The property plan of one provider under one scheme, handled by one municipality.

    Invariant: of these three there is one plan that was not withdrawn. The content stands in its
    versions; the figures here are summed up from the version that counts (``samenvatten``).
    """

    code = models.SlugField("code", max_length=60, unique=True)
    titel = models.CharField("titel", max_length=150)
    aanbieder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="vastgoedplannen")
    regeling = models.ForeignKey(Regeling, models.PROTECT, related_name="vastgoedplannen")
    gemeente = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        related_name="behandelde_plannen",
        verbose_name="coördinerende gemeente",
    )
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="vastgoedplannen")
    status = models.CharField(
        "status", max_length=20, choices=Planstatus, default=Planstatus.CONCEPT
    )
    status_sinds = models.DateTimeField("sinds", default=timezone.now)
    aan_zet = models.CharField(
        "aan zet", max_length=12, choices=Aanzet, default=Aanzet.AANBIEDER, editable=False
    )
    uiterlijk = models.DateField("uiterlijk op", null=True, blank=True)
    resterend = models.PositiveSmallIntegerField(
        "werkdagen over toen de termijn stilviel", null=True, blank=True
    )
    ingediend_op = models.DateTimeField("eerst ingediend op", null=True, blank=True)
    uitkomst = models.CharField("besluit", max_length=32, choices=Planuitkomst, blank=True)
    is_voorbeeld = models.BooleanField("voorbeeld", default=False)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    plaatsen_nu = models.PositiveIntegerField("plaatsen nu", null=True, blank=True)
    plaatsen_straks = models.PositiveIntegerField("plaatsen straks", null=True, blank=True)
    investering = models.DecimalField(
        "investering", max_digits=14, decimal_places=2, null=True, blank=True
    )
    spuk_gevraagd = models.DecimalField(
        "gevraagde bijdrage", max_digits=14, decimal_places=2, null=True, blank=True
    )
    kosten_per_plaats = models.DecimalField(
        "investering per plaats", max_digits=14, decimal_places=2, null=True, blank=True
    )
    start = models.DateField("begint op", null=True, blank=True)
    gereed = models.DateField("klaar op", null=True, blank=True)
    hoogste_risico = models.CharField("zwaarste risico", max_length=2, blank=True)
    projecten_aantal = models.PositiveSmallIntegerField("projecten", default=0)
    fouten = models.PositiveSmallIntegerField("fouten", default=0)
    waarschuwingen = models.PositiveSmallIntegerField("waarschuwingen", default=0)
    ontbreekt = models.PositiveSmallIntegerField("ontbrekende velden", default=0)

    objects = VastgoedplanQuerySet.as_manager()

    class Meta:
        ordering = ["aanbieder__naam", "code"]
        verbose_name_plural = "vastgoedplannen"
        indexes = [
            models.Index(fields=["status", "uiterlijk"], name="vastgoedplan_status"),
            models.Index(fields=["gebied", "status"], name="vastgoedplan_gebied"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "regeling", "gemeente"],
                condition=~Q(status=Planstatus.INGETROKKEN),
                name="vastgoedplan_uniek",
                violation_error_message=(
                    "Er is al een plan van deze aanbieder onder deze regeling bij deze gemeente."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("vastgoed:plan", args=[self.code])

    @property
    def status_badge(self) -> Planstatus:
        return Planstatus(self.status)

    @property
    def is_bewerkbaar(self) -> bool:
        """The provider may change everything."""
        return self.status in BEWERKBAAR

    @property
    def is_te_laat(self) -> bool:
        return bool(self.uiterlijk and self.uiterlijk < timezone.localdate())

    def versie_voor(self, user: "Gebruiker") -> "Planversie | None":
        """The newest version that ``user`` may see: a draft only for the provider."""
        return self.versies.visible_to(user).order_by("-nummer").first()

    @property
    def nieuwste_versie(self) -> "Planversie":
        """The draft, or else the last one handed in: for who may see everything."""
        return self.versies.order_by("-nummer")[0]

    @property
    def ingediende_versie(self) -> "Planversie | None":
        """The newest version that was handed in."""
        return self.versies.filter(ingediend_op__isnull=False).order_by("-nummer").first()


class Planversie(models.Model):
    """The content of a plan in one version: a draft, or frozen from the moment it is handed in.

    Invariant: a handed-in version never changes (trigger); ``revisie`` goes up with every change of
    a draft. At most one draft of a plan.
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("versie")
    inhoud = models.JSONField("inhoud", default=dict)
    definitieversie = models.PositiveSmallIntegerField(
        "versie van de vragen", default=DEFINITIEVERSIE
    )
    kader = models.ForeignKey(
        Toetsingskader, models.PROTECT, null=True, blank=True, related_name="planversies"
    )
    revisie = models.PositiveIntegerField("revisie", default=0)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    hash = models.CharField("sha-256", max_length=64, blank=True)

    objects = PlanversieQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-nummer"]
        verbose_name = "versie van een plan"
        verbose_name_plural = "versies van plannen"
        triggers = [BEVROREN]
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="planversie_uniek"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(ingediend_op__isnull=True),
                name="planversie_een_concept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, versie {self.nummer}"

    @property
    def is_concept(self) -> bool:
        return self.ingediend_op is None


class Planwijziging(models.Model):
    """One change of the content: which place, from what, to what, by whom, by which way.

    Invariant: appended only; together they tell how the document became what it is.
    """

    id = models.BigAutoField(primary_key=True)
    versie = models.ForeignKey(Planversie, models.PROTECT, related_name="wijzigingen")
    revisie = models.PositiveIntegerField("revisie")
    pad = models.CharField("plek", max_length=120)
    van = models.JSONField("van", null=True)
    naar = models.JSONField("naar", null=True)
    kanaal = models.CharField("hoe", max_length=10, choices=Kanaal, default=Kanaal.SCHERM)
    op = models.DateTimeField("op", default=timezone.now)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="planwijzigingen"
    )

    objects = PlanwijzigingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = "wijziging van een plan"
        verbose_name_plural = "wijzigingen van plannen"
        triggers = [AppendOnly()]
        indexes = [models.Index(fields=["versie", "pad", "id"], name="planwijziging_pad")]

    def __str__(self) -> str:
        return f"{self.pad}, revisie {self.revisie}"


class Planbijlage(models.Model):
    """A file with a plan: a photo, map, budget or letter, at a place in the plan.

    Invariant: never overwritten; a newer file ``vervangt`` it. It belongs to the versions from
    ``vanaf_versie`` up to and including ``tot_versie`` (empty: still).
    """

    plan = models.ForeignKey(Vastgoedplan, models.PROTECT, related_name="bijlagen")
    soort = models.CharField("soort", max_length=10, choices=Bijlagesoort)
    titel = models.CharField("titel", max_length=150)
    pad = models.CharField(
        "hoort bij",
        max_length=120,
        blank=True,
        help_text="Het onderdeel of de rij van het plan waar dit stuk bij hoort.",
    )
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    bestandssoort = models.CharField("soort bestand", max_length=10)
    opslag = models.FileField("bestand", max_length=200)
    voorbeeld = models.FileField("voorbeeldplaatje", max_length=200, blank=True)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("sha-256", max_length=64)
    vanaf_versie = models.PositiveSmallIntegerField("vanaf versie")
    tot_versie = models.PositiveSmallIntegerField("tot en met versie", null=True, blank=True)
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="vervangen_door"
    )
    op = models.DateTimeField("toegevoegd op", default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PlanbijlageQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "pad", "titel", "pk"]
        verbose_name_plural = "planbijlagen"

    def __str__(self) -> str:
        return self.titel


class Planbevinding(models.Model):
    """What a check found in a version: the place, the value, the rule, what would be right.

    Invariant: made anew by every run; an explanation stays as long as ``kenmerk`` (what it is
    about) stays the same.
    """

    versie = models.ForeignKey(Planversie, models.CASCADE, related_name="bevindingen")
    code = models.SlugField("controle", max_length=40)
    ernst = models.CharField("ernst", max_length=12, choices=Planernst)
    pad = models.CharField("plek", max_length=120, blank=True)
    melding = models.TextField("wat er niet klopt")
    verwacht = models.TextField("wat goed zou zijn", blank=True)
    kenmerk = models.CharField("waarover", max_length=64, blank=True)
    toelichting = models.TextField("toelichting van de aanbieder", blank=True)
    toegelicht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    toegelicht_op = models.DateTimeField("toegelicht op", null=True, blank=True)

    objects = VersiedeelQuerySet.as_manager()

    class Meta:
        ordering = ["versie", "pk"]
        verbose_name = "bevinding over een plan"
        verbose_name_plural = "bevindingen over plannen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "code", "pad"], name="planbevinding_uniek")
        ]

    def __str__(self) -> str:
        return self.melding

    @property
    def ernst_badge(self) -> Planernst:
        return Planernst(self.ernst)
