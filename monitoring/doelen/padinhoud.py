"""What a version of a path holds, worked out from what somebody fills in. Pure.

One function per kind: a percentage per year, a division over regions, milestones. Points and parts
come out as they are stored: rounded as the sources print them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ..afbouw import HONDERD, afbouwpad_percentage, afbouwpad_pro_rata
from ..choices import Padsoort
from ..padwaarde import maanden_later


@dataclass(frozen=True)
class Puntinhoud:
    """A point: no date when its year is not known, ``onzeker`` when the value is not sure."""

    datum: date | None
    waarde: Decimal
    percentage: Decimal | None = None
    afname: Decimal | None = None
    onzeker: bool = False
    is_feit: bool = False


@dataclass(frozen=True)
class Deelinhoud:
    """The part of one region, by its key."""

    regio: int
    basis: Decimal
    doel: Decimal
    afname: Decimal
    afname_procent: Decimal
    per_jaar: Decimal
    per_jaar_procent: Decimal


@dataclass(frozen=True)
class Padinhoud:
    """Start, target and everything between; ``velden`` are further fields of the path.

    Among them ``datum_precisie``: of a flow the days stand for years.
    """

    startwaarde: Decimal
    startdatum: date
    doelwaarde: Decimal
    doeldatum: date
    punten: tuple[Puntinhoud, ...]
    delen: tuple[Deelinhoud, ...] = ()
    velden: dict[str, Any] = field(default_factory=dict)


def beginnend(
    soort: str,
    startwaarde: Decimal,
    startdatum: date,
    doelwaarde: Decimal | None,
    doeldatum: date,
    procent: Decimal | None = None,
) -> Padinhoud:
    """A path of which only begin and end are known yet: the same percentage each year, a term in
    which nothing was divided, or a line. Raises ValueError for what cannot be."""
    if soort == Padsoort.PERCENTAGE:
        jaren = doeldatum.year - startdatum.year
        if startwaarde != int(startwaarde):
            raise ValueError("Een pad met een vast percentage begint met een heel aantal.")
        return uit_percentages(int(startwaarde), startdatum.year, [procent or Decimal(0)] * jaren)
    doel = doelwaarde or Decimal(0)
    if soort == Padsoort.PRO_RATA:
        return onverdeeld(startwaarde, startdatum, doel, doeldatum)
    begin = Puntinhoud(startdatum, startwaarde, is_feit=True)
    return uit_mijlpalen([begin, Puntinhoud(doeldatum, doel)])


def onverdeeld(start: Decimal, van: date, doel: Decimal, tot: date) -> Padinhoud:
    """A term of whole months, of which the parts of the regions are still to be filled in."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    if maanden < 1:
        raise ValueError("De doeldatum ligt ten minste een maand na de startdatum.")
    if doel > start:
        raise ValueError("Een afbouwpad gaat niet omhoog.")
    einde = maanden_later(van, maanden)
    punten = (Puntinhoud(van, start, is_feit=True), Puntinhoud(einde, doel, afname=start - doel))
    velden = {"datum_precisie": "dag", "looptijd_van": van, "looptijd_maanden": maanden}
    return Padinhoud(start, van, doel, einde, punten, velden=velden)


def uit_percentages(start: int, startjaar: int, procenten: Sequence[Decimal]) -> Padinhoud:
    """Each year so many percent less than the year before, in whole youths.

    Raises ValueError without a year after the start, and as ``afbouwpad_percentage``.
    """
    if not procenten:
        raise ValueError("Een pad heeft na het begin ten minste één jaar.")
    waarden = afbouwpad_percentage(start, [procent / HONDERD for procent in procenten])
    punten = [Puntinhoud(date(startjaar, 12, 31), Decimal(start), is_feit=True)]
    for nummer, procent in enumerate(procenten, start=1):
        eerder, nu = waarden[nummer - 1], waarden[nummer]
        dag = date(startjaar + nummer, 12, 31)
        punten.append(Puntinhoud(dag, Decimal(nu), procent, Decimal(eerder - nu)))
    return replace(_van_punten(punten), velden={"datum_precisie": "jaar"})


def uit_aandelen(
    basis: Mapping[int, Decimal], doel: Decimal, startdatum: date, van: date, maanden: int
) -> Padinhoud:
    """A target divided over regions by their share of the baseline, evenly over ``maanden``.

    Raises ValueError as ``afbouwpad_pro_rata``, and when the term begins before the baseline.
    """
    if van < startdatum:
        raise ValueError("De afbouw begint op of na de dag van het vertrekpunt.")
    uitkomst = afbouwpad_pro_rata(basis_met_tekst(basis), doel, maanden)
    delen = tuple(
        Deelinhoud(regio=int(sleutel), **deel.afgerond())
        for sleutel, deel in uitkomst.delen.items()
    )
    totaal = uitkomst.totaal.afgerond()
    start = sum(basis.values(), Decimal(0))
    einde = maanden_later(van, maanden)
    punten = (
        Puntinhoud(startdatum, start, is_feit=True),
        Puntinhoud(einde, doel, afname=totaal["afname"]),
    )
    velden = {
        "datum_precisie": "dag",
        "looptijd_van": van,
        "looptijd_maanden": maanden,
        "afname": totaal["afname"],
        "afname_procent": -totaal["afname_procent"],
        "per_jaar": totaal["per_jaar"],
        "per_jaar_procent": -totaal["per_jaar_procent"],
    }
    return Padinhoud(start, startdatum, doel, einde, punten, delen, velden)


def basis_met_tekst(basis: Mapping[int, Decimal]) -> dict[str, Decimal]:
    return {str(regio): waarde for regio, waarde in basis.items()}


def uit_mijlpalen(punten: Sequence[Puntinhoud]) -> Padinhoud:
    """Values on days, in the order given; one without a date stays out of the line.

    Raises ValueError without two dated points, out of order, or for a value that goes up.
    """
    op_datum = [punt for punt in punten if punt.datum is not None]
    if len(op_datum) < 2:
        raise ValueError("Een pad heeft een begin en een eind, elk met een datum.")
    if punten[0].datum is None or punten[-1].datum is None:
        raise ValueError("Het eerste en het laatste punt hebben een datum.")
    dagen = [punt.datum for punt in op_datum if punt.datum is not None]
    if any(later <= eerder for eerder, later in pairwise(dagen)):
        raise ValueError("De punten staan op volgorde van datum, elke dag één keer.")
    if any(na.waarde > voor.waarde for voor, na in pairwise(punten)):
        raise ValueError("Een afbouwpad gaat niet omhoog.")
    return replace(_van_punten(list(punten)), velden={"datum_precisie": "dag"})


def _van_punten(punten: list[Puntinhoud]) -> Padinhoud:
    eerste, laatste = punten[0], punten[-1]
    begin, einde = eerste.datum, laatste.datum
    if begin is None or einde is None or einde <= begin:
        raise ValueError("De doeldatum ligt na de startdatum.")
    return Padinhoud(eerste.waarde, begin, laatste.waarde, einde, tuple(punten))
