"""Rows of a resource written as JSON by the database: the bytes its serializer would give.

``shape_of`` reads a serializer and says which columns it needs (of a query in which all that
``visible_to`` hides is hidden already) and how the text of a row is made of them. What a serializer
works out in Python, it tells in SQL by ``sql_fields``. A field that is neither raises
``NotInSqlError``; then the serializer does the work itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.models import F, OuterRef, QuerySet, Subquery
from rest_framework import serializers
from rest_framework.request import Request

from . import sqltext
from .serializers import KEYS, AddressField, EmptyIsNullMixin, ReferenceSerializer, detail_path
from .sqltext import Piece, Pieces, Sql

NAMES: Final = ("naam", "korte_titel")
"""The field by which a row of a model is called (``str``)."""

SIMPLE: Final[dict[type[serializers.Field], Callable[[str, Any], Pieces]]] = {
    serializers.BooleanField: sqltext.boolean,
    serializers.IntegerField: sqltext.whole,
    serializers.FloatField: sqltext.share,
    serializers.DecimalField: sqltext.decimal,
    serializers.DateTimeField: sqltext.moment,
    serializers.DateField: sqltext.day,
    serializers.ListField: sqltext.as_is,
    serializers.ChoiceField: sqltext.choice,
    EmptyIsNullMixin: sqltext.text,  # type: ignore[dict-item]
    serializers.CharField: sqltext.kept_text,
}
SqlField = Callable[["Shape"], str]
"""Writes one field of a row as SQL text, never null."""


class NotInSqlError(Exception):
    """The database can not write this field."""


@dataclass
class Shape:
    """The columns that rows of ``model`` need, and the text that is made of them.

    ``known``: names of what the query works out itself. ``parts``: per field its text.
    ``looked_up``: what is read of another row once for all rows that point at it.
    """

    model: Any
    request: Request
    known: frozenset[str] = frozenset()
    prefetched: Mapping[str, QuerySet] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Pieces] = field(default_factory=dict)
    looked_up: dict[str, str] = field(default_factory=dict)

    def column(self, source: Any) -> str:
        """The column with this path or expression, as the text of a row names it."""
        expression = F(source) if isinstance(source, str) else source
        for alias, known in self.columns.items():
            if known == expression:
                return f"t.{alias}"
        alias = f"c{len(self.columns)}"
        self.columns[alias] = expression
        return f"t.{alias}"

    def look_up(self, select: str) -> str:
        """The only column of ``select``, which names columns of a row: worked out once for all rows
        that have the same ones (the planner keeps what it found; OFFSET keeps it one query)."""
        alias = self.looked_up.setdefault(select, f"r{len(self.looked_up)}")
        return f"{alias}.tekst"

    def joins(self, *used_in: str) -> str:
        """What stands behind the rows so that these texts can name what they look up."""
        text = " ".join(used_in)
        return "".join(
            f" LEFT JOIN LATERAL ({select} OFFSET 0) {alias}(tekst) ON TRUE"
            for select, alias in self.looked_up.items()
            if f"{alias}.tekst" in text
        )

    @property
    def row(self) -> str:
        pieces: list[Piece] = ["{"]
        for index, (key, part) in enumerate(self.parts.items()):
            pieces += [f'{"," if index else ""}"{key}":', *part]
        return sqltext.concat([*pieces, "}"])

    def of(self, rows: QuerySet, **extra: Any) -> QuerySet:
        """The columns of ``rows``, with ``extra`` behind them."""
        return rows.values(**self.columns, **extra)


def shape_of(serializer: Any, rows: QuerySet, request: Request) -> Shape:
    """How a row of ``rows`` reads by ``serializer``. Raises NotInSqlError."""
    shape = Shape(rows.model, request, frozenset(rows.query.annotations), prefetched(rows))
    shared = {key: keys for keys in getattr(serializer, "shared", ()) for key in keys}
    for together, keys in groupby(serializer.fields, key=shared.get):
        if together:
            first, *rest = keys
            shape.parts[first] = shared_pieces(serializer, [first, *rest], shape)
        else:
            shape.parts |= {key: pieces_of(serializer, key, shape) for key in keys}
    return shape


def pieces_of(serializer: Any, key: str, shape: Shape) -> Pieces:
    write = getattr(serializer, "sql_fields", {}).get(key)
    return [Sql(write(shape))] if write else field_pieces(serializer.fields[key], shape)


def shared_pieces(serializer: Any, keys: Sequence[str], shape: Shape) -> Pieces:
    """Fields that stand next to each other and are the same in many rows, written once."""
    inside = Shared(shape.model, shape.request, shape.known, outer=shape)
    pieces: list[Piece] = []
    for key in keys:
        pieces += [f',"{key}":'] if pieces else []
        pieces += pieces_of(serializer, key, inside)
    columns = ", ".join(f"{column} AS {name}" for column, name in inside.names.items())
    text = f"SELECT {sqltext.concat(pieces)} FROM (SELECT {columns} OFFSET 0) x"  # noqa: S608 - columns
    return [Sql(shape.look_up(text))]


@dataclass
class Shared(Shape):
    """Columns of ``outer`` by a name of their own, each named once: what they are kept under."""

    outer: Any = None
    names: dict[str, str] = field(default_factory=dict)

    def column(self, source: Any) -> str:
        column = self.outer.column(source)
        return f"x.{self.names.setdefault(column, f'm{len(self.names)}')}"


def prefetched(rows: QuerySet) -> dict[str, QuerySet]:
    """What ``with_related`` reads along per relation: only what the user may see."""
    lookups = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    chosen = {getattr(each, "prefetch_to", ""): getattr(each, "queryset", None) for each in lookups}
    return {path: queryset for path, queryset in chosen.items() if queryset is not None}


def field_pieces(found: Any, shape: Shape) -> Pieces:
    source: Any = found.source
    if isinstance(found, AddressField):
        return address("", shape.model, shape)
    if isinstance(found, serializers.ListSerializer):
        return [Sql(shape.column(RowsAsJson(found.child, source, shape)))]
    if isinstance(found, ReferenceSerializer):
        return reference(source, shape)
    for kind, write in SIMPLE.items():
        if isinstance(found, kind):
            return write(shape.column(path_of(found, shape)), found)
    raise NotInSqlError(f"{found.field_name}: {type(found).__name__}")


def path_of(found: Any, shape: Shape) -> str:
    """The path to the column of a simple field. Raises NotInSqlError for what Python works out."""
    path = found.source.replace(".", "__")
    if path in shape.known:
        return path
    model = shape.model
    for step in path.split("__"):
        if model is None:
            raise NotInSqlError(f"{path} lies within a column")
        try:
            model = model._meta.get_field(step).related_model
        except FieldDoesNotExist:
            raise NotInSqlError(f"{path} is no column") from None
    return path


def has_field(model: Any, name: str) -> bool:
    return any(known.name == name for known in model._meta.concrete_fields)


def key_of(model: Any) -> str:
    """The field that stands in the address of a row, as ``natural_key`` says."""
    if getattr(model, "is_numbered", False):
        return "pk"
    return next((name for name in KEYS if has_field(model, name)), "pk")


@lru_cache
def name_of(model: Any) -> str:
    """The field that a row is called by. Raises NotInSqlError."""
    for name in NAMES:
        if has_field(model, name):
            return name
    raise NotInSqlError(f"{model.__name__} has a name that is worked out")


def address(path: str, model: Any, shape: Shape) -> Pieces:
    """The address of the row at ``path`` ("": the row itself)."""
    prefix = detail_path(model._meta.model_name or "")
    if prefix is None:
        return ["null"]
    key = shape.column(path + key_of(model))
    return [f'"{shape.request.build_absolute_uri(prefix)}', Sql(key), '"']


def reference(source: str, shape: Shape) -> Pieces:
    """Code, name and address of another row; null when there is none."""
    relation = shape.model._meta.get_field(source)
    row = Lookup(relation.related_model, shape.request)
    pieces = own_reference(row)
    if not row.is_whole:
        return joined_reference(source, shape)
    table = quoted(row.model._meta.db_table)
    key = shape.column(relation.attname)
    where = f"WHERE o.{quoted(relation.target_field.column)} = {key}"
    text = shape.look_up(f"SELECT {sqltext.concat(pieces)} FROM {table} o {where}")  # noqa: S608
    return [Sql(f"coalesce({text}, 'null')" if relation.null else text)]


def joined_reference(source: str, shape: Shape) -> Pieces:
    """The same of a row that lies in two tables."""
    relation = shape.model._meta.get_field(source)
    other, path = relation.related_model, f"{source}__"
    key = shape.column(path + key_of(other))
    name = f"coalesce(to_json({shape.column(path + name_of(other))}), 'null')"
    pieces = ['{"code":', Sql(f"to_json({key}::text)"), ',"naam":', Sql(name), ',"url":']
    pieces += [*address(path, other, shape), "}"]
    if not relation.null:
        return pieces
    return [Sql(f"CASE WHEN {key} IS NULL THEN 'null' ELSE {sqltext.concat(pieces)} END")]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@dataclass
class Lookup(Shape):
    """One row of a table, read there (``o``). ``is_whole``: all that was asked stands in it."""

    is_whole: bool = True

    def column(self, source: Any) -> str:
        meta = self.model._meta
        found = meta.pk if source == "pk" else meta.get_field(source)
        own = meta.concrete_model._meta.local_concrete_fields
        self.is_whole = self.is_whole and found in own
        return f"o.{quoted(found.column)}"


class RowsAsJson(Subquery):
    """The rows of a to-many relation as one JSON list, in their own order; or only their codes."""

    def __init__(self, serializer: Any, source: str, shape: Shape, *, codes: bool = False) -> None:
        relation = shape.model._meta.get_field(source)
        back = relation.remote_field.name
        if not relation.auto_created:
            back = relation.related_query_name()
        rows = shape.prefetched.get(source)
        if rows is None:
            rows = relation.related_model._default_manager.all()
        rows = rows.filter(**{back: OuterRef("pk")})
        if codes:
            self.shape = Shape(rows.model, shape.request)
            self.shape.parts = {"": [Sql(self.shape.column(key_of(rows.model)))]}
        elif isinstance(serializer, ReferenceSerializer):
            self.shape = Shape(rows.model, shape.request)
            self.shape.parts = {"": own_reference(self.shape)}
        else:
            self.shape = shape_of(serializer, rows, shape.request)
        super().__init__(self.shape.of(rows), output_field=models.TextField())
        self.source, self.codes = source, codes

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **kwargs: Any) -> Any:
        rows, params = self.query.as_sql(compiler, connection)
        row = self.row
        rows += f" t{self.shape.joins(row)}"
        if self.codes:
            found = f"string_agg({row}, ', ')"
            return f"(SELECT {found} FROM {rows})", params  # noqa: S608 - columns and constants
        return f"(SELECT concat('[', string_agg({row}, ','), ']') FROM {rows})", params  # noqa: S608 - columns and constants

    @property
    def row(self) -> str:
        [first, *_] = self.shape.parts
        return sqltext.concat(self.shape.parts[""]) if first == "" else self.shape.row

    @property
    def identity(self) -> Any:
        return ("RowsAsJson", self.source, self.codes)


def own_reference(shape: Shape) -> Pieces:
    """A reference to the row itself."""
    key, name = shape.column(key_of(shape.model)), shape.column(name_of(shape.model))
    called = f"coalesce(to_json({name}), 'null')"
    pieces = ['{"code":', Sql(f"to_json({key}::text)"), ',"naam":', Sql(called), ',"url":']
    return [*pieces, *address("", shape.model, shape), "}"]
