"""How far the changes of a database are complete, and where a reader of them is.

Every row of a ``Gevolgd`` model has the number of the transaction that changed it last. Below the
horizon all transactions of the database have ended: nothing comes in there any more. So who reads
up to there, in the order of number, kind and key, misses nothing, in whatever order writers end. A
writer in another database of the server holds nobody back. Numbers only mean something in the
database that gave them.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.core import signing
from django.db import connections
from django.db.models import BooleanField, F, Func, Value
from rest_framework.exceptions import APIException, ValidationError

from .models import Gevolgd
from .writers import COMPLETE

KEY: Final = "sinds"
NOW: Final = f"""
    SELECT concat_ws('.', s.system_identifier, c.timeline_id, d.oid), {COMPLETE}
    FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d
    WHERE d.datname = current_database()
"""  # noqa: S608 - no input
SIGNER: Final = signing.Signer(salt="jeugdzorg.api.sinds")
START, END = "", "~"
"""Before the first kind, and behind the last."""


class Gone(APIException):
    """The client has to fetch everything anew; ``detail`` says why."""

    status_code = 410
    default_code = "gone"


@dataclass(frozen=True)
class Horizon:
    """``database``: which one, and which life of it. All changes below ``number`` are complete."""

    database: str
    number: int

    @classmethod
    def now(cls, using: str = "default") -> "Horizon":
        with connections[using].cursor() as cursor:
            cursor.execute(NOW)
            return cls(*cursor.fetchone())


@dataclass(frozen=True)
class Place:
    """Where a reader is: behind the row ``key`` of ``kind`` that transaction ``number`` changed."""

    number: int
    kind: str = END
    key: int = 0

    def later(self, kind: str) -> "Later":
        """Rows of ``kind`` behind this place."""
        if kind == self.kind:
            return Later(self.number, self.key)
        return Later(self.number, -1) if kind > self.kind else Later(self.number + 1, -1)

    def token(self, horizon: Horizon, rights: str) -> str:
        return SIGNER.sign_object([horizon.database, rights, self.number, self.kind, self.key])


class Later(Func):
    """``(gewijzigd, id) > (number, key)``: one step into the index."""

    output_field = BooleanField()

    def __init__(self, number: int, key: int) -> None:
        super().__init__(F("gewijzigd"), F("pk"), Value(number), Value(key))

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **kwargs: Any) -> Any:
        parts: list[str] = []
        params: list[Any] = []
        for expression in self.get_source_expressions():
            sql, own = compiler.compile(expression)
            parts.append(sql)
            params += own
        return f"(({parts[0]}, {parts[1]}) > ({parts[2]}, {parts[3]}))", params


def place_of(token: str, horizon: Horizon, rights: str) -> Place:
    """The place that we wrote. Raises ValidationError, and Gone for one that no longer counts."""
    try:
        database, own_rights, *place = SIGNER.unsign_object(token)
        found = Place(*place)
    except (signing.BadSignature, ValueError, TypeError, UnicodeError):
        raise ValidationError(
            {KEY: ["Deze waarde komt niet uit een antwoord."]}, "invalid"
        ) from None
    if database != horizon.database:
        raise Gone("De gegevens komen uit een andere of herstelde database. Haal alles opnieuw op.")
    if own_rights != rights:
        raise Gone("Wat u mag zien is veranderd. Haal alles opnieuw op.")
    if found.number >= horizon.number + 1:
        raise Gone("Deze plek ligt voor ons uit. Haal alles opnieuw op.")
    return found


def numbers_repaired(using: str = "default") -> dict[str, int]:
    """Rows that have the number of a transaction that is yet to come get one of now.

    So after a database was restored from a dump: there the numbers begin anew.
    """
    repaired = {}
    for model in apps.get_models():
        if issubclass(model, Gevolgd) and model._meta.managed and not model._meta.proxy:
            table = connections[using].ops.quote_name(model._meta.db_table)
            with connections[using].cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table} SET gewijzigd = gewijzigd"  # noqa: S608 - name of a table
                    " WHERE gewijzigd > pg_current_xact_id()::text::bigint"
                )
                repaired[model._meta.label] = cursor.rowcount
    return {label: count for label, count in repaired.items() if count}
