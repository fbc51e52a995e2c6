"""The charts of monitoring, one specification for page and report.

They draw from a ``Padreeks``: plain values that can be kept with a report and drawn again later.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, Self

from jeugdzorg.kern.chart_kinds import Ander, Band, Punt, pad_grafiek, staven
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import datum, getal_tekst, is_number
from jeugdzorg.kern.privacy_values import is_hidden

from .choices import Padverloop
from .choices_indicatoren import is_verhouding
from .doelen.beeld import onzeker_van
from .doelen.onzekerreeks import (
    Rand,
    Span,
    als_marges,
    als_zwevend,
    onzekere_zin,
    randen,
    spannen,
)
from .halfjaar import Halfjaar
from .padbeeld import Gemeten, Padbeeld, per_jaar

Reekspunt = tuple[int | str, float | str, str]
"""A year or an ISO date, a value, and how the moment is named (empty: by itself).

A value that is hidden from the reader is its label: named in the table, not drawn.
"""


@dataclass(frozen=True)
class Padreeks:
    """A path and what was measured, as plain values; ``plekken`` the places that it asks for.

    ``randen`` and ``spannen`` draw what is uncertain, ``onzeker`` says it.
    """

    naam: str
    eenheid: str
    is_stroom: bool
    getrapt: bool
    pad: tuple[Reekspunt, ...]
    werkelijk: tuple[Reekspunt, ...]
    plekken: tuple[Reekspunt, ...]
    verblijfsduur: float | None
    band: tuple[int, float, float] | None
    randen: tuple[Rand, ...] = ()
    spannen: tuple[Span, ...] = ()
    onzeker: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        reeksen = {
            naam: tuple(tuple(punt) for punt in stored.get(naam, ()))
            for naam in ("pad", "werkelijk", "plekken", "randen", "spannen")
        }
        return cls(**{**stored, **reeksen, "band": stored["band"] and tuple(stored["band"])})


def padreeks(beeld: Padbeeld) -> Padreeks:
    """The series of a path: of a flow per year, of a stock per day."""
    pad = beeld.pad
    stukken = onzeker_van(beeld)
    regels = [(regel, moment(beeld, regel.punt.datum)) for regel in beeld.regels]
    band = None
    if pad.band_jaar and pad.band_van is not None and pad.band_tot is not None:
        band = (pad.band_jaar, float(pad.band_van), float(pad.band_tot))
    return Padreeks(
        naam=pad.naam,
        eenheid=pad.eenheid,
        is_stroom=beeld.is_stroom,
        getrapt=pad.verloop == Padverloop.GETRAPT,
        pad=lijn(beeld),
        werkelijk=tuple(gemeten_punt(beeld, rij) for rij in beeld.metingen),
        plekken=tuple(
            (wanneer, float(regel.plekken), "")
            for regel, wanneer in regels
            if regel.plekken is not None
        ),
        verblijfsduur=None
        if pad.verblijfsduur_maanden is None
        else float(pad.verblijfsduur_maanden),
        band=band,
        randen=tuple(rand for stuk in stukken for rand in randen(stuk, partial(moment, beeld))),
        spannen=tuple(span for stuk in stukken for span in spannen(stuk, partial(moment, beeld))),
        onzeker=" ".join(onzekere_zin(stuk, pad.eenheid) for stuk in stukken),
    )


def lijn(beeld: Padbeeld) -> tuple[Reekspunt, ...]:
    """Printed points, and of a stock also the day on which its term begins."""
    dagen = {regel.punt.datum for regel in beeld.regels if regel.punt.datum}
    begin = beeld.pad.looptijd_van
    if begin and not beeld.is_stroom and begin > beeld.pad.startdatum + timedelta(days=1):
        dagen.add(begin)
    punten = ((dag, beeld.rekenmodel.op(dag)) for dag in sorted(dagen))
    return tuple(
        (moment(beeld, dag), float(waarde), "") for dag, waarde in punten if waarde is not None
    )


def moment(beeld: Padbeeld, dag: date | None) -> int | str:
    """A year or a day."""
    if dag is None:
        return ""
    return dag.year if telt_per_jaar(beeld) else dag.isoformat()


def telt_per_jaar(beeld: Padbeeld) -> bool:
    """A flow; or a stock of which all that is known is how it stood at the end of a year."""
    dagen = [regel.punt.datum for regel in beeld.regels if regel.punt.datum]
    dagen += [rij.meting.periode_tot for rij in beeld.metingen]
    return beeld.is_stroom or all((dag.month, dag.day) == (12, 31) for dag in dagen)


def gemeten_punt(beeld: Padbeeld, rij: Gemeten) -> Reekspunt:
    """A measured year or day; a part of a year stands at the scale of a year, and says so."""
    meting = rij.meting
    if is_hidden(meting.waarde):
        return (moment(beeld, meting.periode_tot), str(meting.waarde), meting.periode_tekst)
    if not rij.is_deel_van_jaar:
        return (moment(beeld, meting.periode_tot), float(meting.waarde), "")
    naam = f"{Halfjaar.at(meting.periode_tot).label}, op jaarbasis"
    return (meting.periode_tot.year, float(per_jaar(rij)), naam)


def als_punten(reeks: tuple[Reekspunt, ...]) -> list[Punt]:
    return [
        Punt(date.fromisoformat(plek) if isinstance(plek, str) else plek, waarde, naam)
        for plek, waarde, naam in reeks
    ]


def pad_chart(reeks: Padreeks, andere: Sequence[tuple[str, Padreeks]] = ()) -> Grafiek:
    """The path against reality, with ``andere`` paths (name, series) in dashes beside it."""
    return pad_grafiek(
        titel=f"Loopt de afbouw op schema? {reeks.naam}",
        conclusie=pad_conclusie(reeks),
        eenheid=reeks.eenheid,
        pad=als_punten(reeks.pad),
        werkelijk=als_punten(reeks.werkelijk),
        stappen=reeks.getrapt,
        marges=als_marges(reeks.randen),
        zwevend=als_zwevend(reeks.spannen),
        andere=[Ander(naam, als_punten(ander.pad)) for naam, ander in andere],
    )


def pad_conclusie(reeks: Padreeks) -> str:
    (van, begin, _), (tot, eind, _) = reeks.pad[0], reeks.pad[-1]
    zin = (
        f"Het pad gaat van {getal_tekst(begin)} in {jaartal(van)} naar {getal_tekst(eind)} "
        f"in {jaartal(tot)} ({reeks.eenheid})."
    )
    if reeks.onzeker:
        zin = f"{zin} {reeks.onzeker}"
    if not reeks.werkelijk:
        return f"{zin} Er is nog niets gemeten."
    wanneer, waarde, naam = reeks.werkelijk[-1]
    tekst = waarde if isinstance(waarde, str) else getal_tekst(waarde)
    return f"{zin} Het laatst gemeten: {tekst} ({naam or in_woorden(wanneer)})."


def jaartal(plek: int | str) -> int:
    return date.fromisoformat(plek).year if isinstance(plek, str) else plek


def in_woorden(plek: int | str) -> str:
    return datum(date.fromisoformat(plek)) if isinstance(plek, str) else str(plek)


def plekken_chart(reeks: Padreeks) -> Grafiek | None:
    """The places that the path asks for at the length of stay, with the agreed band."""
    if not reeks.plekken or reeks.verblijfsduur is None:
        return None
    band = None
    band_zin = ""
    if reeks.band:
        jaar, laag, hoog = reeks.band
        band = Band(jaar - 1, jaar, laag, hoog)
        band_zin = f" Afgesproken is {getal_tekst(laag)} tot {getal_tekst(hoog)} in {jaar}."
    eerste, laatste = reeks.plekken[0], reeks.plekken[-1]
    return pad_grafiek(
        titel="Hoeveel plekken vraagt dit pad?",
        conclusie=f"Bij een verblijf van {getal_tekst(reeks.verblijfsduur)} maanden gaat het van "
        f"{getal_tekst(eerste[1])} plekken in {jaartal(eerste[0])} naar "
        f"{getal_tekst(laatste[1])} in {jaartal(laatste[0])}.{band_zin}",
        eenheid="plekken",
        pad=als_punten(reeks.plekken),
        band=band,
    )


def delen_chart(delen: list[tuple[str, float, float]], doeljaar: int) -> Grafiek:
    """Start and target per region: ``(region, start, target)``."""
    begin = sum(Decimal(str(deel[1])) for deel in delen)
    doel = sum(Decimal(str(deel[2])) for deel in delen)
    naam, meest, _ = max(delen, key=lambda deel: deel[1] - deel[2])
    return staven(
        titel="Wat bouwt elke regio af?",
        conclusie=f"Samen van {getal_tekst(begin)} naar {getal_tekst(doel)}; "
        f"{naam} bouwt het meeste af, van {getal_tekst(meest)}.",
        eenheid="bedden",
        rijen=delen,
        reeksen=("vertrekpunt", f"doel {doeljaar}"),
    )


def vergelijk_chart(
    titel: str, eenheid: str, reeksen: tuple[str, str], rijen: list[tuple[str, Any, Any]]
) -> Grafiek:
    """Two periods beside each other per region; one of which nothing is known is left out."""
    bekend = any(any(teken.isdigit() for teken in str(eerder)) for _, eerder, _ in rijen)
    naam, eerder, nu = max(rijen, key=lambda rij: rij[2] if is_number(rij[2]) else 0)
    toen = wanneer(reeksen[0], geheel=not reeksen[1].isdigit())
    vergelijking = f", tegenover {getal_tekst(eerder)} {toen}" if is_number(eerder) else ""
    hoogste = "de hoogste waarde" if is_verhouding(eenheid) else "het hoogste aantal"
    return staven(
        titel=titel,
        conclusie=f"{naam} had {wanneer(reeksen[1])} {hoogste}: "
        f"{getal_tekst(nu or 0)}{vergelijking}.",
        eenheid=eenheid,
        rijen=rijen if bekend else [(regio, nu) for regio, _, nu in rijen],
        reeksen=reeksen if bekend else reeksen[1:],
    )


def wanneer(periode: str, *, geheel: bool = False) -> str:
    """A period in a sentence: on a day, in a year (``geheel``: all of it), in a half-year."""
    if periode.isdigit():
        return f"in heel {periode}" if geheel else f"in {periode}"
    if periode[:1].isdigit():
        return f"op {periode}"
    return f"in het {periode}" if "halfjaar" in periode else f"in {periode}"


def breuk(waarde: Fraction | Decimal | None) -> float | None:
    """A value for a chart or for keeping; unknown stays unknown."""
    return None if waarde is None else float(waarde)
