"""One row per facility and date, and per facility and region."""

from ...choices import AanleverErnst, Regelsoort
from ..kennis import Kennis
from .register import Bestand, Oordeel, Rij, rijcontrole


@rijcontrole("dubbele-rij", AanleverErnst.FOUT, Regelsoort.METING, Regelsoort.HERKOMST)
def dubbele_rij(rij: Rij, kennis: Kennis, bestand: Bestand) -> Oordeel | None:
    """Rows are entered in ``bestand.gezien`` here."""
    sleutel = (rij.blad, rij.voorziening, rij.peildatum or rij.regio)
    eerder = bestand.gezien.setdefault(sleutel, rij.nummer)
    if eerder == rij.nummer:
        return None
    waarover = "voorziening en peildatum" if rij.peildatum else "voorziening en regio"
    return Oordeel(
        "code",
        f"Rij {eerder} gaat over dezelfde {waarover}.",
        "Laat één van beide rijen staan.",
        kennis.voorzieningen[rij.voorziening].code,
    )
