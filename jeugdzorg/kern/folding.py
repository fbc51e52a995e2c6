"""What a query asks of other tables, resolved to keys once: so that a page is a walk by an index.

``visible_to`` says which sources and facilities somebody may see by subqueries and by what joined
tables say. The planner does not know how few rows a page is, and works them out for every row there
is. ``folded`` puts the keys themselves in their place, remembered per version of the data, and
leaves out the tables that then say nothing more; it never changes which rows are found.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Lookup, QuerySet
from django.db.models.expressions import Col, When
from django.db.models.lookups import Exact, In
from django.db.models.sql import Query
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import BaseTable, Join
from django.db.models.sql.where import AND, WhereNode

KEPT: Final = 64
FEW: Final = 1000


class Keys(NamedTuple):
    """Keys as PostgreSQL writes an array; or, where that is much shorter, what lies between the
    first and the last without being one (``between``)."""

    array: str
    between: tuple[int, int, str] | None = None

    @classmethod
    def of(cls, found: Iterable[int | None]) -> Self:
        """An unknown key (None) stays in the array: nothing is known not to be it."""
        every = set(found)
        keys = {key for key in every if key is not None}
        unknown = ["NULL"] * (None in every)
        array = as_array([*sorted(keys), *unknown])
        if unknown or len(keys) <= FEW:
            return cls(array)
        low, high = min(keys), max(keys)
        if high - low >= 2 * len(keys):
            return cls(array)
        return cls(array, (low, high, as_array(sorted(set(range(low, high + 1)) - keys))))

    @property
    def are_few(self) -> bool:
        return self.array.count(",") < FEW


Known = dict[tuple[str, str], Keys]
"""Answers, per version of the data and query."""
_kept: Final[Known] = {}


class AmongKeys(Lookup):
    """Whether a column is one of ``Keys``. Nearly all of many thousands are told by the few others:
    reading and planning a long array costs more than a page of rows."""

    lookup_name = "among_keys"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        if self.rhs.between is None:
            return f"{column} = ANY (%s::bigint[])", [*params, self.rhs.array]
        within = f"({column} BETWEEN %s AND %s AND {column} <> ALL (%s::bigint[]))"
        return within, [*params, *self.rhs.between[:2], *params, self.rhs.between[2]]


def folded(rows: QuerySet, version: str = "") -> QuerySet:
    """``rows`` with keys in place of subqueries. ``version``: of the data, "" to forget at once."""
    rows = rows.all()
    finder = Finder(rows.db, version, _kept if version else {}, rows.query)
    rows.query.where = finder.fold(rows.query.where, joined=True)
    annotations = rows.query.annotations.items()
    rows.query.annotations = {name: finder.fold(each) for name, each in annotations}
    forget_joins(rows.query)
    return rows


def forget_joins(query: Query) -> None:
    """Leave out tables of which nothing is asked any more; never one that chooses rows."""
    if query.group_by is not None or query.combinator:
        return
    asked = set(aliases_in([query.where, *query.annotations.values(), *query.select]))
    joins = {alias: join for alias, join in query.alias_map.items() if isinstance(join, Join)}
    for alias, join in reversed(joins.items()):
        if alias in asked or not is_forward(join) or chooses(join):
            asked |= {alias, join.parent_alias}
        else:
            query.alias_refcount[alias] = 0


def aliases_in(nodes: Iterable[Any]) -> Iterator[str]:
    """Of all tables of which these expressions name a column."""
    for node in nodes:
        if isinstance(node, Col):
            yield node.alias
        elif isinstance(node, Query):
            yield from (col.alias for col in node.get_external_cols())
        elif isinstance(node, WhereNode):
            yield from aliases_in(node.children)
        elif hasattr(node, "get_source_expressions"):
            yield from aliases_in(node.get_source_expressions())
            yield from aliases_in([getattr(node, "query", None)])


def is_forward(join: Join) -> bool:
    """Over a foreign key to the one row it points at."""
    return isinstance(join.join_field, models.ForeignKey) and join.filtered_relation is None


def chooses(join: Join) -> bool:
    """Whether rows without the other are left out by it."""
    key: Any = join.join_field
    return key.null and join.join_type == INNER


def is_narrow(node: WhereNode) -> bool:
    """Whether rows must belong to one of a few keys: then those are where to begin."""
    if node.negated or node.connector != AND:
        return False
    return any(
        is_narrow(child)
        if isinstance(child, WhereNode)
        else isinstance(child, AmongKeys) and child.rhs.are_few
        for child in node.children
    )


@dataclass(frozen=True)
class Finder:
    using: str
    version: str
    known: Known
    query: Query

    def fold(self, node: Any, *, joined: bool = False) -> Any:
        """``joined``: whether unknown is as good as untrue here, so that what is asked of a joined
        table may become keys as well."""
        if isinstance(node, WhereNode):
            joined = joined and not node.negated
            children = [self.fold(child, joined=joined) for child in node.children]
            return node.create(children, node.connector, negated=node.negated)
        if isinstance(node, In) and isinstance(node.rhs, Query):
            return self.fold_subquery(node)
        if joined and isinstance(node, In | Exact) and (found := self.fold_joined(node)):
            return found
        if isinstance(node, models.Subquery | Query) or not hasattr(node, "get_source_expressions"):
            return node
        node = copy(node)
        is_condition = isinstance(node, When)
        sources = [
            each and self.fold(each, joined=is_condition and n == 0)
            for n, each in enumerate(node.get_source_expressions())
        ]
        node.set_source_expressions(sources)
        return node

    def fold_subquery(self, node: In) -> Any:
        """The keys that the subquery finds; itself when it is about the row outside, or no keys."""
        query = node.rhs.clone()
        if not query.has_select_fields:
            query.clear_select_clause()
            query.add_fields(["pk"])
        if query.get_external_cols() or not is_key(query):
            return node
        try:
            sql, params = query.get_compiler(using=self.using).as_sql()
        except EmptyResultSet:
            return node
        return AmongKeys(node.lhs, self.keys(sql, params))

    def fold_joined(self, node: Any) -> Any:
        """The keys of the first table on the way that lead to a row that passes; nothing when that
        is more than a way over foreign keys to a column."""
        if not isinstance(node.lhs, Col) or not is_constant(node.rhs):
            return None
        way: list[Any] = []
        join: Any = self.query.alias_map.get(node.lhs.alias)
        while isinstance(join, Join) and is_forward(join):
            way.insert(0, join)
            join = self.query.alias_map.get(join.parent_alias)
        if not way or not isinstance(join, BaseTable):
            return None
        first, *rest = way
        path = "__".join([*(step.join_field.name for step in rest), node.lhs.target.name])
        rows = first.join_field.related_model._base_manager.using(self.using)
        rows = rows.filter(**{f"{path}__{node.lookup_name}": node.rhs}).order_by().values("pk")
        sql, params = rows.query.get_compiler(using=self.using).as_sql()
        own = first.join_field.get_col(first.parent_alias)
        return AmongKeys(own, self.keys(sql, params))

    def keys(self, sql: str, params: Any) -> Keys:
        place = (self.version, repr((self.using, sql, params)))
        if place not in self.known:
            with connections[self.using].cursor() as cursor:
                array = f"SELECT array_agg(key) FROM ({sql}) AS found (key)"  # noqa: S608
                cursor.execute(array, params)
                self.known[place] = found = Keys.of(cursor.fetchone()[0] or ())
            while len(self.known) > KEPT:
                self.known.pop(next(iter(self.known)), None)
            return found
        return self.known.get(place) or self.keys(sql, params)


def as_array(keys: Iterable[Any]) -> str:
    return f"{{{','.join(map(str, keys))}}}"


def is_constant(value: Any) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return bool(value) and all(map(is_constant, value))
    return isinstance(value, str | int | date)


def is_key(query: Query) -> bool:
    chosen: Any = query.select
    field = chosen[0].target if len(chosen) == 1 else None
    return isinstance(getattr(field, "target_field", field), models.AutoField | models.BigAutoField)
