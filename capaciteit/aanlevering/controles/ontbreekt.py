"""A facility that was open and of which nothing is said."""

from collections.abc import Iterator

from ...choices import AanleverErnst
from ..kennis import IN_GEBRUIK
from ..velden import CAPACITEIT
from .register import Bestand, Oordeel, bestandscontrole


@bestandscontrole("ontbreekt", AanleverErnst.FOUT)
def open_voorziening_ontbreekt(bestand: Bestand) -> Iterator[Oordeel]:
    """Not where a row has a date that can't be read: that is the message then."""
    if CAPACITEIT.naam not in bestand.bladen:
        return
    for bekend in bestand.kennis.voorzieningen.values():
        if bekend.pk in bestand.zonder_dag:
            continue
        for dag in bestand.kennis.peildata:
            if (CAPACITEIT.naam, bekend.pk, dag) in bestand.gezien:
                continue
            if bestand.kennis.status_op(bekend.pk, dag) in IN_GEBRUIK:
                yield Oordeel(
                    "code",
                    f"{bekend.naam} ({bekend.code}) is open op {dag.day}-{dag.month}-{dag.year}, "
                    "maar staat er voor die dag niet in.",
                    "Voeg de rij toe. Zijn er geen plaatsen meer? Vul dan 0 in.",
                    blad=CAPACITEIT.naam,
                )
