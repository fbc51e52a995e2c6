"""How the cycles of an area run, and what happened to each."""

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jeugdzorg.kern.tracking import AppendOnly
from regio.models import Gebied, Organisatie

from ..choices import Cyclusstatus
from ..halfjaar import Halfjaar
from ..querysets_cyclus import CyclusdeelQuerySet, CyclusinstellingQuerySet
from .cyclus import Cyclus

DAGEN: Final = {
    "opent_op": "dagen_opening",
    "levering_voor": "dagen_levering",
    "reflectie_voor": "dagen_reflectie",
    "analyse_voor": "dagen_analyse",
    "advies_voor": "dagen_advies",
    "vaststellen_voor": "dagen_vaststellen",
}
"""Per date of a cycle the setting that it follows from, in the order of the dates."""


def dagen(naam: str, standaard: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(naam, default=standaard)


class Cyclusinstelling(models.Model):
    """How the cycles of one area run: from when, by whom, and how many days each step has.

    Days count from the last day of the half-year. Invariant: no step ends before the one before.
    """

    gebied = models.OneToOneField(Gebied, models.PROTECT, related_name="cyclusinstelling")
    opent_zelf = models.BooleanField(
        "opent vanzelf",
        default=True,
        help_text="Uit: iemand opent elke cyclus zelf.",
    )
    vanaf_jaar = models.PositiveSmallIntegerField("vanaf jaar")
    vanaf_helft = models.PositiveSmallIntegerField("vanaf halfjaar", default=1)
    dagen_opening = dagen("opent na", 1)
    dagen_levering = dagen("cijfers geleverd na", 45)
    dagen_reflectie = dagen("besproken na", 75)
    dagen_analyse = dagen("analyse klaar na", 105)
    dagen_advies = dagen("advies gegeven na", 120)
    dagen_vaststellen = dagen("vastgesteld na", 150)
    coordinerende = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie begeleidt",
        help_text="Leeg: elke gemeente en regio die in het gebied werkt.",
    )
    analist = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie analyseert",
        help_text="Leeg: elk expertisenetwerk dat in het gebied werkt.",
    )
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    gewijzigd_op = models.DateTimeField(
        "gewijzigd op", null=True, blank=True, help_text="Leeg: zoals het bij het begin was."
    )

    objects = CyclusinstellingQuerySet.as_manager()

    class Meta:
        ordering = ["gebied__naam"]
        verbose_name = "instelling van de cycli"
        verbose_name_plural = "instellingen van de cycli"
        constraints = [
            models.CheckConstraint(
                condition=Q(vanaf_helft__in=[1, 2]),
                name="cyclusinstelling_helft",
                violation_error_message="Een jaar heeft twee helften.",
            ),
            models.CheckConstraint(
                condition=Q(
                    dagen_levering__gte=F("dagen_opening"),
                    dagen_reflectie__gte=F("dagen_levering"),
                    dagen_analyse__gte=F("dagen_reflectie"),
                    dagen_advies__gte=F("dagen_analyse"),
                    dagen_vaststellen__gte=F("dagen_advies"),
                ),
                name="cyclusinstelling_volgorde",
                violation_error_message="Een stap kan niet eerder klaar zijn dan de stap ervoor.",
            ),
        ]

    def __str__(self) -> str:
        return f"cycli van {self.gebied}"

    @property
    def vanaf(self) -> Halfjaar:
        return Halfjaar(self.vanaf_jaar, self.vanaf_helft)

    def dagen_van(self, halfjaar: Halfjaar) -> dict[str, date]:
        """The dates of a cycle of ``halfjaar``."""
        return {
            veld: halfjaar.tot + timedelta(days=getattr(self, na)) for veld, na in DAGEN.items()
        }


class Cyclusgebeurtenis(models.Model):
    """A step of a cycle: from which state to which, who, why, and who was told.

    Invariant: appended only.
    """

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="gebeurtenissen")
    overgang = models.SlugField("stap", max_length=40)
    van = models.CharField("van", max_length=15, choices=Cyclusstatus)
    naar = models.CharField("naar", max_length=15, choices=Cyclusstatus)
    op = models.DateTimeField("op", default=timezone.now)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: vanzelf, volgens de planning.",
    )
    reden = models.TextField("reden", blank=True)
    details = models.JSONField(
        "bijzonderheden", default=dict, blank=True, help_text="Ontvangers en wat nog openstond."
    )

    objects = CyclusdeelQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "stap van een cyclus"
        verbose_name_plural = "stappen van cycli"
        triggers = [AppendOnly()]
        indexes = [models.Index(fields=["cyclus", "-op"], name="cyclusgebeurtenis_cyclus")]

    def __str__(self) -> str:
        return f"{self.overgang} op {self.op:%d-%m-%Y}"

    @property
    def wat(self) -> str:
        """What happened, in words."""
        from ..cyclus.werkstroom import gedaan

        return gedaan(self.overgang)

    @property
    def namens(self) -> str:
        """The organisation for which it was done."""
        return self.details.get("namens") or ("vanzelf" if self.door_id is None else "onbekend")
