"""JSON in SQL: how a column reads as text, letter for letter as ``json.dumps`` of Django's value.

A text is a list of pieces: what is always the same (``str``) and expressions (``Sql``). Everything
is plain SQL over columns; whatever a user gave goes into the query as a parameter, never here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

ARGUMENTS: Final = 90
"""PostgreSQL takes a hundred arguments of a function at most."""


class Sql(str):
    """An expression, beside text that is always the same."""


Piece = str | Sql
Pieces = Sequence[Piece]
LINES: Final = r"FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'"
"""COPY with signs that JSON never holds, so that it leaves the text as it is."""
BETWEEN: Final = b"\x02"


def literal(text: str) -> str:
    """``text`` as a constant; doubled signs survive the filling in of parameters."""
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of constant text that follow one another made one."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Sql):
            if text:
                yield text
            yield piece
            text = ""
        else:
            text += piece
    if text:
        yield text


def concat(pieces: Iterable[Piece]) -> str:
    parts = [part if isinstance(part, Sql) else literal(part) for part in joined(pieces)]
    if len(parts) > ARGUMENTS:
        half = len(parts) // 2
        return f"concat(concat({', '.join(parts[:half])}), concat({', '.join(parts[half:])}))"
    return f"concat({', '.join(parts)})"


def text(column: str, field: Any = None) -> Pieces:
    """Empty is null, as everywhere in the API."""
    return [Sql(f"coalesce(to_json(nullif({column}, '')), 'null')")]


def kept_text(column: str, field: Any = None) -> Pieces:
    """Text of which empty is empty."""
    return [Sql(f"coalesce(to_json({column}), 'null')")]


def whole(column: str, field: Any = None) -> Pieces:
    return [Sql(f"coalesce({column}::text, 'null')")]


def boolean(column: str, field: Any = None) -> Pieces:
    return [Sql(f"coalesce({column}::text, 'null')")]


def day(column: str, field: Any = None) -> Pieces:
    return [Sql(f"coalesce('\"' || {column}::text || '\"', 'null')")]


def share(column: str, field: Any = None) -> Pieces:
    """A floating point number: a whole one has a zero behind the point, as in Python."""
    return [
        Sql(
            f"CASE WHEN {column} IS NULL THEN 'null' WHEN {column} = trunc({column})"
            f" THEN {column}::numeric(30,1)::text ELSE {column}::text END"
        )
    ]


def decimal(column: str, field: Any = None) -> Pieces:
    return [
        Sql(
            f"CASE WHEN {column} IS NULL THEN 'null' WHEN {column} = trunc({column})"
            f" THEN {column}::numeric(30,1)::text ELSE rtrim({column}::text, '0') END"
        )
    ]


def moment(column: str, field: Any = None) -> Pieces:
    return [Sql(moment_text(column))]


def moment_text(column: str, *, quoted: bool = True) -> str:
    """A moment in the Netherlands, as Django writes it; ``quoted``: as JSON.

    In winter and summer as JSON, which is quickest; but that leaves out zeros at the end of a
    fraction. The time zone of the connection stays as it is: Django counts on it.
    """
    there = f"({column} AT TIME ZONE 'Europe/Amsterdam')"
    first, size, quote = (1, 20, '"') if quoted else (2, 19, "")
    cases = f"WHEN {column} IS NULL THEN {literal('null') if quoted else 'NULL'}"
    for hours in (1, 2):
        here = f"({column} AT TIME ZONE INTERVAL '{hours} hour')"
        written = f"substr(to_json({here})::text, {first}"
        exact = f"rpad(rtrim({written}), '\"'), {size + 7}, '0')"
        second = f"CASE WHEN {column}::timestamptz(0) = {column} THEN {written}, {size})"
        text = f"{second} ELSE {exact} END || '+0{hours}:00{quote}'"
        cases += f" WHEN {there} = {here} THEN {text}"
    return f"CASE {cases} ELSE {old_moment(column, there, quote)} END"


def old_moment(column: str, there: str, quote: str) -> str:
    """From before there were time zones of whole hours."""
    micros = f"coalesce(nullif(to_char({there}, '.US'), '.000000'), '')"
    offset = f"to_char({there} - ({column} AT TIME ZONE 'UTC'), '\"+\"HH24:MI')"
    second = f"to_char({there}, 'YYYY-MM-DD\"T\"HH24:MI:SS')"
    return f"concat('{quote}', {second}, {micros}, {offset}, '{quote}')"


def as_is(column: str, field: Any = None) -> Pieces:
    """A list of texts."""
    return [Sql(f"coalesce(to_json({column}), 'null')")]
