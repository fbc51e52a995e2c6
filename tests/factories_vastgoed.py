"""The smallest valid schemes, grants and deadlines."""

from datetime import date
from itertools import count
from typing import Any

from tests.factories import make_aanbieder, make_gebied, make_organisatie, met_bron
from vastgoed.choices import Termijnsoort
from vastgoed.choices_kader import Kaderstatus
from vastgoed.models import (
    Beschikking,
    Criterium,
    Regeling,
    Termijn,
    Termijnverlenging,
    Toekenning,
    Toetsingskader,
)

nummers = count(1)


def make_regeling(**velden: Any) -> Regeling:
    n = next(nummers)
    return Regeling.objects.create(
        **met_bron({"code": f"REG-{n}", "naam": f"Regeling {n}", **velden})
    )


def make_beschikking(**velden: Any) -> Beschikking:
    standaard = {
        "code": f"bes-{next(nummers)}",
        "regeling": velden.get("regeling") or make_regeling(),
        "gemeente": velden.get("gemeente") or make_organisatie(),
        "plaatsen": 10,
        "bedrag": 1000,
    }
    return Beschikking.objects.create(**met_bron({**standaard, **velden}))


def make_toekenning(**velden: Any) -> Toekenning:
    standaard = {
        "code": f"toe-{next(nummers)}",
        "regeling": velden.get("regeling") or make_regeling(),
        "gemeente": velden.get("gemeente") or make_organisatie(),
        "aanbieder": velden.get("aanbieder") or make_aanbieder(),
        "plaatsen": 10,
        "bedrag": 1000,
    }
    return Toekenning.objects.create(**met_bron({**standaard, **velden}))


def make_termijn(**velden: Any) -> Termijn:
    n = next(nummers)
    standaard = {
        "code": f"trm-{n}",
        "mijlpaal": f"Mijlpaal {n}",
        "soort": Termijnsoort.DEADLINE,
        "datum": date(2030, 1, 1),
    }
    return Termijn.objects.create(**met_bron({**standaard, **velden}))


def make_verlenging(termijn: Termijn, nieuwe_datum: date, **velden: Any) -> Termijnverlenging:
    return Termijnverlenging.objects.create(
        **met_bron({"termijn": termijn, "nieuwe_datum": nieuwe_datum, **velden})
    )


def make_kader(criteria: int = 1, **velden: Any) -> Toetsingskader:
    """A framework with so many questions."""
    n = next(nummers)
    standaard = {
        "code": f"TK-{n}",
        "naam": f"Toetsingskader {n}",
        "gebied": velden.get("gebied") or make_gebied(),
        "regeling": velden.get("regeling") or make_regeling(),
    }
    kader = Toetsingskader.objects.create(**met_bron({**standaard, **velden}))
    for volgorde in range(1, criteria + 1):
        Criterium.objects.create(
            kader=kader,
            sleutel=f"vraag-{volgorde}",
            code=f"1.{volgorde}",
            volgorde=volgorde,
            hoofdstuk="1 Vastgoed",
            label=f"Onderwerp {volgorde}",
            vraag="Wat verandert er?",
            antwoordsoort="tekst",
            bron=kader.bron,
        )
    return kader


def make_concept(eigenaar: Any = None, criteria: int = 1, **velden: Any) -> Toetsingskader:
    """A draft of a framework, to be edited by ``eigenaar``."""
    kader = make_kader(criteria, **{"status": Kaderstatus.CONCEPT, **velden})
    kader.eigenaren.add(eigenaar or make_organisatie())
    return kader
