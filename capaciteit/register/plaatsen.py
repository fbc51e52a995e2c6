"""The places of a facility as the plaatsenbalans has them, before it closes or converts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from regio.models import Organisatie

from ..boeken import boek
from ..choices import Aard, Capaciteitsmaat, Mutatiesoort
from ..models import Capaciteitsmeting, Voorziening
from ..plaatsenbalans import standen
from .versies import aard_op, waarden_op

PLAATSMATEN: Final = (
    Capaciteitsmaat.PLEKKEN,
    Capaciteitsmaat.FYSIEK,
    Capaciteitsmaat.IN_GEBRUIK,
    Capaciteitsmaat.TOEGEKEND,
)
"""Measures in which a number of places can be booked, the most usual first."""


@dataclass(frozen=True)
class Rekeningstand:
    """So many places of a facility, of one form of care and measure."""

    zorgvorm: str
    maat: str
    aantal: int


def open_rekeningen(voorziening: Voorziening, op: date) -> list[Rekeningstand]:
    """What stands in the ledger just before ``op``'s own movements; planned ones for a plan."""
    met_plannen = aard_op(op) == Aard.PLAN
    maten = {
        maat
        for rijen in (voorziening.mutaties_bij, voorziening.mutaties_af)
        for maat in rijen.values_list("maat", flat=True).distinct()
    }
    return [
        Rekeningstand(zorgvorm, maat, aantal)
        for maat in sorted(maten)
        for zorgvorm, aantal in sorted(
            standen(voorziening, op, maat, met_plannen=met_plannen).items()
        )
        if aantal > 0
    ]


def gemeten(voorziening: Voorziening, voor: date, by: Any) -> Capaciteitsmeting | None:
    """The last measurement of places before a day, when the ledger does not know the facility."""
    if voorziening.mutaties_bij.exists() or voorziening.mutaties_af.exists():
        return None
    rijen = Capaciteitsmeting.objects.visible_to(by).filter(
        voorziening=voorziening,
        maat__in=PLAATSMATEN,
        plaatsen__gt=0,
        aard=Aard.FEIT,
        peildatum__lt=voor,
    )
    rijen = rijen.exclude(bron__soort="voorbeeld").select_related("bron")
    laatste = list(rijen.order_by("-peildatum", "-pk")[:10])
    if not laatste:
        return None
    zelfde_dag = [meting for meting in laatste if meting.peildatum == laatste[0].peildatum]
    return min(zelfde_dag, key=lambda meting: PLAATSMATEN.index(Capaciteitsmaat(meting.maat)))


def te_verdelen(voorziening: Voorziening, op: date, by: Any) -> list[Rekeningstand]:
    """The places that need a destination when the facility ends or changes on ``op``."""
    if meting := gemeten(voorziening, op, by):
        zorgvorm = waarden_op(voorziening, op - timedelta(days=1))["zorgvorm"]
        return [Rekeningstand(zorgvorm, meting.maat, meting.plaatsen or 0)]
    return open_rekeningen(voorziening, op)


def beginstand_boeken(
    voorziening: Voorziening, voor: date, *, by: Any, namens: Organisatie
) -> None:
    """Open the books of a facility of which only a measurement is known."""
    if meting := gemeten(voorziening, voor, by):
        boek(
            datum=meting.peildatum or voor - timedelta(days=1),
            aantal=meting.plaatsen or 0,
            soort=Mutatiesoort.BEGINSTAND,
            naar=voorziening,
            maat=meting.maat,
            aard=Aard.FEIT,
            reden=f"Stand volgens {meting.bron}, voor de boeken van deze voorziening open gingen.",
            by=by,
            namens=namens,
        )
