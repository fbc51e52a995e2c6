"""The fixed words of delivering indicators."""

from django.db import models


class Leverstatus(models.TextChoices):
    """How far one version of a delivery is."""

    CONCEPT = "concept", "concept"
    INGELEVERD = "ingeleverd", "ingeleverd"
    VERVANGEN = "vervangen", "vervangen"
    TERUGGENOMEN = "teruggenomen", "teruggenomen"

    @property
    def kleur(self) -> str:
        return {"ingeleverd": "positief", "concept": "info"}.get(self.value, "neutraal")


GELEVERD = (Leverstatus.INGELEVERD, Leverstatus.VERVANGEN)


class Leverkanaal(models.TextChoices):
    SCHERM = "scherm", "op het scherm"
    WERKBOEK = "werkboek", "met een werkboek"
    API = "api", "via de API"


class Antwoord(models.TextChoices):
    """What was said of one cell; nothing at all is no row."""

    WAARDE = "waarde", "waarde"
    ONBEKEND = "onbekend", "onbekend"
    NVT = "nvt", "niet van toepassing"


class Leverstand(models.TextChoices):
    """How far a region is with what it owes for a half-year."""

    NIET_BEGONNEN = "niet_begonnen", "nog niet begonnen"
    BEZIG = "bezig", "bezig"
    INGELEVERD = "ingeleverd", "ingeleverd"
    NIETS_TE_MELDEN = "niets", "niets te melden"
    UIT_BRON = "uit_bron", "bekend uit een bron"
    TE_LAAT = "te_laat", "te laat"

    @property
    def kleur(self) -> str:
        kleuren = {"te_laat": "negatief", "bezig": "info", "niet_begonnen": "waarschuwing"}
        return kleuren.get(self.value, "positief")

    @classmethod
    def klaar(cls) -> tuple["Leverstand", ...]:
        return cls.INGELEVERD, cls.NIETS_TE_MELDEN, cls.UIT_BRON


class Leverbestandstatus(models.TextChoices):
    """What became of a file with values."""

    AFGEKEURD = "afgekeurd", "afgekeurd"
    KLAAR = "klaar", "klaar om over te nemen"
    OVERGENOMEN = "overgenomen", "overgenomen"
    WEGGELEGD = "weggelegd", "weggelegd"

    @property
    def kleur(self) -> str:
        kleuren = {"afgekeurd": "negatief", "klaar": "info", "overgenomen": "positief"}
        return kleuren.get(self.value, "neutraal")


LOPEND_LEVERBESTAND = (Leverbestandstatus.AFGEKEURD, Leverbestandstatus.KLAAR)
