"""What a query asks of other tables, resolved to keys once: so that a page is a walk by an index.

``visible_to`` says which sources and facilities somebody may see by subqueries. The planner does
not know how few rows a page is, and works them out for every row there is. ``folded`` puts the
keys themselves in their place, remembered per version of the data; it never changes which rows are
found.
"""

from collections import OrderedDict
from copy import copy
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Lookup, QuerySet
from django.db.models.lookups import In
from django.db.models.sql import Query
from django.db.models.sql.where import WhereNode

KEPT: Final = 64
_keys: Final[OrderedDict[tuple[str, str], str]] = OrderedDict()
"""The last answers, per version of the data and query."""


class AmongKeys(Lookup):
    """``column = ANY(keys)``; ``rhs`` is an array as PostgreSQL writes it."""

    lookup_name = "among_keys"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY (%s::bigint[])", [*params, self.rhs]


def folded(rows: QuerySet, version: str = "") -> QuerySet:
    """``rows`` with keys in place of subqueries. ``version``: of the data, "" to forget at once."""
    rows = rows.all()
    query = rows.query
    query.where = fold(query.where, rows.db, version)
    annotations = {key: fold(each, rows.db, version) for key, each in query.annotations.items()}
    query.annotations = annotations
    return rows


def fold(node: Any, using: str, version: str) -> Any:
    if isinstance(node, WhereNode):
        children = [fold(child, using, version) for child in node.children]
        return node.create(children, node.connector, negated=node.negated)
    if isinstance(node, In) and isinstance(node.rhs, Query):
        return fold_subquery(node, using, version)
    if not isinstance(node, models.Subquery | Query) and hasattr(node, "get_source_expressions"):
        node = copy(node)
        sources = [each and fold(each, using, version) for each in node.get_source_expressions()]
        node.set_source_expressions(sources)
    return node


def fold_subquery(node: In, using: str, version: str) -> Any:
    """The keys that the subquery finds; itself when it is about the row outside, or no keys."""
    query = node.rhs.clone()
    if not query.has_select_fields:
        query.clear_select_clause()
        query.add_fields(["pk"])
    if query.get_external_cols() or not is_key(query):
        return node
    try:
        sql, params = query.get_compiler(using=using).as_sql()
    except EmptyResultSet:
        return node
    return AmongKeys(node.lhs, keys(sql, params, using, version))


def is_key(query: Query) -> bool:
    field = query.select[0].target if len(query.select) == 1 else None
    return isinstance(getattr(field, "target_field", field), models.AutoField | models.BigAutoField)


def keys(sql: str, params: Any, using: str, version: str) -> str:
    place = (version, repr((using, sql, params)))
    found = _keys.get(place) if version else None
    if found is None:
        with connections[using].cursor() as cursor:
            found_keys = f"SELECT array_agg(key)::text FROM ({sql}) AS found (key)"  # noqa: S608
            cursor.execute(found_keys, params)
            found = cursor.fetchone()[0] or "{}"
        if version:
            _keys[place] = found
            while len(_keys) > KEPT:
                _keys.popitem(last=False)
    return found
