"""What changed since a judgment: places in the plan, and the criteria that point at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..kaders.onderdelen import raakt
from ..models import Criterium, Planversie
from ..plan.verschil import verschillen
from .projectsoort import soort_per_rij


@dataclass(frozen=True)
class Gewijzigd:
    """Places that differ, and per row the kinds of project it belonged to before and after."""

    paden: frozenset[str] = frozenset()
    soorten: Mapping[str, set[str]] = field(default_factory=dict)


NIETS: Final = Gewijzigd()


def gewijzigd_tussen(oud: Planversie, nieuw: Planversie) -> Gewijzigd:
    """Fields, rows and cells that differ; attachments count at the place they belong to."""
    paden = {verschil.pad for verschil in verschillen(oud.inhoud, nieuw.inhoud)}
    soorten: dict[str, set[str]] = {}
    for inhoud in (oud.inhoud, nieuw.inhoud):
        for rij, soort in soort_per_rij(inhoud).items():
            soorten.setdefault(rij, set()).add(soort)
    return Gewijzigd(frozenset(paden | bijlagepaden(oud, nieuw)), soorten)


def bijlagepaden(oud: Planversie, nieuw: Planversie) -> set[str]:
    bijlagen: Any = oud.plan.bijlagen
    voor = {rij.pk: rij.pad for rij in bijlagen.van_versie(oud.nummer)}
    na = {rij.pk: rij.pad for rij in bijlagen.van_versie(nieuw.nummer)}
    return {pad for pk, pad in (voor | na).items() if pad and (pk in voor) != (pk in na)}


def geraakt(criterium: Criterium, gewijzigd: Gewijzigd) -> list[str]:
    """Which of the changed places this criterion points at, of its own kind of projects."""
    return sorted(
        pad
        for pad in gewijzigd.paden
        if raakt(criterium.onderdelen, pad)
        and (not criterium.projectsoort or telt(criterium.projectsoort, pad, gewijzigd))
    )


def telt(soort: str, pad: str, gewijzigd: Gewijzigd) -> bool:
    """A row of no project, and what is no row, counts for every kind."""
    rij = "/".join(pad.split("/")[:2])
    return soort in gewijzigd.soorten.get(rij, {soort})
