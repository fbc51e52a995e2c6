"""What stood in a block before, from the audit trail: the text, who wrote it and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from jeugdzorg.kern.tracking import event_model_of

from ..models import Analyseblok

HOEVEEL = 30


@dataclass(frozen=True)
class Eerder:
    """A text as it was stored at a moment."""

    tekst: str
    wie: str
    op: datetime


def eerdere_teksten(blok: Analyseblok) -> list[Eerder]:
    """The last ones first; the same text stored twice is told once."""
    spoor = event_model_of(Analyseblok).objects.filter(pgh_obj=blok.pk).order_by("-pgh_id")
    return list(verschillend(spoor[: HOEVEEL * 2]))[:HOEVEEL]


def verschillend(rijen: object) -> Iterator[Eerder]:
    vorige = None
    for rij in rijen:  # type: ignore[attr-defined]
        if rij.tekst != vorige:
            wie = (rij.pgh_context or {}).get("wie") or {}
            yield Eerder(rij.tekst, wie.get("naam", "onbekend"), rij.pgh_created_at)
        vorige = rij.tekst
