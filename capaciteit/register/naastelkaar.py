"""Two rows beside each other, and what would move with the one that goes."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst

from ..models import Locatie, Voorziening
from .locaties import LOCATIEVELDEN
from .versies import VERSIEVELDEN
from .verwijzingen import verwijzingen

VELDEN: Final[dict[type, tuple[str, ...]]] = {
    Locatie: ("code", *LOCATIEVELDEN, "jeugdhulpregio", "gebied", "bron"),
    Voorziening: ("code", *VERSIEVELDEN, "gereed", "bron"),
}


@dataclass(frozen=True)
class Naastregel:
    label: str
    een: Any
    ander: Any

    @property
    def verschilt(self) -> bool:
        return bool(self.een != self.ander)


def naast_elkaar(een: Any, ander: Any) -> list[Naastregel]:
    """Every field of both; those that are empty in both are left out."""
    regels = [
        Naastregel(
            capfirst(str(een._meta.get_field(veld).verbose_name)),
            tekst(een, veld),
            tekst(ander, veld),
        )
        for veld in VELDEN[type(een)]
    ]
    if isinstance(een, Locatie):
        regels.insert(2, Naastregel("Aanbieders", *(namen(rij) for rij in (een, ander))))
    return [regel for regel in regels if regel.een or regel.ander]


def tekst(rij: Any, veld: str) -> Any:
    if hasattr(rij, f"get_{veld}_display"):
        return getattr(rij, f"get_{veld}_display")()
    gevonden = getattr(rij, veld)
    return "" if gevonden is None else gevonden


def namen(locatie: Locatie) -> str:
    return ", ".join(sorted(str(aanbieder) for aanbieder in locatie.aanbieders.all()))


def gaat_mee(een: Any, ander: Any) -> list[tuple[str, int, int]]:
    """Per kind of thing that points at them: how many at each; what neither has is left out."""
    tellingen = [
        (wijzer.label, wijzer.rijen(een).count(), wijzer.rijen(ander).count())
        for wijzer in verwijzingen(type(een))
    ]
    return [telling for telling in tellingen if telling[1] or telling[2]]
