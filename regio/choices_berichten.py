"""The fixed word lists of messages."""

from django.db import models


class BerichtStatus(models.TextChoices):
    """What became of a message."""

    KLAARGEZET = "klaargezet", "klaargezet"
    VERZONDEN = "verzonden", "verzonden"
    VERVALLEN = "vervallen", "vervallen"
    MISLUKT = "mislukt", "mislukt"

    @property
    def kleur(self) -> str:
        return {"klaargezet": "info", "verzonden": "positief", "mislukt": "negatief"}.get(
            self.value, "neutraal"
        )


class Berichtwijze(models.TextChoices):
    """When a user gets messages by mail."""

    DIRECT = "direct", "meteen, elk bericht apart"
    DAGELIJKS = "dagelijks", "op werkdagen om half acht, samen in één mail"
