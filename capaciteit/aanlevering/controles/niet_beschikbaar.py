"""Places that could not be used: part of the places, and with a reason."""

from ...choices import AanleverErnst, NietBeschikbaar, Regelsoort
from ..kennis import Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole

REDENEN = ", ".join(str(label) for label in NietBeschikbaar.labels)


@rijcontrole("niet-beschikbaar", AanleverErnst.FOUT, Regelsoort.METING)
def reden_en_aantal(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    for regel in rij.regels:
        aantal, reden = regel.niet_beschikbaar, regel.reden_niet_beschikbaar
        if not aantal:
            return zonder_aantal(reden) if reden else None
        if regel.plaatsen is not None and aantal > regel.plaatsen:
            return Oordeel(
                "niet_beschikbaar",
                f"Dat is meer dan de {regel.plaatsen} plaatsen die er zijn.",
                f"Vul hooguit {regel.plaatsen} in.",
                aantal,
            )
        if not reden:
            return Oordeel(
                "reden",
                f"Er zijn {aantal} plaatsen niet beschikbaar, maar er staat niet waarom.",
                f"Kies een reden: {REDENEN}.",
            )
    return None


def zonder_aantal(reden: str) -> Oordeel:
    return Oordeel(
        "niet_beschikbaar",
        "Er staat wel een reden, maar niet hoeveel plaatsen niet beschikbaar waren.",
        "Vul het aantal in, of haal de reden weg.",
    )
