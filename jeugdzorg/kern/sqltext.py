"""JSON in SQL: how a column reads as text, letter for letter as ``json.dumps`` of Django's value.

A text is a list of pieces: what is always the same (``str``) and expressions (``Sql``). Everything
is plain SQL over columns; whatever a user gave goes into the query as a parameter, never here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final


class Sql(str):
    """An expression, beside text that is always the same."""


Piece = str | Sql
Pieces = Sequence[Piece]
LINES: Final = r"FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'"
"""COPY with signs that JSON never holds, so that it leaves the text as it is."""
ZONE: Final = "Europe/Amsterdam"
WHOLE_HOURS: Final = "1941-01-01 00:00:00+00"
"""Since then every hour there begins with one of UTC."""
MOST_WORDS: Final = 20
PLAIN: Final = re.compile(r"[a-z0-9_.-]+", re.ASCII | re.IGNORECASE)


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
    """Two by two: that is a third less work than ``concat()``. No piece may be null."""
    return paired([f"({p})::text" if isinstance(p, Sql) else literal(p) for p in joined(pieces)])


def paired(parts: Sequence[str]) -> str:
    half = len(parts) // 2
    return f"({paired(parts[:half])} || {paired(parts[half:])})" if half else parts[0]


def text(column: str, field: Any = None) -> Pieces:
    """Empty is null, as everywhere in the API."""
    return [Sql(f"coalesce(to_json(nullif({column}, '')), 'null')")]


def choice(column: str, field: Any = None) -> Pieces:
    """One of a few words: those are written already, which is a tenth of the work."""
    words = [word for word in field.choices if isinstance(word, str) and PLAIN.fullmatch(word)]
    [other] = text(column)
    known = "".join(f" WHEN '{word}' THEN '\"{word}\"'" for word in words[:MOST_WORDS])
    return [Sql(f"CASE {column}{known} ELSE {other}::text END" if known else other)]


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

    Where the time zone of the transaction is ours (``rowquery.writing``) that is how PostgreSQL
    writes it, in JSON and (nearly) by itself; but that leaves out zeros at the end of a fraction.
    """
    there, quote = f"({column} AT TIME ZONE '{ZONE}')", '"' if quoted else ""
    bare = f"replace({column}::text, ' ', 'T') || ':00'"
    written = f"to_json({column})::text" if quoted else bare
    whole_or_exact = f"{column}::timestamptz(0) = {column} OR {column}::timestamptz(5) <> {column}"
    return (
        f"CASE WHEN {column} IS NULL THEN {literal('null') if quoted else 'NULL'}"
        f" WHEN {column} >= '{WHOLE_HOURS}' AND ({whole_or_exact}) THEN {written}"
        f" ELSE {old_moment(column, there, quote)} END"
    )


def old_moment(column: str, there: str, quote: str) -> str:
    """By hand: from before there were time zones of whole hours, or with zeros at the end."""
    micros = f"coalesce(nullif(to_char({there}, '.US'), '.000000'), '')"
    offset = f"to_char({there} - ({column} AT TIME ZONE 'UTC'), '\"+\"HH24:MI')"
    second = f"to_char({there}, 'YYYY-MM-DD\"T\"HH24:MI:SS')"
    return f"concat('{quote}', {second}, {micros}, {offset}, '{quote}')"


def as_is(column: str, field: Any = None) -> Pieces:
    """A list of texts."""
    return [Sql(f"coalesce(to_json({column}), 'null')")]
