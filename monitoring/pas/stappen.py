"""Places that come to or go from a region: from the books, from plans, from the register.

Pure. What an entry of the plaatsenbalans moves is a step at each side that lies in the area, so a
place that only moves within a region and a form of care adds up to nothing. What is in the books
is not counted from its plan again, and neither is counted again from the register.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

AFBOUW: Final = "afbouw"
OPBOUW: Final = "opbouw"
BEGINSTAND: Final = "beginstand"
GEREALISEERD: Final = "gerealiseerd"
MATEN: Final = ("plekken", "fysiek", "in_gebruik", "toegekend")
"""Measures of places, the most usual first; between two accounts one of them counts."""

Herkomst = Literal["plaatsenbalans", "plan", "register"]


@dataclass(frozen=True)
class Plek:
    """A facility in the area: its region (code, empty when not known) and target group."""

    regio: str = ""
    doelgroep: str = ""


@dataclass(frozen=True)
class Kant:
    """One side of a movement: a facility (key; None outside the register) and its form of care."""

    voorziening: int | None
    zorgvorm: str = ""


BUITEN: Final = Kant(None)


@dataclass(frozen=True)
class Beweging:
    """So many places from one side to the other on a day (None: not known when).

    ``naar_plek``: where new places come that have no facility yet. ``bron`` names the row it was
    read from, so that a number can be read back.
    """

    dag: date | None
    aantal: int
    van: Kant
    naar: Kant
    zekerheid: str
    herkomst: Herkomst
    bron: str
    soort: str = ""
    maat: str = MATEN[0]
    naar_plek: Plek | None = None
    tegen: bool = False


@dataclass(frozen=True)
class Stap:
    """Places that come (above zero) or go (below zero) in one region, form of care, target group.

    ``begin``: they were there when the books were opened; no movement. ``te_laat``: planned for a
    day that passed.
    """

    dag: date | None
    aantal: int
    regio: str
    zorgvorm: str
    beweging: str
    doelgroep: str
    zekerheid: str
    herkomst: Herkomst
    bron: str
    begin: bool = False
    te_laat: bool = False


def een_maat(bewegingen: Iterable[Beweging]) -> list[Beweging]:
    """Entries between the same two accounts in one measure only: the most usual there is.

    Both sides of an entry count or neither, so no place is lost. What is in no measure of places
    (apartments, youths) is left out.
    """
    per_paar: dict[frozenset[Kant], set[str]] = defaultdict(set)
    rijen = [rij for rij in bewegingen if rij.maat in MATEN]
    for rij in rijen:
        per_paar[frozenset((rij.van, rij.naar))].add(rij.maat)
    gekozen = {paar: min(maten, key=MATEN.index) for paar, maten in per_paar.items()}
    return [rij for rij in rijen if gekozen[frozenset((rij.van, rij.naar))] == rij.maat]


def zonder_geboekte(
    plannen: Iterable[Beweging], geboekt: Mapping[tuple[Kant, Kant], int]
) -> Iterator[Beweging]:
    """What plans add to the books: ``geboekt`` are places already booked between two accounts.

    These are taken off the plan, the first day first, so a place is never counted from both.
    """
    over = dict(geboekt)
    for rij in sorted(plannen, key=lambda rij: (rij.dag or date.max, rij.bron)):
        af = min(rij.aantal, max(over.get((rij.van, rij.naar), 0), 0))
        over[rij.van, rij.naar] = over.get((rij.van, rij.naar), 0) - af
        if rij.aantal > af:
            yield replace(rij, aantal=rij.aantal - af)


def stappen(
    bewegingen: Iterable[Beweging], plekken: Mapping[int, Plek], vorm: Mapping[str, str]
) -> Iterator[Stap]:
    """Each side of a movement that lies in the area. ``vorm``: form of care → afbouw or opbouw."""
    for rij in bewegingen:
        yield from kant(rij, rij.van, -1, plekken, vorm)
        yield from kant(rij, rij.naar, 1, plekken, vorm)


def kant(
    rij: Beweging, van: Kant, teken: int, plekken: Mapping[int, Plek], vorm: Mapping[str, str]
) -> Iterator[Stap]:
    nieuw = rij.naar_plek if teken > 0 and van.voorziening is None else None
    plek = nieuw if van.voorziening is None else plekken.get(van.voorziening)
    if plek is None or van.zorgvorm not in vorm:
        return
    yield Stap(
        dag=rij.dag,
        aantal=teken * rij.aantal,
        regio=plek.regio,
        zorgvorm=van.zorgvorm,
        beweging=vorm[van.zorgvorm],
        doelgroep=plek.doelgroep,
        zekerheid=rij.zekerheid,
        herkomst=rij.herkomst,
        bron=rij.bron,
        begin=rij.soort == BEGINSTAND,
    )


def bij_vorm(
    rijen: Iterable[Beweging], zorgvorm: str, afbouwvormen: frozenset[str]
) -> Iterator[Beweging]:
    """Without what comes out of another form of care that is built down: not its alternative."""
    anders = afbouwvormen - {zorgvorm}
    for rij in rijen:
        vormen = {rij.van.zorgvorm, rij.naar.zorgvorm}
        if zorgvorm in vormen or not vormen & anders:
            yield rij


def niet_eerder(rijen: Iterable[Stap], vandaag: date) -> Iterator[Stap]:
    """What should have been there but is only planned, is there today at the earliest."""
    for rij in rijen:
        te_laat = rij.dag is not None and rij.dag < vandaag and rij.zekerheid != GEREALISEERD
        yield replace(rij, dag=vandaag, te_laat=True) if te_laat else rij


def met_einde(stap: Stap, tot: date | None) -> Sequence[Stap]:
    """Places of the register that stop again: gone on the day after ``tot``."""
    if tot is None:
        return (stap,)
    return (stap, replace(stap, dag=tot + timedelta(days=1), aantal=-stap.aantal))
