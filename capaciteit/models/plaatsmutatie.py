from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd, Volgnummer
from regio.choices import Zorgvorm
from regio.models import Bronvermelding

from ..choices import Aard, Capaciteitsmaat, Mutatiesoort
from ..querysets import PlaatsmutatieQuerySet
from .voorziening import Voorziening


class Plaatsmutatie(Gevolgd, Bronvermelding):
    """So many places go from one facility to another on a day: an entry of the plaatsenbalans.

    An empty ``van`` is outside the register (new, or there when the books were opened), an empty
    ``naar`` is the end. Invariant: never changed or deleted; a correction is a counter-entry
    (``herroept``) with the sides swapped. So places are never lost: every one that goes has a
    destination, every one that comes an origin.
    """

    datum = models.DateField("datum")
    aantal = models.PositiveIntegerField("plaatsen")
    maat = models.CharField(
        "maat", max_length=20, choices=Capaciteitsmaat, default=Capaciteitsmaat.PLEKKEN
    )
    soort = models.CharField("soort", max_length=12, choices=Mutatiesoort)
    van = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="mutaties_af"
    )
    van_zorgvorm = models.CharField("van zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    naar = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="mutaties_bij"
    )
    naar_zorgvorm = models.CharField("naar zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    aard = models.CharField(
        "aard", max_length=10, choices=[(a.value, a.label) for a in (Aard.FEIT, Aard.PLAN)]
    )
    project = models.CharField("project", max_length=120, blank=True)
    reden = models.TextField("reden")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    geboekt_op = models.DateTimeField("geboekt op", default=timezone.now)
    herroept = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="herroepen_door"
    )

    objects = PlaatsmutatieQuerySet.as_manager()

    class Meta:
        ordering = ["datum", "pk"]
        verbose_name_plural = "plaatsmutaties"
        triggers = [Volgnummer]
        indexes = [
            models.Index(fields=["datum"], name="plaatsmutatie_datum"),
            models.Index(fields=["gewijzigd", "id"], name="plaatsmutatie_gevolgd"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal__gt=0),
                name="plaatsmutatie_aantal",
                violation_error_message="Boek ten minste één plaats.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=False) | Q(naar__isnull=False),
                name="plaatsmutatie_kant",
                violation_error_message="Zeg waar de plaatsen vandaan komen of heen gaan.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True, van_zorgvorm="")
                | (Q(van__isnull=False) & ~Q(van_zorgvorm="")),
                name="plaatsmutatie_van",
            ),
            models.CheckConstraint(
                condition=Q(naar__isnull=True, naar_zorgvorm="")
                | (Q(naar__isnull=False) & ~Q(naar_zorgvorm="")),
                name="plaatsmutatie_naar",
            ),
            models.CheckConstraint(
                condition=~Q(van=F("naar"), van_zorgvorm=F("naar_zorgvorm")),
                name="plaatsmutatie_verschil",
                violation_error_message="Van en naar zijn hetzelfde.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aantal} plaatsen {self.get_soort_display()} op {self.datum}"
