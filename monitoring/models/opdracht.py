"""Development assignments: what a party is asked to work out, followed until it is done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd, Volgnummer, deel_van
from jeugdzorg.kern.tracking import AppendOnly
from regio.models import Bron, Gebied, Organisatie

from ..choices_reflectie import OPDRACHT_LOOPT, Opdrachtstatus
from ..querysets_reflectie import OntwikkelopdrachtQuerySet, OpdrachtdeelQuerySet
from .cyclus import Cyclus
from .reflectie import wie


class Ontwikkelopdracht(Gevolgd):
    """What one party, an organisation or a group in words, is to deliver in an area.

    Invariant: either a source prints it (``bron``), or somebody gave it here (``gegeven_op``).
    """

    code = models.SlugField("code", max_length=40, unique=True)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="ontwikkelopdrachten")
    onderdeel_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="onderdelen"
    )
    titel = models.CharField("titel", max_length=150)
    resultaat = models.TextField("gevraagd resultaat", max_length=2000)
    opdrachtnemer = models.CharField(
        "voor wie", max_length=120, help_text="De partij in woorden, ook als zij een account heeft."
    )
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ontwikkelopdrachten",
        help_text="Leeg: een groep partijen.",
    )
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=Opdrachtstatus, default=Opdrachtstatus.OPEN
    )
    revisie = models.PositiveIntegerField("revisie", default=0)
    cyclus = models.ForeignKey(
        Cyclus,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ontwikkelopdrachten",
        verbose_name="gegeven in cyclus",
    )
    gegeven_op = models.DateField("gegeven op", null=True, blank=True)
    gegeven_door = wie("gegeven door")
    afgesloten_op = models.DateField("afgesloten op", null=True, blank=True)
    bron = models.ForeignKey(
        Bron, models.PROTECT, null=True, blank=True, related_name="ontwikkelopdrachten"
    )
    vindplaats = models.CharField("vindplaats", max_length=200, blank=True)
    opmerking = models.TextField("opmerking", max_length=500, blank=True)

    objects = OntwikkelopdrachtQuerySet.as_manager()

    class Meta:
        ordering = ["gebied__naam", "code"]
        verbose_name_plural = "ontwikkelopdrachten"
        triggers = [Volgnummer]
        constraints = [
            models.CheckConstraint(
                condition=Q(bron__isnull=False) | Q(gegeven_op__isnull=False),
                name="ontwikkelopdracht_herkomst",
                violation_error_message="Een opdracht komt uit een bron of is hier gegeven.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPDRACHT_LOOPT, afgesloten_op__isnull=True)
                | ~Q(status__in=OPDRACHT_LOOPT),
                name="ontwikkelopdracht_afgesloten",
                violation_error_message="Een lopende opdracht is niet afgesloten.",
            ),
        ]
        indexes = [
            models.Index(fields=["gebied", "status"], name="ontwikkelopdracht_gebied"),
            models.Index(fields=["gewijzigd", "id"], name="ontwikkelopdracht_gevolgd"),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("monitoring:opdracht", args=[self.code])

    @property
    def status_badge(self) -> Opdrachtstatus:
        return Opdrachtstatus(self.status)

    @property
    def loopt(self) -> bool:
        return self.status in OPDRACHT_LOOPT

    @property
    def is_te_laat(self) -> bool:
        if not self.loopt or self.uiterlijk is None:
            return False
        return self.uiterlijk < timezone.localdate()


class Opdrachtvoortgang(models.Model):
    """What was told of an assignment, and in which state that left it.

    Invariant: appended only. ``cyclus``: the running half-year of the area when it was told.
    """

    opdracht = models.ForeignKey(Ontwikkelopdracht, models.PROTECT, related_name="voortgang")
    status = models.CharField("status", max_length=10, choices=Opdrachtstatus)
    tekst = models.TextField("voortgang", max_length=2000)
    cyclus = models.ForeignKey(
        Cyclus, models.PROTECT, null=True, blank=True, related_name="opdrachtvoortgang"
    )
    op = models.DateTimeField("op", default=timezone.now)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    namens = models.CharField("namens", max_length=150, blank=True)

    objects = OpdrachtdeelQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "voortgang van een opdracht"
        verbose_name_plural = "voortgang van opdrachten"
        triggers = [
            AppendOnly(),
            deel_van("monitoring_ontwikkelopdracht", "id = NEW.opdracht_id"),
        ]

    def __str__(self) -> str:
        return f"{self.opdracht}: {self.get_status_display()}"

    @property
    def status_badge(self) -> Opdrachtstatus:
        return Opdrachtstatus(self.status)
