"""Reminders around a term: at set numbers of working days before and after it, each once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.werkdagen import is_werkdag, werkdagen_verder

from ..models import Termijnherinnering

VOORAF: Final = (5, 1)
NADIEN: Final = (1, 5, 15)
"""In working days; an app can name others."""
NOG_GELDIG: Final = timedelta(days=7)


@dataclass(frozen=True)
class Moment:
    """A moment to remind of a term: ``dagen`` working days after it, before it when negative."""

    termijn: date
    dagen: int

    @property
    def op(self) -> date:
        return werkdagen_verder(self.termijn, self.dagen)

    @property
    def te_laat(self) -> bool:
        return self.dagen > 0

    @property
    def naam(self) -> str:
        """With a term that moves the reminders begin anew."""
        return f"{'na' if self.te_laat else 'voor'}-{abs(self.dagen)}-{self.termijn:%Y%m%d}"


def laatste_moment(
    termijn: date, dag: date, vooraf: tuple[int, ...] = VOORAF, nadien: tuple[int, ...] = NADIEN
) -> Moment | None:
    """Which reminder is due on ``dag``; of several that were missed only the last one.

    Not one that came due more than a week ago: an installation that is started later begins with
    the next.
    """
    momenten = [Moment(termijn, dagen) for dagen in (*(-vooraf_ for vooraf_ in vooraf), *nadien)]
    geweest = [moment for moment in momenten if moment.op <= dag < moment.op + NOG_GELDIG]
    return max(geweest, key=lambda moment: moment.dagen, default=None)


def herinneren(
    sleutel: str,
    termijn: date,
    sturen: Callable[[Moment], int],
    *,
    dag: date | None = None,
    sinds: datetime | None = None,
    vooraf: tuple[int, ...] = VOORAF,
    nadien: tuple[int, ...] = NADIEN,
) -> int:
    """Remind of one term when that is due on a working day; gives how many messages went.

    ``sturen`` sets the messages ready and says how many. With nobody to tell nothing is noted, so
    that it can still go later; two processes at once remind once. ``sinds``: when they were told
    of the term; what was due by then needs no reminder.
    """
    dag = dag or timezone.localdate()
    moment = laatste_moment(termijn, dag, vooraf, nadien) if is_werkdag(dag) else None
    if moment is None or (sinds and moment.op <= timezone.localdate(sinds)):
        return 0
    with transaction.atomic():
        _, nieuw = Termijnherinnering.objects.get_or_create(sleutel=sleutel, moment=moment.naam)
        aantal = sturen(moment) if nieuw else 0
        if not aantal:
            transaction.set_rollback(True)
    return aantal
