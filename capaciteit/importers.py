"""The tables of ``fixtures/capaciteit/``, and those of the example figures, in loading order."""

from datetime import timedelta
from typing import Any

from jeugdzorg.kern.fixture_tables import FixtureTable
from regio.choices import BronSoort

from .models import Locatie, Voorzieningversie
from .tijden import begin_van_dag

METING = ("voorziening", "maat", "peildatum", "bron")
MUTATIE = ("datum", "soort", "van", "van_zorgvorm", "naar", "naar_zorgvorm", "maat", "aard", "bron")


def bekend_sinds(rij: dict[str, Any]) -> dict[str, Any]:
    """What a document prints is known from the day it came out; an example from the day after."""
    bron, peildatum = rij["bron"], rij.get("peildatum")
    dag = peildatum and peildatum + timedelta(days=1) if bron.is_voorbeeld else bron.datum
    return {"bekend_op": begin_van_dag(dag)} if dag else {}


def geboekt_sinds(rij: dict[str, Any]) -> dict[str, Any]:
    """Places are booked from the day that what says so came out."""
    bekend = bekend_sinds(rij)
    return {"geboekt_op": bekend["bekend_op"]} if bekend else {}


def bijgehouden_locaties() -> set[int]:
    """Keys of locations that somebody changed in the register."""
    rijen = Locatie.objects.filter(bron__soort=BronSoort.AANLEVERING)
    return set(rijen.values_list("pk", flat=True))


def bijgehouden_voorzieningen() -> set[int]:
    """Keys of facilities of which somebody entered a version."""
    versies = Voorzieningversie.objects.filter(door__isnull=False)
    return set(versies.values_list("voorziening", flat=True))


TABELLEN = [
    FixtureTable(
        "capaciteit/locaties.csv", "capaciteit.Locatie", ("code",), keep=bijgehouden_locaties
    ),
    FixtureTable(
        "capaciteit/voorzieningen.csv",
        "capaciteit.Voorziening",
        ("code",),
        keep=bijgehouden_voorzieningen,
    ),
    FixtureTable(
        "capaciteit/statussen.csv",
        "capaciteit.Voorzieningstatusrij",
        ("voorziening", "peildatum", "bron"),
        derive=bekend_sinds,
    ),
    FixtureTable(
        "capaciteit/metingen.csv", "capaciteit.Capaciteitsmeting", METING, derive=bekend_sinds
    ),
    FixtureTable(
        "capaciteit/plaatsmutaties.csv", "capaciteit.Plaatsmutatie", MUTATIE, derive=geboekt_sinds
    ),
    FixtureTable("capaciteit/cijfers.csv", "capaciteit.Capaciteitscijfer", ("code",)),
    FixtureTable(
        "capaciteit/herkomsten.csv", "capaciteit.Herkomst", ("code",), derive=bekend_sinds
    ),
]

VOORBEELD = [
    FixtureTable(
        "voorbeeld/metingen.csv", "capaciteit.Capaciteitsmeting", METING, derive=bekend_sinds
    ),
    FixtureTable(
        "voorbeeld/maandmetingen.csv", "capaciteit.Capaciteitsmeting", METING, derive=bekend_sinds
    ),
    FixtureTable(
        "voorbeeld/plaatsmutaties.csv", "capaciteit.Plaatsmutatie", MUTATIE, derive=geboekt_sinds
    ),
    FixtureTable(
        "voorbeeld/jeugdigentallen.csv",
        "regio.Jeugdigental",
        ("jeugdhulpregio", "peildatum", "bron"),
    ),
]
