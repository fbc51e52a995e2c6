from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from regio.models import Organisatie

from ..choices_scenario import Deling
from ..querysets_scenario import ScenarioQuerySet
from ..scenario.rekenen import Instelling
from .afbouwpad import Afbouwpad


def procent(naam: str, *, leeg: bool = False) -> models.DecimalField:
    standaard = {"null": True, "blank": True} if leeg else {"default": 0}
    return models.DecimalField(naam, max_digits=4, decimal_places=1, **standaard)


class Scenario(models.Model):
    """What if, on a path: the choices under a name. It holds no outcome, and leaves the path alone.

    Invariant: of a path at most one scenario is put forward.
    """

    pad = models.ForeignKey(Afbouwpad, models.PROTECT, related_name="scenarios")
    naam = models.CharField("naam", max_length=80)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scenarios")
    deling = models.CharField("wie ziet het", max_length=12, choices=Deling, default=Deling.EIGEN)
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="scenarios",
        verbose_name="gedeeld met",
    )
    vanaf = models.PositiveSmallIntegerField("vanaf jaar")
    procent_per_jaar = procent("minder per jaar %", leeg=True)
    instroom_procent = procent("minder dan het pad %")
    verblijf_weken = models.DecimalField(
        "verblijf in weken", max_digits=4, decimal_places=1, null=True, blank=True
    )
    verblijf_nu_weken = models.DecimalField(
        "verblijf nu in weken", max_digits=4, decimal_places=1, null=True, blank=True
    )
    buiten_procent = procent("buiten het gebied %")
    vertraging_maanden = models.PositiveSmallIntegerField("vertraging in maanden", default=0)
    vertragingen = models.JSONField(
        "vertraging per project",
        default=dict,
        blank=True,
        help_text="Per project het aantal maanden, waar dat anders is dan van de andere.",
    )
    plaatsen_nu = models.PositiveIntegerField("plaatsen nu", null=True, blank=True)
    dagtarief = models.DecimalField(
        "tarief per dag", max_digits=7, decimal_places=2, null=True, blank=True
    )
    dagtarief_buiten = models.DecimalField(
        "tarief per dag buiten het gebied", max_digits=7, decimal_places=2, null=True, blank=True
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    voorgedragen_op = models.DateTimeField("voorgedragen op", null=True, blank=True)

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ["pad__code", "naam", "pk"]
        verbose_name_plural = "scenario's"
        constraints = [
            models.UniqueConstraint(
                fields=["maker", "pad", "naam"],
                name="scenario_naam",
                violation_error_message="U hebt bij dit pad al een scenario met deze naam.",
            ),
            models.UniqueConstraint(
                fields=["pad"],
                condition=Q(voorgedragen_op__isnull=False),
                name="scenario_een_voorgedragen",
                violation_error_message="Bij dit pad is al een scenario voorgedragen.",
            ),
            models.CheckConstraint(
                condition=Q(deling=Deling.ORGANISATIE, organisatie__isnull=False)
                | (~Q(deling=Deling.ORGANISATIE) & Q(organisatie__isnull=True)),
                name="scenario_deling",
                violation_error_message="Kies met welke organisatie u deelt.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("monitoring:scenario", args=[self.pk])

    @property
    def gebied_id(self) -> int:
        """The area it is about, for the rules."""
        return self.pad.gebied_id

    @property
    def instelling(self) -> Instelling:
        return Instelling(
            vanaf=self.vanaf,
            procent_per_jaar=self.procent_per_jaar,
            instroom_procent=self.instroom_procent,
            verblijf_weken=self.verblijf_weken,
            buiten_procent=self.buiten_procent,
            vertraging_maanden=self.vertraging_maanden,
            vertragingen=self.vertragingen,
            dagtarief=self.dagtarief,
            dagtarief_buiten=self.dagtarief_buiten,
        )
