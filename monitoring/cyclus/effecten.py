"""What a step of a cycle sets in motion, in the same transaction. Rooms that come after this one
register theirs in ready()::

    effecten.registreer("analyse_heropenen", cijfers_loslaten)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from regio.models import Gebruiker

from ..choices import Cyclusstatus
from ..halfjaar import Halfjaar
from ..levering.plichten import plichten_maken
from ..models import Cyclus, Cyclusinstelling
from .betrokkenen import instelling_van
from .werkstroom import Overgang


@dataclass
class Stap:
    """One step that is being taken: the cycle under lock; ``by`` None: by the schedule."""

    cyclus: Cyclus
    overgang: Overgang
    by: Gebruiker | None
    reden: str
    van: Cyclusstatus
    nu: datetime = field(default_factory=timezone.now)
    details: dict[str, Any] = field(default_factory=dict)


Effect = Callable[[Stap], Any]
EFFECTEN: Final[dict[str, list[Effect]]] = {}


def registreer(code: str, effect: Effect) -> None:
    """Do ``effect`` with the step ``code``, after those that were there; the same one once."""
    bekend = EFFECTEN.setdefault(code, [])
    if effect not in bekend:
        bekend.append(effect)


def uitvoeren(stap: Stap) -> None:
    """In the new state of the cycle; what fails undoes the step."""
    for effect in (*EIGEN.get(stap.overgang.code, ()), *EFFECTEN.get(stap.overgang.code, ())):
        effect(stap)


def plannen(stap: Stap) -> None:
    """Set the dates that are not there yet; who opens later gives as many days as planned."""
    gezet = datums(stap.cyclus, timezone.localdate(stap.nu))
    for veld, dag in gezet.items():
        setattr(stap.cyclus, veld, dag)
    stap.cyclus.save(update_fields=list(gezet))


def datums(cyclus: Cyclus, vandaag: Any) -> dict[str, Any]:
    """Per date of ``cyclus`` what it becomes when it opens on ``vandaag``; set ones stay."""
    instelling = instelling_van(cyclus.gebied) or standaard(cyclus.halfjaar)
    gepland = instelling.dagen_van(cyclus.halfjaar)
    later = max(vandaag - gepland["opent_op"], timedelta())
    gezet = {veld: getattr(cyclus, veld) or dag + later for veld, dag in gepland.items()}
    return {**gezet, "opent_op": vandaag}


def standaard(halfjaar: Halfjaar) -> Cyclusinstelling:
    """For an area without settings: the days that the model begins with."""
    return Cyclusinstelling(vanaf_jaar=halfjaar.jaar, vanaf_helft=halfjaar.helft)


def leverplichten(stap: Stap) -> None:
    stap.details["leverplichten"] = plichten_maken(stap.cyclus)


def aangeboden(stap: Stap) -> None:
    stap.cyclus.advies_op = stap.nu
    stap.cyclus.save(update_fields=["advies_op"])


def niet_aangeboden(stap: Stap) -> None:
    stap.cyclus.advies_op = None
    stap.cyclus.save(update_fields=["advies_op"])


def in_de_keten(stap: Stap) -> None:
    soort = {
        "vaststellen": Schakelsoort.CYCLUS_VASTGESTELD,
        "vaststelling_herroepen": Schakelsoort.CYCLUS_HERROEPEN,
    }[stap.overgang.code]
    gegevens = {"cyclus": str(stap.cyclus), "soort": stap.cyclus.soort, "tekst": stap.reden}
    schakel = besluit_vastleggen(soort, stap.cyclus, by=stap.by, gegevens=gegevens)
    stap.details["schakel"] = schakel.nummer


EIGEN: Final[dict[str, tuple[Effect, ...]]] = {
    "openen": (plannen, leverplichten),
    "advies_aanbieden": (aangeboden,),
    "advies_terugnemen": (niet_aangeboden,),
    "analyse_heropenen": (niet_aangeboden,),
    "vaststellen": (in_de_keten,),
    "vaststelling_herroepen": (in_de_keten,),
}
