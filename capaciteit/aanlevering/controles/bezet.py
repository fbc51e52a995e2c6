"""Occupied against places: it happens, so it wants a reason."""

from ...choices import AanleverErnst, Regelsoort
from ..kennis import Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole


@rijcontrole("bezet-boven-plaatsen", AanleverErnst.WAARSCHUWING, Regelsoort.METING)
def bezet_boven_plaatsen(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    """More youths than there are places, or than could be used that day."""
    for regel in rij.regels:
        if regel.bezet is None or regel.plaatsen is None:
            continue
        over = regel.plaatsen - (regel.niet_beschikbaar or 0)
        if regel.bezet > over:
            return Oordeel(
                "bezet",
                f"Dat is meer dan de {over} plaatsen die die dag beschikbaar waren.",
                f"Vul hooguit {max(over, 0)} in, of leg uit waarom het klopt.",
                regel.bezet,
            )
    return None
