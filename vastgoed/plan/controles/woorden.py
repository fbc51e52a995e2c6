"""Amounts, months and places in the words of a finding."""

from typing import Any

from jeugdzorg.kern.notation import MAANDEN, datum, getal_tekst
from jeugdzorg.kern.rounding import Exact, round_half_up

from ...rekenen.maanden import Maand

__all__ = ["datum", "euro", "getal_tekst", "maanden", "meervoud", "namen"]


def euro(bedrag: Any) -> str:
    """Cents only when there are any."""
    getal = round_half_up(bedrag, 2)
    heel = getal == getal.to_integral_value()
    return f"€ {getal_tekst(getal, 0 if heel else 2)}"


def maand(welke: Maand) -> str:
    return f"{MAANDEN[welke.nummer % 12]} {welke.nummer // 12}"


def maanden(van: Maand, tot: Maand) -> str:
    return f"in {maand(van)}" if van == tot else f"van {maand(van)} tot en met {maand(tot)}"


def meervoud(aantal: Exact, enkel: str, meer: str) -> str:
    return f"{getal_tekst(aantal)} {enkel if aantal == 1 else meer}"


def namen(codes: list[str]) -> str:
    """``P1, P2 en P3``."""
    return " en ".join(filter(None, (", ".join(codes[:-1]), *codes[-1:])))


def kort(getal: Exact) -> str:
    """At most one decimal: ``95``, ``78,3``."""
    return getal_tekst(round_half_up(getal, 1))
