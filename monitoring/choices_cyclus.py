"""The fixed word lists of a cycle beside its states."""

from django.db import models


class Cyclussoort(models.TextChoices):
    """What a cycle is for: the first half-year maps how it goes, the second sets actions.

    Source: ZW-2024, 5.5.
    """

    ANALYSE = "analyse", "analyse"
    STURING = "sturing", "sturing"

    @property
    def uitleg(self) -> str:
        if self == Cyclussoort.ANALYSE:
            return "Deze ronde brengt vooral in kaart hoe het gaat."
        return "Deze ronde verbindt er concrete acties aan."


class Cyclusbeurt(models.TextChoices):
    """Whose turn it is."""

    COORDINATOR = "coordinator", "wie de cyclus begeleidt"
    REGIOS = "regios", "de regio's"
    ANALIST = "analist", "wie de analyse maakt"
    STUURGROEP = "stuurgroep", "de stuurgroep"
    NIEMAND = "niemand", "niemand"
