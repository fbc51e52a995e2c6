"""The blocks of figures that every report can have, and the order of all blocks."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..choices_rapport import Rapportsoort
from ..rapportage.bereik import Bereik
from ..rapportage.gegevens import (
    bevinding,
    bijlage,
    bronnen,
    dekkingregel,
    pad,
    regio_pagina,
    termijnen,
)
from ..rapportage.tabellen import regiotabel, voortgangstabel, voorzieningentabel
from ..rapportage.zinnen import regio_samenvatting, samenvatting
from . import sturing, vooruit
from .beelden import pad_met_grafieken, regiografieken
from .blokken import TEKST, Bloksoort, Inhoud, registreer
from .indicatorblok import INDICATOREN
from .regioblok import regiobeelden
from .veranderd import VERANDERD

GEBIED = frozenset({Rapportsoort.GEBIED})
REGIO = frozenset({Rapportsoort.REGIO})


def samenvattingblok(bereik: Bereik) -> Inhoud:
    voortgang = voortgangstabel(bereik.padbeelden, bereik)
    zinnen = samenvatting(bereik) if bereik.regio is None else regio_samenvatting(bereik)
    return {
        "zinnen": zinnen,
        "voortgang": voortgang.as_json() if voortgang and bereik.regio is None else None,
        "dekking": [dekkingregel(bereik, rij) for rij in bereik.indicatoren],
        "voorbeeld": any(rij.bron.is_voorbeeld for rij in bereik.metingen),
    }


def cijferblok(bereik: Bereik) -> Inhoud:
    return {
        "tabellen": [
            regiotabel(bereik, indicator).as_json()
            for indicator in bereik.indicatoren
            if any(bereik.meting(indicator, regio) for regio in bereik.regios)
        ]
    }


def padenblok(bereik: Bereik) -> Inhoud:
    return {"paden": [pad(beeld) for beeld in bereik.padbeelden]}


def padbeelden(inhoud: Inhoud) -> Mapping[str, Any]:
    return {"paden": [pad_met_grafieken(rij) for rij in inhoud["paden"]]}


def voorzieningenblok(bereik: Bereik) -> Inhoud:
    tabel = voorzieningentabel(bereik)
    return {"tabel": tabel.as_json() if tabel else None}


def termijnenblok(bereik: Bereik) -> Inhoud:
    return {"rijen": list(termijnen(bereik))}


def regiosblok(bereik: Bereik) -> Inhoud:
    return {"regios": [regio_pagina(bereik, regio) for regio in bereik.regios]}


def regioblok(bereik: Bereik) -> Inhoud | None:
    return None if bereik.regio is None else {"regios": [regio_pagina(bereik, bereik.regio)]}


def regiokoppen(inhoud: Inhoud) -> Iterable[tuple[str, str]]:
    return [(f"regio-{rij['code']}", rij["naam"]) for rij in inhoud["regios"]]


def bevindingenblok(bereik: Bereik) -> Inhoud:
    return {"rijen": [bevinding(rij) for rij in bereik.bevindingen]}


def bijlageblok(bereik: Bereik) -> Inhoud:
    return {"cijfers": list(bijlage(bereik)), "bronnen": bronnen(bereik)}


def tekstblok(bereik: Bereik) -> Inhoud:
    """Its words come from the set-up and from whoever writes for this half-year."""
    return {}


for soort in (
    Bloksoort(
        "samenvatting",
        "Samenvatting",
        "Wat de cijfers zeggen in zinnen, de stand tegenover de paden en wie heeft geleverd.",
        samenvattingblok,
    ),
    VERANDERD,
    INDICATOREN,
    Bloksoort(
        "cijfers",
        "Cijfers per regio",
        "Per regio dit halfjaar, het jaar ervoor en per 10.000 jeugdigen.",
        cijferblok,
        soorten=GEBIED,
        beelden=lambda inhoud: {"grafieken": regiografieken(inhoud["tabellen"])},
    ),
    Bloksoort(
        "paden",
        "Afbouwpaden",
        "Elk pad met zijn waarden, wat is gemeten en wat elke regio afbouwt.",
        padenblok,
        beelden=padbeelden,
    ),
    Bloksoort(
        "voorzieningen",
        "Voorzieningen",
        "De voorzieningen die de bronnen noemen, met hun laatst bekende stand.",
        voorzieningenblok,
        doorlopend=True,
    ),
    Bloksoort(
        "termijnen",
        "Termijnen",
        "Uiterste datums en streefdatums vanaf dit halfjaar.",
        termijnenblok,
        doorlopend=True,
    ),
    Bloksoort(
        "regios",
        "Per regio",
        "Elke regio apart, met al haar cijfers.",
        regiosblok,
        soorten=GEBIED,
        beelden=regiobeelden,
        koppen=regiokoppen,
    ),
    Bloksoort(
        "regio",
        "De regio in cijfers",
        "Alle cijfers, het doel en de voorzieningen van deze regio.",
        regioblok,
        soorten=REGIO,
        beelden=regiobeelden,
    ),
    Bloksoort(
        "bevindingen",
        "Bevindingen",
        "Waar cijfers of teksten elkaar tegenspreken.",
        bevindingenblok,
    ),
    Bloksoort(
        "bijlage",
        "Bijlage: cijfers en bronnen",
        "Elk cijfer waarop het rapport rust, met bron, vindplaats en peildatum.",
        bijlageblok,
        doorlopend=True,
    ),
    Bloksoort(
        TEKST,
        "Eigen tekst",
        "Een kop en tekst van u zelf; vast, of voor elk halfjaar opnieuw.",
        tekstblok,
        doorlopend=True,
    ),
):
    registreer(soort)

for soort in vooruit.BLOKKEN:
    registreer(soort, na="paden")
for soort in reversed(sturing.BLOKKEN):
    registreer(soort, na="regio")
