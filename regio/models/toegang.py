"""Who was asked in, and whether each role was looked at again this half-year."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from ..choices import Beoordelingsuitkomst, Rol
from ..querysets import UitnodigingQuerySet
from .gebruiker import Gebruiker, Lidmaatschap
from .organisatie import Organisatie


class Uitnodiging(models.Model):
    """Somebody is asked, by a mail with a link, to take up a role at an organisation.

    Invariant: a link opens once, for seven days, and only the one that was mailed last
    (``volgnummer``); the link itself is signed and stored nowhere.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="uitnodigingen")
    email = models.EmailField("e-mailadres")
    rol = models.CharField("rol", max_length=30, choices=Rol)
    volgnummer = models.PositiveSmallIntegerField("volgnummer van de mail", default=1)
    verstuurd_op = models.DateTimeField("verstuurd op", default=timezone.now)
    uitgenodigd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="uitgenodigd")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, blank=True)
    aanvaard_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="uitnodigingen"
    )

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        ordering = ["-verstuurd_op", "-pk"]
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisatie",
                "rol",
                condition=models.Q(ingetrokken_op__isnull=True, aanvaard_op__isnull=True),
                name="uitnodiging_een_keer_open",
                violation_error_message="Voor dit adres staat al een uitnodiging voor deze rol "
                "open. Verstuur die opnieuw, of trek haar eerst in.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_rol_display()} bij {self.organisatie}"

    @property
    def geldig_tot(self) -> Any:
        return self.verstuurd_op + settings.UITNODIGING_GELDIG

    @property
    def is_verlopen(self) -> bool:
        return timezone.now() > self.geldig_tot

    @property
    def is_open(self) -> bool:
        return not (self.ingetrokken_op or self.aanvaard_op or self.is_verlopen)


class Halfjaarlijks(models.Model):
    """Something that is done once in a half-year."""

    jaar = models.PositiveSmallIntegerField("jaar")
    helft = models.PositiveSmallIntegerField("helft")

    class Meta:
        abstract = True


class Toegangsbeoordeling(Halfjaarlijks):
    """A manager looked at one membership in a half-year and confirmed or ended it."""

    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="beoordelingen")
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Beoordelingsuitkomst)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="toegangsbeoordelingen")
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name_plural = "toegangsbeoordelingen"
        constraints = [
            models.UniqueConstraint(
                fields=["lidmaatschap", "jaar", "helft", "uitkomst"],
                name="toegangsbeoordeling_uniek",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lidmaatschap}: {self.get_uitkomst_display()} in {self.jaar}-{self.helft}"


class Toegangsherinnering(Halfjaarlijks):
    """The managers of an organisation were reminded of the review; each round once."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="herinneringen")
    ronde = models.PositiveSmallIntegerField("ronde")
    verstuurd_op = models.DateTimeField("verstuurd op", auto_now_add=True)

    class Meta:
        verbose_name_plural = "toegangsherinneringen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar", "helft", "ronde"], name="toegangsherinnering_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.jaar}-{self.helft}, ronde {self.ronde}"
