"""Read model of a reduction path: what it says per year, what was measured, where that leaves us.

Brings the stored path (parameters, printed points and parts, measurements) to the pure modules
``afbouw``, ``padwaarde`` and ``voortgang``. Page, chart, report and API read the same ``Padbeeld``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from jeugdzorg.kern.privacy_values import is_hidden

from .afbouw import ProRataPad, afbouwpad_percentage, afbouwpad_pro_rata, plekken_uit_instroom
from .choices import Padgrootheid, Padsoort, Voortgangstand
from .models import Afbouwpad, Meting, Paddeel, Padpunt
from .padwaarde import (
    Jaarpad,
    Pad,
    Punt,
    Standpad,
    maanden,
    padwaarde,
    padwaarde_over,
    standpad_pro_rata,
)
from .voortgang import Voortgang, verwacht_bereikt, voortgang

HONDERD = Decimal(100)
JAAR = 12


@dataclass(frozen=True)
class Padregel:
    """One printed point of a path beside what the path works out to, and the places it asks for."""

    punt: Padpunt
    berekend: Fraction | None
    plekken: Fraction | None

    @property
    def klopt(self) -> bool:
        """Is the printed value the one that follows from the path?"""
        return self.berekend is None or self.berekend == Fraction(self.punt.waarde)


@dataclass(frozen=True)
class Gemeten:
    """One measurement held against the path, over its own period or on its own day."""

    meting: Meting
    voortgang: Voortgang

    @property
    def stand(self) -> Voortgangstand:
        return Voortgangstand(self.voortgang.stand)

    @property
    def is_deel_van_jaar(self) -> bool:
        return self.meting.periode_van != self.meting.periode_tot and self.maanden < JAAR

    @property
    def maanden(self) -> Fraction:
        return maanden(self.meting.periode_van, self.meting.periode_tot)


@dataclass(frozen=True)
class Padbeeld:
    """A path with everything that can be said about it."""

    pad: Afbouwpad
    rekenmodel: Pad
    punten: tuple[Padpunt, ...]
    delen: tuple[Paddeel, ...]
    metingen: tuple[Gemeten, ...]

    @property
    def is_stroom(self) -> bool:
        return self.pad.grootheid == Padgrootheid.STROOM

    @cached_property
    def regels(self) -> tuple[Padregel, ...]:
        """The printed points with a date, in order."""
        return tuple(self._regel(punt) for punt in self.punten if punt.datum)

    @property
    def zonder_datum(self) -> tuple[Padpunt, ...]:
        """Printed points that the source gives no year for."""
        return tuple(punt for punt in self.punten if punt.datum is None)

    def _regel(self, punt: Padpunt) -> Padregel:
        berekend = padwaarde(self.rekenmodel, punt.datum) if punt.datum else None
        duur = self.pad.verblijfsduur_maanden
        plekken = plekken_uit_instroom(punt.waarde, duur) if duur is not None else None
        return Padregel(punt, berekend, plekken)

    @cached_property
    def verdeling(self) -> ProRataPad | None:
        """Per region what its share asks, for a path that is divided pro rata."""
        if self.pad.soort != Padsoort.PRO_RATA or not self.delen:
            return None
        basis = {deel.jeugdhulpregio.code: deel.basis for deel in self.delen}
        return afbouwpad_pro_rata(basis, self.pad.doelwaarde, self.pad.looptijd_maanden or JAAR)

    @property
    def afgeronde_delen(self) -> list[dict[str, Any]]:
        """What each region (by code) and then all together have to do, rounded as printed."""
        if self.verdeling is None:
            return []
        rijen = [*self.verdeling.delen.items(), (None, self.verdeling.totaal)]
        return [{"jeugdhulpregio": code, **deel.afgerond()} for code, deel in rijen]

    @property
    def laatste(self) -> Gemeten | None:
        """The last measurement that the path has a value for."""
        bekend = [rij for rij in self.metingen if rij.voortgang.padwaarde is not None]
        return max(bekend, key=lambda rij: rij.meting.periode_tot, default=None)

    def in_periode(self, van: date, tot: date) -> Gemeten | None:
        """The measurement of exactly this period, or of a day in it for a stock."""
        for rij in self.metingen:
            periode = (rij.meting.periode_van, rij.meting.periode_tot)
            dag = periode[0] == periode[1] and van <= periode[1] <= tot
            if periode == (van, tot) or dag:
                return rij
        return None

    @property
    def verwacht_bereikt(self) -> date | None:
        """When the target is reached at the pace of the last two measurements."""
        bekend = [rij for rij in self.metingen if not is_hidden(rij.meting.waarde)]
        reeks = sorted((rij.meting.periode_tot, per_jaar(rij)) for rij in bekend)
        if len(reeks) < 2 or reeks[-2][0] == reeks[-1][0]:
            return None
        return verwacht_bereikt(reeks[-2], reeks[-1], self.pad.doelwaarde)


def per_jaar(rij: Gemeten) -> Fraction:
    """A part of a year as a whole year; a stock as it is."""
    waarde = Fraction(rij.meting.waarde)
    return waarde * JAAR / rij.maanden if rij.is_deel_van_jaar else waarde


def padbeeld(pad: Afbouwpad, metingen: Iterable[Meting]) -> Padbeeld:
    """The picture of ``pad`` (read with ``with_punten``) against ``metingen`` of its own area."""
    punten = tuple(pad.punten.all())
    rekenmodel = rekenmodel_van(pad, punten)
    eigen = [
        meting
        for meting in metingen
        if meting.indicator_id == pad.indicator_id
        and meting.gebied_id == pad.gebied_id
        and not meting.uitsplitsing
    ]
    return Padbeeld(
        pad=pad,
        rekenmodel=rekenmodel,
        punten=punten,
        delen=tuple(pad.delen.all()),
        metingen=tuple(
            Gemeten(
                meting,
                voortgang(
                    padwaarde_over(rekenmodel, meting.periode_van, meting.periode_tot),
                    None if is_hidden(meting.waarde) else meting.waarde,
                    pad.tolerantie,
                ),
            )
            for meting in sorted(eigen, key=lambda rij: (rij.periode_tot, rij.periode_van))
        ),
    )


def rekenmodel_van(pad: Afbouwpad, punten: Iterable[Padpunt]) -> Pad:
    """The path as the pure modules know it. Raises ValueError when its parameters don't fit."""
    op_datum = [punt for punt in punten if punt.datum]
    if pad.soort == Padsoort.PERCENTAGE:
        stappen = [(punt.percentage or Decimal(0)) / HONDERD for punt in op_datum[1:]]
        waarden = afbouwpad_percentage(int(pad.startwaarde), stappen)
        jaren = [punt.datum.year for punt in op_datum if punt.datum]
        return Jaarpad(dict(zip(jaren, waarden, strict=False)))  # without points no years
    if pad.soort == Padsoort.PRO_RATA:
        begin = Punt(pad.startdatum, pad.startwaarde)
        van = pad.looptijd_van or pad.startdatum
        return standpad_pro_rata(begin, pad.doelwaarde, van, pad.looptijd_maanden or JAAR)
    mijlpalen = [Punt(punt.datum, punt.waarde, punt.onzeker) for punt in punten]
    return Standpad.van_punten(mijlpalen, pad.verloop)
