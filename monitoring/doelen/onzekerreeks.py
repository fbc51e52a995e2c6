"""What is uncertain about a path as plain values, for chart, table, sentence, report and API."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from jeugdzorg.kern.chart_kinds import Marge, Zwevend
from jeugdzorg.kern.notation import getal_tekst

from ..padbeeld import Padbeeld
from .beeld import onzeker_van
from .onzekerheid import Onzekerheid

Rand = tuple[int | str, float, float]
"""A year or an ISO date, and the lowest and highest value the path can have then."""
Span = tuple[int | str, int | str, float, str]
"""From when, until when, the value, and words about a point without a date."""


def momenten(stuk: Onzekerheid) -> Iterator[date]:
    """The two ends, and the end of each year between them."""
    begin, einde = stuk.begin.datum, stuk.einde.datum
    if begin is None or einde is None:
        return
    dagen = {begin, einde}
    dagen |= {
        dag
        for jaar in range(begin.year, einde.year + 1)
        if begin < (dag := date(jaar, 12, 31)) < einde
    }
    yield from sorted(dagen)


def randen(stuk: Onzekerheid, moment: Callable[[date], int | str]) -> tuple[Rand, ...]:
    """At both ends the path is certain; just after and before them it is not."""
    gevonden = []
    for dag in momenten(stuk):
        band = stuk.op(dag)
        if band is not None:
            gevonden.append((moment(dag), float(band[0]), float(band[1])))
    return tuple(gevonden)


def spannen(stuk: Onzekerheid, moment: Callable[[date], int | str]) -> tuple[Span, ...]:
    begin, einde = stuk.begin.datum, stuk.einde.datum
    if begin is None or einde is None:
        return ()
    return tuple(
        (
            moment(begin),
            moment(einde),
            float(punt.waarde),
            f"{getal_tekst(punt.waarde)}{' ?' if punt.onzeker else ''} (jaar onbekend)",
        )
        for punt in stuk.punten
    )


def onzekere_zin(stuk: Onzekerheid, eenheid: str) -> str:
    """What is not known, and what that leaves open half-way."""
    begin, einde = stuk.begin.datum, stuk.einde.datum
    if begin is None or einde is None:
        return ""
    midden = date((begin.year + einde.year) // 2, 12, 31)
    band = stuk.op(midden)
    waarden = " en ".join(
        f"{getal_tekst(punt.waarde)}{' met een vraagteken' if punt.onzeker else ''}"
        for punt in stuk.punten
    )
    open_ = ""
    if band is not None:
        laag, hoog = (getal_tekst(waarde, None if waarde == int(waarde) else 1) for waarde in band)
        open_ = f"; eind {midden.year} kan het {laag} tot {hoog} {eenheid} zijn"
    return (
        f"De tussenstap van {waarden} heeft geen jaartal: tussen {begin.year} en {einde.year} "
        f"staat niet vast hoe het pad loopt{open_}."
    )


def als_marges(randen: Any) -> list[Marge]:
    return [Marge(plek(moment), laag, hoog) for moment, laag, hoog in randen]


def als_zwevend(spannen: Any) -> list[Zwevend]:
    return [Zwevend(plek(van), plek(tot), waarde, woord) for van, tot, waarde, woord in spannen]


def plek(moment: int | str) -> int | date:
    return date.fromisoformat(moment) if isinstance(moment, str) else moment


class BerekendPad:
    """A path as the API gives it: worked out, with what is uncertain about it."""

    def __init__(self, beeld: Padbeeld) -> None:
        self.regels = beeld.regels
        self.afgeronde_delen = beeld.afgeronde_delen
        self.onzeker = [
            {
                "van": stuk.begin.datum,
                "tot": stuk.einde.datum,
                "waarden": [float(punt.waarde) for punt in stuk.punten],
                "band": [
                    {"datum": moment, "laag": laag, "hoog": hoog}
                    for moment, laag, hoog in randen(stuk, date.isoformat)
                ],
            }
            for stuk in onzeker_van(beeld)
        ]
