"""The fixed word lists of reports."""

from django.db import models


class Rapportstatus(models.TextChoices):
    """The steps of an edition, in order; none is taken back."""

    CONCEPT = "concept", "concept"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def kleur(self) -> str:
        return {
            "concept": "waarschuwing",
            "vastgesteld": "info",
            "gepubliceerd": "positief",
            "ingetrokken": "negatief",
        }[self.value]


class Rapportsoort(models.TextChoices):
    """About whom a report is; each has blocks of its own."""

    GEBIED = "gebied", "rapport van het gebied"
    REGIO = "regio", "rapport per regio"
