"""How indicators are defined: their versions, their breakdowns, and which area uses them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from regio.models import Gebied

from ..choices import Richting
from ..choices_indicatoren import (
    Telwijze,
    Uitsplitsingsaard,
    is_aandeel,
    is_gemiddelde,
    is_jongeren,
    is_procent,
    is_verhouding,
)
from ..querysets_indicatoren import GebiedsindicatorQuerySet, VanIndicatorQuerySet
from .halfjaarperiode import Halfjaar, Halfjaarperiode, halfjaar, jaarveld, samen
from .indicator import Indicator


def grens(naam: str, uitleg: str) -> models.DecimalField:
    return models.DecimalField(
        naam, max_digits=12, decimal_places=2, null=True, blank=True, help_text=uitleg
    )


class Indicatorversie(models.Model):
    """What an indicator means from a half-year on.

    Invariant: a version never changes; a changed definition is a next one. With ``reeksbreuk`` its
    values cannot be compared with those of before.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("nummer")
    vanaf_jaar = jaarveld("geldt vanaf jaar")
    vanaf_helft = jaarveld("geldt vanaf helft")
    naam = models.CharField("naam", max_length=120)
    betekenis = models.TextField("betekenis")
    eenheid = models.CharField("eenheid", max_length=60)
    richting = models.CharField("gewenste richting", max_length=10, choices=Richting)
    telwijze = models.CharField(
        "regio's samen",
        max_length=10,
        choices=Telwijze,
        default=Telwijze.GEEN,
        help_text="Hoe de waarden van regio's samen die van het gebied geven.",
    )
    gewicht = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="weegt",
        help_text="Waarmee een gewogen gemiddelde weegt.",
    )
    formule = models.CharField(
        "formule",
        max_length=300,
        blank=True,
        help_text="Alleen voor wie wordt uitgerekend, bijvoorbeeld KWN-03 / KWN-01 * 100.",
    )
    decimalen = models.PositiveSmallIntegerField("cijfers achter de komma", default=0)
    minimum = grens("laagste waarde", "Leeg: geen ondergrens.")
    maximum = grens("hoogste waarde", "Leeg: geen bovengrens.")
    invoeruitleg = models.CharField("uitleg bij het invullen", max_length=200, blank=True)
    reeksbreuk = models.BooleanField(
        "breuk in de reeks",
        default=False,
        help_text="De waarden zijn niet te vergelijken met die van ervoor.",
    )
    reden = models.TextField("wat er verandert en waarom", max_length=1000, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicatorversies",
        help_text="Leeg: geladen uit de bron.",
    )

    objects = VanIndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "nummer"]
        verbose_name = "versie van een indicator"
        verbose_name_plural = "versies van indicatoren"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "nummer"],
                name="indicatorversie_uniek",
                violation_error_message="Deze versie is er al.",
            ),
            models.CheckConstraint(
                condition=samen("vanaf_jaar", "vanaf_helft")
                & (Q(nummer=1) | Q(vanaf_jaar__isnull=False)),
                name="indicatorversie_vanaf",
                violation_error_message="Geef het halfjaar vanaf wanneer de versie geldt.",
            ),
            models.CheckConstraint(
                condition=Q(telwijze=Telwijze.GEWOGEN, gewicht__isnull=False)
                | (~Q(telwijze=Telwijze.GEWOGEN) & Q(gewicht__isnull=True)),
                name="indicatorversie_gewicht",
                violation_error_message="Een gewogen gemiddelde heeft een gewicht nodig.",
            ),
            models.CheckConstraint(
                condition=Q(decimalen__lte=2),
                name="indicatorversie_decimalen",
                violation_error_message="Hooguit 2 cijfers achter de komma.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.nummer}"

    @property
    def vanaf(self) -> Halfjaar | None:
        """The first half-year it holds in; None: since always."""
        return halfjaar(self.vanaf_jaar, self.vanaf_helft)

    @property
    def vanaf_tekst(self) -> str:
        return f"vanaf {self.vanaf.label}" if self.vanaf else "vanaf het begin"

    @property
    def is_afgeleid(self) -> bool:
        """Worked out from others: nobody delivers it."""
        return bool(self.formule)

    @property
    def basis(self) -> int | None:
        """The indicator that counts on how many youths this share or average rests.

        Of a share only when it is in hundredths for certain: else nobody knows what it says.
        """
        if self.gewicht is None or not is_jongeren(self.gewicht.eenheid):
            return None
        aandeel = is_procent(self.eenheid) or (is_aandeel(self.eenheid) and self.maximum == 100)
        return self.gewicht_id if aandeel or is_gemiddelde(self.eenheid) else None

    @property
    def is_zonder_basis(self) -> bool:
        """A share or an average that is delivered, of nobody knows how many youths."""
        return is_verhouding(self.eenheid) and not self.is_afgeleid and self.basis is None


class Uitsplitsing(models.Model):
    """One row of a breakdown: a value of an axis, or the axis itself when its values are free.

    ``naam`` is what ``Meting.uitsplitsing`` says. ``telt_op``: the values of the axis together are
    the whole.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="assen")
    as_naam = models.CharField("as", max_length=60)
    aard = models.CharField("aard", max_length=10, choices=Uitsplitsingsaard)
    code = models.SlugField("code", max_length=40)
    naam = models.CharField("naam", max_length=80)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=1)
    telt_op = models.BooleanField("de delen zijn samen het geheel", default=False)
    vanaf_versie = models.PositiveSmallIntegerField("vanaf versie", default=1)
    tot_versie = models.PositiveSmallIntegerField("tot en met versie", null=True, blank=True)

    objects = VanIndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "volgorde", "pk"]
        verbose_name_plural = "uitsplitsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "code", "vanaf_versie"],
                name="uitsplitsing_uniek",
                violation_error_message="Deze uitsplitsing is er al.",
            ),
            models.CheckConstraint(
                condition=Q(tot_versie__isnull=True) | Q(tot_versie__gte=models.F("vanaf_versie")),
                name="uitsplitsing_versies",
                violation_error_message="De laatste versie ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def hoort_bij(self, nummer: int) -> bool:
        """Part of the version with this number?"""
        return self.vanaf_versie <= nummer and (
            self.tot_versie is None or nummer <= self.tot_versie
        )


class Gebiedsindicator(Halfjaarperiode):
    """An area follows an indicator, from a half-year on."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="gebiedsindicatoren")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="gebiedsindicatoren")
    verplicht = models.BooleanField(
        "verplicht", default=True, help_text="Een levering zonder deze is niet volledig."
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=1)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    objects = GebiedsindicatorQuerySet.as_manager()

    class Meta(Halfjaarperiode.Meta):
        abstract = False
        ordering = ["gebied", "volgorde", "indicator__code", "pk"]
        verbose_name = "indicator van een gebied"
        verbose_name_plural = "indicatoren van gebieden"
        constraints = [
            *Halfjaarperiode.Meta.constraints,
            models.UniqueConstraint(
                fields=["gebied", "indicator"],
                condition=Q(tot_jaar__isnull=True),
                name="gebiedsindicator_loopt_eens",
                violation_error_message="Het gebied volgt deze indicator al.",
            ),
            models.UniqueConstraint(
                fields=["gebied", "indicator", "vanaf_jaar", "vanaf_helft"],
                name="gebiedsindicator_uniek",
                nulls_distinct=False,
                violation_error_message="Het gebied volgt deze indicator al vanaf dit halfjaar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.gebied}"
