"""The fixed words of the analysis of an area, the advice and what is decided on it."""

from django.db import models


class Analysestatus(models.TextChoices):
    CONCEPT = "concept", "in bewerking"
    VASTGESTELD = "vastgesteld", "vastgesteld"

    @property
    def kleur(self) -> str:
        return "positief" if self == Analysestatus.VASTGESTELD else "waarschuwing"


class Adviesstatus(models.TextChoices):
    """How far an advice is: drafted, handed to the steering board, decided on."""

    CONCEPT = "concept", "in bewerking"
    AANGEBODEN = "aangeboden", "aangeboden aan de stuurgroep"
    BESLOTEN = "besloten", "besluit genomen"

    @property
    def kleur(self) -> str:
        return {"besloten": "positief", "aangeboden": "info"}.get(self.value, "waarschuwing")


class Uitkomst(models.TextChoices):
    """What the steering board does with a recommendation."""

    OVERGENOMEN = "overgenomen", "overgenomen"
    GEWIJZIGD = "gewijzigd", "gewijzigd overgenomen"
    NIET = "niet", "niet overgenomen"

    @property
    def kleur(self) -> str:
        kleuren = {"overgenomen": "positief", "gewijzigd": "waarschuwing"}
        return kleuren.get(self.value, "negatief")
