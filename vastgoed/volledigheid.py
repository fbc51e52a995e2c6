"""The list by which who coordinates sees whether a handed-in plan is complete enough to review."""

from collections import Counter
from dataclasses import dataclass

from .choices_plan import Planernst
from .models import Planversie
from .plan.definities import SECTIE_VAN, SECTIES
from .plan.velden import Sectie
from .plan.volledig import ontbrekend


@dataclass(frozen=True)
class Volledigheidsregel:
    """A section: what it lacks, what the checks found and were not told why, its attachments."""

    sectie: Sectie
    ontbreekt: list[str]
    bevindingen: int
    zonder_toelichting: int
    bijlagen: int

    @property
    def is_volledig(self) -> bool:
        return not self.ontbreekt and not self.zonder_toelichting


def volledigheid(versie: Planversie) -> list[Volledigheidsregel]:
    bijlagen = list(versie.plan.bijlagen.van_versie(versie.nummer))
    gemis = ontbrekend(versie.inhoud, bijlagen)
    gevonden = list(versie.bevindingen.exclude(ernst=Planernst.LET_OP))
    bij = Counter(sectie_code(bijlage.pad) for bijlage in bijlagen)
    alle = Counter(sectie_code(rij.pad) for rij in gevonden)
    stil = Counter(sectie_code(rij.pad) for rij in gevonden if not rij.toelichting)
    return [
        Volledigheidsregel(
            sectie,
            [rij.melding for rij in gemis if rij.sectie == sectie.code],
            alle[sectie.code],
            stil[sectie.code],
            bij[sectie.code],
        )
        for sectie in SECTIES
    ]


def sectie_code(pad: str) -> str:
    """Of the section in which a place lies; a path may also name the section itself."""
    deel = pad.partition("/")[0]
    sectie = SECTIE_VAN.get(deel)
    return sectie.code if sectie else deel
