"""The fixed word lists of reflection sessions and development assignments."""

from typing import Final

from django.db import models


class Sessiestatus(models.TextChoices):
    """Where a reflection session is, in order."""

    GEPLAND = "gepland", "gepland"
    BEZIG = "bezig", "bezig"
    VASTGESTELD = "vastgesteld", "vastgesteld"

    @property
    def kleur(self) -> str:
        return {"vastgesteld": "positief", "bezig": "info"}.get(self.value, "neutraal")


class Deelnamerol(models.TextChoices):
    """On whose behalf somebody sits at the table; never a youth or a parent about a youth."""

    VOORZITTER = "voorzitter", "voorzitter"
    REGIO = "regio", "beleid of contractmanagement van de regio"
    ANALIST = "analist", "regio-analist"
    RET = "ret", "regionaal expertteam (RET)"
    PLAATSING = "plaatsing", "plaatsingscoördinatie"
    AANBIEDER = "aanbieder", "aanbieder"
    GI = "gi", "gecertificeerde instelling"
    ONDERWIJS = "onderwijs", "onderwijs"
    GGZ = "ggz", "specialistische jeugd-ggz"
    VERWIJZER = "verwijzer", "verwijzer of lokaal team"
    ERVARING = "ervaring", "ervaringsdeskundige of jongerenraad"
    BREN = "bren", "bovenregionaal expertisenetwerk"
    ANDERS = "anders", "iemand anders"


class Actiestatus(models.TextChoices):
    OPEN = "open", "open"
    BEZIG = "bezig", "bezig"
    GEDAAN = "gedaan", "gedaan"
    VERVALLEN = "vervallen", "vervallen"

    @property
    def kleur(self) -> str:
        return {"gedaan": "positief", "bezig": "info", "open": "waarschuwing"}.get(
            self.value, "neutraal"
        )


ACTIE_LOOPT: Final = (Actiestatus.OPEN, Actiestatus.BEZIG)


class Opdrachtstatus(models.TextChoices):
    """Where a development assignment is; the last two close it."""

    OPEN = "open", "open"
    BEZIG = "bezig", "bezig"
    AFGEROND = "afgerond", "afgerond"
    VERVALLEN = "vervallen", "vervallen"

    @property
    def kleur(self) -> str:
        return {"afgerond": "positief", "bezig": "info", "open": "waarschuwing"}.get(
            self.value, "neutraal"
        )


OPDRACHT_LOOPT: Final = (Opdrachtstatus.OPEN, Opdrachtstatus.BEZIG)
