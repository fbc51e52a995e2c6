"""The fixed word lists of indicators, paths, cycles and reports."""

from django.db import models


class Indicatorsoort(models.TextChoices):
    KWANTITATIEF = "kwantitatief", "kwantitatief"
    KWALITATIEF = "kwalitatief", "kwalitatief"


class Richting(models.TextChoices):
    """Which way an indicator should go."""

    OMLAAG = "omlaag", "omlaag"
    OMHOOG = "omhoog", "omhoog"
    GEEN = "geen", "n.v.t."


class Frequentie(models.TextChoices):
    HALFJAAR = "halfjaar", "elk halfjaar"
    JAAR = "jaar", "elk jaar"


class Padsoort(models.TextChoices):
    """How a reduction path is worked out."""

    PERCENTAGE = "percentage", "vast percentage per jaar"
    PRO_RATA = "pro_rata", "naar aandeel per regio"
    MIJLPALEN = "mijlpalen", "mijlpalen"


class Padverloop(models.TextChoices):
    """How a path runs between two points."""

    LINEAIR = "lineair", "geleidelijk"
    GETRAPT = "getrapt", "in stappen"


class Padgrootheid(models.TextChoices):
    """Whether a path counts a flow in a year or a stock on a day."""

    STROOM = "stroom", "per jaar"
    STAND = "stand", "op een dag"


class Voortgangstand(models.TextChoices):
    """Where reality is against a path."""

    VOOR = "voor", "voor op het pad"
    OP_KOERS = "op_koers", "op koers"
    ACHTER = "achter", "achter op het pad"
    ONBEKEND = "onbekend", "niet te zeggen"

    @property
    def kleur(self) -> str:
        return {"voor": "positief", "op_koers": "positief", "achter": "negatief"}.get(
            self.value, "neutraal"
        )


class Cyclusstatus(models.TextChoices):
    """The steps of a half-yearly cycle, in order."""

    VOORBEREIDING = "voorbereiding", "voorbereiding"
    AANLEVERING = "aanlevering", "aanlevering"
    REFLECTIE = "reflectie", "reflectie"
    ANALYSE = "analyse", "bovenregionale analyse"
    ADVIES = "advies", "advies"
    VASTGESTELD = "vastgesteld", "vastgesteld"

    @property
    def kleur(self) -> str:
        return "positief" if self == Cyclusstatus.VASTGESTELD else "info"
