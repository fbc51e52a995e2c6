"""Across periods: a figure that differs much from the one before."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from ...choices import AanleverErnst, Regelsoort
from ..regels import Regel
from .register import Bestand, Oordeel, bestandscontrole

DEEL: Final = 0.25
AANTAL: Final = 5
WAT: Final = {"plaatsen": "plaatsen", "bezet": "jeugdigen"}


@bestandscontrole("sprong", AanleverErnst.WAARSCHUWING)
def sprong_met_vorige(bestand: Bestand) -> Iterator[Oordeel]:
    """More than a quarter and more than five, against the date before: in this file, or known."""
    metingen = [regel for regel in bestand.regels if regel.soort is Regelsoort.METING]
    metingen.sort(key=attrgetter("voorziening", "peildatum"))
    vorige: Regel | None = None
    for regel in metingen:
        ervoor = vorige if vorige and vorige.voorziening == regel.voorziening else None
        vorige = regel
        if regel.peildatum is None:
            continue
        yield from sprongen(
            regel, ervoor or bestand.kennis.vorige(regel.voorziening, regel.peildatum)
        )


def sprongen(regel: Regel, ervoor: object) -> Iterator[Oordeel]:
    if ervoor is None:
        return
    for kolom, wat in WAT.items():
        nu, toen = getattr(regel, kolom), getattr(ervoor, kolom)
        if nu is None or toen is None or abs(nu - toen) <= AANTAL:
            continue
        if abs(nu - toen) > DEEL * toen:
            dag = ervoor.peildatum  # type: ignore[attr-defined]
            yield Oordeel(
                kolom,
                f"Op {dag.day}-{dag.month}-{dag.year} waren het {toen} {wat}: "
                f"{abs(nu - toen)} {'meer' if nu > toen else 'minder'}.",
                "Klopt het? Leg uit wat er veranderde.",
                nu,
                regel.rij,
                regel.blad,
                regel.opmerking,
            )
