"""Deadlines as an iCalendar feed, and as months of a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.utils import timezone
from icalendar import Calendar, Event

from jeugdzorg.kern.notation import MAANDEN, datum_precies, hoofdletter

from .models import Termijn


@dataclass(frozen=True)
class Maand:
    """A month with the deadlines in it."""

    naam: str
    jaar: int
    termijnen: list[Termijn]


@dataclass(frozen=True)
class Jaar:
    """A year with the months in it that have a deadline."""

    jaar: int
    maanden: list[Maand]


def jaren(termijnen: Iterable[Termijn]) -> list[Jaar]:
    """The years that have a deadline, in order, with their months."""
    per_jaar = groupby(maanden(termijnen), key=lambda maand: maand.jaar)
    return [Jaar(jaar, list(rij)) for jaar, rij in per_jaar]


def maanden(termijnen: Iterable[Termijn]) -> list[Maand]:
    """The months that have a deadline, in order; those without a date are left out."""
    per_maand: dict[tuple[int, int], list[Termijn]] = defaultdict(list)
    for termijn in termijnen:
        if dag := termijn.geldig_op():
            per_maand[dag.year, dag.month].append(termijn)
    return [
        Maand(f"{MAANDEN[maand - 1]} {jaar}", jaar, per_maand[jaar, maand])
        for jaar, maand in sorted(per_maand)
    ]


def kalender(termijnen: Iterable[Termijn], adres: str) -> bytes:
    """RFC 5545: each deadline as an event of a whole day; ``adres`` is this application's."""
    agenda = Calendar()
    agenda.add("prodid", "-//Jeugdzorg//Termijnen//NL")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", "Termijnen jeugdzorg")
    for termijn in termijnen:
        if dag := termijn.geldig_op():
            event = Event()
            event.add("uid", f"{termijn.code.lower()}@jeugdzorg")
            event.add("dtstamp", timezone.now())
            event.add("dtstart", dag)
            event.add("dtend", dag + timedelta(days=1))
            event.add("summary", termijn.mijlpaal)
            event.add("url", f"{adres}{termijn.get_absolute_url()}")
            event.add("description", omschrijving(termijn))
            agenda.add_component(event)
    return agenda.to_ical()


def omschrijving(termijn: Termijn) -> str:
    """Kind, who, how exact the source is, and which source."""
    delen = [
        hoofdletter(termijn.get_soort_display()),
        f"Wie: {termijn.verantwoordelijke}" if termijn.verantwoordelijke else "",
        f"Oorspronkelijk: {datum_precies(termijn.datum, termijn.datum_precisie)}",
        f"Bron: {termijn.bron}, {termijn.vindplaats}",
    ]
    return ". ".join(deel for deel in delen if deel) + "."
