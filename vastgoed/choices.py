"""The fixed word lists of schemes, deadlines, grants and assessment frameworks."""

from django.db import models


class Coordinatierol(models.TextChoices):
    COORDINEREND = "coordinerend", "coördinerende gemeente"
    ACCOUNTHOUDEND = "accounthoudend", "accounthoudende gemeente"


class Termijnsoort(models.TextChoices):
    """What kind of moment it is; only a deadline can be missed."""

    DEADLINE = "deadline", "uiterste datum"
    STREEFDATUM = "streefdatum", "streefdatum"
    MIJLPAAL = "mijlpaal", "mijlpaal"
    BESLUIT = "besluit", "besluit"
    LOOPTIJD = "looptijd", "looptijd"
    PEILDATUM = "peildatum", "peildatum"
    VOORWAARDE = "voorwaarde", "voorwaarde"


class Termijnstatus(models.TextChoices):
    """Derived from today, never stored."""

    ZONDER_DATUM = "zonder_datum", "geen datum bekend"
    VERSTREKEN = "verstreken", "verstreken"
    BINNENKORT = "binnenkort", "binnen drie maanden"
    LOOPT = "loopt", "loopt"

    @property
    def kleur(self) -> str:
        return {"binnenkort": "waarschuwing", "loopt": "info"}.get(self.value, "neutraal")


class Antwoordsoort(models.TextChoices):
    """What kind of answer a criterion asks for."""

    TABEL = "tabel", "tabel"
    TEKST = "tekst", "tekst"
    TEKST_MET_BIJLAGE = "tekst_met_bijlage", "tekst met bijlage"
    BEDRAG = "bedrag", "bedrag"


class Risicoas(models.TextChoices):
    """The two scales of a risk."""

    IMPACT = "impact", "impact"
    WAARSCHIJNLIJKHEID = "waarschijnlijkheid", "waarschijnlijkheid"
