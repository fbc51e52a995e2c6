"""The charts of grants."""

from jeugdzorg.kern.chart_kinds import verdeling
from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.notation import euro

from .tabellen import Toekenningstabel


def toekenning_chart(tabel: Toekenningstabel) -> Grafiek | None:
    """Which municipality divides how much, the latest source of each."""
    per_gemeente = {
        rij.gemeente.naam: rij.beschikking.rij.bedrag for rij in tabel.gemeenten if rij.beschikking
    }
    if not per_gemeente:
        return None
    rijen = sorted(per_gemeente.items(), key=lambda rij: -rij[1])
    naam, meest = rijen[0]
    return verdeling(
        titel="Welke coördinerende gemeente verdeelt hoeveel?",
        conclusie=f"{naam} verdeelt het meest: {euro(meest)}.",
        rijen=rijen,
    )
