"""A row as cells: the fields of a resource beside one another, for a table.

Names are those of the JSON; of a reference its code (``bron``) and its name (``bronNaam``), of a
list of references the codes with commas. Lists of objects and addresses are only in the JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rest_framework import serializers

from . import sqltext
from .jsonrows import RowsAsJson, Shape, key_of, name_of, path_of
from .serializers import AddressField, ReferenceSerializer

KINDS: Final[dict[type[serializers.Field], str]] = {
    serializers.BooleanField: "boolean",
    serializers.IntegerField: "integer",
    serializers.FloatField: "number",
    serializers.DecimalField: "number",
    serializers.DateTimeField: "date-time",
    serializers.DateField: "date",
}
STARTS: Final = r"^(\s*[-=+@＝＋－＠]|[\t\r\n])"
"""With what a text begins that a spreadsheet could run (``exporting.is_formula``)."""


@dataclass(frozen=True)
class Cell:
    """One column of a table: its name, what kind of value it holds and how SQL reads it.

    ``free``: somebody typed the text, so that it could be a formula.
    """

    name: str
    kind: str
    sql: str
    free: bool = False

    @property
    def defused(self) -> str:
        """The value for a spreadsheet: a formula gets an apostrophe. Begins with a letter: safe."""
        if not self.free:
            return self.sql
        column = f"({self.sql})::text"
        safe = f"ascii({column}) BETWEEN {ord('A')} AND {ord('z')}"
        formula = f"{column} ~ {sqltext.literal(STARTS)}"
        return (
            f"CASE WHEN {safe} THEN {column} WHEN {formula} THEN '''' || {column} ELSE {column} END"
        )


def cells_of(serializer: Any, shape: Shape) -> list[Cell]:
    """The columns of a table of this resource, in the order of its fields."""
    in_sql = getattr(serializer, "sql_fields", {})
    as_cell = getattr(serializer, "sql_cells", {})
    found: list[Cell] = []
    for key, field in serializer.fields.items():
        if key in as_cell:
            found.append(Cell(key, kind_of(field), as_cell[key](shape)))
        elif key in in_sql:
            kind = kind_of(field)
            found.append(Cell(key, kind, bare(in_sql[key](shape), kind)))
        else:
            found += field_cells(key, field, shape)
    return found


def bare(json: str, kind: str) -> str:
    """A word, a number or a list of words without the signs of JSON; empty for null."""
    if kind != "string":
        return f"nullif({json}, 'null')"
    return f"nullif(nullif(replace(btrim({json}, '[]'), '\"', ''), 'null'), '')"


def field_cells(key: str, field: Any, shape: Shape) -> Iterator[Cell]:
    if isinstance(field, serializers.ListSerializer):
        if isinstance(field.child, ReferenceSerializer):
            source: Any = field.source
            codes = RowsAsJson(field.child, source, shape, codes=True)
            yield Cell(key, "string", shape.column(codes), free=True)
    elif isinstance(field, ReferenceSerializer):
        other = shape.model._meta.get_field(field.source).related_model
        column = shape.column(f"{field.source}__{key_of(other)}")
        yield Cell(key, "string", f"{column}::text", free=True)
        name = shape.column(f"{field.source}__{name_of(other)}")
        yield Cell(f"{key}Naam", "string", name, free=True)
    elif not isinstance(field, AddressField):
        yield simple_cell(key, field, shape.column(path_of(field, shape)))


def simple_cell(key: str, field: Any, column: str) -> Cell:
    kind = kind_of(field)
    if kind == "date-time":
        return Cell(key, kind, sqltext.moment_text(column, quoted=False))
    if isinstance(field, serializers.ListField):
        return Cell(key, kind, f"array_to_string({column}, ', ')", free=True)
    if kind == "string":
        free = not isinstance(field, serializers.ChoiceField)
        return Cell(key, kind, f"nullif({column}, '')", free=free)
    return Cell(key, kind, f"{column}::text" if kind == "boolean" else column)


def kind_of(field: Any) -> str:
    return next((kind for known, kind in KINDS.items() if isinstance(field, known)), "string")
