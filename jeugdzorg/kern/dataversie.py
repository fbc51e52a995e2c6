"""Which version of the data an answer was made from, so that it can be kept and never be stale.

``dataversie`` changes with every change that a reader could see. A tracked table (``Gevolgd``) says
which transaction was last. A small one is added up: the transaction that wrote each row. That is
only complete while no writer is under way: one that began earlier may end later, with a lower
number. So then the snapshot itself belongs to the version; and who has written in its own
transaction gets a version that nobody gets again.

``vingerafdruk`` says what somebody may read: exactly what the query of ``visible_to`` says.
"""

import hashlib
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.cache import cache
from django.db import connection, models

from .models import Gevolgd

UUR: Final = 3600
SNAPSHOT: Final = """
    CASE WHEN pg_current_xact_id_if_assigned() IS NOT NULL THEN 'eigen'
         WHEN pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) THEN s::text
         ELSE '' END
"""


def dataversie(*modellen: type[models.Model]) -> str:
    """The version of the data of ``modellen``; one query, read before the data itself.

    The same version means the same rows. Serves as an ETag (with a ``vingerafdruk``).
    """
    namen = [connection.ops.quote_name(model._meta.db_table) for model in modellen]
    delen = ", ".join(
        f"(SELECT {stand_van(model)} FROM {naam})"  # noqa: S608
        for model, naam in zip(modellen, namen, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SNAPSHOT}, {delen} FROM pg_current_snapshot() AS s"  # noqa: S608
        )
        snapshot, *standen = cursor.fetchone()
    if snapshot == "eigen":
        snapshot = uuid.uuid4().hex
    return samengevat(snapshot, *modellabels(modellen), *standen)


def stand_van(model: type[models.Model]) -> str:
    """Last change of a tracked table; of another, the writers of all rows and how many there are.

    The sum is over hidden ``xmin``, so it also moves when a row is rewritten or goes away.
    """
    if issubclass(model, Gevolgd):
        return "max(gewijzigd)::text"
    return "count(*) || '.' || coalesce(sum(xmin::text::bigint), 0)"


def vingerafdruk(*rijen: models.QuerySet) -> str:
    """What these queries select, as a short text: equal for readers with equal rights."""
    return samengevat(*(vraag_van(queryset) for queryset in rijen))


def vraag_van(queryset: models.QuerySet) -> str:
    if queryset.query.is_empty():
        return "niets"
    return repr(queryset.query.sql_with_params())


def samengevat(*delen: object) -> str:
    return hashlib.sha256(repr(delen).encode()).hexdigest()[:32]


def modellabels(modellen: Sequence[type[models.Model]]) -> list[str]:
    return [model._meta.label for model in modellen]


def onthouden(naam: str, sleutel: Sequence[object], versie: str, maken: Callable[[], Any]) -> Any:
    """What ``maken`` gives, made once per ``sleutel`` and ``versie``.

    The key holds all that the outcome depends on: what the reader may see (``vingerafdruk``), what
    was asked, and the day of today where that counts.
    """
    plek = f"{naam}-{samengevat(*sleutel, versie)}"
    gevonden = cache.get(plek)
    if gevonden is None:
        gevonden = maken()
        cache.set(plek, gevonden, timeout=UUR)
    return gevonden
