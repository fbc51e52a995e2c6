"""Rows of a resource written as JSON by the database: the bytes its serializer would give.

``shape_of`` reads a serializer and says which columns it needs (of a query in which all that
``visible_to`` hides is hidden already) and how the text of a row is made of them. What a serializer
works out in Python, it tells in SQL by ``sql_fields``. A field that is neither raises
``NotInSqlError``; then the serializer does the work itself.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import connections, models, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from psycopg import ClientCursor
from rest_framework import serializers
from rest_framework.request import Request

from . import sqltext
from .folding import is_narrow
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
    EmptyIsNullMixin: sqltext.text,  # type: ignore[dict-item]
    serializers.CharField: sqltext.kept_text,
    serializers.ChoiceField: sqltext.text,
}


SqlField = Callable[["Shape"], str]
"""Writes one field of a row as SQL text, never null."""


class NotInSqlError(Exception):
    """The database can not write this field."""


@dataclass
class Shape:
    """The columns that rows of ``model`` need, and the text that is made of them.

    ``known``: names of what the query works out itself. ``parts``: per field its text.
    """

    model: Any
    request: Request
    known: frozenset[str] = frozenset()
    prefetched: Mapping[str, QuerySet] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Pieces] = field(default_factory=dict)

    def column(self, source: Any) -> str:
        """The column with this path or expression, as the text of a row names it."""
        expression = F(source) if isinstance(source, str) else source
        for alias, known in self.columns.items():
            if known == expression:
                return f"t.{alias}"
        alias = f"c{len(self.columns)}"
        self.columns[alias] = expression
        return f"t.{alias}"

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
    in_sql = getattr(serializer, "sql_fields", {})
    for key, found in serializer.fields.items():
        write = in_sql.get(key)
        shape.parts[key] = [Sql(write(shape))] if write else field_pieces(found, shape)
    return shape


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
        try:
            model = model._meta.get_field(step).related_model
        except FieldDoesNotExist:
            raise NotInSqlError(f"{path} is no column") from None
    return path


def has_field(model: Any, name: str) -> bool:
    return any(known.name == name for known in model._meta.concrete_fields)


def key_of(model: Any) -> str:
    """The field that stands in the address of a row."""
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
    other, path = relation.related_model, f"{source}__"
    key = shape.column(path + key_of(other))
    name = f"coalesce(to_json({shape.column(path + name_of(other))}), 'null')"
    code = f"to_json({key}::text)"
    pieces = ['{"code":', Sql(code), ',"naam":', Sql(name), ',"url":']
    pieces += [*address(path, other, shape), "}"]
    if not relation.null:
        return pieces
    return [Sql(f"CASE WHEN {key} IS NULL THEN 'null' ELSE {sqltext.concat(pieces)} END")]


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
        if self.codes:
            found = f"string_agg({row}, ', ')"
            return f"(SELECT {found} FROM {rows} t)", params  # noqa: S608 - columns and constants
        return f"(SELECT concat('[', string_agg({row}, ','), ']') FROM {rows} t)", params  # noqa: S608 - columns and constants

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
    pieces = ['{"code":', Sql(f"to_json({key}::text)"), ',"naam":', Sql(f"to_json({name})")]
    return [*pieces, ',"url":', *address("", shape.model, shape), "}"]


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


def copied(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> Iterator[bytes]:
    """Every row as JSON, ``BETWEEN``, its ``keys`` as JSON and a line end; for a large page."""
    inner, params = compiled(shape.of(rows, **keys))
    ends = ", ',', ".join(f"coalesce(to_json(t.{name}::text), 'null')" for name in keys)
    sql = f"SELECT {shape.row}, concat('[', {ends}, ']') FROM ({inner}) t"  # noqa: S608 - as above
    with for_a_page(rows.db, by_index=is_by_index(rows)) as cursor:
        query = ClientCursor(connections[rows.db].connection).mogrify(sql, params)
        with cursor.copy(f"COPY ({query}) TO STDOUT WITH ({sqltext.LINES})") as copy:
            yield from copy


@contextmanager
def found(rows: QuerySet, shape: Shape, keys: Mapping[str, Any]) -> Iterator[Any]:
    """What the database answers, as the connection got it: nothing is decoded and encoded again."""
    inner, params = compiled(shape.of(rows, **keys))
    ends = "".join(f", t.{name}::text" for name in keys)
    with for_a_page(rows.db, by_index=is_by_index(rows)) as cursor:
        sql = f"SELECT {shape.row}{ends} FROM ({inner}) t"  # noqa: S608 - columns and constants
        cursor.execute(sql, params)
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
    settings = {"jit": "off", "max_parallel_workers_per_gather": "0"}
    if by_index:
        settings["enable_sort"] = "off"
    chosen = [f"SET LOCAL {name} = {value}" for name, value in settings.items()]
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("; ".join(chosen))
        yield cursor
