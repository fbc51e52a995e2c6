"""How far a running job is, visible to others while the job's own transaction is still open.

A thread with its own database connection writes the progress and, every few seconds, a sign of
life; a worker that is killed falls silent, and that is how it is noticed.
"""

import logging
import threading
from types import TracebackType
from typing import Any, Final, Self

from django.db import Error, connection
from django.utils import timezone

from .models import Taak, TaakStatus

logger = logging.getLogger(__name__)

HEARTBEAT: Final = 5.0
SHORTEST_PAUSE: Final = 0.2


class JobCancelledError(Exception):
    """The user stopped the job; it ends at the first call of its ``Progress`` after that."""


class Progress:
    """Handed to a job: ``progress(3, 10, "Grafieken tekenen")`` or ``progress.step("…")``.

    ``direct``: the job runs inside the transaction that made its row (a unit test), which another
    connection cannot see; then it writes in that same transaction.
    """

    def __init__(self, taak_id: int, *, direct: bool = False) -> None:
        self.taak_id = taak_id
        self.direct = direct
        self.gedaan = self.totaal = 0
        self._pending: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._report, daemon=True)

    def __call__(self, gedaan: int, totaal: int | None = None, melding: str | None = None) -> None:
        """Tell how far the job is; what is left out stays. Raises JobCancelledError."""
        self.gedaan = gedaan
        self.totaal = self.totaal if totaal is None else totaal
        fields: dict[str, Any] = {"gedaan": gedaan, "totaal": self.totaal}
        if melding is not None:
            fields["melding"] = melding[:200]
        with self._lock:
            self._pending |= fields
        self._wake.set()
        if self.direct:
            self._write()
        if self._cancelled.is_set():
            raise JobCancelledError

    def step(self, melding: str | None = None) -> None:
        """One more is done; ``melding`` says what comes now."""
        self(self.gedaan + 1, None, melding)

    def __enter__(self) -> Self:
        if not self.direct:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._wake.set()
        if not self.direct:
            self._thread.join()

    def _report(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.wait(HEARTBEAT)
                self._wake.clear()
                self._write()
                self._stop.wait(SHORTEST_PAUSE)
            self._write()
        finally:
            connection.close()

    def _write(self) -> None:
        """Store what is new and that the job lives; no row: it was cancelled."""
        with self._lock:
            fields, self._pending = self._pending, {}
        try:
            running = Taak.objects.filter(pk=self.taak_id, status=TaakStatus.BEZIG)
            if not running.update(levensteken_op=timezone.now(), **fields):
                self._cancelled.set()
        except Error:
            if self.direct:
                raise
            logger.exception("Progress of job %s cannot be stored", self.taak_id)
            with self._lock:
                self._pending = fields | self._pending
            connection.close()
