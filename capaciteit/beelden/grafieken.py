"""The charts of the pages about capacity."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import OPBOUW, REGIO, Grafiek
from jeugdzorg.kern.notation import getal_tekst
from jeugdzorg.kern.privacy_values import HIDDEN

from ..samenvatting import Samenvattingrij
from .perioden import Periode

BEZET_KLEUR = "#b4540a"


def verloop_grafiek(verloop: Iterable[tuple[Periode, Samenvattingrij | None]]) -> Grafiek | None:
    """Places and occupied places through time; with less than two periods there is no line."""
    delen = [(periode, rij) for periode, rij in verloop if rij and rij.plaatsen is not None]
    if len(delen) < 2:
        return None
    woorden = {periode.eind: periode.kort for periode, _ in delen}
    (_, eerst), (_, laatst) = delen[0], delen[-1]
    return lijnen(
        titel="Hoeveel plaatsen zijn er, en hoeveel zijn bezet?",
        conclusie=verloop_zin(eerst, laatst, delen[0][0]),
        eenheid="plaatsen",
        reeksen=[
            Reeks(naam="plaatsen", punten=[(p.eind, r.plaatsen) for p, r in delen], kleur=REGIO),
            Reeks(naam="bezet", punten=[(p.eind, bezet(r)) for p, r in delen], kleur=BEZET_KLEUR),
        ],
        dagwoord=lambda dag: woorden.get(dag, str(dag)),
        kop="Periode",
    )


def bezet(rij: Samenvattingrij) -> Any:
    """Drawn only when it is all that is occupied: with shielded rows the line would lie."""
    return HIDDEN if rij.ten_minste else rij.bezet


def verloop_zin(eerst: Samenvattingrij, laatst: Samenvattingrij, sinds: Periode) -> str:
    verschil = (laatst.plaatsen or 0) - (eerst.plaatsen or 0)
    woord = "evenveel als" if not verschil else f"{abs(verschil)} {meer(verschil)} dan"
    zin = f"Er zijn {getal_tekst(laatst.plaatsen)} plaatsen, {woord} in {sinds.met_lidwoord}"
    if laatst.voorzieningen != eerst.voorzieningen:
        zin += f"; toen telden {eerst.voorzieningen} voorzieningen mee, nu {laatst.voorzieningen}"
    return f"{zin}."


def meer(verschil: int) -> str:
    return "meer" if verschil > 0 else "minder"


def kleinschalig_grafiek(
    punten: list[tuple[date, Any]], conclusie: str, woord: Callable[[date], str]
) -> Grafiek:
    """``punten`` in percent."""
    return lijnen(
        titel="Groeit het deel dat kleinschalig is?",
        conclusie=conclusie,
        eenheid="procent van de plaatsen",
        reeksen=[Reeks(naam="kleinschalig", punten=punten, kleur=OPBOUW)],
        dagwoord=woord,
        kop="Periode",
        notatie=lambda waarde: f"{getal_tekst(waarde, 0)}%",
    )
