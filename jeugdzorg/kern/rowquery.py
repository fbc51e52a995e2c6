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
MARK: Final = 2
"""How long its end is."""
COUNT, LENGTH = 2, 4
"""A row begins with how many columns it has; a column with how long it is."""
TEXT: Final = COUNT + LENGTH
length: Final = struct.Struct("!i").unpack_from
Part = tuple[list[Any], Any]
"""Rows as JSON, and the keys of the last."""


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


def copied(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> Iterator[Part]:
    """Every row as JSON, some at a time, with the ``keys`` of the last as JSON; for a large page.

    COPY in binary: in any other form it would look at every byte of a text.
    """
    ends = ", ',', ".join(f"coalesce(to_json(t.{name}::text), 'null')" for name in keys)
    query, params = selected(rows, shape, keys, f", concat('[', {ends}, ']')")
    with for_a_page(rows.db, by_index=is_by_index(rows)) as cursor:
        whole = ClientCursor(connections[rows.db].connection).mogrify(query, params)
        with cursor.copy(f"COPY ({whole}) TO STDOUT WITH (FORMAT binary)") as copy:
            yield from rows_and_end(bursts(copy))


def bursts(copy: Copy) -> Iterator[list[Any]]:
    """What COPY sends, a row each, as many at a time as came in together: asking for each would
    cost as much as making it."""
    server = copy.connection.pgconn
    while first := copy.read():
        together = [first]
        size, message = server.get_copy_data(1)
        while size > 0:
            together.append(message)
            size, message = server.get_copy_data(1)
        yield together
        if size < 0:  # there are no more
            while result := server.get_result():
                if result.status != ExecStatus.COMMAND_OK:
                    raise error_from_result(result)
            return


def rows_and_end(received: Iterator[list[Any]]) -> Iterator[Part]:
    """Of rows of two texts the first of each, and the second of the last; one message each, the
    first behind a head, the last a mark alone."""
    head = HEAD
    for together in received:
        together[0], head = together[0][head:], 0
        if len(together[-1]) == MARK:
            together.pop()
        if together:
            rows = [row[TEXT:][: length(row, COUNT)[0]] for row in together]
            if not all(rows):
                raise ValueError("A row was written as nothing at all.")
            yield rows, together[-1][TEXT + len(rows[-1]) + LENGTH :]


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
