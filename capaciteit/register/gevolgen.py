"""What will happen, in words, before it does."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from jeugdzorg.kern.notation import datum as datum_tekst
from regio.choices import Zorgvorm

from ..choices import Aard, Mutatiesoort
from ..models import Voorziening
from .plaatsen import gemeten, te_verdelen
from .sluiten import Bestemming
from .versies import aard_op

NIEMAND = "Niemand krijgt hierover een bericht."
TERUG = "U kunt dit later terugdraaien, bij de geschiedenis van de voorziening."
CIJFERS = "Cijfers die al geleverd zijn, blijven zoals ze zijn."


def plaatsen(aantal: int) -> str:
    return "1 plaats" if aantal == 1 else f"{aantal} plaatsen"


def bij_sluiten(
    voorziening: Voorziening, op: date, bestemmingen: Sequence[Bestemming], by: Any
) -> Iterator[str]:
    gaat = "is volgens plan" if aard_op(op) == Aard.PLAN else "is"
    yield f"{voorziening} {gaat} vanaf {datum_tekst(op)} gesloten."
    yield from beginstand(voorziening, op, by)
    yield from (bestemming_tekst(bestemming) for bestemming in bestemmingen)
    if not bestemmingen:
        yield "In de plaatsenbalans staan geen plaatsen van deze voorziening."


def beginstand(voorziening: Voorziening, op: date, by: Any) -> Iterator[str]:
    if meting := gemeten(voorziening, op, by):
        yield (
            f"In de plaatsenbalans staat deze voorziening nog niet. {meting.bron} telt op "
            f"{datum_tekst(meting.peildatum)} {plaatsen(meting.plaatsen or 0)}. Die worden eerst "
            "geboekt als beginstand."
        )


def bestemming_tekst(bestemming: Bestemming) -> str:
    vorm = Zorgvorm(bestemming.van_zorgvorm).label
    wat = f"{plaatsen(bestemming.aantal)} {vorm}"
    if bestemming.naar is None:
        return f"{wat}: deze eindigen. {bestemming.reden}".strip()
    heen = f"{bestemming.naar}, {bestemming.naar.locatie}"
    if bestemming.soort == Mutatiesoort.OMGEZET:
        anders = Zorgvorm(bestemming.naar.zorgvorm).label
        return f"{wat}: deze worden {anders}, bij {heen}."
    return f"{wat}: deze gaan naar {heen}."


def bij_omzetten(voorziening: Voorziening, zorgvorm: str, vanaf: date, by: Any) -> Iterator[str]:
    wordt = "wordt volgens plan" if aard_op(vanaf) == Aard.PLAN else "is"
    nieuw = Zorgvorm(zorgvorm).label
    yield f"{voorziening} {wordt} vanaf {datum_tekst(vanaf)} {nieuw}."
    yield from beginstand(voorziening, vanaf, by)
    standen = te_verdelen(voorziening, vanaf, by)
    for stand in standen:
        oud = Zorgvorm(stand.zorgvorm).label
        yield f"{plaatsen(stand.aantal)} {oud} worden {plaatsen(stand.aantal)} {nieuw}."
    if not standen:
        yield "In de plaatsenbalans staan geen plaatsen van deze voorziening om om te zetten."
    if aard_op(vanaf) == Aard.PLAN:
        yield "Tot die dag verandert er niets aan wat de voorziening nu is."


def slot() -> Iterable[str]:
    return (CIJFERS, NIEMAND, TERUG)
