"""The fixed words of versions of targets and paths."""

from django.db import models


class Versiestatus(models.TextChoices):
    """Where a version of a target or path stands: only what was adopted counts."""

    CONCEPT = "concept", "concept"
    AANGENOMEN = "aangenomen", "aangenomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def kleur(self) -> str:
        return {"concept": "waarschuwing", "aangenomen": "positief"}.get(self.value, "neutraal")
