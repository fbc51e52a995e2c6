"""The smallest valid findings, outcomes of checks, bodies, meetings, figures and statements."""

from datetime import date
from typing import Any

from django.utils import timezone

from regio.choices import Ernst, Oordeel, OverlegStatus, UitspraakSoort, VergaderingStatus
from regio.models import (
    Bevinding,
    BevindingOnderwerp,
    Controleuitkomst,
    Kerncijfer,
    Overleg,
    Uitspraak,
    Vergadering,
    Weergave,
)

from .factories import make_bron, make_gebied, make_gebruiker, met_bron, nummers


def make_bevinding(*, onderwerpen: Any = (), **velden: Any) -> Bevinding:
    """An open finding that somebody noticed while reading, in one source."""
    n = next(nummers)
    standaard = {
        "sleutel": f"lezing:{n}",
        "controle": "lezing",
        "ernst": Ernst.MIDDEN,
        "titel": f"Bevinding {n}",
        "waarde_a": "10",
        "vindplaats_a": "tabel 1",
        "waarde_b": "12",
        "vindplaats_b": "som van de rijen",
    }
    if "bron_a" not in velden:
        velden["bron_a"] = make_bron()
    bevinding = Bevinding.objects.create(**{**standaard, **velden})
    for rij in onderwerpen:
        BevindingOnderwerp.objects.create(bevinding=bevinding, onderwerp=rij)
    return bevinding


def make_uitkomst(controle: str, **velden: Any) -> Controleuitkomst:
    """What the check with this code said of one figure: it is right."""
    n = next(nummers)
    standaard = {
        "sleutel": f"{controle}:{n}",
        "controle": controle,
        "titel": f"Cijfer {n}",
        "gedrukt": "10",
        "herberekend": "10",
        "oordeel": Oordeel.KLOPT,
        "vindplaats": "tabel 1",
        "gecontroleerd_op": timezone.now(),
    }
    return Controleuitkomst.objects.create(**met_bron({**standaard, **velden}))


def make_overleg(**velden: Any) -> Overleg:
    n = next(nummers)
    standaard = {
        "code": f"overleg-{n}",
        "naam": f"Overleg {n}",
        "soort": "werkgroep",
        "status": OverlegStatus.BESTAAND,
    }
    if "gebied" not in velden:
        velden["gebied"] = make_gebied()
    return Overleg.objects.create(**met_bron({**standaard, **velden}))


def make_vergadering(overleg: Overleg, datum: date, **velden: Any) -> Vergadering:
    """A meeting that was held; from the source of its body."""
    standaard = {"status": VergaderingStatus.GEHOUDEN, "bron": overleg.bron}
    return Vergadering.objects.create(overleg=overleg, datum=datum, **{**standaard, **velden})


def make_kerncijfer(**velden: Any) -> Kerncijfer:
    n = next(nummers)
    standaard = {
        "code": f"kerncijfer-{n}",
        "onderwerp": f"Onderwerp {n}",
        "waarde": 10,
        "eenheid": "jeugdigen",
    }
    return Kerncijfer.objects.create(**met_bron({**standaard, **velden}))


def make_uitspraak(**velden: Any) -> Uitspraak:
    n = next(nummers)
    standaard = {
        "code": f"uitspraak-{n}",
        "naam": f"Uitspraak {n}",
        "soort": UitspraakSoort.UITGANGSPUNT,
    }
    return Uitspraak.objects.create(**met_bron({**standaard, **velden}))


def make_weergave(**velden: Any) -> Weergave:
    """A view of the list of sources that only who saved it sees."""
    standaard = {
        "lijst": "regio:bron-lijst",
        "naam": f"Weergave {next(nummers)}",
        "vraag": "soort=plan",
    }
    if "gebruiker" not in velden:
        velden["gebruiker"] = make_gebruiker()
    return Weergave.objects.create(**{**standaard, **velden})
