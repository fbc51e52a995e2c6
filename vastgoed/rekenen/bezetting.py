"""What occupancy does to the result: sensitivity and break-even, per way of funding.

Under **P×Q** a provider is paid per youth who stays: a group of four that loses one youth loses a
quarter of its income while the house, and nearly all staff, cost what they cost. Under
**availability** a place is paid whether somebody lives in it or not. Source: OVR, chapter 5,
1.3.d; N-O3M, funding.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact

from .financiering import NUL, centen

TIENDE = Fraction(1, 10)


class Bekostiging(StrEnum):
    PXQ = "pxq"
    BESCHIKBAARHEID = "beschikbaarheid"


class Soort(StrEnum):
    """What occupancy has to do with costs being met."""

    VANAF = "vanaf"
    TOT = "tot"
    ALTIJD = "altijd"
    NOOIT = "nooit"


@dataclass(frozen=True)
class Drempel:
    """Break-even: from (P×Q) or up to (availability) so many youths costs are met.

    ``jeugdigen`` and ``graad`` (of the places) are None when occupancy does not decide it
    (``altijd``, ``nooit``). A graad above 1 says: not even full.
    """

    soort: Soort
    jeugdigen: Fraction | None = None
    graad: Fraction | None = None

    @property
    def is_haalbaar(self) -> bool:
        """Whether some occupancy between empty and full meets the costs."""
        return self.soort in (Soort.ALTIJD, Soort.TOT) or (
            self.soort == Soort.VANAF and self.graad is not None and self.graad <= 1
        )


@dataclass(frozen=True)
class Jaar:
    """One year of a group or project as forecast, in euro.

    ``jeugdigen`` is the average that stays; ``opbrengst`` what comes in at that occupancy;
    ``variabel`` the part of the costs at that occupancy that follows the number of youths.
    """

    plaatsen: Exact
    jeugdigen: Exact
    opbrengst: Decimal
    vast: Decimal
    variabel: Decimal = NUL
    bekostiging: Bekostiging = Bekostiging.PXQ

    @property
    def resultaat(self) -> Decimal:
        return self.opbrengst - self.vast - self.variabel

    @property
    def per_jeugdige(self) -> Fraction:
        """Costs that come and go with one youth."""
        return exact(self.variabel) / exact(self.jeugdigen)

    @property
    def opbrengst_per_jeugdige(self) -> Fraction:
        return exact(self.opbrengst) / exact(self.jeugdigen)

    def onder(self, bekostiging: Bekostiging) -> "Jaar":
        """The same year with the same agreed income, funded in another way."""
        return replace(self, bekostiging=bekostiging)

    def opbrengst_bij(self, jeugdigen: Exact) -> Decimal:
        if self.bekostiging == Bekostiging.BESCHIKBAARHEID:
            return self.opbrengst
        return centen(self.opbrengst_per_jeugdige * exact(jeugdigen))

    def resultaat_bij(self, jeugdigen: Exact) -> Decimal:
        """Income less costs with so many youths."""
        lasten = centen(exact(self.vast) + self.per_jeugdige * exact(jeugdigen))
        return self.opbrengst_bij(jeugdigen) - lasten

    def drempel(self) -> Drempel:
        """The occupancy at which income equals costs.

        Under P×Q: fixed costs ÷ (income − variable costs, both per youth). Under availability
        income stands; more youths only cost more, so costs are met *up to* an occupancy.
        """
        if self.bekostiging == Bekostiging.BESCHIKBAARHEID:
            return self._drempel_beschikbaarheid()
        marge = self.opbrengst_per_jeugdige - self.per_jeugdige
        if self.vast <= 0 <= marge:
            return Drempel(Soort.ALTIJD)
        if marge <= 0:
            return Drempel(Soort.NOOIT)
        return self._drempel(Soort.VANAF, exact(self.vast) / marge)

    def _drempel_beschikbaarheid(self) -> Drempel:
        ruimte = exact(self.opbrengst) - exact(self.vast)
        if ruimte < 0:
            return Drempel(Soort.NOOIT)
        if ruimte >= self.per_jeugdige * exact(self.plaatsen):
            return Drempel(Soort.ALTIJD)
        return self._drempel(Soort.TOT, ruimte / self.per_jeugdige)

    def _drempel(self, soort: Soort, jeugdigen: Fraction) -> Drempel:
        return Drempel(soort, jeugdigen, jeugdigen / exact(self.plaatsen))


@dataclass(frozen=True)
class Geval:
    """The result at another occupancy; ``begrensd``: cut off at full, or at empty."""

    naam: str
    jeugdigen: Fraction
    opbrengst: Decimal
    resultaat: Decimal
    verschil: Decimal
    begrensd: bool = False


def gevoeligheid(jaar: Jaar) -> tuple[Geval, ...]:
    """One youth less and more, ten percent of the youths less and more.

    A group of four at € 400.000, all of it fixed, that loses one youth: € 100.000 less.
    """
    nu = exact(jaar.jeugdigen)
    stappen = (
        ("1 jeugdige minder", nu - 1),
        ("10% minder jeugdigen", nu * (1 - TIENDE)),
        ("1 jeugdige meer", nu + 1),
        ("10% meer jeugdigen", nu * (1 + TIENDE)),
    )
    return tuple(_geval(jaar, naam, jeugdigen) for naam, jeugdigen in stappen)


def _geval(jaar: Jaar, naam: str, gevraagd: Fraction) -> Geval:
    hooguit = max(exact(jaar.plaatsen), exact(jaar.jeugdigen))
    jeugdigen = min(max(gevraagd, Fraction(0)), hooguit)
    uitkomst = jaar.resultaat_bij(jeugdigen)
    return Geval(
        naam=naam,
        jeugdigen=jeugdigen,
        opbrengst=jaar.opbrengst_bij(jeugdigen),
        resultaat=uitkomst,
        verschil=uitkomst - jaar.resultaat_bij(jaar.jeugdigen),
        begrensd=jeugdigen != gevraagd,
    )
