"""Reality against a reduction path: ahead, on course or behind, and when the target is reached."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, Literal

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

Stand = Literal["voor", "op_koers", "achter", "onbekend"]
Ligging = Literal["onder", "binnen", "boven"]

DECIMALEN: Final = 1  # of a difference with a path, wherever it is printed
KANT: Final = {"omlaag": -1, "omhoog": 1}  # the good side, by value of choices.Richting


@dataclass(frozen=True)
class Voortgang:
    """How an actual value lies against the path; ``verschil`` is actual − path.

    ``stand`` is a value of ``choices.Voortgangstand``.
    """

    stand: Stand
    padwaarde: Fraction | None
    werkelijk: Fraction | None
    verschil: Fraction | None


def voortgang(
    padwaarde: Exact | None,
    werkelijk: Exact | None,
    tolerantie: Exact = 0,
    richting: str = "omlaag",
) -> Voortgang:
    """Whether ``werkelijk`` is at the path, give or take ``tolerantie``, or on which side.

    ``richting`` is a value of ``choices.Richting``; without a direction, or a value, nobody can
    say. 85 against 78 on a path that goes down: behind, +7; 78 against 77.97: on course. Raises
    ValueError for a tolerance below zero.
    """
    if tolerantie < 0:
        raise ValueError("Een tolerantie is niet kleiner dan nul.")
    pad = None if padwaarde is None else exact(padwaarde)
    feit = None if werkelijk is None else exact(werkelijk)
    verschil = None if pad is None or feit is None else feit - pad
    return Voortgang(_stand(verschil, exact(tolerantie), richting), pad, feit, verschil)


def is_niets(verschil: Fraction) -> bool:
    """Printed as 0,0: nobody may read "ahead" or "behind" beside it."""
    return not round_half_up(verschil, DECIMALEN)


def _stand(verschil: Fraction | None, tolerantie: Fraction, richting: str) -> Stand:
    if verschil is None or richting not in KANT:
        return "onbekend"
    if abs(verschil) <= tolerantie or is_niets(verschil):
        return "op_koers"
    return "voor" if verschil * KANT[richting] > 0 else "achter"


def verwacht_bereikt(
    eerder: tuple[date, Exact], nu: tuple[date, Exact], doel: Exact, richting: str = "omlaag"
) -> date | None:
    """The first day on which the target is reached when it goes on as between two measurements.

    The day of ``nu`` when it is at the target or past it; None when the pace is zero or away from
    the target, or leads beyond the last date there is, and without a direction. Raises ValueError
    when ``nu`` is not after ``eerder``.
    """
    (dag_eerder, waarde_eerder), (dag_nu, waarde_nu) = eerder, nu
    if dag_nu <= dag_eerder:
        raise ValueError("Het tempo volgt uit twee metingen na elkaar.")
    if richting not in KANT:
        return None
    te_gaan = KANT[richting] * (exact(doel) - exact(waarde_nu))
    afgelegd = KANT[richting] * (exact(waarde_nu) - exact(waarde_eerder))
    if te_gaan <= 0:
        return dag_nu
    if afgelegd <= 0:
        return None
    dagen = ceil(te_gaan / afgelegd * (dag_nu - dag_eerder).days)
    return dag_nu + timedelta(days=dagen) if dagen <= (date.max - dag_nu).days else None


def ligging_in_band(waarde: Exact | None, van: Exact, tot: Exact) -> Ligging | None:
    """Below, within or above a band, its edges included; None without a value.

    Raises ValueError for a band that ends below its beginning.
    """
    if tot < van:
        raise ValueError("De bandbreedte eindigt onder haar begin.")
    if waarde is None:
        return None
    if waarde < van:
        return "onder"
    return "boven" if waarde > tot else "binnen"
