"""The figures of a report as they are now, as plain JSON: what its blocks keep."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from jeugdzorg.kern.notation import datum_precies
from regio.models import Jeugdhulpregio

from ..charts import padreeks
from ..models import Meting
from .bereik import Bereik
from .tabellen import delentabel, geleverd, getal, padtabel
from .zinnen import dekking


def dekkingregel(bereik: Bereik, indicator: Any) -> dict[str, Any]:
    geleverd_door, ontbreekt = dekking(bereik, indicator)
    return {"indicator": indicator.naam, "geleverd": geleverd_door, "ontbreekt": ontbreekt}


def pad(beeld: Any) -> dict[str, Any]:
    """A path: its series for the chart and its tables."""
    delen = delentabel(beeld)
    return {
        "code": beeld.pad.code,
        "naam": beeld.pad.naam,
        "reeks": padreeks(beeld).as_json(),
        "tabel": padtabel(beeld).as_json(),
        "delen": delen.as_json() if delen else None,
        "doeljaar": beeld.pad.doeldatum.year,
        "bron": beeld.pad.bron.korte_titel,
        "vindplaats": beeld.pad.vindplaats,
    }


def regio_pagina(bereik: Bereik, regio: Jeugdhulpregio) -> dict[str, Any]:
    """One region: its figures over time, its target, its facilities."""
    return {
        "code": regio.code,
        "naam": regio.naam,
        "deelgebied": str(bereik.deelgebied_van.get(regio.pk, "")),
        "jeugdigen": getal(bereik.jeugdigen[regio.pk].waarde)
        if regio.pk in bereik.jeugdigen
        else None,
        "cijfers": [
            {
                "naam": indicator.naam,
                "vorig": geleverd(bereik.meting(indicator, regio, jaar=True)),
                "nu": geleverd(bereik.meting(indicator, regio)),
                "eenheid": indicator.eenheid,
            }
            for indicator in bereik.indicatoren
        ],
        "eerder": [
            meting_regel(rij) for rij in bereik.metingen if rij.jeugdhulpregio_id == regio.pk
        ],
        "doelen": list(doelen(bereik, regio)),
        "voorzieningen": [
            {"naam": rij.naam, "zorgvorm": rij.get_zorgvorm_display(), "plekken": rij.plaatsen}
            for rij in bereik.voorzieningen
            if rij.locatie.jeugdhulpregio_id == regio.pk
        ],
    }


def doelen(bereik: Bereik, regio: Jeugdhulpregio) -> Iterator[dict[str, Any]]:
    for beeld in bereik.padbeelden:
        if beeld.verdeling and regio.code in beeld.verdeling.delen:
            uit = beeld.verdeling.delen[regio.code].afgerond()
            yield {
                "pad": beeld.pad.naam,
                "van": getal(uit["basis"]),
                "naar": float(uit["doel"]),
                "af": float(uit["afname"]),
                "jaar": beeld.pad.doeldatum.year,
            }


def meting_regel(rij: Meting) -> dict[str, Any]:
    return {
        "soort": "meting",
        "code": rij.indicator.code,
        "indicator": rij.indicator.naam,
        "onderwerp": str(rij.onderwerp),
        "periode": rij.periode_tekst,
        "uitsplitsing": rij.uitsplitsing,
        "waarde": getal(rij.waarde),
        "eenheid": rij.indicator.eenheid,
        "voorbeeld": rij.bron.is_voorbeeld,
        **herkomst(rij),
    }


def herkomst(figuur: Any) -> dict[str, str]:
    """Source, place and reference date of a figure, in words."""
    peildatum = ""
    if figuur.peildatum:
        peildatum = datum_precies(figuur.peildatum, figuur.peildatum_precisie)
    return {
        "bron": figuur.bron.korte_titel,
        "vindplaats": figuur.vindplaats,
        "peildatum": peildatum,
    }


def bevinding(rij: Any) -> dict[str, str]:
    return {
        "titel": rij.titel,
        "ernst": rij.get_ernst_display(),
        "status": rij.get_status_display(),
        "uitleg": rij.uitleg,
        "waarde_a": rij.waarde_a,
        "plek_a": f"{rij.bron_a}, {rij.vindplaats_a}",
        "waarde_b": rij.waarde_b,
        "plek_b": f"{rij.bron_b}, {rij.vindplaats_b}" if rij.bron_b else rij.vindplaats_b,
    }


def termijnen(bereik: Bereik) -> Iterator[dict[str, str]]:
    """Deadlines and targets from the half-year on, the nearest first."""
    for rij in bereik.termijnen:
        dag = rij.geldig_op()
        if dag and dag >= bereik.halfjaar.van and rij.soort in {"deadline", "streefdatum"}:
            precisie = rij.datum_precisie if dag == rij.datum else "dag"
            yield {
                "datum": datum_precies(dag, precisie),
                "mijlpaal": rij.mijlpaal,
                "verantwoordelijke": rij.verantwoordelijke,
                "soort": rij.get_soort_display(),
            }


def bijlage(bereik: Bereik) -> Iterator[dict[str, Any]]:
    """Every figure the report rests on, with where it comes from."""
    for meting in bereik.eigen_metingen:
        yield meting_regel(meting)
    for rij in jeugdigen(bereik):
        yield {
            "soort": "kerncijfer",
            "code": "",
            "indicator": rij.onderwerp,
            "onderwerp": str(rij.jeugdhulpregio or rij.gebied),
            "periode": datum_precies(rij.peildatum, rij.peildatum_precisie),
            "uitsplitsing": "",
            "waarde": getal(rij.waarde),
            "eenheid": rij.eenheid,
            "voorbeeld": False,
            **herkomst(rij),
        }
    for beeld in bereik.padbeelden:
        for punt in beeld.punten:
            precisie = punt.datum_precisie
            yield {
                "soort": "pad",
                "code": beeld.pad.code,
                "indicator": beeld.pad.naam,
                "onderwerp": str(beeld.pad.gebied),
                "periode": datum_precies(punt.datum, precisie) if punt.datum else "geen jaartal",
                "uitsplitsing": "pad",
                "waarde": getal(punt.waarde),
                "eenheid": beeld.pad.eenheid,
                "voorbeeld": False,
                **herkomst(punt),
            }


def jeugdigen(bereik: Bereik) -> Iterator[Any]:
    """How many youths there are: of the region of the report, or of all and of the area."""
    if bereik.regio is not None:
        if bereik.regio.pk in bereik.jeugdigen:
            yield bereik.jeugdigen[bereik.regio.pk]
        return
    yield from bereik.jeugdigen.values()
    yield from bereik.jeugdigen_gebied.values()


def bronnen(bereik: Bereik) -> list[dict[str, str]]:
    figuren = [
        *bereik.metingen,
        *bereik.jeugdigen.values(),
        *bereik.voorzieningen,
        *(beeld.pad for beeld in bereik.padbeelden),
    ]
    uniek = {figuur.bron_id: figuur.bron for figuur in figuren}
    return [
        {
            "titel": bron.titel,
            "datum": datum_precies(bron.datum, bron.datum_precisie) if bron.datum else "",
        }
        for bron in sorted(uniek.values(), key=lambda rij: (rij.datum or date.min, rij.code))
    ]
