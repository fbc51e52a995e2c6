"""A stored path worked out by ``monitoring.afbouw``, beside what its source prints."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jeugdzorg.kern.rounding import round_half_up

from .afbouw import (
    HONDERD,
    MAANDEN_PER_JAAR,
    afbouwpad_percentage,
    afbouwpad_pro_rata,
    plekken_uit_instroom,
)
from .choices import Padsoort
from .models import Afbouwpad


@dataclass(frozen=True)
class BerekendPunt:
    """What is left on ``datum``, and the places that go with it."""

    volgnummer: int
    datum: date
    waarde: Decimal
    plekken: Decimal | None


def berekende_punten(pad: Afbouwpad) -> list[BerekendPunt]:
    """The dated points of ``pad``: of a percentage path worked out, else as agreed."""
    punten = [punt for punt in pad.punten.all() if punt.datum is not None]
    waarden = [punt.waarde for punt in punten]
    if pad.soort == Padsoort.PERCENTAGE and punten:
        stappen = [(punt.percentage or Decimal(0)) / HONDERD for punt in punten[1:]]
        waarden = [Decimal(rest) for rest in afbouwpad_percentage(int(pad.startwaarde), stappen)]
    return [
        BerekendPunt(punt.volgnummer, punt.datum, waarde, plekken(pad, waarde))
        for punt, waarde in zip(punten, waarden, strict=True)
        if punt.datum is not None
    ]


def plekken(pad: Afbouwpad, waarde: Decimal) -> Decimal | None:
    if pad.verblijfsduur_maanden is None:
        return None
    return round_half_up(plekken_uit_instroom(waarde, pad.verblijfsduur_maanden), 1)


def berekende_delen(pad: Afbouwpad) -> list[dict[str, Any]]:
    """The share of each region of a pro rata path, then of all together; else empty.

    Rounded as sources print it: numbers with one decimal, percentages whole.
    """
    delen = list(pad.delen.all())
    if pad.soort != Padsoort.PRO_RATA or not delen:
        return []
    basis = {deel.jeugdhulpregio.code: deel.basis for deel in delen}
    berekend = afbouwpad_pro_rata(basis, pad.doelwaarde, pad.looptijd_maanden or MAANDEN_PER_JAAR)
    rijen = [*berekend.delen.items(), (None, berekend.totaal)]
    return [{"jeugdhulpregio": code, **deel.afgerond()} for code, deel in rijen]
