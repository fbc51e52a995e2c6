"""What changed between two versions of a delivery, value by value."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..choices_levering import GELEVERD
from ..models import Indicatorlevering, Leverwaarde
from .kennis import gegeven_van
from .vraag import Gegeven


@dataclass(frozen=True)
class Versieregel:
    """One question: what it said before and what it says in this version."""

    indicator: str
    uitsplitsing: str
    eenheid: str
    was: Gegeven | None
    nu: Gegeven | None
    door: Any = None

    @property
    def soort(self) -> str:
        if self.was is None:
            return "nieuw"
        if self.nu is None:
            return "vervallen"
        return "gewijzigd" if self.was != self.nu else "gelijk"

    @property
    def anders(self) -> bool:
        return self.soort != "gelijk"


def versieregels(levering: Indicatorlevering, user: Any) -> list[Versieregel]:
    """The values of ``levering`` beside those of the version that was handed in before it; only
    for who may read the values as they were filled in."""
    vorige = versie_ervoor(levering)
    nu = waarden(levering, user)
    was = waarden(vorige, user) if vorige else {}
    sleutels = sorted(nu.keys() | was.keys(), key=lambda s: s)
    return [regel(was.get(sleutel), nu.get(sleutel), bool(vorige)) for sleutel in sleutels]


def versie_ervoor(levering: Indicatorlevering) -> Indicatorlevering | None:
    """The last one that was handed in before it."""
    eerder = levering.plicht.leveringen.filter(nummer__lt=levering.nummer, status__in=GELEVERD)
    return eerder.first()


def waarden(levering: Indicatorlevering, user: Any) -> dict[tuple[str, str], Leverwaarde]:
    rijen = Leverwaarde.objects.visible_to(user).filter(levering=levering)
    rijen = rijen.select_related("indicator", "indicatorversie", "gewijzigd_door")
    return {(rij.indicator.code, rij.uitsplitsing): rij for rij in rijen}


def regel(was: Leverwaarde | None, nu: Leverwaarde | None, vergelijken: bool) -> Versieregel:
    rij = nu or was
    if rij is None:
        raise ValueError("Een regel heeft een van beide")
    oud = gegeven_van(was) if was else None
    return Versieregel(
        rij.indicatorversie.naam,
        rij.uitsplitsing,
        rij.indicatorversie.eenheid,
        oud if vergelijken else (gegeven_van(nu) if nu else None),
        gegeven_van(nu) if nu else None,
        nu.gewijzigd_door if nu else None,
    )


def alleen_anders(regels: Iterable[Versieregel]) -> list[Versieregel]:
    return [regel for regel in regels if regel.anders]
