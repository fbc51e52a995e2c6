"""The name beside the code: when rows were shifted against each other, they no longer agree."""

from ...choices import AanleverErnst, Regelsoort
from ..kennis import Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole


@rijcontrole("naam-anders", AanleverErnst.WAARSCHUWING, Regelsoort.METING, Regelsoort.HERKOMST)
def naam_hoort_bij_code(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    bekend = kennis.voorzieningen[rij.voorziening]
    if not rij.naam or rij.naam == bekend.naam or not rij.regels:
        return None
    if " ".join(rij.naam.split()).casefold() == " ".join(bekend.naam.split()).casefold():
        return None
    return Oordeel(
        "naam",
        f"Bij code {bekend.code} hoort '{bekend.naam}'. Zijn er rijen verschoven?",
        "Kijk of de cijfers bij de goede voorziening staan.",
        rij.naam,
    )
