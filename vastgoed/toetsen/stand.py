"""How far a review is: per criterion the own judgment, and whether the plan changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..models import Criterium, Oordeel, Planversie, Toetsing
from .sinds import NIETS, Gewijzigd, geraakt, gewijzigd_tussen


@dataclass(frozen=True)
class Criteriumstand:
    """``gewijzigd``: places this criterion points at that changed since the judgment."""

    criterium: Criterium
    oordeel: Oordeel | None
    gewijzigd: tuple[str, ...] = ()

    @property
    def is_beoordeeld(self) -> bool:
        return bool(self.oordeel and self.oordeel.waarde)

    @property
    def is_klaar(self) -> bool:
        return self.is_beoordeeld and not self.gewijzigd


class Toetsingstand:
    """The criteria of a review in order, read once."""

    def __init__(self, toetsing: Toetsing, versie: Planversie) -> None:
        self.toetsing = toetsing
        self.versie = versie

    @cached_property
    def regels(self) -> list[Criteriumstand]:
        oordelen = {
            rij.criterium_id: rij
            for rij in Oordeel.objects.filter(toetsing=self.toetsing).select_related("versie")
        }
        verschillen = self.verschillen(oordelen.values())
        return [
            self.regel(criterium, oordelen.get(criterium.pk), verschillen)
            for criterium in criteria_van(self.versie)
        ]

    def regel(
        self, criterium: Criterium, oordeel: Oordeel | None, verschillen: dict[int, Gewijzigd]
    ) -> Criteriumstand:
        anders = verschillen.get(oordeel.versie_id or 0, NIETS) if oordeel else NIETS
        sinds = geraakt(criterium, anders) if oordeel and oordeel.waarde else []
        return Criteriumstand(criterium, oordeel, tuple(sinds))

    def verschillen(self, oordelen: object) -> dict[int, Gewijzigd]:
        """Per earlier version that was judged, what changed since; one comparison each."""
        eerder = {rij.versie for rij in oordelen if rij.versie}  # type: ignore[attr-defined]
        return {
            versie.pk: gewijzigd_tussen(versie, self.versie)
            for versie in eerder
            if versie.pk != self.versie.pk
        }

    @property
    def totaal(self) -> int:
        return len(self.regels)

    @property
    def klaar(self) -> int:
        return sum(regel.is_klaar for regel in self.regels)

    @property
    def is_compleet(self) -> bool:
        return self.klaar == self.totaal

    def open_regels(self) -> Iterator[Criteriumstand]:
        return (regel for regel in self.regels if not regel.is_klaar)

    def volgende(self, criterium: Criterium, stap: int = 1) -> Criterium | None:
        """The neighbour of a criterion in the list; none at the ends."""
        plek = next(n for n, regel in enumerate(self.regels) if regel.criterium == criterium)
        naar = plek + stap
        return self.regels[naar].criterium if 0 <= naar < self.totaal else None


def criteria_van(versie: Planversie) -> list[Criterium]:
    """The questions of the framework under which this version was handed in."""
    return list(Criterium.objects.filter(kader=versie.kader_id).order_by("volgorde", "pk"))
