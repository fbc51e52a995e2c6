"""Which entries a user may take back: of locations whose register the user keeps, both sides."""

from collections.abc import Iterable
from typing import Any

from .models import Plaatsmutatie
from .register.keuzes import bij_te_houden


def met_recht(mutaties: Iterable[Plaatsmutatie], user: Any) -> list[Plaatsmutatie]:
    """The same entries, each with ``terug_te_boeken``; one query for all of them."""
    rijen = list(mutaties)
    kanten = {kant.locatie_id for rij in rijen for kant in (rij.van, rij.naar) if kant}
    eigen = set(bij_te_houden(user).filter(pk__in=kanten).values_list("pk", flat=True))
    for rij in rijen:
        alle = {kant.locatie_id for kant in (rij.van, rij.naar) if kant} <= eigen
        rij.terug_te_boeken = alle and open_boeking(rij)  # type: ignore[attr-defined]
    return rijen


def open_boeking(mutatie: Plaatsmutatie) -> bool:
    """Not taken back, no counter-entry, no example."""
    is_terug = mutatie.herroept_id or getattr(mutatie, "herroepen_door", None)
    return not is_terug and not mutatie.bron.is_voorbeeld
