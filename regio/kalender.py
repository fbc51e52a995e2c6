"""A year of meetings as months and weeks, and the same meetings as an iCalendar feed."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event

from jeugdzorg.kern.notation import MAANDEN, datum

from .choices import VergaderingStatus
from .models import Overleg, Vergadering

TIJDZONE: Final = ZoneInfo("Europe/Amsterdam")
WEEKDAGEN: Final = (
    ("ma", "maandag"),
    ("di", "dinsdag"),
    ("wo", "woensdag"),
    ("do", "donderdag"),
    ("vr", "vrijdag"),
    ("za", "zaterdag"),
    ("zo", "zondag"),
)
ICS_STATUS: Final = {
    VergaderingStatus.GEPLAND: "TENTATIVE",
    VergaderingStatus.GEHOUDEN: "CONFIRMED",
    VergaderingStatus.VERVALLEN: "CANCELLED",
}


@dataclass(frozen=True)
class Dag:
    """One cell of a month; ``nummer`` 0 lies outside it."""

    nummer: int
    vergadering: Vergadering | None = None


@dataclass(frozen=True)
class Maand:
    """One month: its name and its weeks from Monday to Sunday."""

    naam: str
    weken: list[list[Dag]]


def maanden(jaar: int, vergaderingen: Iterable[Vergadering]) -> list[Maand]:
    """The months of ``jaar`` in which there are meetings, with each meeting on its day."""
    per_dag = {rij.datum: rij for rij in vergaderingen if rij.datum.year == jaar}
    gebruikt = sorted({dag.month for dag in per_dag})
    return [
        Maand(f"{MAANDEN[maand - 1]} {jaar}", weken(jaar, maand, per_dag)) for maand in gebruikt
    ]


def weken(jaar: int, maand: int, per_dag: Mapping[date, Vergadering]) -> list[list[Dag]]:
    rooster = calendar.Calendar().monthdayscalendar(jaar, maand)
    return [
        [Dag(dag, per_dag.get(date(jaar, maand, dag)) if dag else None) for dag in week]
        for week in rooster
    ]


@dataclass(frozen=True)
class Aanwezigheid:
    """One party: at which of the meetings it was (in their order), and how often."""

    partij: str
    erbij: list[bool]

    @property
    def aantal(self) -> int:
        return sum(self.erbij)


def aanwezigheid(vergaderingen: Sequence[Vergadering]) -> list[Aanwezigheid]:
    """Attendance per party over the meetings that have a list of who was there; most first."""
    partijen = {partij for rij in vergaderingen for partij in rij.aanwezigen}
    rijen = [
        Aanwezigheid(partij, [partij in rij.aanwezigen for rij in vergaderingen])
        for partij in partijen
    ]
    return sorted(rijen, key=lambda rij: (-rij.aantal, rij.partij.lower()))


def agenda(overleg: Overleg, vergaderingen: Iterable[Vergadering], adres: str) -> bytes:
    """The meetings as iCalendar (RFC 5545); ``adres`` is the page of the body."""
    kalender = Calendar()
    kalender.add("prodid", "-//Jeugdzorg//Overleggen//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", f"{overleg} {overleg.gebied}")
    for vergadering in vergaderingen:
        kalender.add_component(afspraak(overleg, vergadering, adres))
    kalender.add_missing_timezones()
    return kalender.to_ical()


def afspraak(overleg: Overleg, vergadering: Vergadering, adres: str) -> Event:
    """One meeting; without a time it takes the day."""
    status = VergaderingStatus(vergadering.status)
    event = Event()
    event.add("uid", f"{overleg.code}-{vergadering.datum.isoformat()}@jeugdzorg".lower())
    event.add("dtstamp", timezone.now())
    event.add("summary", f"{overleg} {overleg.gebied} ({status.label})")
    event.add("dtstart", moment(vergadering, "begin"))
    event.add("dtend", moment(vergadering, "einde"))
    event.add("status", ICS_STATUS[status])
    event.add("url", adres)
    event.add("description", omschrijving(vergadering))
    return event


def moment(vergadering: Vergadering, kant: str) -> Any:
    """Start or end; a meeting of which no end is known takes an hour."""
    begin, einde = vergadering.begin, vergadering.einde
    if begin is None:
        return vergadering.datum + timedelta(days=kant == "einde")
    start = datetime.combine(vergadering.datum, begin, TIJDZONE)
    if kant == "begin":
        return start
    if einde is None:
        return start + timedelta(hours=1)
    return datetime.combine(vergadering.datum, einde, TIJDZONE)


def omschrijving(vergadering: Vergadering) -> str:
    wie = ", ".join(vergadering.aanwezigen)
    delen = [
        f"Vergadering van {datum(vergadering.datum)}: {vergadering.get_status_display()}.",
        f"Aanwezig: {wie}." if wie else "",
        f"Bron: {vergadering.bron}, {vergadering.vindplaats}.",
    ]
    return "\n".join(deel for deel in delen if deel)
