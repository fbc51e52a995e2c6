"""What changed since a judgment: places in the plan, and the criteria that point at them."""

from collections.abc import Iterable
from typing import Any

from ..kaders.onderdelen import raakt
from ..models import Criterium, Planversie
from ..plan.verschil import verschillen


def gewijzigd_tussen(oud: Planversie, nieuw: Planversie) -> set[str]:
    """Fields, rows and cells that differ; attachments count at the place they belong to."""
    paden = {verschil.pad for verschil in verschillen(oud.inhoud, nieuw.inhoud)}
    return paden | bijlagepaden(oud, nieuw)


def bijlagepaden(oud: Planversie, nieuw: Planversie) -> set[str]:
    bijlagen: Any = oud.plan.bijlagen
    voor = {rij.pk: rij.pad for rij in bijlagen.van_versie(oud.nummer)}
    na = {rij.pk: rij.pad for rij in bijlagen.van_versie(nieuw.nummer)}
    return {pad for pk, pad in (voor | na).items() if pad and (pk in voor) != (pk in na)}


def geraakt(criterium: Criterium, gewijzigd: Iterable[str]) -> list[str]:
    """Which of the changed places this criterion points at."""
    return sorted(pad for pad in gewijzigd if raakt(criterium.onderdelen, pad))
