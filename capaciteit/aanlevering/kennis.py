"""What is known of the facilities of one organisation: what a delivery is held against.

Loaded once per delivery, in a handful of queries, into plain dictionaries.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet

from regio.choices import BronSoort, OrganisatieSoort, Zorgvorm
from regio.models import Jeugdhulpregio, Organisatie

from ..choices import Aard, Capaciteitsmaat, VoorzieningStatus
from ..models import Aanleverplicht, Capaciteitsmeting, Voorziening, Voorzieningstatusrij

IN_GEBRUIK: Final = {VoorzieningStatus.OPEN.value, VoorzieningStatus.IN_AFBOUW.value}
NOG_NIET: Final = {
    VoorzieningStatus.IDEE.value,
    VoorzieningStatus.GEPLAND.value,
    VoorzieningStatus.IN_ONTWIKKELING.value,
}

STANDVELDEN: Final = (
    *("peildatum", "plaatsen", "bezet", "wachtend", "niet_beschikbaar"),
    *("reden_niet_beschikbaar", "opmerking"),
)


class Bekend(NamedTuple):
    """A facility as the register has it."""

    pk: int
    code: str
    naam: str
    locatie: str
    zorgvorm: str


class Stand(NamedTuple):
    """What the organisation itself delivered about one facility and date."""

    peildatum: date
    plaatsen: int | None
    bezet: int | None
    wachtend: int | None
    niet_beschikbaar: int | None
    reden: str
    opmerking: str


@dataclass
class Kennis:
    """Everything by primary key of the facility; ``codes`` and ``regios`` are in lower case."""

    peildata: tuple[date, ...]
    voorzieningen: dict[int, Bekend]
    codes: dict[str, int]
    regios: dict[str, int]
    statussen: dict[int, list[tuple[date, str]]]
    standen: dict[int, list[Stand]] = field(default_factory=dict)
    onthouden: dict[tuple[int, date], str] = field(default_factory=dict)

    def status_op(self, voorziening: int, dag: date) -> str:
        """The state on ``dag``; empty when nobody says; before the first state: not yet open."""
        sleutel = (voorziening, dag)
        if sleutel not in self.onthouden:
            self.onthouden[sleutel] = self.zoek_status(voorziening, dag)
        return self.onthouden[sleutel]

    def zoek_status(self, voorziening: int, dag: date) -> str:
        rijen = self.statussen.get(voorziening)
        if not rijen:
            return ""
        if len(rijen) == 1 and rijen[0][0] <= dag:
            return rijen[0][1]
        tot_dan = [status for peildatum, status in rijen if peildatum <= dag]
        if tot_dan:
            return tot_dan[-1]
        return "" if rijen[0][1] not in NOG_NIET else rijen[0][1]

    def vorige(self, voorziening: int, dag: date) -> Stand | None:
        """The last delivered state before ``dag``."""
        eerder = [stand for stand in self.standen.get(voorziening, ()) if stand.peildatum < dag]
        return eerder[-1] if eerder else None

    def op(self, voorziening: int, dag: date) -> Stand | None:
        """What was delivered of that very day."""
        rijen = self.standen.get(voorziening, ())
        return next((stand for stand in rijen if stand.peildatum == dag), None)


def verzamel(plicht: Aanleverplicht) -> Kennis:
    voorzieningen = {
        rij[0]: Bekend(*rij[:4], zorgvorm=str(Zorgvorm(rij[4]).label))
        for rij in voorzieningen_van(plicht.organisatie).values_list(
            "pk", "code", "naam", "locatie__naam", "zorgvorm"
        )
    }
    return Kennis(
        peildata=tuple(sorted(plicht.ronde.peildata)),
        voorzieningen=voorzieningen,
        codes={bekend.code.casefold(): bekend.pk for bekend in voorzieningen.values()},
        regios=regionamen(plicht.ronde.tot),
        statussen=statussen_van(list(voorzieningen)),
        standen=standen_van(plicht),
    )


def voorzieningen_van(organisatie: Organisatie) -> QuerySet[Voorziening]:
    """What ``organisatie`` delivers about: as provider its own, else what lies where it plans."""
    alles = Voorziening.objects.filter(
        samengevoegd_met__isnull=True, locatie__samengevoegd_met__isnull=True
    ).order_by("locatie__naam", "naam", "code")
    if organisatie.soort == OrganisatieSoort.AANBIEDER:
        return alles.filter(locatie__aanbieders=organisatie.pk)
    plek = Q(pk__in=[])
    if organisatie.jeugdhulpregio_id:
        plek |= Q(locatie__jeugdhulpregio=organisatie.jeugdhulpregio_id)
    if organisatie.gemeente_id:
        plek |= Q(locatie__gemeente=organisatie.gemeente_id)
    return alles.filter(plek)


def statussen_van(voorzieningen: list[int]) -> dict[int, list[tuple[date, str]]]:
    rijen = (
        Voorzieningstatusrij.objects.filter(voorziening__in=voorzieningen)
        .order_by("voorziening", "peildatum", "pk")
        .values_list("voorziening", "peildatum", "status")
    )
    return {
        pk: [(dag, status) for _, dag, status in groep if dag]
        for pk, groep in groupby(rijen.iterator(), key=itemgetter(0))
    }


def standen_van(plicht: Aanleverplicht) -> dict[int, list[Stand]]:
    """What it delivered of the days of the round, and last before; per facility, oldest first."""
    peildata = sorted(plicht.ronde.peildata)
    geleverd = Capaciteitsmeting.objects.filter(
        bron__eigenaar=plicht.organisatie.pk,
        bron__soort=BronSoort.AANLEVERING,
        maat=Capaciteitsmaat.PLEKKEN,
        aard=Aard.FEIT,
    )
    eerder = geleverd.filter(peildatum__lt=peildata[0]) if peildata else geleverd.none()
    laatste = eerder.order_by("voorziening", "-peildatum").distinct("voorziening")
    nu = geleverd.filter(peildatum__in=peildata).order_by("voorziening", "peildatum")
    standen: dict[int, list[Stand]] = {}
    for rijen in (laatste, nu):
        for pk, *rij in rijen.values_list("voorziening", *STANDVELDEN).iterator():
            standen.setdefault(pk, []).append(Stand(*rij))
    return standen


def regionamen(dag: date) -> dict[str, int]:
    """Code, name and other names of the regions of ``dag`` to their key, in lower case."""
    namen: dict[str, int] = {}
    regios = Jeugdhulpregio.objects.at(dag).order_by("naam")
    for pk, code, naam, aliassen in regios.values_list("pk", "code", "naam", "aliassen"):
        namen.update((alias.casefold(), pk) for alias in aliassen)
        namen[naam.casefold()] = namen[code.casefold()] = pk
    return namen


def in_de_ronde(kennis: Kennis) -> Iterable[Bekend]:
    """Facilities that are open, about to be, or without a known state in the round."""
    for bekend in kennis.voorzieningen.values():
        gedurende = {kennis.status_op(bekend.pk, dag) for dag in kennis.peildata}
        if gedurende - {VoorzieningStatus.GESLOTEN.value, VoorzieningStatus.IDEE.value}:
            yield bekend
