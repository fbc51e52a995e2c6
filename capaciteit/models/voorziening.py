from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd, Volgnummer
from regio.choices import DatumPrecisie, Zorgvorm
from regio.models import Bronvermelding

from ..choices import VoorzieningStatus
from ..querysets import VoorzieningQuerySet, VoorzieningstatusrijQuerySet
from .locatie import Locatie


class Voorziening(Gevolgd, Bronvermelding):
    """One form of care at a location: a group or set of groups that are counted together.

    Its fields say how it is now; what it was and will be stands in ``Voorzieningversie``.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="voorzieningen")
    naam = models.CharField("naam", max_length=150)
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm)
    soort_volgens_bron = models.CharField(
        "soort volgens de bron", max_length=60, blank=True, help_text="Zoals de bron het noemt."
    )
    aantal_groepen = models.PositiveSmallIntegerField("aantal groepen", null=True, blank=True)
    groepsgrootte_van = models.PositiveSmallIntegerField(
        "jeugdigen per groep, minstens", null=True, blank=True
    )
    groepsgrootte_tot = models.PositiveSmallIntegerField(
        "jeugdigen per groep, hooguit", null=True, blank=True
    )
    leeftijd_van = models.PositiveSmallIntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField("leeftijd tot", null=True, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=200, blank=True)
    begeleiders_per_jeugdige = models.DecimalField(
        "begeleiders per jeugdige",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="0,25 is één begeleider op vier jeugdigen.",
    )
    gereed = models.DateField("verwacht gereed", null=True, blank=True)
    gereed_precisie = models.CharField(
        "precisie van verwacht gereed",
        max_length=12,
        choices=DatumPrecisie,
        default=DatumPrecisie.DAG,
    )

    samengevoegd_met = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="opgegaan"
    )

    objects = VoorzieningQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "voorzieningen"
        triggers = [Volgnummer]
        indexes = [models.Index(fields=["gewijzigd", "id"], name="voorziening_gevolgd")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(groepsgrootte_tot__isnull=True)
                | models.Q(groepsgrootte_van__isnull=True)
                | models.Q(groepsgrootte_tot__gte=models.F("groepsgrootte_van")),
                name="voorziening_groepsgrootte",
                violation_error_message="De grootste groep is kleiner dan de kleinste.",
            ),
            models.CheckConstraint(
                condition=models.Q(leeftijd_tot__isnull=True)
                | models.Q(leeftijd_van__isnull=True)
                | models.Q(leeftijd_tot__gte=models.F("leeftijd_van")),
                name="voorziening_leeftijd",
                violation_error_message="De hoogste leeftijd ligt onder de laagste.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return f"{reverse('capaciteit:locatie', args=[self.locatie.code])}#{self.code.lower()}"

    @property
    def opvolger(self) -> "Voorziening":
        """The one it went into, by way of others too; itself when it was not merged."""
        return self.samengevoegd_met.opvolger if self.samengevoegd_met else self

    @property
    def beweging(self) -> str:
        """``afbouw`` or ``opbouw``."""
        return Zorgvorm(self.zorgvorm).beweging


class Voorzieningstatusrij(Bronvermelding):
    """The state of a facility according to one source on one date; appended, never changed.

    Invariant: of one facility, day and source one row holds. A wrong one is taken back
    (``vervallen_op``) and stays; ``objects`` reads what holds, ``alle_versies`` everything.
    """

    voorziening = models.ForeignKey(Voorziening, models.CASCADE, related_name="statussen")
    status = models.CharField("status", max_length=20, choices=VoorzieningStatus)
    status_volgens_bron = models.CharField("status volgens de bron", max_length=60, blank=True)
    bekend_op = models.DateTimeField(
        "bekend op", default=timezone.now, help_text="Sinds wanneer wij dit weten."
    )
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects, alle_versies = VoorzieningstatusrijQuerySet.als_managers()

    class Meta:
        base_manager_name = "alle_versies"
        ordering = ["peildatum", "pk"]
        verbose_name = "status van een voorziening"
        verbose_name_plural = "statussen van voorzieningen"
        constraints = [
            models.UniqueConstraint(
                fields=["voorziening", "peildatum", "bron"],
                name="voorzieningstatus_uniek",
                condition=models.Q(vervallen_op__isnull=True),
                violation_error_message="Deze bron geeft op die dag al een status.",
            ),
            models.CheckConstraint(
                condition=models.Q(peildatum__isnull=False), name="voorzieningstatus_peildatum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voorziening}: {self.get_status_display()}"
