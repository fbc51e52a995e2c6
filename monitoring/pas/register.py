"""Places of the register of alternatives that neither the books nor a plan account for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q

from regio.models import Gebied

from ..choices_pas import Zekerheid
from ..models import Alternatief
from .lezen import zichtbaar
from .stappen import OPBOUW, Stap, met_einde


@dataclass(frozen=True)
class Registerdeel:
    """The current alternatives of an area, sorted by where their places count.

    ``geteld`` count from here; ``elders`` in the books or a plan; ``niet_geboekt`` should be there
    but are in no book, so they count nowhere yet; ``zonder_plaatsen`` have reach, or say nothing.
    """

    geteld: tuple[Alternatief, ...]
    elders: tuple[Alternatief, ...]
    niet_geboekt: tuple[Alternatief, ...]
    zonder_plaatsen: tuple[Alternatief, ...]
    stappen: tuple[Stap, ...]

    @property
    def alle(self) -> tuple[Alternatief, ...]:
        return self.geteld + self.elders + self.niet_geboekt + self.zonder_plaatsen


LEEG: Final = Registerdeel((), (), (), (), ())
"""Where nobody looked at the register."""


def alternatieven(user: Any, gebied: Gebied, regios: Iterable[str], *, voorbeeld: bool) -> Any:
    """Those of the area, of areas within it and of its regions, as far as ``user`` may see."""
    van_regio = Alternatief.objects.filter(jeugdhulpregios__code__in=list(regios))
    van_gebied = Alternatief.objects.in_gebied(gebied)
    rijen = zichtbaar(Alternatief, user, voorbeeld=voorbeeld).actueel()
    gekozen = rijen.filter(Q(pk__in=van_gebied.values("pk")) | Q(pk__in=van_regio.values("pk")))
    return gekozen.with_partijen().order_by("naam", "pk")


def registerdeel(
    rijen: Iterable[Alternatief],
    gebied: Gebied,
    regios: frozenset[str],
    voorzieningen: frozenset[int],
    plannen: frozenset[int],
) -> Registerdeel:
    """``voorzieningen`` have places in the books or a plan; ``plannen`` count for who reads.

    A plan that the reader may not see does not count for that reader, so its alternative does.
    """
    delen: dict[str, list[Alternatief]] = {
        "geteld": [],
        "elders": [],
        "niet_geboekt": [],
        "zonder_plaatsen": [],
    }
    stappen: list[Stap] = []
    for rij in rijen:
        deel = deel_van(rij, voorzieningen, plannen)
        delen[deel].append(rij)
        if deel == "geteld":
            stappen.extend(stappen_van(rij, gebied, regios))
    return Registerdeel(
        **{naam: tuple(deel) for naam, deel in delen.items()}, stappen=tuple(stappen)
    )


def deel_van(rij: Alternatief, voorzieningen: frozenset[int], plannen: frozenset[int]) -> str:
    if rij.voorziening_id in voorzieningen or rij.plan_id in plannen:
        return "elders"
    if not rij.plaatsen:
        return "zonder_plaatsen"
    return "niet_geboekt" if rij.fase == Zekerheid.GEREALISEERD else "geteld"


def stappen_van(rij: Alternatief, gebied: Gebied, regios: frozenset[str]) -> Iterator[Stap]:
    """In its region; without one, or with several, under no region of its own area."""
    codes = [regio.code for regio in rij.jeugdhulpregios.all()]
    regio = codes[0] if len(codes) == 1 else ""
    binnen = gebied.pk in (rij.gebied_id, rij.gebied.bovenliggend_id)
    if regio not in regios and not binnen:
        return
    stap = Stap(
        dag=dag_van(rij),
        aantal=rij.plaatsen or 0,
        regio=regio,
        zorgvorm=rij.soort,
        beweging=OPBOUW,
        doelgroep=rij.behoefte.code if rij.behoefte else "",
        zekerheid=rij.fase,
        herkomst="register",
        bron=f"alternatief:{rij.code}",
    )
    yield from met_einde(stap, rij.tot)


def dag_van(rij: Alternatief) -> date | None:
    return rij.vanaf
