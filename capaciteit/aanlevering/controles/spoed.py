"""Emergency and repeated placements are part of the inflow."""

from ...choices import AanleverErnst, Herkomstmaat, Regelsoort
from ..kennis import Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole

DELEN = (Herkomstmaat.SPOED.value, Herkomstmaat.HERPLAATSING.value)


@rijcontrole("deel-boven-instroom", AanleverErnst.WAARSCHUWING, Regelsoort.HERKOMST)
def spoed_binnen_instroom(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    if len(rij.regels) < 2:
        return None
    aantallen = {regel.maat: regel.aantal or 0 for regel in rij.regels}
    instroom = aantallen.get(Herkomstmaat.INSTROOM.value)
    if instroom is None:
        return None
    for deel in DELEN:
        if aantallen.get(deel, 0) > instroom:
            return Oordeel(
                deel,
                f"Dat is meer dan de {instroom} jeugdigen die in de periode kwamen wonen.",
                f"Vul hooguit {instroom} in, of leg uit waarom het klopt.",
                aantallen[deel],
            )
    return None
