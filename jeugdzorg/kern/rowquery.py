"""Asking the database for rows as ``jsonrows`` writes them."""

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from django.db import connections, transaction
from django.db.models import QuerySet
from psycopg import ClientCursor, Copy
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from . import sqltext
from .folding import is_narrow
from .jsonrows import Shape

HEAD: Final = 19
"""How long the head of a binary COPY is."""
PAIR: Final = struct.Struct("!hi")
LENGTH: Final = struct.Struct("!i")
"""Before a row how many columns it has; before a column how long it is."""


def compiled(rows: QuerySet) -> Any:
    """The SQL of ``rows`` and its parameters."""
    return rows.query.get_compiler(using=rows.db).as_sql()


def read(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> tuple[list[bytes], list[Any]]:
    """Every row as JSON, and of the last one the ``keys`` (as text; None for null)."""
    with found(rows, shape, keys) as result:
        written = [result.get_value(index, 0) for index in range(result.ntuples)]
        last = [result.get_value(result.ntuples - 1, 1 + n) for n in range(len(keys))]
    return written, [None if value is None else value.decode() for value in last]


def read_all(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> list[tuple[bytes, ...]]:
    """Every row as JSON with its ``keys`` (as text)."""
    with found(rows, shape, keys) as result:
        columns = range(len(keys) + 1)
        return [tuple(result.get_value(n, c) for c in columns) for n in range(result.ntuples)]


def copied(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every row as JSON, with its ``keys`` as JSON; for a large page.

    COPY in binary: in any other form it would look at every byte of a text.
    """
    ends = ", ',', ".join(f"coalesce(to_json(t.{name}::text), 'null')" for name in keys)
    query, params = selected(rows, shape, keys, f", concat('[', {ends}, ']')")
    with for_a_page(rows.db, by_index=is_by_index(rows)) as cursor:
        whole = ClientCursor(connections[rows.db].connection).mogrify(query, params)
        with cursor.copy(f"COPY ({whole}) TO STDOUT WITH (FORMAT binary)") as copy:
            yield from pairs(messages(copy))


def messages(copy: Copy) -> Iterator[Any]:
    """What COPY sends, a row each. Waits for one and then takes all that came with it: asking for
    each would cost as much as making it."""
    server = copy.connection.pgconn
    while first := copy.read():
        yield first
        size, message = server.get_copy_data(1)
        while size > 0:
            yield message
            size, message = server.get_copy_data(1)
        if size < 0:  # there are no more
            while result := server.get_result():
                if result.status != ExecStatus.COMMAND_OK:
                    raise error_from_result(result)
            return


def pairs(rows: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
    """Rows of two texts; one message each, the first behind a head, the last a mark alone."""
    start = HEAD
    for message in rows:
        count, size = PAIR.unpack_from(message, start) if len(message) >= start + 6 else (-1, 0)
        if count == len(("text", "keys")):
            if size < 0:
                raise ValueError("A row was written as nothing at all.")
            begin, end = start + PAIR.size, start + PAIR.size + size
            yield message[begin:end], message[end + LENGTH.size :]
        start = 0


def selected(rows: QuerySet, shape: Shape, keys: Mapping[str, Any], ends: str) -> tuple[str, Any]:
    """The query of rows as JSON with ``ends`` behind them, and its parameters."""
    inner, params = compiled(shape.of(rows, **keys))
    row = shape.row
    return f"SELECT {row}{ends} FROM ({inner}) t{shape.joins(row)}", params  # noqa: S608 - columns and constants


@contextmanager
def found(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> Iterator[Any]:
    """What the database answers, as the connection got it: nothing is decoded and encoded again."""
    query, params = selected(rows, shape, keys, "".join(f", t.{name}::text" for name in keys))
    with for_a_page(rows.db, by_index=is_by_index(rows)) as cursor:
        cursor.execute(query, params)
        yield cursor.cursor.pgresult


def is_by_index(rows: QuerySet) -> bool:
    """By the key, or as the feed of changes; unless there is a better place to begin."""
    order = [
        getattr(getattr(part, "expression", None), "name", part) for part in rows.query.order_by
    ]
    return order in (["pk"], ["gewijzigd", "pk"]) and not is_narrow(rows.query.where)


@contextmanager
def for_a_page(using: str, *, by_index: bool) -> Iterator[Any]:
    """A cursor for a short answer: no helpers and no compiling, which cost more than they bring.

    ``by_index``: the order has an index, so walk along it: the planner does not know how many rows
    come behind a place, and would rather sort them all.
    """
    settings = {"max_parallel_workers_per_gather": "0"}
    if by_index:
        settings["enable_sort"] = "off"
    with writing(using, **settings) as cursor:
        yield cursor


@contextmanager
def writing(using: str, **settings: str) -> Iterator[Any]:
    """A cursor for one query that writes rows, in a transaction with ``settings``.

    Moments are told in our time zone there. Django counts on that of the connection: nothing else
    is read meanwhile, and within a longer transaction it is put back.
    """
    connection = connections[using]
    back = connection.in_atomic_block
    settings = {"jit": "off", "timezone": f"'{sqltext.ZONE}'", "datestyle": "ISO", **settings}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {name} = {value}" for name, value in settings.items()))
        yield cursor
        if back:
            cursor.execute("SELECT set_config('timezone', %s, true)", [connection.timezone_name])
