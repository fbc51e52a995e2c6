"""What an investment costs per year: depreciation, interest and repayment.

Years are whole years after the money was taken up or the building was taken into use; interest is
reckoned once a year over what was open at the start of it (interest afterwards). Every year is
rounded to cents and the last takes what rounding left, so that the parts add up to the whole.
Source: OVR, chapter 5, 1.3 (investment, book value, loans and repayments per location).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

NUL = Decimal("0.00")


class Vorm(StrEnum):
    """How a debt is repaid, or a building written off."""

    LINEAIR = "lineair"
    ANNUITAIR = "annuitair"
    AFLOSSINGSVRIJ = "aflossingsvrij"


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


def aflosschema(hoofdsom: Decimal, rente: Decimal, jaren: int, vorm: Vorm) -> tuple[Jaarlast, ...]:
    """A loan year by year until nothing is open; repayments add up to ``hoofdsom`` exactly.

    Straight-line repays the same each year, an annuity pays the same each year, a loan free of
    repayment is repaid whole in its last year. Raises ValueError as ``annuiteit``.
    """
    vast = annuiteit(hoofdsom, rente if vorm == Vorm.ANNUITAIR else 0, jaren)
    open_, rijen = centen(hoofdsom), []
    for jaar in range(1, jaren + 1):
        rentelast = centen(exact(open_) * exact(rente))
        deel = {
            Vorm.LINEAIR: centen(vast),
            Vorm.ANNUITAIR: centen(vast) - rentelast,
            Vorm.AFLOSSINGSVRIJ: NUL,
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
    if restwaarde > aanschaf or vorm == Vorm.AFLOSSINGSVRIJ:
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
    """A loan as a plan states it; ``rente`` is a share, ``jaren`` what is left to run."""

    hoofdsom: Decimal
    rente: Decimal
    jaren: int
    vorm: Vorm = Vorm.LINEAIR

    def schema(self) -> tuple[Jaarlast, ...]:
        return aflosschema(self.hoofdsom, self.rente, self.jaren, self.vorm)


def lasten_in(leningen: Iterable[Lening], jaar: int) -> tuple[Decimal, Decimal]:
    """Interest and repayment of all loans together in year ``jaar`` (1 is the first)."""
    rente = aflossing = NUL
    for lening in leningen:
        if 1 <= jaar <= lening.jaren:
            last = lening.schema()[jaar - 1]
            rente, aflossing = rente + last.rente, aflossing + last.aflossing
    return rente, aflossing
