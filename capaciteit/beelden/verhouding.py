"""Regions of different size made comparable: places and stays per 10.000 youths that live there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from jeugdzorg.kern.privacy import is_small
from jeugdzorg.kern.privacy_values import HIDDEN
from jeugdzorg.kern.rounding import round_half_up
from regio.choices import BronSoort
from regio.models import Jeugdigental

from ..samenvatting import Samenvattingrij

TIENDUIZEND: Final = 10_000
KLEINSTE_BASIS: Final = 1_000
"""With fewer youths than this a rate says more of chance, and of single children, than of care."""


@dataclass(frozen=True)
class Verhouding:
    """A region with its places, stays and youths; a rate on a small base is hidden."""

    code: str
    naam: str
    plaatsen: int | None
    bezet: Any
    jeugdigen: Jeugdigental | None
    afgeschermd: int

    @property
    def per_10000(self) -> Fraction | None:
        return self.verhouding(self.plaatsen)

    @property
    def bezet_per_10000(self) -> Any:
        """Hidden when a count is shielded, is small, or the base is."""
        if self.afgeschermd or is_small(self.bezet):
            return HIDDEN
        return self.verhouding(self.bezet)

    def verhouding(self, aantal: int | None) -> Any:
        if aantal is None or self.jeugdigen is None:
            return None
        if self.jeugdigen.aantal < KLEINSTE_BASIS:
            return HIDDEN
        return Fraction(aantal * TIENDUIZEND, self.jeugdigen.aantal)


def jeugdigentallen(user: Any, tot: date, *, voorbeeld: bool) -> dict[str, Jeugdigental]:
    """Per code of a region the last number up to ``tot``; example numbers alone, or never."""
    rijen = Jeugdigental.objects.visible_to(user).filter(peildatum__lte=tot)
    verzonnen = {"bron__soort": BronSoort.VOORBEELD}
    rijen = rijen.filter(**verzonnen) if voorbeeld else rijen.exclude(**verzonnen)
    laatste = rijen.order_by("jeugdhulpregio_id", "-peildatum", "-bron__datum", "-pk")
    gevonden = laatste.distinct("jeugdhulpregio_id").select_related("jeugdhulpregio", "bron")
    return {rij.jeugdhulpregio.code: rij for rij in gevonden}


def verhoudingen(
    rijen: Sequence[Samenvattingrij],
    namen: Mapping[str, str],
    jeugdigen: Mapping[str, Jeugdigental],
) -> list[Verhouding]:
    """The most places per 10.000 first; regions without a number of youths last."""
    regels = [
        Verhouding(
            code=rij.regio,
            naam=namen.get(rij.regio, rij.regio),
            plaatsen=rij.plaatsen,
            bezet=rij.bezet,
            jeugdigen=jeugdigen.get(rij.regio),
            afgeschermd=rij.afgeschermde_rijen,
        )
        for rij in rijen
        if rij.regio
    ]
    return sorted(regels, key=volgorde)


def volgorde(regel: Verhouding) -> tuple[Any, ...]:
    gevonden = regel.per_10000
    if isinstance(gevonden, Fraction):
        return False, -gevonden, regel.naam
    return True, 0, regel.naam


def afgerond(waarde: Any) -> Any:
    """With one decimal, for a chart."""
    return round_half_up(waarde, 1) if isinstance(waarde, Fraction) else waarde
