"""Blocks that look ahead: the pace along each path, and build-up against build-down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, OPBOUW, PAD, Grafiek

from ..doelen.beeld import tempobeeld
from ..doelen.zinnen import opgave_zin, tempo_zin
from ..pas.beeld import pasbeeld
from ..pas.grafiek import TITEL, een_decimaal
from ..pas.kwartaal import Kwartaal
from ..rapportage.bereik import Bereik
from ..rapportage.tabellen import getal
from .blokken import Bloksoort, Inhoud


def tempoblok(bereik: Bereik) -> Inhoud | None:
    """Per path in sentences: how fast it goes, when the target is reached, what is needed."""
    paden = [
        {"naam": beeld.pad.naam, "zinnen": [tempo_zin(tempo), opgave_zin(tempo)]}
        for beeld in bereik.padbeelden
        if (tempo := tempobeeld(beeld))
    ]
    return {"paden": paden} if paden else None


def pasblok(bereik: Bereik) -> Inhoud | None:
    """What everybody may know: without plans that are only handed in."""
    beeld = pasbeeld(bereik.gebied, None, regio=bereik.regio, vandaag=bereik.op)
    if not any(rij.opgave or rij.opgebouwd for rij in beeld.regels):
        return None
    return {
        "zin": beeld.zin,
        "regels": [kwartaal(rij) for rij in beeld.regels],
        "doelgroepen": [[rij.naam, rij.totaal] for rij in beeld.doelgroepen],
    }


def kwartaal(regel: Any) -> dict[str, Any]:
    gevraagd = regel.gevraagd
    return {
        "kwartaal": regel.kwartaal.label,
        "tot": regel.kwartaal.tot.isoformat(),
        "gevraagd": None if gevraagd is None else getal(een_decimaal(gevraagd)),
        "afgebouwd": regel.afgebouwd,
        "opgebouwd": regel.opgebouwd,
        "tekort": getal(een_decimaal(regel.tekort)),
    }


def pasbeelden(inhoud: Inhoud) -> Mapping[str, Any]:
    return {"grafiek": pasgrafiek(inhoud)}


def pasgrafiek(inhoud: Inhoud) -> Grafiek:
    namen = [("afbouw", "afgebouwd", AFBOUW), ("opbouw", "opgebouwd", OPBOUW)]
    if any(rij["gevraagd"] is not None for rij in inhoud["regels"]):
        namen.insert(0, ("gevraagd door het pad", "gevraagd", PAD))
    return lijnen(
        titel=TITEL,
        conclusie=inhoud["zin"],
        eenheid="plaatsen sinds het begin, eind van het kwartaal",
        reeksen=[reeks(naam, veld, kleur, inhoud["regels"]) for naam, veld, kleur in namen],
        dagwoord=lambda dag: Kwartaal.at(dag).kort,
        kop="Kwartaal",
    )


def reeks(naam: str, veld: str, kleur: str, regels: list[dict[str, Any]]) -> Reeks:
    punten = [(date.fromisoformat(rij["tot"]), rij[veld]) for rij in regels]
    return Reeks(naam=naam, punten=punten, kleur=kleur, trap=veld != "gevraagd")


BLOKKEN = (
    Bloksoort(
        "tempo",
        "Tempo en verwachting",
        "Per pad hoe snel het gaat, wanneer het doel dan is bereikt en wat nodig is.",
        tempoblok,
        doorlopend=True,
    ),
    Bloksoort(
        "pas",
        "Opbouw en afbouw in de pas",
        "Per kwartaal hoeveel plaatsen weg moeten, weg zijn en erbij komen.",
        pasblok,
        beelden=pasbeelden,
    ),
)
