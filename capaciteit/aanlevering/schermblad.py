"""What was filled in on screen, as the sheets that the checks read: one way of checking."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from jeugdzorg.kern.importing import Sheet
from regio.models import Jeugdhulpregio

from ..choices import NietBeschikbaar, Regelsoort
from ..models import Aanleverplicht, Voorziening
from . import lezen
from .regels import Gelezen, Regel
from .velden import CAPACITEIT, HERKOMST, ONBEKEND, Blad

EERSTE_RIJ = 2


def controleer_regels(regels: Sequence[Regel], plicht: Aanleverplicht) -> Gelezen:
    """The same as ``lezen.controleer``, of rows instead of a file."""
    codes = dict(Voorziening.objects.values_list("pk", "code").filter(pk__in=genoemd(regels)))
    bladen = [
        (CAPACITEIT, list(metingen(regels, codes))),
        (HERKOMST, list(herkomsten(regels, codes))),
    ]
    return lezen.lees([(blad, als_blad(blad, rijen)) for blad, rijen in bladen if rijen], plicht)


def genoemd(regels: Iterable[Regel]) -> set[int]:
    return {regel.voorziening for regel in regels}


def als_blad(blad: Blad, rijen: list[list[Any]]) -> Sheet:
    def lees() -> Iterator[tuple[int, list[Any]]]:
        yield 1, list(blad.koppen)
        yield from zip(count(EERSTE_RIJ), rijen, strict=False)

    return Sheet(blad.naam, False, lees)


def metingen(regels: Iterable[Regel], codes: dict[int, str]) -> Iterator[list[Any]]:
    for regel in regels:
        if regel.soort == Regelsoort.METING:
            reden = regel.reden_niet_beschikbaar
            yield [
                *(codes.get(regel.voorziening, ""), "", "", "", regel.peildatum),
                *map(getal, regel[6:10]),
                str(NietBeschikbaar(reden).label) if reden else "",
                regel.opmerking,
            ]


def herkomsten(regels: Iterable[Regel], codes: dict[int, str]) -> Iterator[list[Any]]:
    """One row per facility and region, with every measure in its column."""
    regios = dict(Jeugdhulpregio.objects.values_list("pk", "code"))
    rijen: dict[tuple[int, int | None], dict[str, Any]] = {}
    for regel in regels:
        if regel.soort == Regelsoort.HERKOMST:
            rij = rijen.setdefault((regel.voorziening, regel.herkomst_regio), {})
            rij[regel.maat] = getal(regel.aantal)
            rij["toelichting"] = rij.get("toelichting") or regel.opmerking
    for (voorziening, regio), rij in rijen.items():
        herkomst = regios.get(regio, "") if regio else ONBEKEND
        waarden = [rij.get(veld.sleutel, "") for veld in HERKOMST.velden[3:]]
        yield [codes.get(voorziening, ""), "", herkomst, *waarden]


def getal(waarde: int | None) -> Any:
    return "" if waarde is None else float(waarde)
