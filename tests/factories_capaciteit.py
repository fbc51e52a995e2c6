"""The smallest valid locations, facilities, measurements and origins."""

from datetime import date
from typing import Any

from capaciteit.choices import Herkomstmaat, VoorzieningStatus
from capaciteit.models import (
    Capaciteitscijfer,
    Capaciteitsmeting,
    Herkomst,
    Locatie,
    Voorziening,
    Voorzieningstatusrij,
)
from regio.choices import Zorgvorm

from .factories import make_gebied, met_bron, nummers

DAG = date(2023, 7, 1)


def make_locatie(*, aanbieders: Any = (), **velden: Any) -> Locatie:
    n = next(nummers)
    standaard = {"code": f"LOC-{n}", "naam": f"Locatie {n}"}
    locatie = Locatie.objects.create(**met_bron({**standaard, **velden}))
    locatie.aanbieders.set(aanbieders)
    return locatie


def make_voorziening(
    *, status: str = VoorzieningStatus.OPEN, sinds: date = DAG, **velden: Any
) -> Voorziening:
    """A facility that is open; at a location of its own unless one is given."""
    n = next(nummers)
    if "locatie" not in velden:
        velden["locatie"] = make_locatie()
    standaard = {"code": f"VRZ-{n}", "naam": f"Voorziening {n}", "zorgvorm": Zorgvorm.O3M}
    voorziening = Voorziening.objects.create(**met_bron({**standaard, **velden}))
    Voorzieningstatusrij.objects.create(
        voorziening=voorziening, status=status, peildatum=sinds, bron=voorziening.bron
    )
    return voorziening


def make_meting(**velden: Any) -> Capaciteitsmeting:
    if "voorziening" not in velden:
        velden["voorziening"] = make_voorziening()
    standaard = {"plaatsen": 10, "peildatum": DAG}
    return Capaciteitsmeting.objects.create(**met_bron({**standaard, **velden}))


def make_capaciteitscijfer(**velden: Any) -> Capaciteitscijfer:
    """A printed figure about an area, unless it is about something else."""
    n = next(nummers)
    standaard = {"code": f"cijfer-{n}", "maat": "plekken", "omschrijving": "plekken", "waarde": 10}
    if not {"aanbieder", "gemeente", "jeugdhulpregio", "gebied", "voorziening"} & set(velden):
        velden["gebied"] = make_gebied()
    return Capaciteitscijfer.objects.create(**met_bron({**standaard, **velden}))


def make_herkomst(**velden: Any) -> Herkomst:
    n = next(nummers)
    standaard = {
        "code": f"herkomst-{n}",
        "populatie": "jeugdigen",
        "zorgvorm": Zorgvorm.O3M,
        "maat": Herkomstmaat.VERBLIJVEND,
    }
    if "gebied" not in velden:
        velden["gebied"] = make_gebied()
    if not {"aantal", "percentage"} & set(velden):
        velden["aantal"] = 10
    return Herkomst.objects.create(**met_bron({**standaard, **velden}))
