"""Any number of rows as a file, in constant memory: written by the database, passed on in pieces.

CSV and JSON Lines are what COPY gives. Parquet and Excel are made of that CSV in a file of their
own first: Parquet by a process of its own (``parquet``), so that the server keeps none of its
memory. A client that goes away ends the query and frees the connection.
"""

import csv
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

import xlsxwriter
from django.db import connections
from django.db.models import DateTimeField, Func, QuerySet
from psycopg import ClientCursor

from .cells import Cell
from .exporting import XLSX_TYPE, is_formula, sent
from .jsonrows import Shape
from .rowquery import bursts, compiled, writing
from .sqltext import LINES

PARQUET: Final = Path(__file__).with_name("parquet.py")
PIECE: Final = 65_536
CSV: Final = "FORMAT csv, HEADER true"
SORTING: Final = "'64MB'"
"""What each process of the database may use to put a file in order, before it goes to disk."""
MOST_ROWS: Final = 1_048_575
"""What a sheet of Excel holds, below its head."""


class Rows(Protocol):
    """Rows to be sent, whoever writes them."""

    @property
    def cells(self) -> Sequence[Cell]: ...

    def csv(self, *, defused: bool = False) -> Iterator[bytes]: ...

    def lines(self) -> Iterator[bytes]: ...


class Fence(Func):
    function = "clock_timestamp"
    output_field = DateTimeField()


@dataclass(frozen=True)
class Table:
    """Rows that the database writes: the query, how a row reads, and its cells."""

    rows: QuerySet
    shape: Shape
    cells: Sequence[Cell]

    def select(self, *what: str) -> tuple[str, Any]:
        """In order. The volatile column keeps what a row is made of from being worked out for
        every time that its text names it, and yet lets several processes write rows."""
        keys: Any = self.rows.query.order_by
        order = {f"orde{n}": key.expression for n, key in enumerate(keys)}
        inner, params = compiled(self.shape.of(self.rows.order_by(), **order, hek=Fence()))
        by = ", ".join(
            f"t.orde{n} {'DESC' if key.descending else 'ASC'} NULLS LAST"
            for n, key in enumerate(keys)
        )
        inner = f"({inner}) t{self.shape.joins(*what)}"
        return f"SELECT {', '.join(what)} FROM {inner} ORDER BY {by}", params  # noqa: S608

    def csv(self, *, defused: bool = False) -> Iterator[bytes]:
        """Commas, points and a head; ``defused``: for a spreadsheet."""
        cells = ((cell.defused if defused else cell.sql, cell.name) for cell in self.cells)
        return copied(
            self.rows.db, self.select(*(f'{sql} AS "{name}"' for sql, name in cells)), CSV
        )

    def lines(self) -> Iterator[bytes]:
        """Every row as in the list of the API, one a line."""
        return copied(self.rows.db, self.select(self.shape.row), LINES)


def copied(using: str, select: tuple[str, Any], options: str) -> Iterator[bytes]:
    """What COPY writes, in pieces. Nothing is kept; ends the query when it is closed."""
    with writing(using, parallel_tuple_cost="0", work_mem=SORTING) as cursor:
        query = ClientCursor(connections[using].connection).mogrify(*select)
        with cursor.copy(f"COPY ({query}) TO STDOUT WITH ({options})") as copy:
            yield from gathered(bursts(copy))


def gathered(received: Iterable[list[Any]]) -> Iterator[bytes]:
    """Rows together until they are worth sending."""
    pieces: list[Any] = []
    size = 0
    for rows in received:
        pieces += rows
        size += sum(map(len, rows))
        if size >= PIECE:
            yield b"".join(pieces)
            pieces.clear()
            size = 0
    if pieces:
        yield b"".join(pieces)


def as_csv(table: Rows) -> Iterator[bytes]:
    return table.csv(defused=True)


def as_json_lines(table: Rows) -> Iterator[bytes]:
    return table.lines()


def as_parquet(table: Rows) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        kinds = ",".join(f"{cell.name}:{cell.kind}" for cell in table.cells)
        command = [sys.executable, "-I", str(PARQUET), kinds]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file) as process:
            assert process.stdin is not None  # noqa: S101 - asked for
            for piece in table.csv():
                process.stdin.write(piece)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, "parquet")
        yield from sent(file)


def as_workbook(table: Rows) -> Iterator[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        fill_sheet(book, table)
    return sent(file)


def fill_sheet(book: xlsxwriter.Workbook, table: Rows) -> None:
    sheet = book.add_worksheet("Gegevens")
    sheet.freeze_panes(1, 0)
    day = book.add_format({"num_format": "d-m-yyyy"})
    quoted = book.add_format({"quote_prefix": True})
    lines = csv.reader(
        io.TextIOWrapper(io.BufferedReader(Readable(table.csv())), "utf-8", newline="")
    )
    for row, values in enumerate(lines):
        for column, (cell, value) in enumerate(zip(table.cells, values, strict=True)):
            if row == 0:
                sheet.write_string(row, column, value)
            elif value:
                write_cell(sheet, (row, column), cell.kind, value, day, quoted)


def write_cell(
    sheet: Any, place: tuple[int, int], kind: str, value: str, day: Any, quoted: Any
) -> None:
    """Numbers and days as such; everything else as text, never as a formula."""
    if kind in {"integer", "number"}:
        sheet.write_number(*place, float(value))
    elif kind == "date":
        sheet.write_datetime(*place, date.fromisoformat(value), day)
    else:
        sheet.write_string(*place, value, quoted if is_formula(value) else None)


class Readable(io.RawIOBase):
    """Pieces as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.left = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.left = self.left or next(self.pieces, b"")
        taken, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


@dataclass(frozen=True)
class Form:
    """A form in which a set can be downloaded."""

    content_type: str
    write: Callable[[Rows], Iterator[bytes]]


FORMS: Final = {
    "csv": Form("text/csv; charset=utf-8; header=present", as_csv),
    "xlsx": Form(XLSX_TYPE, as_workbook),
    "parquet": Form("application/vnd.apache.parquet", as_parquet),
    "jsonl": Form("application/jsonl", as_json_lines),
}
