"""Two times: what a figure is about (``peildatum``), and when we knew it (``bekend_op``).

Besluit 22. A day of knowing counts to its end, in the Netherlands.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date

from jeugdzorg.kern.notation import datum

NU_BEKEND = "zoals nu bekend"


def begin_van_dag(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def einde_van_dag(dag: date) -> datetime:
    """The last moment of ``dag``: what became known that day is known."""
    return begin_van_dag(dag + timedelta(days=1)) - timedelta(microseconds=1)


def validate_geweest(dag: date) -> None:
    """Raises ValidationError for a day that has yet to come: nobody knows what we will know."""
    if dag > timezone.localdate():
        raise ValidationError(
            "Kies vandaag of een eerdere dag: wat wij later weten, weten wij nu nog niet.",
            code="toekomst",
        )


@dataclass(frozen=True)
class Tijden:
    """The two times of one page; ``bekend_dag`` empty is what we know now."""

    peildatum: date
    bekend_dag: date | None = None

    @property
    def bekend_op(self) -> datetime | None:
        return einde_van_dag(self.bekend_dag) if self.bekend_dag else None

    @property
    def bekend_zin(self) -> str:
        return f"zoals bekend op {datum(self.bekend_dag)}" if self.bekend_dag else NU_BEKEND

    @property
    def zin(self) -> str:
        """Both times, in words: ``stand op 1 januari 2024, zoals bekend op 1 juli 2024``."""
        return f"stand op {datum(self.peildatum)}, {self.bekend_zin}"

    @property
    def noten(self) -> list[str]:
        """Both times, for the explanation sheet of a download."""
        bekend = self.bekend_zin.removeprefix("zoals ")
        return [f"Peildatum (waar het over gaat): {datum(self.peildatum)}.", f"Stand {bekend}."]


def tijden_van(gevraagd: Any) -> Tijden:
    """The times of ``?peildatum=`` and ``?bekend_op=``; a wrong one is the form's to report."""
    bekend = dag_van(gevraagd.get("bekend_op", ""))
    if bekend and bekend > timezone.localdate():
        bekend = None
    return Tijden(dag_van(gevraagd.get("peildatum", "")) or timezone.localdate(), bekend)


def dag_van(tekst: str) -> date | None:
    try:
        return parse_date(tekst)
    except ValueError:
        return None
