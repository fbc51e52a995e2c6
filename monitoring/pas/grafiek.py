"""The chart of "in de pas": does the build-up keep pace with the build-down?"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, OPBOUW, PAD, Grafiek
from jeugdzorg.kern.notation import getal_tekst

from ..choices_pas import Zekerheid
from .kwartaal import Kwartaal
from .rekenen import Kwartaalregel
from .uitkomst import Pasbeeld

TITEL: Final = "Loopt de opbouw in de pas met de afbouw?"


def pas_grafiek(beeld: Pasbeeld) -> Grafiek:
    """What the path asks to be gone, what goes, what has come, and what comes by plan."""
    reeksen = []
    if beeld.regels[-1].gevraagd is not None:
        reeksen.append(reeks("gevraagd door het pad", beeld, lambda r: r.gevraagd, PAD))
    reeksen.append(reeks("afbouw", beeld, lambda r: r.afgebouwd, AFBOUW, trap=True))
    reeksen.append(reeks("opbouw die er is", beeld, er_is, OPBOUW, trap=True))
    if beeld.keuze.zekerheid != Zekerheid.GEREALISEERD:
        naam = f"opbouw tot en met {beeld.keuze.zekerheid.label}"
        reeksen.append(reeks(naam, beeld, lambda r: r.opgebouwd, OPBOUW, trap=True, plan=True))
    return lijnen(
        titel=TITEL,
        conclusie=beeld.zin,
        eenheid="plaatsen sinds het begin, eind van het kwartaal",
        reeksen=reeksen,
        dagwoord=lambda dag: Kwartaal.at(dag).kort,
        vandaag=beeld.vandaag if beeld.nu else None,
        kop="Kwartaal",
        notatie=lambda waarde: getal_tekst(waarde, None if waarde == int(waarde) else 1),
    )


def er_is(regel: Kwartaalregel) -> int:
    return regel.op.get(Zekerheid.GEREALISEERD.value, 0)


def reeks(
    naam: str,
    beeld: Pasbeeld,
    waarde: Callable[[Kwartaalregel], Any],
    kleur: str,
    *,
    trap: bool = False,
    plan: bool = False,
) -> Reeks:
    punten = [(regel.kwartaal.tot, een_decimaal(waarde(regel))) for regel in beeld.regels]
    return Reeks(
        naam=naam,
        punten=tot_nu(punten, beeld) if kleur == OPBOUW and not plan else punten,
        kleur=kleur,
        trap=trap,
        plan=plan,
    )


def tot_nu(punten: list[tuple[date, Any]], beeld: Pasbeeld) -> list[tuple[date, Any]]:
    """What is there is known up to this quarter."""
    tot = Kwartaal.at(beeld.vandaag).tot
    return [(dag, waarde) for dag, waarde in punten if dag <= tot] or punten[:1]


def een_decimaal(waarde: Any) -> Any:
    return None if waarde is None else round(float(waarde), 1)
