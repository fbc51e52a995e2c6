from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from ..tellingen import TellingQuerySet
from .bron import Bronvermelding


class Telling(Bronvermelding):
    """A row with counts of youths (``TellingQuerySet.telvelden``) of which small ones are shielded.

    Invariant: ``afscherming`` says per field how it is shown to readers without the exact right.
    Empty means that nobody worked it out since a count changed: then all counts are shielded.
    """

    afgeschermd: Mapping[str, str]
    """Only on rows that were read with ``visible_to``: what is hidden from that reader."""

    afscherming = models.JSONField("afscherming", null=True, blank=True, editable=False)

    afgeleid: ClassVar[Mapping[str, str]] = {}
    """What is worked out from a count, and from which: it is hidden with it."""

    objects: ClassVar[Any] = TellingQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def afgeschermde_velden(self) -> list[str]:
        """Names of what this reader may not see, for a program."""
        verborgen = getattr(self, "afgeschermd", None) or {}
        return [*verborgen, *(veld for veld, uit in self.afgeleid.items() if uit in verborgen)]
