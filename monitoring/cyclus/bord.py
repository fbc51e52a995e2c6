"""The cycles of several areas side by side: a row per half-year, a column per area."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.utils import timezone

from regio.models import Gebied, GebiedRegio

from ..choices import Cyclusstatus
from ..choices_cyclus import Cyclusbeurt
from ..choices_levering import Leverstand
from ..halfjaar import Halfjaar
from ..models import Cyclus, Leverplicht
from .beurt import beurt, waarin_regios_klaar_zijn

HALFJAREN: Final = 6
"""How many half-years stand on one page."""


@dataclass(frozen=True)
class Vak:
    """One cycle on the board; ``geleverd`` of ``regios`` regions handed in what they owe."""

    cyclus: Cyclus
    geleverd: int
    regios: int
    vandaag: date
    aan_zet: Cyclusbeurt

    @property
    def is_te_laat(self) -> bool:
        return self.cyclus.uiterlijk is not None and self.cyclus.uiterlijk < self.vandaag

    @property
    def dekking(self) -> str:
        return f"{self.geleverd} van {self.regios} regio's geleverd" if self.regios else ""


@dataclass(frozen=True)
class Rij:
    """``vakken``: per area its cycle of this half-year, or none, in the order of the board."""

    halfjaar: Halfjaar
    vakken: list[tuple[Gebied, Vak | None]]


class Bord:
    """``cycli``: those that a reader may see, with their area."""

    def __init__(self, cycli: Iterable[Cyclus], vandaag: date | None = None) -> None:
        self.cycli = list(cycli)
        self.vandaag = vandaag or timezone.localdate()

    @cached_property
    def gebieden(self) -> list[Gebied]:
        per_sleutel = {cyclus.gebied_id: cyclus.gebied for cyclus in self.cycli}
        return sorted(per_sleutel.values(), key=lambda gebied: gebied.naam)

    @cached_property
    def halfjaren(self) -> list[Halfjaar]:
        """Last first."""
        return sorted({cyclus.halfjaar for cyclus in self.cycli}, reverse=True)

    def rijen(self, halfjaren: Sequence[Halfjaar]) -> list[Rij]:
        hier = [cyclus for cyclus in self.cycli if cyclus.halfjaar in halfjaren]
        vakken = {(vak.cyclus.halfjaar, vak.cyclus.gebied_id): vak for vak in self.vakken(hier)}
        return [
            Rij(halfjaar, [(deel, vakken.get((halfjaar, deel.pk))) for deel in self.gebieden])
            for halfjaar in halfjaren
        ]

    def vakken(self, cycli: Sequence[Cyclus]) -> list[Vak]:
        """With who delivered, counted for all at once."""
        standen = standen_van(cycli)
        lid_van = leden_van(cycli)
        wachten = waarin_regios_klaar_zijn(cycli)
        gevonden = []
        for cyclus in cycli:
            gevraagd = {
                regio: standen[cyclus.halfjaar, regio]
                for regio, van, tot in lid_van[cyclus.gebied_id]
                if (cyclus.halfjaar, regio) in standen
                and (van is None or van <= cyclus.halfjaar.tot)
                and (tot is None or tot >= cyclus.halfjaar.tot)
            }
            klaar = sum(stand in Leverstand.klaar() for stand in gevraagd.values())
            wie = beurt(cyclus, cyclus.pk in wachten)
            gevonden.append(Vak(cyclus, klaar, len(gevraagd), self.vandaag, wie))
        return gevonden

    @property
    def zin(self) -> str:
        """How many run, and how many are late."""
        buiten = (Cyclusstatus.VOORBEREIDING, Cyclusstatus.VASTGESTELD)
        lopend = [cyclus for cyclus in self.cycli if cyclus.status not in buiten]
        laat = [rij for rij in lopend if rij.uiterlijk and rij.uiterlijk < self.vandaag]
        lopen = "1 cyclus loopt" if len(lopend) == 1 else f"{len(lopend)} cycli lopen"
        if not lopend:
            return "Er loopt nu geen cyclus."
        if not laat:
            return f"{lopen}; geen enkele is over haar termijn."
        return f"{lopen}; bij {len(laat)} is de termijn voorbij."


def standen_van(cycli: Sequence[Cyclus]) -> dict[tuple[Halfjaar, int], str]:
    """Per half-year and region how far its delivery is."""
    jaren = {cyclus.jaar for cyclus in cycli}
    rijen: Any = Leverplicht.objects.filter(jaar__in=jaren)
    waarden = rijen.with_stand().values_list("jaar", "helft", "jeugdhulpregio", "stap")
    return {(Halfjaar(jaar, helft), regio): stap for jaar, helft, regio, stap in waarden}


def leden_van(cycli: Sequence[Cyclus]) -> dict[int, list[tuple[int, date | None, date | None]]]:
    """Per area the regions that belong, or belonged, to it, and from when until when; a region may
    be there once per form of care."""
    rijen = GebiedRegio.objects.filter(gebied__in={cyclus.gebied_id for cyclus in cycli})
    gevonden: dict[int, list[tuple[int, date | None, date | None]]] = defaultdict(list)
    for gebied, regio, van, tot in rijen.values_list(
        "gebied", "jeugdhulpregio", "geldig_van", "geldig_tot"
    ):
        gevonden[gebied].append((regio, van, tot))
    return gevonden
