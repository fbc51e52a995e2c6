"""The fixed words of "in de pas": how certain places are, and how alternatives stand."""

from typing import Final

from django.db import models

from regio.choices import Zorgvorm


class Zekerheid(models.TextChoices):
    """How certain it is that places come or go, the most certain first."""

    GEREALISEERD = "gerealiseerd", "gerealiseerd"
    IN_UITVOERING = "in_uitvoering", "beschikt of in uitvoering"
    GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
    INGEDIEND = "ingediend", "ingediend"
    IDEE = "idee", "idee"

    @property
    def kleur(self) -> str:
        return {"gerealiseerd": "positief", "idee": "neutraal"}.get(self.value, "info")

    @property
    def tot_en_met(self) -> tuple["Zekerheid", ...]:
        """This degree and all that are more certain."""
        return tuple(Zekerheid)[: tuple(Zekerheid).index(self) + 1]


class Alternatiefstatus(models.TextChoices):
    """Whether an entry of the register holds."""

    ACTUEEL = "actueel", "actueel"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def kleur(self) -> str:
        return {"actueel": "positief", "aangehouden": "waarschuwing"}.get(self.value, "neutraal")


ALTERNATIEFSOORTEN: Final = [
    (vorm.value, vorm.label) for vorm in Zorgvorm if vorm.beweging == "opbouw"
]
"""What an alternative can be: the forms of care that the plans want more of."""
