"""The reduction paths as the regional plans work them out, and the places they ask for.

Three kinds: a percentage of the year before (OOST), a target divided pro rata over regions (ZW),
milestones (N-JH+, see ``padwaarde``). Every value is exact; only ``afgerond`` rounds, for print.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jeugdzorg.kern.rounding import Exact, exact, round_half_up

MAANDEN_PER_JAAR = 12
WEKEN_PER_JAAR = 52
HONDERD = 100


def afbouwpad_percentage(start: int, percentages: Sequence[Decimal | Fraction]) -> list[int]:
    """Youths per year, the start first, when each year ends at (1 − p) of the year before.

    Rounds what remains, not what goes, half up: 75 at 10 % gives 68 (67.5), as the source prints.
    ``percentages`` are shares (``Decimal("0.10")``). Source: OOST, appendix 2.
    Raises ValueError for a start below zero or a percentage outside 0–1.
    """
    if start < 0:
        raise ValueError(f"Een pad begint niet onder nul: {start}.")
    pad = [start]
    for percentage in percentages:
        if not 0 <= percentage <= 1:
            raise ValueError(f"Een percentage ligt tussen 0 en 1: {percentage}.")
        pad.append(int(round_half_up(pad[-1] * (1 - exact(percentage)))))
    return pad


def plekken_uit_instroom(instroom: Exact, verblijfsduur_maanden: Exact) -> Fraction:
    """Places needed at a yearly inflow: inflow × length of stay in months / 12.

    Source: OOST, chapter 6 (156 youths who stay 6 months need 78 places).
    Raises ValueError below zero.
    """
    return _plekken(instroom, verblijfsduur_maanden, MAANDEN_PER_JAAR)


def plekken_uit_instroom_weken(instroom: Exact, verblijfsduur_weken: Exact) -> Fraction:
    """The same for a length of stay in weeks, as ZW aims for: inflow × weeks / 52."""
    return _plekken(instroom, verblijfsduur_weken, WEKEN_PER_JAAR)


def _plekken(instroom: Exact, verblijfsduur: Exact, per_jaar: int) -> Fraction:
    if instroom < 0 or verblijfsduur < 0:
        raise ValueError("Instroom en verblijfsduur zijn niet kleiner dan nul.")
    return exact(instroom) * exact(verblijfsduur) / per_jaar


@dataclass(frozen=True)
class Afbouwdeel:
    """What one region, or all together, has to build down; per year over the term of the path.

    Percentages are of ``basis`` and below zero, as printed: −57 means 57 % less.
    """

    basis: Fraction
    doel: Fraction
    afname: Fraction
    afname_procent: Fraction
    per_jaar: Fraction
    per_jaar_procent: Fraction

    def afgerond(self) -> dict[str, Decimal]:
        """As a table prints it: places with one decimal, percentages whole."""
        decimalen = {"afname_procent": 0, "per_jaar_procent": 0}
        return {
            naam: round_half_up(waarde, decimalen.get(naam, 1))
            for naam, waarde in vars(self).items()
        }


@dataclass(frozen=True)
class ProRataPad:
    """A path of an area divided over its regions: ``delen`` by key, in the order given.

    Invariant: every column of ``delen`` adds up exactly to ``totaal``, percentages aside.
    """

    delen: dict[str, Afbouwdeel]
    totaal: Afbouwdeel


def afbouwpad_pro_rata(
    basis: Mapping[str, Exact], doel: Exact, looptijd_maanden: int
) -> ProRataPad:
    """Each region's part of the area's target, by its share of the baseline, and what must go.

    Shares stay as they are, so every part goes down by the percentage of the whole.
    Source: ZW, 5.6 (125 to 54 in 42 months). Raises ValueError without a baseline, for a part
    below zero, for a target outside 0–baseline and for a term of no months.
    """
    delen = {sleutel: exact(waarde) for sleutel, waarde in basis.items()}
    geheel = sum(delen.values(), Fraction(0))
    if geheel <= 0 or min(delen.values()) < 0:
        raise ValueError("Een vertrekpunt is samen meer dan nul, en nergens minder.")
    if not 0 <= doel <= geheel:
        raise ValueError(f"Het doel ligt tussen nul en het vertrekpunt: {doel}.")
    if looptijd_maanden <= 0:
        raise ValueError("De looptijd is minstens een maand.")
    blijft = exact(doel) / geheel
    jaren = Fraction(looptijd_maanden, MAANDEN_PER_JAAR)
    return ProRataPad(
        delen={sleutel: _deel(waarde, blijft, jaren) for sleutel, waarde in delen.items()},
        totaal=_deel(geheel, blijft, jaren),
    )


def _deel(basis: Fraction, blijft: Fraction, jaren: Fraction) -> Afbouwdeel:
    """The part with this baseline when the share ``blijft`` of it is left after ``jaren``."""
    afname = basis * (1 - blijft)
    procent = -HONDERD * (1 - blijft)
    return Afbouwdeel(
        basis=basis,
        doel=basis * blijft,
        afname=afname,
        afname_procent=procent,
        per_jaar=afname / jaren,
        per_jaar_procent=procent / jaren,
    )


def procent_per_jaar_samengesteld(start: Exact, doel: Exact, looptijd_maanden: int) -> Decimal:
    """The yearly percentage, each year of the year before, that brings ``start`` to ``doel``.

    For comparison with a percentage of the baseline: 125 to 54 in 42 months is 16 % a year of the
    baseline and 21.3 % of the year before. To 28 digits. Raises ValueError without a start or term.
    """
    if start <= 0 or doel < 0 or looptijd_maanden <= 0:
        raise ValueError("Een start boven nul, een doel vanaf nul en een looptijd zijn nodig.")
    blijft = exact(doel) / exact(start)
    verhouding = Decimal(blijft.numerator) / Decimal(blijft.denominator)
    return HONDERD * (1 - verhouding ** (Decimal(MAANDEN_PER_JAAR) / looptijd_maanden))
