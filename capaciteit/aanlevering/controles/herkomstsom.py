"""Across sheets: who stays, by region of origin, adds up to occupied on the last date."""

from collections import defaultdict
from collections.abc import Iterator

from ...choices import AanleverErnst, Herkomstmaat, Regelsoort
from ..velden import HERKOMST
from .register import Bestand, Oordeel, bestandscontrole


@bestandscontrole("herkomst-telt-niet-op", AanleverErnst.WAARSCHUWING)
def herkomst_telt_op(bestand: Bestand) -> Iterator[Oordeel]:
    if HERKOMST.naam not in bestand.bladen or not bestand.kennis.peildata:
        return
    laatste = bestand.kennis.peildata[-1]
    som: dict[int, int] = defaultdict(int)
    for regel in bestand.regels:
        if regel.soort is Regelsoort.HERKOMST and regel.maat == Herkomstmaat.VERBLIJVEND.value:
            som[regel.voorziening] += regel.aantal or 0
    for regel in bestand.regels:
        if regel.soort is Regelsoort.HERKOMST or regel.peildatum != laatste:
            continue
        if regel.bezet is not None and regel.bezet != som.get(regel.voorziening, 0):
            yield Oordeel(
                "bezet",
                f"Op blad {HERKOMST.naam} verblijven er bij deze voorziening samen "
                f"{som.get(regel.voorziening, 0)}.",
                "Maak beide gelijk (regio 'onbekend' mag), of leg het verschil uit.",
                regel.bezet,
                regel.rij,
                regel.blad,
                regel.opmerking,
            )
