"""Youths by origin and how their numbers add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from typing import Any, Final, NamedTuple

from regio.telblad import Periode, Sleutel, Telblad

from .choices import Herkomstmaat
from .models import Herkomst

HEEL: Final = 100
"""Up to here a whole percentage stands for one number only."""
BEZET: Final = "bezet"
"""The series of occupied places, as ``afscherming`` counts them."""
HERKOMST: Final = "herkomst"
VAN_VERBLIJVEND: Final = (Herkomstmaat.BINNEN, Herkomstmaat.BUITEN, Herkomstmaat.ANDER_GEBIED)


class Plek(NamedTuple):
    """What a row counts: of which origin, where, at whom; ``herkomst`` is an area."""

    maat: str
    regio: int | None
    herkomst: int | None
    bestemming: int | None
    aanbieder: int | None
    voorziening: int | None


Plekken = Mapping[Plek, Any]
"""Everything that is counted of one population in one period, by its key in the sheet."""


def herkomst_tellen(
    blad: Telblad, rijen: Iterable[Herkomst], leden: Mapping[int, Set[int]]
) -> None:
    """Numbers of one area, form of care and population in one period add up."""
    groepen: dict[tuple[int, Hashable, Periode], dict[Plek, Any]] = defaultdict(dict)
    geleverd: list[Herkomst] = []
    for rij in rijen:
        if rij.gebied_id is None:
            geleverd.append(rij)
            continue
        groep = (rij.gebied_id, (rij.gebied_id, rij.zorgvorm, rij.populatie), periode_van(rij))
        for plek, sleutel in aandeel_tellen(blad, rij, groep[1]):
            groepen[groep].setdefault(plek, sleutel)
    geleverde_tellen(blad, geleverd)
    for (gebied, _, _), plekken in groepen.items():
        for totaal in plekken:
            for delen, open_ in splitsingen(totaal, plekken, gebied, leden.get(gebied, set())):
                blad.som(plekken[totaal], [plekken[deel] for deel in delen], open_)


def geleverde_tellen(blad: Telblad, rijen: Iterable[Herkomst]) -> None:
    """Who stays at a facility on the last day of a half-year: by region, and together occupied."""
    verblijvend: dict[tuple[int | None, Periode], list[Sleutel]] = defaultdict(list)
    for rij in rijen:
        if rij.aantal is None:
            continue
        sleutel = (rij._meta.label, rij.pk, "aantal")
        reeks = (HERKOMST, rij.maat, rij.voorziening_id, rij.herkomst_regio_id)
        blad.telt(sleutel, rij.aantal, reeks, periode_van(rij))
        if rij.maat == Herkomstmaat.VERBLIJVEND:
            verblijvend[rij.voorziening_id, periode_van(rij)].append(sleutel)
    for (voorziening, (_, dag)), delen in verblijvend.items():
        blad.som(blad.eerste((BEZET, "voorziening", voorziening, ""), (dag, dag)), delen)


def aandeel_tellen(blad: Telblad, rij: Herkomst, groep: Hashable) -> Iterator[tuple[Plek, Sleutel]]:
    """A number; or a share of a number, which says as much; and what it is a share of."""
    label, periode, plek = rij._meta.label, periode_van(rij), plek_van(rij)
    aantal, noemer, aandeel = ((label, rij.pk, veld) for veld in ("aantal", "noemer", "percentage"))
    waarde, precies = rij.aantal, True
    if waarde is None and rij.percentage is not None and rij.noemer is not None:
        waarde = round(rij.percentage * rij.noemer / 100)
        precies = bool(rij.percentage % 1) or rij.noemer <= HEEL
    if rij.noemer is not None:
        blad.telt(noemer, rij.noemer, (groep, noemer_van(plek)), periode)
        yield noemer_van(plek), noemer
    if waarde is not None:
        blad.telt(aantal, waarde, (groep, plek), periode)
        if precies:
            yield plek, aantal
    if rij.percentage is not None:
        if waarde is None or rij.noemer is None:
            blad.zonder_basis.add(aandeel)
        blad.volgers[aandeel] += [s for s in (aantal, noemer) if s in blad.waarden]
    if waarde is not None and rij.noemer is not None:
        blad.som(noemer, [aantal], open_=True)


def periode_van(rij: Herkomst) -> Periode:
    return rij.periode_van, rij.periode_tot or rij.peildatum


def plek_van(rij: Herkomst) -> Plek:
    return Plek(
        rij.maat,
        rij.herkomst_regio_id,
        rij.herkomst_gebied_id,
        None if rij.maat == Herkomstmaat.BUITEN else rij.bestemming_gebied_id,
        rij.aanbieder_id,
        rij.voorziening_id,
    )


def noemer_van(plek: Plek) -> Plek:
    """Those placed somewhere are a part of those who stay anywhere."""
    if plek.maat in VAN_VERBLIJVEND:
        return plek._replace(maat=Herkomstmaat.VERBLIJVEND.value, bestemming=None)
    return plek._replace(maat=f"noemer van {plek.maat}")


def splitsingen(
    totaal: Plek, plekken: Plekken, gebied: int, regios: Set[int]
) -> Iterator[tuple[list[Plek], bool]]:
    """The ways in which a number is split up, and whether parts may be missing."""
    verwant = [
        plek
        for plek in plekken
        if plek._replace(maat=totaal.maat, bestemming=totaal.bestemming) == totaal
    ]
    binnen, buiten, elders = (
        [plek for plek in verwant if plek.maat == maat] for maat in VAN_VERBLIJVEND
    )
    if totaal.maat == Herkomstmaat.VERBLIJVEND:
        yield [*binnen, *(buiten or elders)], not (binnen and buiten)
    if totaal.maat == Herkomstmaat.BUITEN:
        yield elders, True
    if totaal.regio is None and totaal.herkomst == gebied:
        delen = [
            plek
            for plek in plekken
            if plek.herkomst is None and plek._replace(regio=None, herkomst=gebied) == totaal
        ]
        yield delen, not regios <= {plek.regio for plek in delen}
    for veld in ("aanbieder", "voorziening"):
        zonder: dict[str, Any] = {veld: None}
        if getattr(totaal, veld) is None:
            yield (
                [
                    plek
                    for plek in plekken
                    if getattr(plek, veld) and plek._replace(**zonder) == totaal
                ],
                True,
            )
