"""The fixed word lists of versions of an assessment framework."""

from django.db import models


class Kaderstatus(models.TextChoices):
    """How far a version is; only one that is in force is used for plans that are handed in."""

    CONCEPT = "concept", "concept"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERVALLEN = "vervallen", "vervallen"
    INGETROKKEN = "ingetrokken", "concept ingetrokken"

    @property
    def kleur(self) -> str:
        return {"concept": "waarschuwing", "vastgesteld": "positief"}.get(self.value, "neutraal")


IN_GEBRUIK_GEWEEST = (Kaderstatus.VASTGESTELD, Kaderstatus.VERVALLEN)


class Kadergebeurtenissoort(models.TextChoices):
    GEMAAKT = "gemaakt", "nieuwe versie gemaakt"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERVANGEN = "vervangen", "vervangen door een nieuwe versie"
    TERUGGEDRAAID = "teruggedraaid", "vaststelling teruggedraaid"
    HERLEEFD = "herleefd", "weer in gebruik"
    INGETROKKEN = "ingetrokken", "concept ingetrokken"
    HERSTELD = "hersteld", "concept teruggehaald"
