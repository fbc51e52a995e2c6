from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact

from jeugdzorg.kern.models import Volgnummer
from regio.choices import Zorgvorm
from regio.models import Aanbieder, Gebied, Jeugdhulpregio, Organisatie, Telling

from ..choices import Aard, Capaciteitsmaat, Kwalificatie, NietBeschikbaar
from ..querysets import CapaciteitscijferQuerySet, CapaciteitsmetingQuerySet
from .versie import ALLEEN_GELDIG, VERVALLEN, Versie
from .voorziening import Voorziening


class Capaciteitsmeting(Versie, Telling):
    """Places, occupied places and waiting youths of one facility on one date, by one source.

    Invariant: two sources may state different places on one date; one source states them once per
    measure; a later statement takes the place of an earlier one, which stays (``Versie``).
    Occupied may exceed places: that is a finding, not an error.
    """

    voorziening = models.ForeignKey(Voorziening, models.PROTECT, related_name="metingen")
    maat = models.CharField(
        "maat", max_length=20, choices=Capaciteitsmaat, default=Capaciteitsmaat.PLEKKEN
    )
    plaatsen = models.PositiveIntegerField("plaatsen", null=True, blank=True)
    bezet = models.PositiveIntegerField("bezet", null=True, blank=True)
    wachtend = models.PositiveIntegerField("wachtend", null=True, blank=True)
    niet_beschikbaar = models.PositiveIntegerField(
        "niet beschikbaar",
        null=True,
        blank=True,
        help_text="Plaatsen die er wel zijn, maar waar die dag niemand kon verblijven.",
    )
    reden_niet_beschikbaar = models.CharField(
        "reden van niet beschikbaar", max_length=15, choices=NietBeschikbaar, blank=True
    )
    aard = models.CharField("aard", max_length=10, choices=Aard, default=Aard.FEIT)

    afgeleid: ClassVar = {"vrij": "bezet", "bezettingsgraad": "bezet"}

    objects, alle_versies = CapaciteitsmetingQuerySet.als_managers()

    class Meta(Versie.Meta):
        abstract = False
        ordering = ["voorziening__naam", "peildatum", "pk"]
        verbose_name_plural = "capaciteitsmetingen"
        triggers = [Volgnummer]
        constraints = [
            *Versie.Meta.constraints,
            models.UniqueConstraint(
                fields=["voorziening", "maat", "peildatum", "bron"],
                name="capaciteitsmeting_uniek",
                condition=ALLEEN_GELDIG,
                nulls_distinct=False,
                violation_error_message="Deze bron geeft op die dag al een meting.",
            ),
            models.CheckConstraint(
                condition=Q(plaatsen__isnull=False)
                | Q(bezet__isnull=False)
                | Q(wachtend__isnull=False),
                name="capaciteitsmeting_gevuld",
                violation_error_message="Vul plaatsen, bezet of wachtend in.",
            ),
            models.CheckConstraint(
                condition=Q(niet_beschikbaar__isnull=True)
                | Q(niet_beschikbaar=0)
                | ~Q(reden_niet_beschikbaar=""),
                name="capaciteitsmeting_reden",
                violation_error_message="Zeg waarom plaatsen niet beschikbaar zijn.",
            ),
        ]
        indexes = [
            models.Index(
                F("voorziening"),
                F("peildatum").desc(nulls_last=True),
                name="capaciteitsmeting_laatste",
            ),
            models.Index(fields=["peildatum"], name="capaciteitsmeting_dag"),
            models.Index(fields=["gewijzigd", "id"], name="capaciteitsmeting_gevolgd"),
            models.Index(
                fields=["-vervallen_op"], name="capaciteitsmeting_vervallen", condition=VERVALLEN
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voorziening} op {self.peildatum}"

    @property
    def beschikbaar(self) -> int | None:
        """Places where somebody could stay that day."""
        if self.plaatsen is None:
            return None
        return self.plaatsen - (self.niet_beschikbaar or 0)

    @property
    def vrij(self) -> int | None:
        """Places that are not occupied; below zero when more youths stay than there are places."""
        if self.plaatsen is None or self.bezet is None:
            return None
        return self.plaatsen - self.bezet


class Capaciteitscijfer(Telling):
    """A figure about capacity that a source prints for a region, area, provider or municipality.

    Invariant: about exactly one of these; a second value is the upper end of a range.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    aanbieder = models.ForeignKey(
        Aanbieder, models.PROTECT, null=True, blank=True, related_name="capaciteitscijfers"
    )
    gemeente = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="capaciteitscijfers_als_gemeente",
        verbose_name="coördinerende gemeente",
    )
    jeugdhulpregio = models.ForeignKey(
        Jeugdhulpregio, models.PROTECT, null=True, blank=True, related_name="capaciteitscijfers"
    )
    gebied = models.ForeignKey(
        Gebied, models.PROTECT, null=True, blank=True, related_name="capaciteitscijfers"
    )
    voorziening = models.ForeignKey(
        Voorziening, models.PROTECT, null=True, blank=True, related_name="capaciteitscijfers"
    )
    zorgvorm = models.CharField("zorgvorm", max_length=20, choices=Zorgvorm, blank=True)
    maat = models.CharField("maat", max_length=25, choices=Capaciteitsmaat)
    omschrijving = models.CharField(
        "omschrijving", max_length=120, help_text="Wat de bron precies telt."
    )
    kwalificatie = models.CharField(
        "kwalificatie", max_length=12, choices=Kwalificatie, default=Kwalificatie.PRECIES
    )
    waarde = models.DecimalField("waarde", max_digits=9, decimal_places=1)
    waarde_tot = models.DecimalField(
        "waarde tot", max_digits=9, decimal_places=1, null=True, blank=True
    )
    aard = models.CharField("aard", max_length=10, choices=Aard, default=Aard.FEIT)

    objects = CapaciteitscijferQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "capaciteitscijfers"
        constraints = [
            models.CheckConstraint(
                condition=Q(waarde_tot__isnull=True) | Q(waarde_tot__gte=models.F("waarde")),
                name="capaciteitscijfer_bereik",
                violation_error_message="De bovengrens ligt onder de waarde.",
            ),
            models.CheckConstraint(
                condition=Exact(
                    models.Func(
                        "aanbieder",
                        "gemeente",
                        "jeugdhulpregio",
                        "gebied",
                        "voorziening",
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    1,
                ),
                name="capaciteitscijfer_een_onderwerp",
                violation_error_message="Een cijfer gaat over precies één onderwerp.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.omschrijving}, {self.onderwerp}"

    @property
    def onderwerp(self) -> models.Model | None:
        """What the figure is about."""
        return (
            self.voorziening
            or self.aanbieder
            or self.gemeente
            or self.jeugdhulpregio
            or self.gebied
        )
