"""Which version of the data an answer was made from, so that it can be kept and never be stale.

``dataversie`` changes with every change that a reader could see. A small table is added up: the
transaction that wrote each row. A tracked one (``Gevolgd``) says which transaction was last; that
misses who began before that one and is still writing, so those belong to the version as long as
they are at it. Who has written in its own transaction gets a version that nobody gets again.

``vingerafdruk`` says what somebody may read: exactly what the query of ``visible_to`` says.
"""

import hashlib
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from .models import Gevolgd
from .writers import WRITERS

UUR: Final = 3600
WACHT: Final = 10
TELKENS: Final = 0.02
BEZIG: Final = f"""
    CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN (
        SELECT coalesce(array_agg(number ORDER BY number), '{{}}') FROM ({WRITERS}) AS writers
    ) END
"""  # noqa: S608 - no input
"""Who is writing now; nothing for who has written in its own transaction."""
Model = type[models.Model]


@dataclass(frozen=True)
class Standen:
    """How tables were at one moment, and who was writing then (``None``: we were)."""

    schrijvers: list[int] | None
    per_model: Mapping[Model, Any]

    def versie(self, modellen: Sequence[Model]) -> str:
        """Writers with a lower number than the last one that is done belong to the version; later
        ones will show."""
        standen = [self.per_model[model] for model in modellen]
        gevolgd = [s for m, s in zip(modellen, standen, strict=True) if issubclass(m, Gevolgd)]
        laatste = max((stand for stand in gevolgd if stand is not None), default=0)
        if self.schrijvers is None:
            return samengevat(uuid.uuid4().hex)
        bezig = [nummer for nummer in self.schrijvers if nummer < laatste]
        return samengevat(bezig, *modellabels(modellen), *standen)


_gelezen: Final[ContextVar[Standen | None]] = ContextVar("dataversie", default=None)


def dataversie(*modellen: Model) -> str:
    """The version of the data of ``modellen``; one query, read before the data itself.

    The same version means the same rows. Serves as an ETag (with a ``vingerafdruk``).
    """
    eerder = _gelezen.get()
    if eerder and eerder.schrijvers is not None and set(modellen) <= eerder.per_model.keys():
        return eerder.versie(modellen)
    return standen_van(modellen).versie(modellen)


@contextmanager
def versies_gelezen(*modellen: Model) -> Iterator[None]:
    """Within this block ``dataversie`` of these models is that of its begin: one query for all.

    Only for what reads. An older version than the rows read is never given for newer ones: who
    comes later asks for a newer version.
    """
    token = _gelezen.set(standen_van(modellen))
    try:
        yield
    finally:
        _gelezen.reset(token)


def standen_van(modellen: Sequence[Model]) -> Standen:
    standen = ", ".join(stand_van(model) for model in modellen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {BEZIG}, {standen}")
        schrijvers, *gevonden = cursor.fetchone()
    return Standen(schrijvers, dict(zip(modellen, gevonden, strict=True)))


def stand_van(model: Model) -> str:
    """Last change of a tracked table; of another, the writers of all rows and how many there are.

    The sum is over hidden ``xmin``, so it also moves when a row is rewritten or goes away.
    """
    tabel = connection.ops.quote_name(model._meta.db_table)
    if issubclass(model, Gevolgd):
        return f"(SELECT max(gewijzigd) FROM {tabel})"  # noqa: S608
    som = "count(*) || '.' || coalesce(sum(xmin::text::bigint), 0)"
    return f"(SELECT {som} FROM {tabel})"  # noqa: S608


def vingerafdruk(*rijen: models.QuerySet) -> str:
    """What these queries select, as a short text: equal for readers with equal rights."""
    return samengevat(*(vraag_van(queryset) for queryset in rijen))


def vraag_van(queryset: models.QuerySet) -> str:
    try:
        return repr(queryset.query.sql_with_params())
    except EmptyResultSet:
        return "niets"


def samengevat(*delen: object) -> str:
    return hashlib.sha256(repr(delen).encode()).hexdigest()[:32]


def modellabels(modellen: Sequence[Model]) -> list[str]:
    return [model._meta.label for model in modellen]


def onthouden(naam: str, sleutel: Sequence[object], versie: str, maken: Callable[[], Any]) -> Any:
    """What ``maken`` gives, made once per ``sleutel`` and ``versie``.

    The key holds all that the outcome depends on: what the reader may see (``vingerafdruk``), what
    was asked, and the day of today where that counts.
    """
    plek = f"{naam}-{samengevat(*sleutel, versie)}"
    gevonden = cache.get(plek)
    return eenmaal(plek, maken) if gevonden is None else gevonden


def eenmaal(plek: str, maken: Callable[[], Any]) -> Any:
    """Made by one while others wait for it, so that a change does not let everybody make the same.

    Nobody waits longer than ``WACHT``, which is also when the lock of who fell away ends.
    """
    slot, tot = f"{plek}-slot", time.monotonic() + WACHT
    while not cache.add(slot, 1, timeout=WACHT):
        time.sleep(TELKENS)
        if (gevonden := cache.get(plek)) is not None:
            return gevonden
        if time.monotonic() > tot:
            return maken()
    try:
        gevonden = cache.get(plek)  # made between looking and locking
        if gevonden is None:
            gevonden = maken()
            cache.set(plek, gevonden, timeout=UUR)
        return gevonden
    finally:
        cache.delete(slot)
