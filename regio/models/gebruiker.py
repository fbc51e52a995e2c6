from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from ..behandeling import Behandeling, behandelingen_van
from ..choices import Rol
from ..querysets import GebruikerQuerySet, LidmaatschapQuerySet
from .geldigheid import Geldigheid, Periode
from .organisatie import Organisatie

if TYPE_CHECKING:
    from ..werkgebied import Werkgebied


class Gebruiker(AbstractBaseUser):
    """Someone who can log in, by e-mail. Rights follow from memberships, from nothing else."""

    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=150)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = GebruikerQuerySet.as_manager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @cached_property
    def huidige_lidmaatschappen(self) -> list["Lidmaatschap"]:
        """Memberships that hold today, with their organisation; read once per request."""
        return list(self.lidmaatschappen.at().select_related("organisatie"))

    @property
    def organisatie_ids(self) -> set[int]:
        return {lid.organisatie_id for lid in self.huidige_lidmaatschappen}

    @property
    def eigen_regios(self) -> set[int]:
        """Regions whose office the user works for."""
        regios = (lid.organisatie.jeugdhulpregio_id for lid in self.huidige_lidmaatschappen)
        return {regio for regio in regios if regio}

    @cached_property
    def werkgebieden(self) -> dict[int, "Werkgebied"]:
        """Per organisation of the user where it works; read once per request."""
        from ..werkgebied import werkgebieden

        return werkgebieden(self.organisatie_ids)

    @property
    def werkgebied(self) -> set[int]:
        """Keys of the areas in which an organisation of the user works."""
        return {gebied for deel in self.werkgebieden.values() for gebied in deel.gebieden}

    @cached_property
    def behandelingen(self) -> list[Behandeling]:
        """What the organisations of the user handle of providers; read once per request."""
        return behandelingen_van(self.organisatie_ids)

    def behandelingen_van(self, organisaties: set[int]) -> list[Behandeling]:
        return [deel for deel in self.behandelingen if deel.organisatie in organisaties]


class Lidmaatschap(Geldigheid):
    """A user holds one role at one organisation for a period."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=30, choices=Rol)
    beeindigd_op = models.DateTimeField(
        "beëindigd op", null=True, blank=True, help_text="Vanaf dit moment geldt de rol niet meer."
    )
    beeindigd_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="beeindigde_lidmaatschappen"
    )

    objects = LidmaatschapQuerySet.as_manager()

    class Meta(Geldigheid.Meta):
        abstract = False
        ordering = ["organisatie__naam", "rol"]
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            *Geldigheid.Meta.constraints,
            ExclusionConstraint(
                name="lidmaatschap_een_keer_tegelijk",
                expressions=[
                    ("gebruiker", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (Periode(), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(beeindigd_op__isnull=True),
                violation_error_message="De gebruiker heeft deze rol in die periode al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_rol_display()} bij {self.organisatie}"
