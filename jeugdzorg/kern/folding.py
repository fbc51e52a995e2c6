"""What a query asks of other tables, resolved to keys once: so that a page is a walk by an index.

``visible_to`` says which sources and facilities somebody may see by subqueries. The planner does
not know how few rows a page is, and works them out for every row there is. ``folded`` puts the
keys themselves in their place, remembered per version of the data; it never changes which rows are
found.
"""

from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Lookup, QuerySet
from django.db.models.lookups import In
from django.db.models.sql import Query
from django.db.models.sql.where import AND, WhereNode

KEPT: Final = 64
FEW: Final = 1000
Known = dict[tuple[str, str], str]
"""Answers, per version of the data and query."""
_kept: Final[Known] = {}


class AmongKeys(Lookup):
    """``column = ANY(keys)``; ``rhs`` is an array as PostgreSQL writes it."""

    lookup_name = "among_keys"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY (%s::bigint[])", [*params, self.rhs]


def folded(rows: QuerySet, version: str = "") -> QuerySet:
    """``rows`` with keys in place of subqueries. ``version``: of the data, "" to forget at once."""
    rows = rows.all()
    finder = Finder(rows.db, version, _kept if version else {})
    rows.query.where = finder.fold(rows.query.where)
    annotations = rows.query.annotations.items()
    rows.query.annotations = {name: finder.fold(each) for name, each in annotations}
    return rows


def is_narrow(node: WhereNode) -> bool:
    """Whether rows must belong to one of a few keys: then those are where to begin."""
    if node.negated or node.connector != AND:
        return False
    return any(
        is_narrow(child)
        if isinstance(child, WhereNode)
        else isinstance(child, AmongKeys) and child.rhs.count(",") < FEW
        for child in node.children
    )


@dataclass(frozen=True)
class Finder:
    using: str
    version: str
    known: Known

    def fold(self, node: Any) -> Any:
        if isinstance(node, WhereNode):
            children = [self.fold(child) for child in node.children]
            return node.create(children, node.connector, negated=node.negated)
        if isinstance(node, In) and isinstance(node.rhs, Query):
            return self.fold_subquery(node)
        if isinstance(node, models.Subquery | Query) or not hasattr(node, "get_source_expressions"):
            return node
        node = copy(node)
        sources = [each and self.fold(each) for each in node.get_source_expressions()]
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

    def keys(self, sql: str, params: Any) -> str:
        place = (self.version, repr((self.using, sql, params)))
        if place not in self.known:
            with connections[self.using].cursor() as cursor:
                array = f"SELECT array_agg(key)::text FROM ({sql}) AS found (key)"  # noqa: S608
                cursor.execute(array, params)
                self.known[place] = found = cursor.fetchone()[0] or "{}"
            while len(self.known) > KEPT:
                self.known.pop(next(iter(self.known)), None)
            return found
        return self.known.get(place) or self.keys(sql, params)


def is_key(query: Query) -> bool:
    chosen: Any = query.select
    field = chosen[0].target if len(chosen) == 1 else None
    return isinstance(getattr(field, "target_field", field), models.AutoField | models.BigAutoField)
