"""Paths and scenario's with little in them."""

from datetime import date
from typing import Any

from capaciteit.models import Voorziening
from monitoring.models import Afbouwpad, Padpunt, Scenario
from regio.models import GebiedRegio
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio, nummers
from tests.factories_capaciteit import make_locatie, make_voorziening


def make_pad(**velden: Any) -> Afbouwpad:
    """A path of a flow from 100 in 2025, 10 % less a year, of half a year's stay."""
    n = next(nummers)
    bron = velden.pop("bron", None) or make_bron()
    standaard = {
        "code": f"PAD-{n}",
        "naam": f"Pad {n}",
        "gebied": velden.get("gebied") or make_gebied(),
        "soort": "percentage",
        "grootheid": "stroom",
        "zorgvorm": "jeugdzorgplus",
        "eenheid": "jeugdigen per jaar",
        "startwaarde": 100,
        "startdatum": date(2025, 12, 31),
        "doelwaarde": 81,
        "doeldatum": date(2027, 12, 31),
        "verblijfsduur_maanden": 6,
    }
    herkomst = {"bron": bron, "vindplaats": "blz. 1", "peildatum": date(2025, 12, 31)}
    pad = Afbouwpad.objects.create(**{**standaard, **herkomst, **velden})
    for nummer, (jaar, waarde) in enumerate([(2025, 100), (2026, 90), (2027, 81)], start=1):
        Padpunt.objects.create(
            pad=pad,
            volgnummer=nummer,
            datum=date(jaar, 12, 31),
            waarde=waarde,
            percentage=None if nummer == 1 else 10,
            **herkomst,
        )
    return pad


def make_voorziening_bij(pad: Afbouwpad) -> Voorziening:
    """A facility in a region that belongs to the area of a path from its first day on."""
    regio = make_jeugdhulpregio()
    GebiedRegio.objects.create(
        gebied=pad.gebied,
        jeugdhulpregio=regio,
        zorgvorm=pad.zorgvorm,
        bron=pad.bron,
        vindplaats=pad.vindplaats,
        peildatum=pad.peildatum,
        geldig_van=pad.peildatum,
    )
    return make_voorziening(locatie=make_locatie(jeugdhulpregio=regio), zorgvorm=pad.zorgvorm)


def make_scenario(**velden: Any) -> Scenario:
    standaard = {
        "pad": velden.get("pad") or make_pad(),
        "naam": f"Scenario {next(nummers)}",
        "maker": velden.get("maker") or make_gebruiker(),
        "vanaf": 2026,
    }
    return Scenario.objects.create(**{**standaard, **velden})
