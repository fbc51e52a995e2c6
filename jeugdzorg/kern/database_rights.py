"""What the database itself sees to: the trail is written for everybody and changed by nobody.

The owner of the tables migrates; the application should run as another role, with the rights of
``statements``. Then the application can neither change nor make up what is on record.
"""

from collections.abc import Iterator
from typing import Any, Final

import pghistory
from django.db import connections
from psycopg import sql

from .models import Beveiligingsgebeurtenis, Ketenschakel
from .tracking import event_models

# pgtrigger lets a session skip its triggers by a setting; being on record is not optional.
NEVER_SKIP: Final = """
CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'
"""
ONLY_READ: Final = ("django_migrations", "pghistory_context")


def harden(using: str = "default") -> None:
    """After every migration, as the owner: triggers cannot be skipped, and write as the owner."""
    with connections[using].cursor() as cursor:
        if not exists(cursor, "_pgtrigger_should_ignore"):
            return
        cursor.execute(NEVER_SKIP)
        for function in filter(lambda name: exists(cursor, name), event_functions()):
            safe = sql.SQL("ALTER FUNCTION {}() SECURITY DEFINER SET search_path = public")
            cursor.execute(safe.format(sql.Identifier(function)).as_string(None))


def exists(cursor: Any, function: str) -> bool:
    cursor.execute("SELECT to_regproc(%s) IS NOT NULL", [function])
    return bool(cursor.fetchone()[0])


def event_functions() -> Iterator[str]:
    """Names of the functions by which triggers write events."""
    for event_model in event_models():
        tracked = event_model.pgh_tracked_model
        for trigger in tracked._meta.triggers:
            if isinstance(trigger, pghistory.trigger.Event):
                yield trigger.get_pgid(tracked)


def statements(role: str) -> Iterator[str]:
    """What gives ``role`` the rights of the application, no more; safe to run again."""
    app, schema = sql.Identifier(role), sql.Identifier("public")
    every = (
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {app}",
        "REVOKE CREATE ON SCHEMA {schema} FROM {app}",
        "GRANT USAGE ON SCHEMA {schema} TO {app}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {app}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {app}",
    )
    for text in every:
        yield sql.SQL(text).format(app=app, schema=schema).as_string(None)
    for table in sorted({model._meta.db_table for model in event_models()} | set(ONLY_READ)):
        yield revoke("INSERT, UPDATE, DELETE", table, app)
    for model in (Beveiligingsgebeurtenis, Ketenschakel):
        yield revoke("UPDATE, DELETE", model._meta.db_table, app)


def revoke(rights: str, table: str, app: sql.Identifier) -> str:
    text = sql.SQL("REVOKE {} ON {} FROM {}").format(sql.SQL(rights), sql.Identifier(table), app)
    return text.as_string(None)
