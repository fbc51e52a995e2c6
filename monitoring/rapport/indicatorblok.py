"""The block of indicators: each as it is defined, per region, together, and how complete it is."""

from collections.abc import Mapping
from typing import Any

from jeugdzorg.kern.chart_kinds import staven
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import getal_tekst, is_number

from ..indicatoren.gebruik import Gebruik
from ..levering.dekking import Gebiedswaarde, gebiedswaarden_van
from ..models import Meting
from ..rapportage.bereik import Bereik
from ..rapportage.tabellen import NIET_GELEVERD, getal
from .afgeleid import afgeleide_waarden, met_afgeleid
from .blokken import Bloksoort, Inhoud


def indicatorenblok(bereik: Bereik) -> Inhoud:
    """Every indicator that the area follows and that is a number, in its own order."""
    gebruikt = [rij for rij in bereik.gebruik if rij.indicator.soort == "kwantitatief"]
    nu, vorig = waarden(bereik, bereik.halfjaar), waarden(bereik, bereik.halfjaar.vorige)
    regels = [regel(bereik, rij, nu, vorig) for rij in gebruikt]
    if afgeleid := {
        rij.indicator.code: rij.indicator for rij in gebruikt if rij.versie.is_afgeleid
    }:
        berekend = afgeleide_waarden(bereik)
        regels = [
            met_afgeleid(rij, afgeleid[rij["code"]], bereik, berekend)
            if rij["code"] in afgeleid
            else rij
            for rij in regels
        ]
    return {"indicatoren": regels}


def waarden(bereik: Bereik, halfjaar: Any) -> dict[int, Gebiedswaarde]:
    lijst = [rij.indicator for rij in bereik.gebruik]
    return gebiedswaarden_van(bereik.gebied, halfjaar, lijst, Meting.objects.voor_elk_lid())


def regel(
    bereik: Bereik,
    gebruik: Gebruik,
    nu: Mapping[int, Gebiedswaarde],
    vorig: Mapping[int, Gebiedswaarde],
) -> dict[str, Any]:
    indicator, versie = gebruik.indicator, gebruik.versie
    samen, eerder = nu[indicator.pk], vorig[indicator.pk]
    regios = bereik.regios if bereik.regio is None else [bereik.regio]
    return {
        "code": indicator.code,
        "naam": indicator.naam,
        "betekenis": versie.betekenis or indicator.betekenis,
        "eenheid": versie.eenheid or indicator.eenheid,
        "versie": versie.nummer,
        "breuk": versie.reden if versie.reeksbreuk and versie.vanaf == bereik.halfjaar else "",
        "kop": [bereik.halfjaar.vorige.label, bereik.halfjaar.label],
        "regios": [
            {
                "naam": regio.naam,
                "vorig": waarde_van(eerder, regio.pk),
                "nu": waarde_van(samen, regio.pk),
            }
            for regio in regios
        ],
        "samen": {"vorig": getal(eerder.getoond), "nu": getal(samen.getoond)},
        "gedrukt": getal(samen.gedrukt.waarde) if samen.gedrukt else None,
        "dekking": samen.dekking.tekst,
        "andere_dekking": eerder.dekking.tekst if ander_totaal(eerder, samen) else "",
        "ontbreekt": [regio.naam for regio in samen.dekking.ontbreekt],
        "uitleg": samen.waarom_leeg if samen.dekking.geleverd else "",
        "voorbeeld": samen.voorbeeld or eerder.voorbeeld,
    }


def waarde_van(samen: Gebiedswaarde, regio: int) -> Any:
    meting = samen.per_regio.get(regio)
    return NIET_GELEVERD if meting is None else getal(meting.waarde)


def ander_totaal(eerder: Gebiedswaarde, nu: Gebiedswaarde) -> bool:
    """There are two sums, and they are not of the same regions."""
    beide = eerder.waarde is not None and nu.waarde is not None
    return beide and eerder.dekking.geleverd != nu.dekking.geleverd


def beelden(inhoud: Inhoud) -> Mapping[str, Any]:
    return {"regels": [(rij, grafiek(rij)) for rij in inhoud["indicatoren"]]}


def grafiek(rij: Mapping[str, Any]) -> Grafiek | None:
    """Per region the half-year before and this one, where somebody delivered; not over a break.
    What is no number ("<5", "niet geleverd") stands in its place in those words; a half-year
    before of which nothing is known at all is left out."""
    eerst, laatst = rij["kop"]
    staafjes = [(regio["naam"], regio["vorig"], regio["nu"]) for regio in rij["regios"]]
    getallen = [staaf for staaf in staafjes if is_number(staaf[2])]
    if rij["breuk"] or len(staafjes) < 2 or not getallen:
        return None
    naam, _, hoogste = max(getallen, key=lambda staaf: staaf[2])
    eerder = any(vorig != NIET_GELEVERD for _, vorig, _ in staafjes)
    return staven(
        titel=f"Hoe staat het per regio? {rij['naam']}",
        conclusie=f"{naam} heeft in het {laatst} het hoogste cijfer: {getal_tekst(hoogste)}. "
        f"Geleverd door {rij['dekking']}.",
        eenheid=rij["eenheid"] or "aantal",
        rijen=staafjes if eerder else [(regio, nu) for regio, _, nu in staafjes],
        reeksen=(eerst, laatst) if eerder else (laatst,),
    )


INDICATOREN = Bloksoort(
    "indicatoren",
    "Indicatoren",
    "Elke indicator die het gebied volgt: wat hij betekent, per regio, samen en hoe volledig.",
    indicatorenblok,
    beelden=beelden,
)
