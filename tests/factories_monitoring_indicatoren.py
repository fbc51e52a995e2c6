"""Indicators with a definition, areas that follow them, and measurements."""

from datetime import date
from typing import Any

from monitoring.halfjaar import Halfjaar
from monitoring.models import (
    Gebiedsindicator,
    Indicator,
    Indicatorversie,
    Meting,
    Uitsplitsing,
)
from tests.factories import make_bron, make_gebied, nummers


def make_indicator(*, versie: Any = None, assen: Any = (), **velden: Any) -> Indicator:
    """A number that may be added up, with its first definition; ``assen``: names of values."""
    n = next(nummers)
    standaard = {
        "code": f"IND-{n}",
        "naam": f"Indicator {n}",
        "soort": "kwantitatief",
        "betekenis": "Wat er is geteld.",
        "eenheid": "jongeren",
        "richting": "omlaag",
        "bron": velden.get("bron") or make_bron(),
        "vindplaats": "blz. 1",
        "peildatum": date(2024, 1, 1),
    }
    indicator = Indicator.objects.create(**{**standaard, **velden})
    make_versie(indicator, **{"telwijze": "som", **(versie or {})})
    for volgorde, naam in enumerate(assen, start=1):
        Uitsplitsing.objects.create(
            indicator=indicator,
            as_naam="oorzaak",
            aard="waarde",
            code=naam,
            naam=naam,
            volgorde=volgorde,
            telt_op=True,
        )
    return indicator


def make_versie(indicator: Indicator, vanaf: str = "", **velden: Any) -> Indicatorversie:
    """The next definition of an indicator, from a half-year (``2024-1``) on."""
    halfjaar = Halfjaar.parse(vanaf) if vanaf else None
    standaard = {
        "nummer": indicator.versies.count() + 1,
        "vanaf_jaar": halfjaar.jaar if halfjaar else None,
        "vanaf_helft": halfjaar.helft if halfjaar else None,
        "naam": indicator.naam,
        "betekenis": indicator.betekenis,
        "eenheid": indicator.eenheid,
        "richting": indicator.richting,
        "telwijze": "som",
    }
    return Indicatorversie.objects.create(indicator=indicator, **{**standaard, **velden})


def make_gebiedsindicator(vanaf: str = "2020-1", tot: str = "", **velden: Any) -> Gebiedsindicator:
    begin = Halfjaar.parse(vanaf)
    eind = Halfjaar.parse(tot) if tot else None
    return Gebiedsindicator.objects.create(
        gebied=velden.pop("gebied", None) or make_gebied(),
        indicator=velden.pop("indicator", None) or make_indicator(),
        vanaf_jaar=begin.jaar,
        vanaf_helft=begin.helft,
        tot_jaar=eind.jaar if eind else None,
        tot_helft=eind.helft if eind else None,
        **velden,
    )


def make_meting(halfjaar: str = "2024-1", **velden: Any) -> Meting:
    """A judged value of a region or area over a half-year."""
    periode = Halfjaar.parse(halfjaar)
    standaard = {
        "code": f"meting-{next(nummers)}",
        "indicator": velden.get("indicator") or make_indicator(),
        "periode_van": periode.van,
        "periode_tot": periode.tot,
        "waarde": 12,
        "bron": velden.get("bron") or make_bron(),
        "vindplaats": "blz. 1",
        "peildatum": periode.tot,
        "afscherming": {},
    }
    if not velden.get("jeugdhulpregio") and not velden.get("gebied"):
        standaard["gebied"] = make_gebied()
    return Meting.objects.create(**{**standaard, **velden})
