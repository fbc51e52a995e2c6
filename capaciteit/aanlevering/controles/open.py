"""Figures of a facility that, says the register, was not open that day."""

from typing import Final

from ...choices import AanleverErnst, Regelsoort, VoorzieningStatus
from ..kennis import NOG_NIET, Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole

GESLOTEN: Final = VoorzieningStatus.GESLOTEN.value


@rijcontrole("niet-open", AanleverErnst.WAARSCHUWING, Regelsoort.METING)
def voorziening_is_open(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    if not rij.regels or rij.peildatum is None:
        return None
    status = kennis.status_op(rij.voorziening, rij.peildatum)
    if status != GESLOTEN and status not in NOG_NIET:
        return None
    if not any(regel.plaatsen or regel.bezet for regel in rij.regels):
        return None
    wat = "is gesloten" if status == GESLOTEN else "is nog niet open"
    return Oordeel(
        "plaatsen",
        f"Volgens het register {wat} de voorziening op die dag.",
        "Vul 0 in, of leg uit dat zij wel open was.",
        rij.regels[0].plaatsen,
    )
