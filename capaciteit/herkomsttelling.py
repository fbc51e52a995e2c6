"""Youths by origin and how their numbers add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
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


WAAR: Final = (
    *("populatie", "maat", "herkomst_regio", "herkomst_gebied", "bestemming_gebied"),
    *("aanbieder", "voorziening"),
)
"""Columns of ``Herkomst``: the population, and what a row counts as ``plek_uit`` takes it."""


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
    """Numbers of one facility in a half-year, by region of origin.

    Those who stay are together who occupied it on the last day that was counted; parts may be
    missing. Nothing else about a facility adds up.
    """
    verblijvend: dict[tuple[int | None, Periode], dict[Hashable, None]] = defaultdict(dict)
    for rij in rijen:
        periode, groep = periode_van(rij), (HERKOMST, rij.voorziening_id, rij.populatie)
        for plek, _ in aandeel_tellen(blad, rij, groep):
            if plek.maat == Herkomstmaat.VERBLIJVEND:
                verblijvend[rij.voorziening_id, periode][groep, plek] = None
    bezet = dagen_bezet(blad)
    for (voorziening, periode), reeksen in verblijvend.items():
        dag = laatste_dag(bezet.get(voorziening, ()), periode)
        totaal = blad.eerste((BEZET, "voorziening", voorziening, ""), (dag, dag))
        blad.som(totaal, [blad.eerste(reeks, periode) for reeks in reeksen], open_=True)


def dagen_bezet(blad: Telblad) -> dict[int | None, set[date]]:
    """Per facility the days on which its occupied places are, or were, known."""
    dagen: dict[int | None, set[date]] = defaultdict(set)
    for reeks, (dag, _) in (*blad.over, *blad.vroeger):
        if dag and isinstance(reeks, tuple) and reeks[:2] == (BEZET, "voorziening"):
            dagen[reeks[2]].add(dag)
    return dagen


def laatste_dag(dagen: Iterable[date], periode: Periode) -> date | None:
    """The last one in ``periode``; else the day after it, as a half-year ends on 1 July."""
    van, tot = periode
    if van is None or tot is None:
        return None
    na = tot + timedelta(days=1)
    in_periode = [dag for dag in dagen if van <= dag <= tot]
    return max(in_periode, default=na if na in set(dagen) else None)


def aandeel_tellen(blad: Telblad, rij: Herkomst, groep: Hashable) -> Iterator[tuple[Plek, Sleutel]]:
    """A number; or a share of a number, which says as much; and what it is a share of."""
    label, pk = blad.gelezen(rij)
    periode, plek = periode_van(rij), plek_van(rij)
    aantal, noemer, aandeel = ((label, pk, veld) for veld in ("aantal", "noemer", "percentage"))
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
    return plek_uit(
        rij.maat,
        rij.herkomst_regio_id,
        rij.herkomst_gebied_id,
        rij.bestemming_gebied_id,
        rij.aanbieder_id,
        rij.voorziening_id,
    )


def plek_uit(
    maat: str,
    regio: int | None,
    herkomst: int | None,
    bestemming: int | None,
    aanbieder: int | None,
    voorziening: int | None,
) -> Plek:
    if maat == Herkomstmaat.BUITEN:
        bestemming = None
    return Plek(maat, regio, herkomst, bestemming, aanbieder, voorziening)


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
