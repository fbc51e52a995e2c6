"""The fixed words of scenario's."""

from django.db import models


class Deling(models.TextChoices):
    """Who sees a scenario beside its maker."""

    EIGEN = "eigen", "alleen de maker"
    ORGANISATIE = "organisatie", "een organisatie"
    GEBIED = "gebied", "iedereen die in het gebied werkt"
