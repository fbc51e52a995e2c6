"""Figures that were corrected: two versions of one thing, and those that a provider delivered."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from capaciteit.choices import Herkomstmaat
from capaciteit.models import Herkomst, Herkomstherziening, Herziening
from regio.choices import BronSoort, Zichtbaarheid
from tests.factories import make_aanbieder, make_bron, nummers
from tests.factories_capaciteit import make_herkomst, make_locatie, make_meting, make_voorziening

HALFJAAR = (date(2024, 1, 1), date(2024, 6, 30))
TOEN = datetime(2024, 7, 10, 10, tzinfo=UTC)
HERZIEN = TOEN + timedelta(days=30)
ANDERS = {"id", "gewijzigd", "afscherming", "vervallen_op", "bekend_op"}


def make_levering(aanbieder: Any = None) -> Any:
    """The shared source of a provider."""
    return make_bron(
        soort=BronSoort.AANLEVERING,
        zichtbaarheid=Zichtbaarheid.GEDEELD,
        eigenaar=aanbieder or make_aanbieder(),
    )


def make_geleverd(*, regio: Any = None, verblijf: Any = None, **velden: Any) -> Herkomst:
    """Youths from ``regio`` (none: unknown) at a facility in region ``verblijf``."""
    if "voorziening" not in velden:
        velden["voorziening"] = make_voorziening(locatie=make_locatie(jeugdhulpregio=verblijf))
    standaard = {
        "code": f"geleverd-{next(nummers)}",
        "gebied": None,
        "maat": Herkomstmaat.VERBLIJVEND,
        "periode_van": HALFJAAR[0],
        "periode_tot": HALFJAAR[1],
        "peildatum": HALFJAAR[1],
        "herkomst_regio": regio,
        "bekend_op": TOEN,
    }
    return make_herkomst(**{**standaard, **velden})


def corrigeer(rij: Any, op: datetime = HERZIEN, **nieuw: Any) -> Any:
    """End ``rij`` at ``op`` and add the version that comes instead; gives the new one."""
    terug(rij, op)
    velden = {
        veld.attname: getattr(rij, veld.attname)
        for veld in rij._meta.concrete_fields
        if veld.name not in ANDERS
    }
    return type(rij).alle_versies.create(**{**velden, **nieuw, "bekend_op": op})


def terug(rij: Any, op: datetime) -> None:
    """End ``rij`` without anything that comes instead."""
    type(rij).alle_versies.filter(pk=rij.pk).update(vervallen_op=op)


def make_herziening(**velden: Any) -> Herziening:
    meting = make_meting(**{"bekend_op": TOEN, "bezet": 7, **velden})
    corrigeer(meting, plaatsen=12, bezet=9)
    return Herziening.objects.get(pk=meting.pk)


def make_herkomstherziening(**velden: Any) -> Herkomstherziening:
    rij = make_geleverd(**velden)
    corrigeer(rij, aantal=12)
    return Herkomstherziening.objects.get(pk=rij.pk)
