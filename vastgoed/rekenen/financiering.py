"""What an investment costs per year: depreciation, interest and repayment.

Years are whole years after the money was taken up or the building was taken into use; interest is
reckoned once a year over what was open at the start of it (interest afterwards). Every year is
rounded to cents and the last takes what rounding left, so that the parts add up to the whole.
Source: OVR, chapter 5, 1.3 (investment, book value, loans and repayments per location).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

NUL = Decimal("0.00")


class Vorm(StrEnum):
    """How a debt is repaid, or a building written off."""

    LINEAIR = "lineair"
    ANNUITEIT = "annuiteit"
    INEENS = "ineens"


@dataclass(frozen=True)
class Jaarlast:
    """One year (1 is the first) of a loan: open at the start, interest, repaid in it, in euro."""

    jaar: int
    begin: Decimal
    rente: Decimal
    aflossing: Decimal

    @property
    def eind(self) -> Decimal:
        return self.begin - self.aflossing

    @property
    def samen(self) -> Decimal:
        """What has to be paid in this year."""
        return self.rente + self.aflossing


def centen(bedrag: Exact) -> Decimal:
    """Half up to whole cents."""
    return round_half_up(bedrag, 2)


def annuiteit(hoofdsom: Exact, rente: Exact, jaren: int) -> Fraction:
    """The same amount each year, exact: S·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1); without interest S ÷ n.

    ``rente`` is a share: 0.04 is four percent. € 100.000, 4 %, 5 years: € 22.462,71.
    Raises ValueError without years or with interest below zero.
    """
    if jaren < 1 or exact(rente) < 0:
        raise ValueError("Een annuïteit vraagt minstens één jaar en geen negatieve rente.")
    if not rente:
        return exact(hoofdsom) / jaren
    groei = (1 + exact(rente)) ** jaren
    return exact(hoofdsom) * exact(rente) * groei / (groei - 1)


@lru_cache(maxsize=1024)
def aflosschema(hoofdsom: Decimal, rente: Decimal, jaren: int, vorm: Vorm) -> tuple[Jaarlast, ...]:
    """A loan year by year until nothing is open; repayments add up to ``hoofdsom`` exactly.

    Straight-line repays the same each year, an annuity pays the same each year, a loan free of
    repayment is repaid whole in its last year. Raises ValueError as ``annuiteit``.
    """
    vast = annuiteit(hoofdsom, rente if vorm == Vorm.ANNUITEIT else 0, jaren)
    open_, rijen = centen(hoofdsom), []
    for jaar in range(1, jaren + 1):
        rentelast = centen(exact(open_) * exact(rente))
        deel = {
            Vorm.LINEAIR: centen(vast),
            Vorm.ANNUITEIT: centen(vast) - rentelast,
            Vorm.INEENS: NUL,
        }[vorm]
        aflossing = open_ if jaar == jaren else min(max(deel, NUL), open_)
        rijen.append(Jaarlast(jaar, open_, rentelast, aflossing))
        open_ -= aflossing
    return tuple(rijen)


def afschrijvingen(
    aanschaf: Decimal,
    jaren: int,
    *,
    restwaarde: Decimal = NUL,
    vorm: Vorm = Vorm.LINEAIR,
    rente: Decimal = NUL,
) -> tuple[Decimal, ...]:
    """Written off per year; together exactly what was paid less what is left (``restwaarde``).

    Straight-line: the same each year. Annuity: rising, so that depreciation and interest over the
    book value stay the same together. Raises ValueError for a residual value above the price, a
    form that writes nothing off, and as ``annuiteit``.
    """
    if restwaarde > aanschaf or vorm == Vorm.INEENS:
        raise ValueError("Er valt niets af te schrijven.")
    schema = aflosschema(aanschaf - restwaarde, rente, jaren, vorm)
    return tuple(jaar.aflossing for jaar in schema)


def per_jaar(bedrag: Decimal, jaren: int) -> Decimal:
    """Straight-line depreciation of one ordinary year, in cents. Raises ValueError without years.

    € 1.200.000 in 30 years: € 40.000.
    """
    return centen(annuiteit(bedrag, 0, jaren))


@dataclass(frozen=True)
class Lening:
    """A loan as a plan states it; ``rente`` is a share, ``begin`` the day it is taken up."""

    hoofdsom: Decimal
    rente: Decimal
    jaren: int
    begin: date
    vorm: Vorm = Vorm.LINEAIR

    def schema(self) -> tuple[Jaarlast, ...]:
        return aflosschema(self.hoofdsom, self.rente, self.jaren, self.vorm)

    def lasten_in(self, kalenderjaar: int) -> tuple[Decimal, Decimal]:
        """Interest and repayment that fall in a calendar year, counted in whole months.

        A loan from 1 April gives that year nine twelfths of its first year, the next year the
        other three and nine twelfths of its second.
        """
        nummer = kalenderjaar - self.begin.year
        eerder = Fraction(self.begin.month - 1, 12)
        schema, rente, aflossing = self.schema(), Fraction(0), Fraction(0)
        for jaar, deel in ((nummer, eerder), (nummer + 1, 1 - eerder)):
            if 1 <= jaar <= self.jaren:
                rente += exact(schema[jaar - 1].rente) * deel
                aflossing += exact(schema[jaar - 1].aflossing) * deel
        return centen(rente), centen(aflossing)


def lasten_in(leningen: Iterable[Lening], kalenderjaar: int) -> tuple[Decimal, Decimal]:
    """Interest and repayment of all loans together in a calendar year."""
    lasten = [lening.lasten_in(kalenderjaar) for lening in leningen]
    return sum((r for r, _ in lasten), NUL), sum((a for _, a in lasten), NUL)
